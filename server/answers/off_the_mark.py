"""Quotations that say nothing to what is asked, though their words do: of another day, or the name of a list alone.

In: a query and the draft that quotes. Out: the draft, or None.
"""

from __future__ import annotations

import re
from itertools import pairwise

from server.answers.drafts import Draft
from server.answers.models import Outcome
from server.answers.periods_asked import is_of_other_day
from server.answers.queries import Query

MAX_HEADING = 100
"""Characters of the name of a list at most; what is longer says something."""
_VALUE = re.compile(r"\d%?$")
"""Ends a line of a list of values."""


def unless_of_another(query: Query, draft: Draft | None) -> Draft | None:
    """A draft, unless all that it quotes is of another day than the one asked about, or the name of a list."""
    if draft is None or draft.figures or not draft.hits or draft.outcome is not Outcome.ANSWERED:
        return draft
    text = " ".join(statement.text for statement in draft.statements)
    return None if is_of_other_day(query, text) or _is_heading(draft) else draft


def _is_heading(draft: Draft) -> bool:
    """Whether all that is quoted is the name of a list or table, which says what stands in it and nothing of that."""
    quoted = [statement.text.strip("“”:* ") for statement in draft.statements]
    above = {heading.strip(":* ") for hit in draft.hits for heading in hit.passage.headings}
    lines = [line.strip(":*|# ") for hit in draft.hits for line in hit.passage.text.splitlines()]
    pairs = pairwise(filter(None, lines))
    followed = {one for one, after in pairs if "|" in after or after[:1] in "-•" or _VALUE.search(after)}
    return bool(quoted) and all(len(text) <= MAX_HEADING and text in above | followed for text in quoted)
