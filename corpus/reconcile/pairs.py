"""Columns of a table that are worked out from other columns: shares, rates, changes, variances, confidence bounds.

In: a sheet, by column or by row. Out: relations, one a position. Which columns a percentage or a change is made of is
not told by their names alone: a hypothesis is taken up where it holds in most rows, and then judges the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from corpus.reconcile.findings import FindingKind
from corpus.reconcile.forms import HUNDRED, at_most, difference, percentage_change, share
from corpus.reconcile.numbers import COUNT, GBP, PERCENT, POINTS, Number
from corpus.reconcile.relations import Relation
from corpus.reconcile.sheets import Line, Sheet
from corpus.reconcile.totals import is_total

_CHANGE = re.compile(
    r"\b(?:change|variance|variation|difference|diff|increase|decrease|movement|growth|over-?\s?/?\s?\(?under"
    r"|overspend|underspend|rise|reduction)\b|\+/[-−]",
    re.IGNORECASE,
)
_RATE = re.compile(r"\bper (?P<per>1,?000|10,?000|100,?000)\b", re.IGNORECASE)
_AVERAGE = re.compile(
    r"\baverage\b|\bmean\b|\bunit cost\b|\bper (?:person|head|client|adult|hour|visit)\b", re.IGNORECASE
)
_LOWER = re.compile(r"\b(?:lower|LCI|lcl)\b", re.IGNORECASE)
_UPPER = re.compile(r"\b(?:upper|UCI|ucl)\b", re.IGNORECASE)
_VALUE = re.compile(r"outcome|value|rate|score|percentage|estimate|result", re.IGNORECASE)
NEAR = 6
"""How many columns away a part or a whole may stand; keeps the search linear in the width of a table."""
_TRIAL = 16
"""Rows on which a hypothesis is tried before it is worked out for all."""

At = TypeVar("At", int, tuple[int, int])


@dataclass(frozen=True, slots=True)
class _Family(Generic[At]):
    """One hypothesis about a column: the relation that it makes at each position, and what it needs to be believed."""

    make: Callable[[At], Relation | None]
    least: int
    """How many positions must hold."""
    odds: int = 1
    """How many positions must hold for each that fails; more where no name speaks for the hypothesis."""


def pair_relations(sheet: Sheet) -> Iterator[Relation]:
    """The relations between the lines of a sheet that are believed."""
    by_line: dict[int, list[int]] = {}
    for index, position in sheet.cells:
        by_line.setdefault(index, []).append(position)
    units = {index: _unit(sheet, index, positions) for index, positions in by_line.items()}
    for line in sheet.lines:
        if line.index in by_line:
            positions = sorted(by_line[line.index])
            yield from _best(_families(sheet, line, units), positions)
    yield from _bounds(sheet, by_line)
    yield from _shares_in_cells(sheet)


def _unit(sheet: Sheet, line: int, positions: list[int]) -> str:
    units = {sheet.cells[line, position].unit for position in positions}
    return units.pop() if len(units) == 1 else ""


def _best(families: Iterable[_Family[At]], positions: list[At]) -> list[Relation]:
    """The relations of the hypothesis that holds most often, if it holds often enough to be believed."""
    best: tuple[int, list[Relation]] = (0, [])
    for family in families:
        trial = [made for position in positions[:_TRIAL] if (made := family.make(position)) is not None]
        if 2 * sum(one.holds for one in trial) < len(trial):
            continue
        made_all = trial + [made for position in positions[_TRIAL:] if (made := family.make(position)) is not None]
        held = sum(one.holds and _tells(one) for one in made_all)
        failed = sum(not one.holds for one in made_all)
        if held >= family.least and held >= failed * family.odds and held > best[0]:
            best = held, made_all
    return best[1]


def _tells(one: Relation) -> bool:
    """Whether that a relation holds says anything: noughts, a whole of itself, or numbers with open ends do not."""
    places = {number.place for _, number in one.terms}
    return len(places) > 2 and one.low is not None and one.high is not None


def _families(sheet: Sheet, line: Line, units: dict[int, str]) -> Iterator[_Family[int]]:
    """The hypotheses about a line, of lines near it."""
    unit = units[line.index]
    near = [
        other.index
        for other in sheet.lines[max(0, line.index - NEAR) : line.index + NEAR + 1]
        if other.index != line.index and units.get(other.index) and not _CHANGE.search(other.whole)
    ]
    pairs = [(x, y) for x in near for y in near if x != y and units[x] == units[y]]
    summable = [x for x in near if units[x] in (COUNT, GBP)]
    if _CHANGE.search(line.whole):
        yield from _changes(sheet, line, [(x, y, units[x]) for x, y in pairs], unit)
    elif unit == PERCENT:
        for x in summable:
            yield from _shares_of_total(sheet, line, x)
        yield from (_ratios(sheet, line, x, y, HUNDRED, least=2) for x, y in pairs if x in summable)
    elif per := _per(sheet, line):
        for x in summable:
            yield from (_ratios(sheet, line, x, y, per, least=2) for y in near if x != y and units[y] == COUNT)


def _changes(sheet: Sheet, line: Line, pairs: list[tuple[int, int, str]], unit: str) -> Iterator[_Family[int]]:
    """A column named as a change, of two columns in number or in percent, with its sign or without."""
    for x, y, shared in pairs:
        for unsigned in (False, True):
            if unit == shared or (unit == POINTS and shared == PERCENT):
                yield _differences(sheet, line, x, y, unsigned=unsigned)
            if unit == PERCENT and shared in (COUNT, GBP):
                yield _percentages(sheet, line, x, y, unsigned=unsigned)


def _per(sheet: Sheet, line: Line) -> Decimal | None:
    rate = _RATE.search(f"{line.whole} {sheet.name}")
    if rate:
        return Decimal(rate["per"].replace(",", ""))
    return Decimal(1) if _AVERAGE.search(line.whole) else None


def _differences(sheet: Sheet, line: Line, x: int, y: int, *, unsigned: bool) -> _Family[int]:
    def make(position: int) -> Relation | None:
        found = _three(sheet, position, x, y, line.index)
        return found and difference(*found, where=_where(sheet, line, position), unsigned=unsigned)

    return _of_changes(sheet, make)


def _percentages(sheet: Sheet, line: Line, x: int, y: int, *, unsigned: bool) -> _Family[int]:
    def make(position: int) -> Relation | None:
        found = _three(sheet, position, x, y, line.index)
        return found and percentage_change(*found, where=_where(sheet, line, position), unsigned=unsigned)

    return _of_changes(sheet, make)


def _of_changes(sheet: Sheet, make: Callable[[int], Relation | None]) -> _Family[int]:
    """A column called a change is one of the columns beside it; a row so called may be an item of its own."""
    return _Family(make, 2, 2) if sheet.is_transposed else _Family(make, 1)


def _ratios(sheet: Sheet, line: Line, x: int, y: int, per: Decimal, *, least: int) -> _Family[int]:
    def make(position: int) -> Relation | None:
        found = _three(sheet, position, x, y, line.index)
        return found and share(*found, where=_where(sheet, line, position), per=per)

    return _Family(make, least, 2)


def _shares_of_total(sheet: Sheet, line: Line, x: int) -> Iterator[_Family[int]]:
    """p = 100 * n / total of the same column; believed at once where the total's own percentage is printed as 100."""
    for position in sheet.positions:
        whole, percent = sheet.cells.get((x, position.index)), sheet.cells.get((line.index, position.index))
        if whole is None or not is_total(position):
            continue
        own = percent is not None and percent.value == HUNDRED

        def make(at: int, whole: Number = whole, total: int = position.index) -> Relation | None:
            part, rate = sheet.cells.get((x, at)), sheet.cells.get((line.index, at))
            if part is None or rate is None or at == total:
                return None
            return share(part, whole, rate, where=_where(sheet, line, at))

        yield _Family(make, 1 if own else 2)


