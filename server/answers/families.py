"""Families: the figures of one measure that a table or list prints side by side, one for each group or place.

In: candidate observations. Out: families of one measure, unit, status and time, with the total that the document prints
for them; the one that a question asks for. Only figures that stand in one table or list are ranked or shared out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.measures import stems, without_periods
from corpus.models import ANSWERS_FROM, Observation
from corpus.totals import names_total
from server.answers.lookups import periods_asked
from server.answers.matching import Matcher, Series
from server.answers.printed_lists import is_reckoning, of_period
from server.answers.queries import Operation, Query, Wants
from server.answers.series_meant import best_series

MEANT = 0.5
"""Probability of all rows of a table together from which the table is what a question asks about."""
_NOT = frozenset(("non", "not", "other", "without"))
"""Words by which a longer name is told apart from a shorter one: "residential" and "non-residential"."""
_SECTION = "section"
"""The dimension that holds the heading over some rows of a table."""


@dataclass(frozen=True, slots=True)
class Family:
    """Figures side by side. `members` in reading order, no totals among them; `totals` as printed beside them."""

    members: tuple[Observation, ...]
    totals: tuple[Observation, ...]

    @property
    def is_sure(self) -> bool:
        """Whether every member is read well enough to say which is the largest."""
        return all(each.confidence >= ANSWERS_FROM for each in self.members)

    @property
    def overlaps(self) -> bool:
        """Whether one member's name is another's with more words, so that together they are more than the whole."""
        names = [set(stems(each.group or "")) for each in self.members]
        return any(one < other and not (other - one) & _NOT for one in names for other in names)

    @property
    def is_told_pair(self) -> bool:
        """Whether it is two parts of one sentence, which divide a whole and are no list of their own."""
        return len(self.members) == 2 and all(each.wording.startswith("sentence") for each in self.members)

    @property
    def common(self) -> Observation:
        """What the members have in common, as an observation of no group."""
        first = self.members[0]
        dimensions = tuple(one for one in first.dimensions if one[0] != _SECTION)
        return replace(first, group=None, dimensions=dimensions)

    def name(self, member: Observation) -> str:
        """What tells a member from the others: its group, and the heading over its rows where groups repeat."""
        group = member.group or member.measure
        section = dict(member.dimensions).get(_SECTION)
        repeats = sum(each.group == member.group for each in self.members) > 1
        return f"{group}, {section}" if section and repeats else group


def families(observations: Iterable[Observation]) -> list[Family]:
    """The families among some observations, each of two members or more."""
    together: dict[tuple[object, ...], list[Observation]] = {}
    for each in observations:
        if each.group and (each.breakdown or "table" in each.wording):
            together.setdefault((*_key(each), None if each.is_cell else each.breakdown), []).append(each)
    found = []
    for members in together.values():
        members.sort(key=lambda each: each.locator.start)
        totals = tuple(each for each in members if names_total(each.group or ""))
        apart = tuple(each for each in members if each not in totals)
        names = {(each.group, each.dimensions) for each in apart}
        whole = is_reckoning(members) or _holds_unnamed_total(apart)
        if len(apart) > 1 and len(names) == len(apart) and not whole:
            found.append(Family(apart, totals))
    return found


def _key(observation: Observation) -> tuple[object, ...]:
    place, period = observation.locator, observation.period
    return (
        observation.document_id,
        place.page_index,
        place.headings,
        tuple(sorted(stems(observation.measure))),
        observation.unit,
        observation.status,
        observation.aspect,
        observation.area,
        tuple(one for one in observation.dimensions if one[0] != _SECTION),
        (period.start, period.end) if period else None,
    )


def _table_of(family: Family) -> tuple[object, ...]:
    """What the tables of one thing share, whatever year they are of: a report may head each year's by the year."""
    document, page, headings, *rest, _ = _key(family.members[0])
    assert isinstance(headings, tuple)
    return (document, page, tuple(without_periods(heading) for heading in headings), *rest)


def is_additive(unit: str) -> bool:
    """Whether figures of a unit may be added: counts and money, not percentages, scores, rates or lengths of time."""
    apart = ("percent", "percentage points", "score", "days", "weeks", "months", "years", "hours", "minutes")
    return unit not in apart and not unit.startswith("per ")


def _holds_unnamed_total(members: Sequence[Observation]) -> bool:
    """Whether one of three or more counts or sums is as much as all the others: likely their total."""
    sizes = [each.value for each in members if each.value is not None]
    if len(sizes) < 3 or not is_additive(members[0].unit):
        return False
    largest = max(sizes)
    return largest > 0 and abs(largest * 2 - sum(sizes)) * 100 <= largest


def family_asked(
    query: Query, observations: Sequence[Observation], matcher: Matcher, similarities: Mapping[str, float]
) -> Family | None:
    """The family that a question asks for, of the period asked for or the latest; None where it is not plain."""
    by_common = {family.common: family for family in families(observations) if not family.is_told_pair}
    near = {
        common.description: max(similarities.get(each.description, 0.0) for each in family.members)
        for common, family in by_common.items()
    }
    asked = replace(query, operation=Operation.LOOKUP, heads=())
    best = best_series(asked, matcher.series(asked, by_common, near))
    best = tuple(series for series in best if not series.coverage.missing)
    shown = [each for series in best for each in _one_each_period(series, periods_asked(asked, series))]
    told = _without_shares([by_common[each] for each in shown])
    if len(told) != 1:
        return None
    return replace(told[0], members=_named_section(query, told[0].members))


