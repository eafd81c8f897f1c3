"""A printed number as an observation, so that arithmetic on it is shown and checked as on any other.

In: the `Place` of a number, the query, and the documents. Out: an `Observation` that says no more than its own words
do: its clause is its measure, a time that the clause prints its period. It lives as long as the answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.areas import find_areas
from corpus.measures import PEOPLE_WORDS, is_plural, stem, stems, unit_alike
from corpus.models import ANSWERS_FROM, Locator, Metadata, Observation, Status
from corpus.periods import Period, PeriodKnown
from corpus.quantities import UnitKind, find_quantities
from server.answers.parallel_lines import periods_in
from server.answers.parallel_places import Place
from server.answers.queries import Query

PRINTED_BESIDE = "sentence: printed beside"
"""The way of wording of a number that is read for one answer, beside the one that it is reckoned with."""
MOST_WORDS = 16
_UNNAMED = "number"
"""Unit of what is counted by no noun: "from 84 to 114"."""
_UNITS = {
    UnitKind.GBP: "GBP",
    UnitKind.PERCENT: "percent",
    UnitKind.POINTS: "percentage points",
    UnitKind.SCORE: "score",
}
_STATUSES = {stem(status.value): status for status in Status if status is not Status.ACTUAL}
_NOUN = re.compile(r"\s+(?:[a-z][\w’'-]*\s+){0,2}?(?P<noun>[A-Za-z][\w’'-]+)")


def time_told(place: Place) -> Period | None:
    """The one period that the words of a number print; None for none, or several."""
    told = set(periods_in(place.told))
    return told.pop() if len(told) == 1 else None


def is_of_time_asked(place: Place, query: Query) -> bool:
    """Whether the words of a number print no time, or one of those asked for."""
    told = periods_in(place.told)
    asked = query.periods
    return not (told and asked) or any(one.contains(time) or time.contains(one) for one in told for time in asked)


def are_alike(operands: Sequence[Observation]) -> bool:
    """Whether numbers are told of one place, one status and one kind of thing, and of no two times."""
    told = {(each.area, each.status) for each in operands}
    nouns = {unit_alike(each.unit) for each in operands} - {_UNNAMED}
    times = {each.period for each in operands} - {None}
    return len(told) == 1 and len(nouns) < 2 and len(times) < 2


def operand(place: Place, documents: Mapping[str, Metadata]) -> Observation:
    """A printed number as an observation of what its own words say."""
    passage, item, number = place.passage, place.item, place.number
    period = time_told(place)
    areas = [mention.name for mention in find_areas(place.told)]
    told = [status for word, status in _STATUSES.items() if word in stems(place.told)]
    locator = Locator(
        passage.page_index,
        passage.page,
        passage.start + item.start + item.mark,
        passage.start + item.end,
        passage.headings,
        item.text[item.mark :],
        passage.page_mark,
    )
    return Observation(
        document_id=passage.document_id,
        locator=locator,
        measure=" ".join(place.told.split()[:MOST_WORDS]),
        unit=_unit(place),
        value=number.value,
        upper=number.upper,
        printed=number.printed,
        area=areas[0] if len(areas) == 1 else None if areas else documents[passage.document_id].area,
        period=period,
        period_known=PeriodKnown.PRINTED if period else None,
        multiplier=number.multiplier,
        scale_max=number.scale_max,
        qualifier=number.qualifier,
        status=told[0] if told else Status.ACTUAL,
        context=" ".join([documents[passage.document_id].title, *passage.headings]),
        confidence=ANSWERS_FROM,
        wording=PRINTED_BESIDE,
    )


def _unit(place: Place) -> str:
    """What the number counts: the first noun behind it that can be counted."""
    number = place.number
    if number.kind is not UnitKind.COUNT:
        return number.unit_word or _UNITS.get(number.kind, _UNNAMED)
    behind = _NOUN.match(place.item.text, number.end)
    noun = behind["noun"].lower() if behind else ""
    return noun if noun in PEOPLE_WORDS or is_plural(noun) else _UNNAMED


def is_printed(observation: Observation, texts: Sequence[str]) -> bool:
    """Whether a number that was read for one answer is printed just so in a text that is shown with it."""
    numbers = find_quantities(observation.locator.quote)
    told = any((each.printed, each.value) == (observation.printed, observation.value) for each in numbers)
    return told and any(observation.locator.quote in text for text in texts)