def _three(sheet: Sheet, position: int, *lines: int) -> tuple[Number, Number, Number] | None:
    a, b, c = (sheet.cells.get((line, position)) for line in lines)
    return None if a is None or b is None or c is None else (a, b, c)


def _where(sheet: Sheet, line: Line, position: int) -> str:
    other = sheet.positions[position].whole
    part = "column" if sheet.is_transposed else "row"
    return sheet.where(line) + (f", {part} ‘{other}’" if other else "")


def _bounds(sheet: Sheet, by_line: dict[int, list[int]]) -> Iterator[Relation]:
    """Lower bound <= value <= upper bound, where a table prints them in columns."""
    for line in sheet.lines:
        is_lower, is_upper = bool(_LOWER.search(line.label)), bool(_UPPER.search(line.label))
        if line.index not in by_line or is_lower == is_upper:
            continue
        before = [
            other
            for other in sheet.lines[max(0, line.index - NEAR) : line.index + NEAR]
            if not _LOWER.search(other.label) and not _UPPER.search(other.label) and other.index in by_line
        ]
        named = [other for other in before if _VALUE.search(other.label)] or before
        value = min(named, key=lambda other: abs(other.index - line.index), default=None)
        if value is None:
            continue
        made = []
        for position in by_line[line.index]:
            middle, bound = sheet.cells.get((value.index, position)), sheet.cells[line.index, position]
            if middle is not None:
                made.append(bounded(middle, bound, is_upper=is_upper, where=_where(sheet, line, position)))
        if 2 * sum(one.holds for one in made) >= len(made):
            yield from made


def bounded(value: Number, bound: Number, *, is_upper: bool, where: str) -> Relation:
    """A value lies within its confidence bound."""
    small, large = (value, bound) if is_upper else (bound, value)
    return at_most(
        small,
        large,
        where=where,
        expected=f"the {'upper' if is_upper else 'lower'} bound lies {'above' if is_upper else 'below'} {value.text}",
        printed=f"it says {bound.text}",
        kind=FindingKind.BOUNDS,
    )


def _shares_in_cells(sheet: Sheet) -> Iterator[Relation]:
    """ "1,204 (63%)": the percentage is of the total of its own line, or of a line beside it."""
    if not sheet.shares:
        return
    totals = [position.index for position in sheet.positions if is_total(position)]
    families = [_in_cells(sheet, total=total) for total in totals]
    families += [_in_cells(sheet, beside=offset, odds=2) for offset in (*range(-NEAR, 0), *range(1, NEAR + 1))]
    yield from _best(families, sorted(sheet.shares))


def _in_cells(sheet: Sheet, *, total: int | None = None, beside: int = 0, odds: int = 1) -> _Family[tuple[int, int]]:
    """The percentage is of the number at position `total`, or of that of the line so many `beside`."""

    def make(key: tuple[int, int]) -> Relation | None:
        line, at = key
        first, second = sheet.cells.get(key), sheet.shares[key]
        whole = sheet.cells.get((line + beside, at if total is None else total))
        if first is None or whole is None or whole.place == first.place or whole.unit == PERCENT:
            return None
        part, rate = (second, first) if first.unit == PERCENT else (first, second)
        if rate.unit not in (PERCENT, COUNT) or part.unit != whole.unit:
            return None
        return share(part, whole, rate, where=_where(sheet, sheet.lines[line], at))

    return _Family(make, 2, odds)
