"""Changes, comparisons, sums and shares of two numbers that a document prints side by side.

In: a query that is reckoned from two numbers, the passages found for it, and the open index. Out: a `Draft` with the
working, which quotes what prints both; None where it is not sure which two are meant. Each of the two things, or times,
that a question names is asked for by itself, and every number beside another is read with both questions: the two that
answer them best, in one sentence, one block of rows or one list, are meant if no other two come near.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.glossary import Glossary
from corpus.measures import stems, unit_alike
from corpus.models import Observation
from index.models import PassageHit
from index.pair_reading import Comparing, as_asked
from index.store import IndexVersion
from server.answers.display import in_points, show_observation
from server.answers.drafts import Draft, Statement
from server.answers.families import is_additive
from server.answers.models import Outcome
from server.answers.operations import Result, difference, gap, percentage_change, share, total
from server.answers.parallel_places import Place
from server.answers.passage_words import is_name_held, share_named
from server.answers.phrases import opening
from server.answers.printed_operands import are_alike, is_of_time_asked, operand, time_told
from server.answers.printed_sets import Layout, PrintedSet, sets_printed, told_at
from server.answers.queries import Operation, Query, Wants
from server.answers.sections import covers_times
from server.answers.sides_asked import Sides, two_asked

LEAST, LEAST_OF_PARTS, APART, FAR_APART = -1.5, -6.0, 1.0, 2.0
"""Log-odds that two numbers together must have, less where one is told as a part of the other; and by how much they
must be likelier than two others."""
NAMED, NAMED_OF_PARTS = 0.6, 0.5
"""Share of the question's content that the sentence, or rows, of both numbers name with their headings."""
SURE, HALF_NAMED = 1.0, 0.3
"""Log-odds from which less need be named."""
_FROM = re.compile(
    r"\bfrom(?: (?:an?|the|just|about|around|over|some|only|its|their))?(?: [a-z]+){0,3} ?$", re.IGNORECASE
)
_TO = re.compile(r"[^.;]{0,60}?\bto\b(?: (?:an?|the|just|about|around|over|some|only))? ?$", re.IGNORECASE)
_BACK = re.compile(
    r"[^.;]{0,60}?\b(?:compared (?:with|to)|against|(?:up|down|on) from|up on|down on)\b[^.;]{0,30}?$",
    re.IGNORECASE,
)
"""What stands between two numbers of which the second is the earlier: "114, up from 84"."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two numbers side by side: the first answers the first side, and how surely both do."""

    first: Place
    second: Place
    of: PrintedSet
    score: float

    @property
    def is_of_parts(self) -> bool:
        """Whether the first is told as a part of the second."""
        return self.of.layout is Layout.PARTS and self.second is self.of.members[0]

    @property
    def values(self) -> frozenset[object]:
        return frozenset((self.first.number.value, self.second.number.value))


def answer_from_two(
    query: Query, hits: Sequence[PassageHit], version: IndexVersion, glossary: Glossary, model: Comparing
) -> Draft | None:
    """What is reckoned from the two numbers that are meant."""
    sides = two_asked(query)
    if sides is None or query.since or query.every_year or query.carried:
        return None
    pair = _meant(_pairs(query, sides, hits, version, model))
    if pair is None or not _is_told(query, sides, pair, version, glossary):
        return None
    first, second = (operand(place, version.documents) for place in (pair.first, pair.second))
    if sides.way is not Operation.COMPARE and not are_alike(_undated(sides, first, second)):
        return None
    draft = _reckoned(sides.way, query, first, second)
    return replace(draft, hits=(pair.of.hit,)) if draft else None


def _undated(sides: Sides, *operands: Observation) -> list[Observation]:
    """The operands of a change without the times that it is between."""
    is_change = sides.way is Operation.CHANGE
    return [replace(each, period=None, period_known=None) if is_change else each for each in operands]


def _pairs(
    query: Query, sides: Sides, hits: Sequence[PassageHit], version: IndexVersion, model: Comparing
) -> list[_Pair]:
    """Two numbers of one set, the likeliest first."""
    asked = replace(query, operation=Operation.LOOKUP, wants=Wants.FIGURE, names=())
    if sides.times:
        asked = replace(asked, periods=(), parts=(), relation=None)
    found = sets_printed(asked, [hit for hit in hits if _names_held(query, hit, version)], version)
    sets = [each for each in found if sides.way is Operation.SHARE or each.layout is not Layout.PARTS]
    places = list(dict.fromkeys(place for each in sets for place in each.members))
    if not places:
        return []
    texts = [told_at(place, version) for place in places]
    read = [
        dict(zip(places, map(float, model.compare(as_asked(side), texts)), strict=True))
        for side in (sides.first, sides.second)
    ]
    pairs = [
        _Pair(one, other, each, read[0][one] + read[1][other])
        for each in sets
        for one in each.members
        for other in each.members
        if one.number.value != other.number.value and _may_be(sides, each, one, other)
    ]
    return sorted(pairs, key=lambda pair: -pair.score)


def _names_held(query: Query, hit: PassageHit, version: IndexVersion) -> bool:
    """Whether the paper of a passage holds the names of the question: it names once of whom all of it tells."""
    paper = version.documents[hit.passage.document_id]
    texts = (each.text for each in version.passages_of(paper.id) if query.names)
    held = frozenset(stems(" ".join((paper.title, paper.publisher or "", *texts))))
    return all(is_name_held(name, query, held) for name in query.names)


