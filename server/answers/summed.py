"""What figures asked for one after the other come to: "add those two together".

In: the figures that the last questions asked for. Out: a `Draft` of their sum with its working, or None where they are
not parts of one printed list: what overlaps, or is of another time or unit, is never added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.models import Observation
from corpus.totals import names_total
from server.answers.calculations import added
from server.answers.drafts import Draft
from server.answers.families import is_additive

_TWO = re.compile(r"\b(?:two|both)\b", re.IGNORECASE)


def summed(text: str, recent: Sequence[Observation]) -> Draft | None:
    """The sum of the figures asked for last, `recent` with the last first; of the last two where `text` says two."""
    figures = tuple(reversed(recent[:2] if _TWO.search(text) else recent))
    lists = {(each.document_id, each.breakdown, each.unit, each.period, each.status, each.area) for each in figures}
    names = {each.group for each in figures}
    if len(lists) != 1 or len(names) != len(figures) or any(names_total(name or "") for name in names):
        return None
    is_listed = all(each.breakdown and each.value is not None and each.upper is None for each in figures)
    return added(figures) if is_listed and is_additive(figures[0].unit) else None
