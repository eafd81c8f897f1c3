"""Earlier values told in one row behind those of now: "£35,000 and £21,500 in 2024-25 (£32,750 and £20,250 before)".

In: the numbers of a sentence with their observations. Out: the observations, each of such a row of the measure and
group of the number in its place among those before it, and all of them in the time of the row. A row that does not go
with the numbers before it is in doubt, and so is what brackets only call the value before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.figures.changed_units import with_units_of_levels
from corpus.figures.clauses import Part
from corpus.figures.compared_groups import with_compared_groups
from corpus.figures.others_names import without_others_names
from corpus.figures.roles import Role
from corpus.figures.tellings import Telling
from corpus.figures.trust import DOUBTFUL
from corpus.models import Aspect, Observation
from corpus.periods import PeriodKnown, find_periods
from corpus.quantities import UnitKind

FEWEST = 2
_JOINT = re.compile(r"\s?(?:,\s|/|,?\s?(?:and|&)\s)\s?", re.IGNORECASE)
_LOOKS_BACK = re.compile(
    r"\b(?:compar(?:ed|ing|es) (?:with|to)|against|than|versus|up from|down from|from|(?:last|previous|prior) "
    r"(?:year|quarter|month)|(?:year|quarter|month) (?:before|earlier)|previously|formerly)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\W*(?:previously|formerly|before that|(?:this )?was|(?:it )?had been)\W*$", re.IGNORECASE)
Row = tuple[int, int]


def with_earlier_rows(telling: Telling, found: Sequence[Observation], positions: Sequence[int]) -> list[Observation]:
    """The observations of a sentence, earlier values in a row in their turn; `positions` are those of their numbers."""
    found = with_compared_groups(telling.parts, with_units_of_levels(found), positions)
    seen_at = dict(zip(positions, found, strict=True))
    for first, last in _rows(telling.parts):
        seen_at |= _in_turn(telling, seen_at, (first, last))
    return without_others_names([_unless_before(telling, position, seen_at[position]) for position in positions])


def _rows(parts: Sequence[Part]) -> list[Row]:
    """The first and last of each run of numbers that only commas and "and" part."""
    rows: list[Row] = []
    for position in range(1, len(parts)):
        one, other = parts[position - 1], parts[position]
        kinds = {one.quantity.kind, other.quantity.kind}
        alike = len(kinds) == 1 or kinds == {UnitKind.COUNT, UnitKind.DURATION}  # "14, 30 and 38 days"
        if not alike or one.bracketed != other.bracketed or not _JOINT.fullmatch(other.between):
            continue
        if rows and rows[-1][1] == position - 1:
            rows[-1] = (rows[-1][0], position)
        else:
            rows.append((position - 1, position))
    return rows


def _in_turn(telling: Telling, seen_at: Mapping[int, Observation], row: Row) -> dict[int, Observation]:
    """The observations of a row that looks back, each of what stands in its place among the numbers before the row."""
    opening, (first, last) = telling.parts[row[0]], row
    kind = telling.parts[last].quantity.kind
    places = range(first, last + 1)
    own = {position: seen_at[position] for position in places if position in seen_at}
    units = {seen.unit for seen in own.values()} if kind is UnitKind.COUNT else set()
    hosts = [
        seen
        for position, seen in seen_at.items()
        if position < first
        and not telling.parts[position].bracketed
        and (telling.parts[position].quantity.kind is kind or seen.unit in units)
    ]
    tail = telling.parts[last].tail.partition(")")[0]
    if dated := _dated_in_turn(tail, own, places):
        return dated
    told = f"{opening.inside if opening.bracketed else opening.between} | {tail}"
    looks_back = _LOOKS_BACK.search(told) or (opening.bracketed and find_periods(told, partial=True))
    if len(hosts) < FEWEST or not looks_back or any(seen.area != hosts[0].area for seen in own.values()):
        return {}
    times = {
        (seen.period, seen.period_known) for seen in own.values() if seen.period not in {host.period for host in hosts}
    }
    times = {time for time in times if time[0] is not None}
    is_plain = all(seen.aspect is Aspect.LEVEL for seen in hosts)
    if len(hosts) != len(places) or len({period for period, _ in times}) != 1 or not is_plain:
        return {position: _doubted(seen) for position, seen in own.items()}
    period, how = min(times, key=lambda time: time[1] is not PeriodKnown.PRINTED)
    sure = max(seen.confidence for seen in own.values())
    return {
        position: replace(
            seen,
            measure=host.measure,
            group=host.group,
            unit=host.unit,
            status=host.status,
            period=period,
            period_known=how,
            confidence=min(host.confidence, sure),
        )
        for position, host in zip(places, hosts, strict=True)
        if (seen := own.get(position)) is not None
    }


def _dated_in_turn(tail: str, own: Mapping[int, Observation], places: range) -> dict[int, Observation]:
    """The observations of a row with as many times behind it, each of its own: "388 and 401 in 2021/22 and 2022/23"."""
    mentions = find_periods(tail)
    first = mentions[0] if mentions else None
    if first is None or not re.fullmatch(r"(?:\s[a-z]{2,20}){0,3}\s", tail[: first.start]):
        return {}
    named = [first]
    for mention in mentions[1:]:
        if not _JOINT.fullmatch(tail[named[-1].end : mention.start]):
            break
        named.append(mention)
    if len(named) < FEWEST:
        return {}
    if len(named) != len(places) or len({seen.unit for seen in own.values()}) > 1:
        return {position: _doubted(seen) for position, seen in own.items()}  # "3 homes and 40 beds in 2021 and 2022"
    return {
        position: replace(seen, period=mention.period, period_known=PeriodKnown.PRINTED)
        for position, mention in zip(places, named, strict=True)
        if (seen := own.get(position)) is not None
    }


def _unless_before(telling: Telling, position: int, seen: Observation) -> Observation:
    """An observation, in doubt where brackets only say that it is the value before: "(previously 4.65%)"."""
    part = telling.parts[position]
    if not part.bracketed or find_periods(f"{part.inside} | {part.after}", partial=True):
        return seen
    is_price = telling.roles[position] is Role.EARLIER and part.quantity.kind is UnitKind.GBP
    return _doubted(seen) if is_price or _BEFORE.fullmatch(part.inside) else seen


def _doubted(seen: Observation) -> Observation:
    return replace(seen, confidence=min(seen.confidence, DOUBTFUL))