def _may_be(sides: Sides, told: PrintedSet, one: Place, other: Place) -> bool:
    """Whether two numbers can answer the sides: a part is smaller than its whole, what was became what is."""
    if sides.way is Operation.SHARE:
        return one.number.value < other.number.value and one.number.value not in sides.given
    if sides.way is Operation.CHANGE and sides.times is None:
        return len(told.members) == 2 and is_told_to_move(other, one)
    return True


def is_told_to_move(earlier: Place, later: Place) -> bool:
    """Whether one sentence says that the one number became the other: "from 84 to 114", "114, up from 84"."""
    if earlier.at != later.at:
        return False
    text, old, new = earlier.item.text, earlier.number, later.number
    if old.end <= new.start:
        return bool(_FROM.search(text[: old.start]) and _TO.fullmatch(text[old.end : new.start]))
    return bool(_BACK.fullmatch(text[new.end : old.start]))


def _meant(pairs: Sequence[_Pair]) -> _Pair | None:
    """The likeliest pair, where it is likely and no other comes near."""
    if not pairs or pairs[0].score < (LEAST_OF_PARTS if pairs[0].is_of_parts else LEAST):
        return None
    apart = APART if pairs[0].score >= LEAST else FAR_APART
    rival = next((pair.score for pair in pairs if pair.values != pairs[0].values), -math.inf)
    return pairs[0] if pairs[0].score - rival >= apart else None


def _is_told(query: Query, sides: Sides, pair: _Pair, version: IndexVersion, glossary: Glossary) -> bool:
    """Whether both numbers are told of what is asked, each of its own side or time."""
    passage = pair.of.hit.passage
    paper = version.documents[passage.document_id]
    whole = " ".join((pair.of.text, *passage.headings, paper.title))
    least = HALF_NAMED if pair.score >= SURE else NAMED_OF_PARTS if pair.is_of_parts else NAMED
    if share_named(replace(query, names=()), whole, glossary) < least or any(
        "“" in each.item.text for each in (pair.first, pair.second)
    ):
        return False
    if sides.times:
        return _are_of_times(query, sides, pair, covers_times(replace(query, periods=sides.times[:1]), passage, paper))
    if sides.way is Operation.CHANGE:
        return _is_of_time(query, pair, covers_times(query, passage, paper))
    if not all(is_of_time_asked(place, query) for place in (pair.first, pair.second)):
        return False
    own = [set(stems(name)) for name in sides.names]
    words = own[0] - own[1], own[1] - own[0]
    said = [_said(place, glossary) for place in (pair.first, pair.second)]
    apart = said[0] - said[1], said[1] - said[0]
    crossed = len(words[0] & apart[1]) + len(words[1] & apart[0])
    straight = len(words[0] & apart[0]) + len(words[1] & apart[1])
    return straight > crossed


def _said(place: Place, glossary: Glossary) -> set[str]:
    return {*stems(place.told), *glossary.read(place.told).names}


def _are_of_times(query: Query, sides: Sides, pair: _Pair, covered: bool) -> bool:
    """Whether neither number is told of another time than it is asked for, and two alone where one is undated."""
    assert sides.times is not None
    told = [time_told(place) for place in (pair.first, pair.second)]
    fits = [
        one is None or one.contains(time) or time.contains(one) for one, time in zip(told, sides.times, strict=True)
    ]
    if not all(fits) or (told[0] is not None and told[0] == told[1]):
        return False
    return all(told) or (covered and pair.first.at == pair.second.at and len(pair.of.members) == 2)


def _is_of_time(query: Query, pair: _Pair, covered: bool) -> bool:
    """Whether the number that another became is of the time asked for, told so or by its paper."""
    told = time_told(pair.first)
    if query.parts or not covered:
        return False
    return not (query.periods and told) or any(time.contains(told) or told.contains(time) for time in query.periods)


def _reckoned(way: Operation, query: Query, first: Observation, second: Observation) -> Draft | None:
    """The draft of the operation on two operands, the later or the part first."""
    if unit_alike(first.unit) != unit_alike(second.unit):
        second = replace(second, unit=first.unit)
    steps, told = list[Result](), ""
    one, other = show_observation(first), show_observation(second)
    if way is Operation.CHANGE:
        steps = [difference(first, second)]
        if second.value and second.value > 0 and first.unit != "percent":
            steps.append(percentage_change(first, second))
        if query.wants is Wants.PERCENT and len(steps) > 1:
            steps.reverse()
        moved = in_points(steps[0].display) if first.unit == "percent" else steps[0].display
        beside = f" ({steps[1].display})" if len(steps) > 1 else ""
        told = f"{opening(moved)}{beside}, from {other} to {one}"
    elif way is Operation.SHARE:
        steps = [share(first, [second])]
        told = f"{opening(steps[0].display)}: {one} of {other}"
    elif way is Operation.TOTAL:
        if not is_additive(first.unit):
            return None
        steps = [total([first, second])]
        told = f"{opening(steps[0].display)}: the sum of {one} and {other}"
    elif way is Operation.COMPARE:
        steps = [gap(first, second)]
        told = f"{one} against {other}, by {steps[0].display}"
    else:
        return None
    in_order = (first, second) if way is Operation.COMPARE else (second, first)
    quotes = {each.locator.quote: each for each in in_order}
    return Draft(
        Outcome.ANSWERED,
        (Statement(f"{told}.", (first, second)), *(Statement(f"“{quote}”.", (one,)) for quote, one in quotes.items())),
        figures=(first, second),
        workings=tuple(step.working for step in steps),
        measure=first.measure,
    )
