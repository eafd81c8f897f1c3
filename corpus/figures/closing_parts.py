"""Counts of one sentence that add up to a number told elsewhere in the document, or are "of the" number: its parts.

In: the observations of a document. Out: the same, where such counts leave out what they count they count what the
whole does, and they are members of one list. "The list held 466 people. By age, 289 were 65 or over and 177 were
18-64": no word says that the 289 are people on the list, but only then does the sum come out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from corpus.figures.binding import counts_something
from corpus.figures.threads import kind_of
from corpus.models import Aspect, Availability, Observation
from corpus.quantities import UnitKind, find_quantities

LEAST = 20
"""A smaller sum comes out by chance."""
CONFIDENCE = 0.8
_OF_WHOLE = re.compile(r"\sof (?:the|those|these|our|all) (?P<number>\d[\d,]{1,9})\b(?! [a-z]+s\b)")
_WHOLE_BEFORE = re.compile(r"^\W{0,3}(?:Of|Out of) (?:the|those|these|our|all) (?P<number>\d[\d,]{1,9}),? $")


def with_closing_parts(observations: Sequence[Observation]) -> tuple[Observation, ...]:
    """The observations, those of parts that close with what their whole counts."""
    counts = _counts(observations)
    observations = [_of_named_whole(each, counts) for each in observations]
    told: list[Observation] = []
    for (page, start, _, is_sentence), run in groupby(observations, key=_sentence):
        members = list(run)
        whole = _whole_of(members, counts) if is_sentence else None
        told += [_part(each, whole, f"{whole.document_id}:{page}.{start}") for each in members] if whole else members
    return tuple(told)


def _of_named_whole(seen: Observation, counts: dict[Decimal, list[Observation]]) -> Observation:
    """A count without a noun that is told "of the 388", with the noun of the 388 where one is told of it."""
    if not (seen.wording.startswith("sentence") and _is_part(seen)):
        return seen
    start, end = seen.number_span
    quote = seen.locator.quote
    named = _OF_WHOLE.match(quote, end) or _WHOLE_BEFORE.search(quote[:start])
    alike = counts.get(Decimal(named["number"].replace(",", "")), ()) if named else ()
    units = {each.unit for each in alike if counts_something(each.unit)}
    return replace(seen, unit=units.pop()) if len(units) == 1 else seen


def _sentence(seen: Observation) -> tuple[int, int, int, bool]:
    place = seen.locator
    return place.page_index, place.start, place.end, seen.wording.startswith("sentence")


def _counts(observations: Iterable[Observation]) -> dict[Decimal, list[Observation]]:
    """The counts that are large enough for a whole, by their values."""
    found: dict[Decimal, list[Observation]] = {}
    for each in observations:
        if _is_count(each) and each.value is not None and each.value >= LEAST:
            found.setdefault(each.value, []).append(each)
    return found


def _is_count(seen: Observation) -> bool:
    is_level = seen.aspect is Aspect.LEVEL and seen.availability is Availability.PUBLISHED
    return is_level and seen.upper is None and kind_of(seen) is UnitKind.COUNT


def _whole_of(members: Sequence[Observation], counts: dict[Decimal, list[Observation]]) -> Observation | None:
    """What the counts of a sentence are the parts of: one thing counted, of their time, that they add up to.

    Their sum must be told in the sentence, or before it in the same section: in a long document some number comes out.
    """
    parts = [each for each in members if _is_part(each)]
    if len(parts) < 2 or len({(each.period, each.area, each.status) for each in parts}) > 1:
        return None
    total = sum((each.value or Decimal(0) for each in parts), Decimal(0))
    counted = [each for each in find_quantities(parts[0].locator.quote) if each.kind is UnitKind.COUNT]
    others = [each for each in counted if each.value not in {part.value for part in parts}]
    if any(each.value != total and not each.in_words for each in others):
        return None  # another number of the sentence is left over
    same = [each for each in counts.get(total, ()) if each not in parts]
    before = [each for each in same if _stands_before(each, parts[0])]
    if not before and not any(each.value == total for each in others):
        return None
    dated = [each for each in same if counts_something(each.unit) and each.period == parts[0].period]
    one = [each for each in dated if each in before][-1:] or dated
    return one[0] if len({each.unit for each in one}) == 1 else None


def _stands_before(one: Observation, part: Observation) -> bool:
    """Whether a number stands before another in its section."""
    here, there = part.locator, one.locator
    return (there.page_index, there.headings) == (here.page_index, here.headings) and there.start <= here.start


def _is_part(seen: Observation) -> bool:
    """Whether a count leaves out what it counts: its unit is not known, or stands nowhere in its sentence."""
    return _is_count(seen) and bool(seen.value) and seen.unit not in seen.locator.quote.lower()


def _part(seen: Observation, whole: Observation, breakdown: str) -> Observation:
    if not _is_part(seen):
        return seen
    confidence = max(seen.confidence, min(whole.confidence, CONFIDENCE))
    return replace(
        seen,
        measure=whole.label,
        group=_own_words(seen),
        unit=whole.unit,
        breakdown=breakdown,
        confidence=confidence,
    )


def _own_words(seen: Observation) -> str:
    """What tells a part from the others: its label without the heading that it stands under."""
    over = [heading.lower() for heading in seen.locator.headings]
    pieces = [piece for piece in seen.label.split(": ") if not any(h.startswith(piece.lower()) for h in over)]
    return ": ".join(pieces) or seen.label
