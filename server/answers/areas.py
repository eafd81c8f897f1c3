"""Questions of several areas: "is Kent above England?", "Kent and Surrey"; each is looked up by itself.

In: a query that names more than one area. Out: a `Draft` with the figure of each, compared where unit, period and
status are the same; what is not held is said for its area. Areas are never added up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.areas import MADE_OF_COUNCILS, OTHER_AREAS
from corpus.measures import stems
from corpus.models import ANSWERS_FROM, Observation
from server.answers.calculations import ranked, told_in_order
from server.answers.display import show_observation
from server.answers.drafts import Draft, Statement
from server.answers.lookups import answer_lookup, periods_asked
from server.answers.matching import Matcher, Series, series_key
from server.answers.models import Outcome
from server.answers.operations import Result, gap
from server.answers.pairs import among
from server.answers.phrases import sentence, time_words
from server.answers.queries import Operation, Query
from server.answers.series_meant import best_series

_HOW_FAR = re.compile(r"\bhow (?:much|many|far)\b.*\b(?:than|above|below|from|behind|ahead)\b", re.IGNORECASE)
MORE_WORDS = 3
"""Words by which the label of one area may be longer than that of another for the same measure."""
_SEVERAL = 3
"""So many figures or more are needed to tell that one of them is the total of the others."""


def answer_each_area(
    query: Query, observations: Sequence[Observation], found_for: Callable[[Query], Sequence[Series]]
) -> Draft | None:
    """The figure of every area asked for; None where the first area, or no second one, has it."""
    areas = [area for area in (query.area, *query.other_areas) if area]
    told = _held_by_both(query, observations, found_for) if len(areas) == 2 else {}
    for area in [] if told else areas:
        if told and (beside := _printed_beside(next(iter(told.values())), observations, area)):
            told[area] = beside
            continue
        one = replace(query, area=area, area_named=True, other_areas=(), operation=Operation.LOOKUP)
        draft = answer_lookup(one, found_for(one))
        is_one = draft is not None and draft.outcome is Outcome.ANSWERED and len(draft.figures) == 1
        if draft is not None and is_one and all(_is_called_alike(draft.figures[0], each) for each in told.values()):
            told[area] = draft.figures[0]
    if areas[0] not in told or len({each.unit for each in told.values()}) > 1:
        return None
    if len(told) == 1 and _HOW_FAR.search(query.text):
        return None  # of "how much higher than England's" the one level says nothing
    if "measure" in query.carried and OTHER_AREAS in told:  # "and comparator councils?": the own one was just told
        told = {area: told[area] for area in sorted(told, key=lambda area: area != OTHER_AREAS)}
    shown = list(told.values())
    statements = [Statement(f"{area}: {sentence(each)}", (each,)) for area, each in told.items()]
    compared = _compared(shown)
    if compared:
        statements.insert(0, Statement(_compared_words(list(told.items()), compared), tuple(shown)))
    statements += [Statement.worded("not_held.area", area=area) for area in areas if area not in told]
    return Draft(
        Outcome.ANSWERED,
        tuple(statements),
        figures=tuple(shown),
        workings=(compared.working,) if compared else (),
        measure=shown[0].measure,
        group=shown[0].group,
        period=shown[0].dated,
    )


def _held_by_both(
    query: Query, observations: Sequence[Observation], found_for: Callable[[Query], Sequence[Series]]
) -> dict[str, Observation]:
    """The figures of two areas of the one measure that both hold, which is what a comparison asks about."""
    one, other = (
        replace(query, area=area, area_named=True, other_areas=(), operation=Operation.LOOKUP)
        for area in (query.area, query.other_areas[0])
    )
    found, others = found_for(one), {_apart_from_area(series.latest): series for series in found_for(other)}
    pairs: list[tuple[Series, Observation, Observation]] = []
    for series in found:
        shown = periods_asked(one, series)
        if len(shown) != 1 or shown[0].value is None:
            continue
        beside = _printed_beside(shown[0], observations, str(other.area))
        partner = others.get(_apart_from_area(shown[0]))
        if beside is None and partner is not None:
            beside = next((each for each in partner.observations if each.period == shown[0].period), None)
        if beside is not None and beside.value is not None:
            pairs.append((series, shown[0], beside))
    best = among(one, found, [series for series, *_ in pairs])
    told = {(o.value, b.value): (o, b) for series, o, b in pairs if any(series.latest == s.latest for s in best)}
    if len(told) != 1:
        return {}
    ((first, second),) = told.values()
    return {str(one.area): first, str(other.area): second}


def _printed_beside(first: Observation, observations: Sequence[Observation], area: str) -> Observation | None:
    """The figure of another area that a document prints of the same measure for the same time: to compare with."""
    alike = [
        each
        for each in observations
        if each.area == area
        and each.value is not None
        and each.confidence >= ANSWERS_FROM
        and (each.unit, each.status, each.aspect, each.period) == (first.unit, first.status, first.aspect, first.period)
        and (each.document_id == first.document_id and (each.label == first.label or _one_sentence(each, first)))
    ]
    return alike[0] if len({each.value for each in alike}) == 1 else None


def _is_called_alike(one: Observation, other: Observation) -> bool:
    """Whether the shorter of two labels is all but said by the longer, so that both are of one measure."""
    short, long = sorted((set(stems(each.label)) - set(stems(each.area or "")) for each in (one, other)), key=len)
    return len(long - short) <= MORE_WORDS and len(short - long) * 4 <= len(short)


def _one_sentence(one: Observation, other: Observation) -> bool:
    places = (one.locator, other.locator)
    spans = {(place.page_index, place.start, place.end) for place in places}
    return len(spans) == 1 and one.wording.startswith("sentence")


def _compared(shown: Sequence[Observation]) -> Result | None:
    """How far the first of two areas is from the second, where the two can be compared."""
    if len(shown) != 2 or (shown[0].period, shown[0].status) != (shown[1].period, shown[1].status):
        return None
    try:
        return gap(shown[0], shown[1])
    except ValueError:
        return None


def _compared_words(told: Sequence[tuple[str, Observation]], apart: Result) -> str:
    (one, first), (other, second) = told
    how = "higher than" if apart.value > 0 else "lower than" if apart.value < 0 else "the same as"
    when = f" {time_words(first)}" if first.dated else ""
    far = f", by {apart.display}" if apart.value else ""
    return f"{show_observation(first)} in {one} is {how} {show_observation(second)} in {other}{when}{far}."


def rank_areas(
    query: Query, observations: Sequence[Observation], matcher: Matcher, similarities: Mapping[str, float]
) -> Draft | None:
    """The areas in order of one measure, in one period; of those the question names, or of all that hold it.

    None where fewer than two areas hold the same measure for the same time.
    """
    if query.ranks_within and query.area:
        own = {each.document_id for each in observations if each.area == query.area}
        observations = [each for each in observations if each.document_id in own and each.area != query.area]
    found = matcher.series(replace(query, area=None, operation=Operation.LOOKUP), observations, similarities)
    best = best_series(query, found)
    if not best or len({_apart_from_area(series.latest) for series in best}) != 1:
        return None
    first_named = query.area if query.area_named and not query.ranks_within else None
    named = {area for area in (first_named, *query.other_areas) if area}
    alike = [series for series in found if _apart_from_area(series.latest) == _apart_from_area(best[0].latest)]
    if query.other_areas:
        chosen = [series for series in alike if series.latest.area in named]
    else:
        chosen = [series for series in alike if series.latest.area not in MADE_OF_COUNCILS]
    given = (o.period for s in chosen for o in s.observations if o.period and o.value is not None)
    latest = max(given, key=lambda period: period.end, default=None)
    asked = query if query.periods or latest is None else replace(query, periods=(latest,))
    held = [each for series in chosen for each in periods_asked(asked, series)[:1]]
    shown = ranked(_without_sum([o for o in held if o.value is not None]), lowest=query.lowest)
    held_by = {o.area for o in shown}
    if len(shown) < 2 or len(held_by) < len(shown) or not named <= held_by or _holds_total(shown):
        return None
    silent = sorted({o.area for o in held if o.value is None and o.area})
    return told_in_order(
        query,
        shown,
        first_words=lambda first: f"{first.area}: {sentence(first)}",
        name=lambda each: str(each.area),
        more=[Statement.worded("not_held.area", area=area) for area in silent],
    )


def _without_sum(held: Sequence[Observation]) -> list[Observation]:
    """The figures without the one that is exactly all the others together: the county's, beside its districts'."""
    whole = sum((o.value or Decimal(0) for o in held), Decimal(0))
    return [o for o in held if len(held) < _SEVERAL or o.value != whole - (o.value or Decimal(0))]


def _holds_total(shown: Sequence[Observation]) -> bool:
    """Whether one of three or more counts or sums is at least all the others together: likely the total of a region."""
    if len(shown) < _SEVERAL or shown[0].unit in ("percent", "score") or shown[0].unit.startswith("per "):
        return False
    sizes = [abs(o.value or Decimal(0)) for o in shown]
    return max(sizes) * 2 >= sum(sizes)


def _apart_from_area(observation: Observation) -> tuple[object, ...]:
    """What the figures of one measure in several areas have in common."""
    return series_key(replace(observation, area=None))
