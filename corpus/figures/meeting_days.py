"""The day on which something was voted on: the one its sentence names, else that of the meeting the document is of.

In: the place of a sentence that tells of a vote, and the sentence. Out: a `Known`; only published where no day is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.figures.places import UNDATED, Known, Place
from corpus.periods import Period, PeriodKind, PeriodKnown, find_periods, parse_period

HEAD_CHARS = 500
LEAD_CHARS = 60
_MET = re.compile(
    r"\b(?:meetings?|held|met|sat|decided|voted|agreed|backed|approved)\b[^.\d]{0,50}$|\bdate:?\W{0,5}$", re.IGNORECASE
)
""" "Meeting: Wednesday 5 March", "councillors decided today (Tuesday 8 July)"; not "Date published: Friday 7 March"."""


def meeting_day(place: Place, sentence: str) -> Known:
    """The day of a vote: named in its sentence, the title or the head of the page; else that of publication."""
    metadata = place.document.metadata
    published = parse_period(metadata.published or "")
    head = place.document.pages[0].text[:HEAD_CHARS]
    told = list(_days(sentence, published))
    if len(told) == 1:
        return Known(told[0], PeriodKnown.PRINTED)
    for text in (metadata.title, head):
        days = list(_days(text, published))
        if len(days) == 1:
            return Known(days[0], PeriodKnown.DOCUMENT)
    met = next(_days(head, published, after=_MET), None)
    if met:
        return Known(met, PeriodKnown.DOCUMENT)
    return Known(published, PeriodKnown.PUBLISHED) if published else UNDATED


def _days(text: str, published: Period | None, after: re.Pattern[str] | None = None) -> Iterator[Period]:
    """The days that a text names, each once; with `after` only those that it leads to. Their year may be left out."""
    seen = set[Period]()
    for mention in find_periods(text, partial=True):
        day = mention.period or (mention.partial.complete(published) if mention.partial and published else None)
        if day is None or day.kind is not PeriodKind.AS_AT or mention.limit is not None or day in seen:
            continue
        if after is None or after.search(text[max(0, mention.start - LEAD_CHARS) : mention.start]):
            seen.add(day)
            yield day
