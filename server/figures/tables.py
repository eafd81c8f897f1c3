"""One measure in one area as a table: period after period, group after group, with what changed and what share it is.

In: observations of one part of a measure in one area. Out: a `History` for each group and status, its rows oldest
first: a `Cell` for what is published, a `Gap` for a year between that no document gives. Budget and outturn are
different histories, so that neither is ever taken from the other. Arithmetic is that of the answers
(`server.answers.operations`), families and totals theirs too (`server.answers.families`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from corpus.models import Aspect, Availability, Metadata, Observation
from corpus.periods import Period, PeriodKind
from server.answers.families import Family, families, is_additive, proven_total
from server.answers.matching import series_key
from server.answers.operations import Result, difference, is_sure_which_way, percentage_change, share

_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)
MOST_GAPS = 30
"""Years of a gap that are written out: more is a slip of the pen in a document, not a gap."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One published figure in its place, and the values that were published before it for the same thing."""

    observation: Observation
    earlier: tuple[Observation, ...] = ()
    """Other values for the same group, area and period, first published first; none where the value is suppressed."""
    withheld: tuple[Observation, ...] = ()
    """The other values where the value is suppressed now: that they were given may be told, they may not."""
    change: Result | None = None
    percent: Result | None = None
    since: str | None = None
    """The period from which the change is counted."""
    share: Result | None = None
    breaks: bool = False
    """Whether the document says that this figure may not be compared with the one before."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A year between two published ones for which no document held gives a figure."""

    label: str


@dataclass(frozen=True, slots=True)
class History:
    """One group with one status over its periods, oldest first."""

    rows: tuple[Cell | Gap, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The rows that are published."""
        return tuple(row for row in self.rows if isinstance(row, Cell))

    @property
    def latest(self) -> Cell:
        """The cell of the latest period."""
        return self.cells[-1]

    @property
    def told(self) -> Cell:
        """The cell of the latest period that has a number; where none has, the latest."""
        return next((cell for cell in reversed(self.cells) if cell.observation.value is not None), self.latest)

    @property
    def group(self) -> str | None:
        """What it is broken down to, as published last."""
        return self.latest.observation.group

    @property
    def status(self) -> str:
        """Whether these happened, were planned or are expected."""
        return self.latest.observation.status.value


def histories(
    observations: Sequence[Observation], documents: Mapping[str, Metadata], broken: frozenset[str] = frozenset()
) -> list[History]:
    """The histories among observations of one part and area: what happened first, then plans, in printed order.

    `broken`: the ids of figures that may not be compared with the ones before.
    """
    grouped: dict[tuple[object, ...], list[Observation]] = {}
    for each in observations:
        grouped.setdefault(series_key(each), []).append(each)
    whole = families(observations)
    found = [_history(_cells(members, documents, broken), whole) for members in grouped.values()]
    return sorted(found, key=lambda history: history.status != "actual")


def _cells(members: Iterable[Observation], documents: Mapping[str, Metadata], broken: frozenset[str]) -> list[Cell]:
    """One cell for each period, the value published last in front."""
    by_time: dict[object, list[Observation]] = {}
    for each in members:
        by_time.setdefault(each.period if each.is_dated else each.id, []).append(each)
    cells = (_cell(found, documents, broken) for found in by_time.values())
    return sorted(cells, key=lambda cell: _when(cell.observation))


def _cell(found: list[Observation], documents: Mapping[str, Metadata], broken: frozenset[str]) -> Cell:
    found.sort(key=lambda each: (documents[each.document_id].published or "", each.document_id, each.locator.start))
    last = found[-1]
    others = {_says(each): each for each in reversed(found[:-1]) if _says(each) != _says(last)}
    earlier = tuple(reversed(others.values()))
    if last.availability is Availability.SUPPRESSED:
        return Cell(last, withheld=earlier, breaks=last.id in broken)
    return Cell(last, earlier, breaks=last.id in broken)


def _says(observation: Observation) -> tuple[object, ...]:
    return (observation.value, observation.upper, observation.qualifier, observation.availability)


def _when(observation: Observation) -> tuple[str, str]:
    period = observation.period
    return (period.end.isoformat(), period.start.isoformat()) if period else ("", "")


def _history(cells: Sequence[Cell], whole: Sequence[Family]) -> History:
    rows: list[Cell | Gap] = []
    before: Cell | None = None
    for cell in cells:
        before = None if cell.breaks else before
        if rows:
            rows += _gaps(_last_period(rows), cell.observation.period)
        rows.append(_reckoned(cell, before, whole))
        if cell.observation.value is not None and cell.observation.is_dated:
            before = cell
    return History(tuple(rows))


def _last_period(rows: Sequence[Cell | Gap]) -> Period | None:
    last = rows[-1]
    return last.observation.period if isinstance(last, Cell) else None


def _gaps(earlier: Period | None, later: Period | None) -> list[Gap]:
    if earlier is None or later is None or earlier.kind is not later.kind or later.kind not in _YEARS:
        return []
    missing: list[Gap] = []
    year = later.previous()
    while year.start > earlier.start and len(missing) < MOST_GAPS:
        missing.append(Gap(year.label))
        year = year.previous()
    return missing[::-1] if year == earlier else []


def _reckoned(cell: Cell, before: Cell | None, whole: Sequence[Family]) -> Cell:
    """The cell with its change since the one before, where both are of one kind of time, and its share."""
    this = cell.observation
    change = percent = since = None
    if before is not None and this.is_dated and this.aspect is Aspect.LEVEL and not cell.breaks:
        that = before.observation
        if that.period and this.period and that.period.kind is this.period.kind and is_sure_which_way(this, that):
            with suppress(ValueError):
                change, since = difference(this, that), that.dated
            with suppress(ValueError):
                percent = percentage_change(this, that) if is_additive(this.unit) else None
    return replace(cell, change=change, percent=percent, since=since, share=_share(this, whole))


def _share(part: Observation, whole: Sequence[Family]) -> Result | None:
    """What percentage a member is of the total printed for its list, or of all of a list that makes a whole."""
    family = next((one for one in whole if part in one.members), None)
    if family is None or not is_additive(part.unit) or not family.is_sure:
        return None
    total = proven_total(part, family) or (family.totals[0] if len(family.totals) == 1 else None)
    parts = (total,) if total else family.members if part.breakdown and not family.totals else ()
    with suppress(ValueError):
        return share(part, parts) if parts else None
    return None
