"""Votes as figures, with their day: named in their sentence, in the head of the minutes, or where a page tells of it.

In: the place of the sentence and its words. Out: the figure, its day and how that is known. The day of publication is
only fallen back on, and then marked as such: a decision is published days after it was taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.figures.binding import bound
from corpus.figures.places import UNDATED, Known, Place
from corpus.figures.trust import CONFIDENT
from corpus.models import Availability, Locator, Observation, Status
from corpus.periods import Period, PeriodKind, PeriodKnown, date_published, find_periods
from corpus.quantities import Quantity

HEAD_CHARS = 700
MAX_PAGE_CHARS = 6_000
"""A page of news tells in its first lines when what it tells of was decided."""
_LINES = re.compile(r"\n|(?<=\.)\s")
_MEETING = re.compile(
    r"\b(?:meetings?|held|committee|cabinet|council|board|date|(?:mon|tues|wednes|thurs|fri)day)\b", re.IGNORECASE
)
_NOT_OF_MEETING = re.compile(
    r"\b(?:published|publication|received|answered|issued|call(?:ed)?[- ]in|deadline|effect|position|as at|next|noted"
    r"|(?:last|previous|earlier) meeting)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:decided|agreed|voted|approved|backed|resolved|rejected|carried)\b[^.]{0,80}\b(?:today|yesterday"
    r"|last night|on|this week"
    r"|tonight|(?:mon|tues|wednes|thurs|fri)day)\b",
    re.IGNORECASE,
)


def vote_of(place: Place, quantity: Quantity, voted: str, locator: Locator, around: str) -> Observation | None:
    """The figure of a number of votes: `voted` says what was voted."""
    seen = bound(
        place,
        quantity,
        day_of_vote(place, locator.quote),
        locator,
        measure=voted,
        unit="votes",
        wording="vote",
        confidence=CONFIDENT,
        around=around,
        status=Status.ACTUAL,
    )
    is_nil = seen is not None and seen.printed.lower() == "nil"
    return replace(seen, availability=Availability.NIL) if seen and is_nil else seen


def day_of_vote(place: Place, sentence: str) -> Known:
    """The day on which a vote told in a sentence was taken."""
    published = date_published(place.document.metadata.published)
    for texts, how in (
        ([sentence], PeriodKnown.PRINTED),
        (_heads(place), PeriodKnown.DOCUMENT),
        (_decisions(place), PeriodKnown.DOCUMENT),
    ):
        for text in texts:
            days = _days(text, published)
            if len(days) == 1:
                return Known(days[0], how)
    return Known(published, PeriodKnown.PUBLISHED) if published else UNDATED


def _heads(place: Place) -> Iterator[str]:
    """The title, and the lines of the document's head that speak of a meeting."""
    title, head = place.document.metadata.title, place.document.pages[0].text[:HEAD_CHARS]
    yield title if not _NOT_OF_MEETING.search(title) else ""
    for line in _LINES.split(head):
        if _MEETING.search(line) and not _NOT_OF_MEETING.search(line):
            yield line
    yield head if not _NOT_OF_MEETING.search(head) else ""


def _decisions(place: Place) -> Iterable[str]:
    """The sentences of a page that tell when something was decided."""
    text = place.document.pages[0].text[:MAX_PAGE_CHARS]
    return (line for line in _LINES.split(text) if _DECIDED.search(line))


def _days(text: str, published: Period | None) -> list[Period]:
    """The days that a text names; one without its year is the last before publication."""
    found = []
    for mention in find_periods(text, partial=True):
        day = mention.period or (mention.partial.complete(published) if mention.partial and published else None)
        if day is not None and day.kind is PeriodKind.AS_AT and mention.limit is None:
            found.append(day)
    return list(dict.fromkeys(found))