def family_meant(query: Query, observations: Sequence[Observation], found: Sequence[Series]) -> Family | None:
    """The family among whose members is what the question asks for, whichever of them that is; None if that is unsure.

    "Top three kinds of abuse" is near to every row of one table and sure of none; together they are what is asked.
    """
    together = tables_meant(query, observations, found)
    dated = [(family, family.members[0].period) for family in together]
    if query.periods:
        asked = [family for family, period in dated if period and of_period([family.members[0]], query.periods[0])]
    else:
        latest = max((period for _, period in dated if period), key=lambda period: period.end, default=None)
        asked = [family for family, period in dated if period == latest]
    return replace(asked[0], members=_named_section(query, asked[0].members)) if len(asked) == 1 else None


def tables_meant(query: Query, observations: Sequence[Observation], found: Sequence[Series]) -> list[Family]:
    """The families of one table, one for each time, among whose members is what the question asks for."""
    chance = {each: series.likelihood for series in found for each in series.observations}
    tables: dict[tuple[object, ...], list[Family]] = {}
    for family in families(observations):
        if not family.is_told_pair:
            tables.setdefault(_table_of(family), []).append(family)
    near: dict[tuple[object, ...], tuple[float, list[Family]]] = {}
    for table in sorted(tables.values(), key=lambda table: _is_share_of_others(table[0], query)):
        # a table may print each count as a percentage too: whichever is near, both are
        where = (*_where(table[-1])[:2], frozenset(each.group for each in table[-1].members))
        told, first = near.get(where, (0.0, table))
        near[where] = told + _chance_of(table, chance), first
    best = max(near.values(), key=lambda each: each[0], default=(0.0, []))
    return best[1] if best[0] >= MEANT else []


def _is_share_of_others(family: Family, query: Query) -> bool:
    return (family.members[0].unit == "percent") is not (query.wants is Wants.PERCENT)


def _chance_of(together: Sequence[Family], chance: Mapping[Observation, float]) -> float:
    """The probability that a member is asked for, or the total of them, each series counted once."""
    names: dict[tuple[object, ...], float] = {}
    for family in together:
        for each in (*family.members, *family.totals):
            name = (each.group, each.dimensions)
            names[name] = max(names.get(name, 0.0), chance.get(each, 0.0))
    return sum(names.values())


def _one_each_period(series: Series, shown: Sequence[Observation]) -> Sequence[Observation]:
    """What a series holds for the periods asked for; all of a period where it holds several, so that none is chosen."""
    return [each for each in series.observations if any(each.period == one.period for one in shown)]


def _without_shares(found: Sequence[Family]) -> list[Family]:
    """The families without those that say as percentages what another one counts for the same members."""
    counted = [_where(one) for one in found if one.members[0].unit != "percent"]
    return [one for one in found if one.members[0].unit != "percent" or _where(one) not in counted]


def _where(family: Family) -> tuple[object, ...]:
    first = family.members[0]
    names = frozenset(each.group for each in family.members)
    return (first.document_id, first.locator.page_index, first.period, first.status, names)


def _named_section(query: Query, members: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """The members under the heading that the question names, if it names one and no other; else all."""
    asked = set(stems(query.text))
    sections = {section for each in members if (section := dict(each.dimensions).get(_SECTION))}
    named = [section for section in sections if set(stems(section)) <= asked]
    kept = tuple(each for each in members if len(named) == 1 and dict(each.dimensions).get(_SECTION) == named[0])
    return kept if len(kept) > 1 else members


def family_of(part: Observation, observations: Iterable[Observation]) -> Family | None:
    """The family that an observation stands in, as a member or as one of its totals."""
    return next((one for one in families(observations) if part in one.members or part in one.totals), None)


def proven_total(part: Observation, family: Family) -> Observation | None:
    """The printed total to which the rows right above it, the part among them, add up exactly; else None."""
    rows = sorted((*family.members, *family.totals), key=lambda each: each.locator.start)
    run: list[Observation] = []
    for each in rows:
        if each not in family.totals:
            run.append(each)
            continue
        values = [one.value for one in run if one.value is not None]
        if len(run) > 1 and part in run and len(values) == len(run) and sum(values) == each.value:
            return each
        run = []
    return None


def whole_of(part: Observation, family: Family, query: Query) -> Observation | None:
    """The printed total that a part belongs to; of several, the one whose words the question uses; else None."""
    size = part.value or Decimal(0)
    larger = [each for each in family.totals if each is not part and each.value is not None and each.value >= size]
    if len(larger) > 1:
        asked = set(stems(query.text))
        own: list[set[str]] = [set(stems(each.group or "")) for each in larger]
        common = own[0].intersection(*own[1:])
        told = [len((words - common) & asked) for words in own]
        larger = [each for each, count in zip(larger, told, strict=True) if count == max(told)]
    return larger[0] if len(larger) == 1 else None
