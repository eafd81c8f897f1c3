"""Parts against printed totals in a table, by column and by row, with sub-totals, and shares that add to 100.

In: a sheet. Out: relations total - parts = 0. Which numbers are the parts of a total (those above it, since the last
total, the sub-totals, those below) is decided by what holds in most of the lines that the total crosses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.periods import find_periods
from corpus.reconcile.findings import FindingKind
from corpus.reconcile.numbers import COUNT, PERCENT, Number, shown
from corpus.reconcile.relations import Relation, relation
from corpus.reconcile.sheets import Line, Sheet, is_additive
from corpus.totals import names_total

_STRICT = re.compile(r"^(?:grand |overall |sub-?\s?)?totals?\b|\btotals?$|^all\b", re.IGNORECASE)
_START = re.compile(r"^(?:base|opening|starting|brought forward|projected)\b", re.IGNORECASE)
_NET = re.compile(r"^net\b", re.IGNORECASE)
_GRAND = re.compile(r"\b(?:grand|overall|net|all)\b", re.IGNORECASE)
_OF_WHICH = re.compile(r"^(?:of which|including|incl\.|of whom|memo)", re.IGNORECASE)
_LESS = re.compile(r"^(?:less|minus|deduct)\b|\bincome\b|\bcontributions?\b|\bsavings?\b", re.IGNORECASE)
_NO_PARTS = re.compile(
    r"\b(?:variance|change|difference|movement|budget|target|forecast|outturn|plan|actual|trend|previous|status)\b",
    re.IGNORECASE,
)
_OVERLAP = re.compile(
    r"more than one|multiple (?:responses|answers)|(?:do|may|will|does|might) not (?:add|sum)|overlap"
    r"|tick(?:ed)? all|select(?:ed)? all|all that apply|top (?:five|ten|5|10)\b|counted (?:once|twice)|not exclusive"
    r"|unique|distinct",
    re.IGNORECASE,
)
_ROUNDED = re.compile(r"\bround", re.IGNORECASE)
WHOLE = Decimal(100)


_RARE = 3
"""One line in so many may have a part larger than its total: where more have, it is no total of these parts."""
_LEAST_UNNAMED = 2
_TRIAL = 16
"""Lines on which an unnamed total is tried before all are worked out."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """Positions that may add to a total; `minus` are those taken off."""

    plus: tuple[int, ...]
    minus: tuple[int, ...] = ()


def overlaps(notes: str) -> bool:
    """Whether words around a list or table say that its parts overlap or are a choice, so that no sum is expected."""
    sentences = re.split(r"(?<=[.!?\n])\s", notes)
    return any(_OVERLAP.search(sentence) and not _ROUNDED.search(sentence) for sentence in sentences)


def is_total(line: Line) -> bool:
    """Whether a label says that its numbers are a total."""
    return names_total(line.label, line.whole)


def total_relations(sheet: Sheet, notes: str) -> Iterator[Relation]:
    """The relations of totals along the sheet's lines. `notes` is the text around the table: it may say that parts
    overlap, and then nothing is expected."""
    if overlaps(notes):
        return
    totals = _totals(sheet)
    for total in totals:
        usable = [line for line in sheet.lines if _is_summable(sheet, line, total)]
        if _repeats_its_part(sheet, total, totals, usable):
            continue
        best: tuple[int, list[Relation]] = (0, [])
        for parts in _candidates(sheet, total, totals):
            made = [made for line in usable if (made := _sum(sheet, line, total, parts)) is not None]
            held = sum(one.holds and one.low is not None for one in made)
            if made and (held > best[0] or not best[1]):
                best = held, made
        held, made = best
        strict = _is_strict(sheet, total)
        failed = sum(not one.holds for one in made)
        if (held and held >= failed) or (strict and _is_slip(made)):
            yield from made
        elif made and strict:
            yield from _parts_over_whole(made)
    if not totals and len(sheet.positions) > _LEAST_UNNAMED and not find_periods(sheet.positions[-1].label):
        yield from _unnamed_total(sheet)


def _repeats_its_part(sheet: Sheet, total: int, totals: list[int], usable: list[Line]) -> bool:
    """Whether a total has one part only, and says the same: then no others are its parts."""
    if total == 0 or total - 1 in totals or (total > 1 and total - 2 not in totals and total - 1 not in sheet.breaks):
        return False
    pairs = [(sheet.cells.get((line.index, total - 1)), sheet.cells[line.index, total]) for line in usable]
    return bool(pairs) and all(part is not None and part.value == whole.value for part, whole in pairs)


def _unnamed_total(sheet: Sheet) -> Iterator[Relation]:
    """A last position that is the sum of all others nearly everywhere is a total, whatever its name."""
    last = sheet.positions[-1].index
    parts = _Parts(tuple(p.index for p in sheet.positions[:-1]))
    usable = [line for line in sheet.lines if _is_summable(sheet, line, last)]
    trial = [made for line in usable[:_TRIAL] if (made := _sum(sheet, line, last, parts)) is not None]
    held = sum(one.holds and all(number.value != one.anchor.value for _, number in one.terms[1:]) for one in trial)
    if held < 2 or 2 * held <= len(trial):
        return
    yield from trial
    yield from (made for line in usable[_TRIAL:] if (made := _sum(sheet, line, last, parts)) is not None)


def _is_strict(sheet: Sheet, total: int) -> bool:
    """Whether a total that fails alone is wrong: it is called a total, or ends a run that says where it starts or what
    it takes off."""
    label = sheet.positions[total].label
    above = [position.label for position in sheet.positions[:total]]
    is_run = any(_START.search(text) for text in above[:1]) or (_NET.search(label) and any(map(_LESS.search, above)))
    return bool(_STRICT.search(label)) or bool(is_run)


def _is_slip(made: list[Relation]) -> bool:
    """Whether totals that fail are slips all the same: one line alone, or two whose misses cancel out, because two
    cells changed places. Parts that overlap, or are no parts, miss their totals otherwise."""
    if len(made) == 1:
        return True
    missed = [sum((factor * number.value for factor, number in one.terms), Decimal(0)) for one in made if not one.holds]
    room = sum((number.grain for one in made for _, number in one.terms), Decimal(0))
    return len(missed) == 2 and abs(sum(missed, Decimal(0))) <= room < max(map(abs, missed))


def _totals(sheet: Sheet) -> list[int]:
    """The positions whose label says a total; none where most labels do, because then each is a measure of its own."""
    found = [p.index for p in sheet.positions if is_total(p)]
    return found if 2 * len(found) <= len(sheet.positions) else []


def _is_summable(sheet: Sheet, line: Line, total: int) -> bool:
    number = sheet.cells.get((line.index, total))
    if number is None:
        return False
    if number.unit == PERCENT:
        return abs(number.value) == WHOLE
    return is_additive(sheet, line.index, total)


def _candidates(sheet: Sheet, total: int, totals: list[int]) -> Iterator[_Parts]:
    """Sets of positions that may be the parts of a total, the likeliest first."""
    every = [
        p.index
        for p in sheet.positions
        if not _OF_WHICH.search(p.label) and not (sheet.is_transposed and _NO_PARTS.search(p.whole))
    ]
    single = [p for p in every if p not in totals]
    earlier = [p for p in totals if p < total]
    start = max([*(p + 1 for p in earlier), *(p for p in sheet.breaks if p <= total)], default=0)
    since = [p for p in single if start <= p < total]
    loose = [p for p in single if p < total and p > max(earlier, default=-1)]
    above = [p for p in single if p < total]
    stop = min(
        [*(p for p in totals if p > total), *(p for p in sheet.breaks if p > total)], default=len(sheet.positions)
    )
    below = [p for p in single if total < p < stop]
    sets = [since, above, [*earlier, *loose]]
    if len(earlier) > 1 and (_GRAND.search(sheet.positions[total].label) or not since):
        sets = [[*earlier, *loose], since, above]
    sets += [below, [p for p in single if p > total], single, [*earlier[-1:], *loose]]
    seen: set[tuple[int, ...]] = set()
    for parts in sets:
        key = tuple(sorted(parts))
        if len(key) >= 2 and key not in seen:
            seen.add(key)
            less = tuple(p for p in key[1:] if _LESS.search(sheet.positions[p].label))
            yield _Parts(key)
            if len(key) == 2 and key[0] in earlier:
                yield _Parts(key[:1], key[1:])  # income, less spending, leaves
            if less:
                yield _Parts(tuple(p for p in key if p not in less), less)


def _sum(sheet: Sheet, line: Line, total: int, parts: _Parts) -> Relation | None:
    """total - parts over one line, or None where its numbers cannot be a sum."""
    whole = sheet.cells[line.index, total]
    terms: list[tuple[Decimal, Number]] = [(Decimal(1), whole)]
    unknown = 0
    for position in (*parts.plus, *parts.minus):
        number = sheet.cells.get((line.index, position))
        if number is None:
            unknown += (line.index, position) in sheet.unknown
        elif number.unit != whole.unit or (whole.unit != PERCENT and not is_additive(sheet, line.index, position)):
            return None
        else:
            terms.append((Decimal(1 if position in parts.minus else -1), number))
    if len(terms) < 3:
        return None
    added = sum((-factor * number.value for factor, number in terms[1:]), Decimal(0))
    made = relation(
        FindingKind.TOTAL,
        terms,
        anchor=whole,
        where=sheet.where(line),
        expected=f"the parts of ‘{sheet.positions[total].label}’ add to {shown(added, whole)}",
        printed=f"it says {shown(whole.value, whole)}",
    )
    # A part that is not printed can only make the total larger; where it adds up without, it was nought.
    return replace(made, low=None) if unknown and not made.holds else made


def _is_plain(one: Relation) -> bool:
    """Whether a sum is of whole things only: nothing taken off, nothing negative, nothing left out."""
    return one.low is not None and all(
        number.value >= 0 and (factor < 0 or number is one.anchor) for factor, number in one.terms
    )


def _parts_over_whole(made: list[Relation]) -> Iterator[Relation]:
    """Where parts overlap and no sum holds, a part larger than its whole is still wrong, if it is so in few lines."""
    over = [
        (one, part)
        for one in made
        for factor, part in one.terms[1:]
        if part.unit == COUNT and part.value > one.anchor.value and _is_plain(one)
    ]
    if len({one.anchor.place for one, _ in over}) * _RARE > len(made):
        return
    for one, part in over:
        yield relation(
            FindingKind.MAGNITUDE,
            [(Decimal(1), one.anchor), (Decimal(-1), part)],
            anchor=part,
            where=one.where,
            expected=f"a part is at most the total {shown(one.anchor.value, one.anchor)}",
            printed=f"one says {shown(part.value, part)}",
            may_exceed=True,
        )
