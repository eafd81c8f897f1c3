"""Ruled tables: cells between upright and flat rules.

In: the words and rules of a page. Out: for each frame of rules that holds cells, its box and its grid cells. Where
rules part only some of the rows or columns, the text inside a band parts the rest, as in a table without rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.lines import join_lines
from corpus.readers.pdf.gutters import Column, columns_of
from corpus.readers.pdf.printed import Box, Rule, Word
from corpus.readers.pdf.rows import Row, rows_of
from corpus.readers.pdf.stacking import stack
from corpus.tables import GridCell

NEAR = 3.0
"""Points within which two rules meet, or are one."""
COVERS = 0.6
"""A rule along this share of a cell's side parts it from the next."""

FEW_BANDS, MANY_LINES = 3, 4
"""Where flat rules make no more than a head and a body, a body of so many lines has rows that no rule parts."""


def framed_tables(words: Sequence[Word], rules: Sequence[Rule]) -> list[tuple[Box, list[GridCell]]]:
    """The tables of a page whose columns are ruled."""
    found = []
    for frame in _frames(rules):
        flats, uprights = [rule for rule in frame if rule.is_flat], [rule for rule in frame if not rule.is_flat]
        xs, ys = _places([rule.x0 for rule in uprights]), _places([rule.top for rule in flats])
        if len(xs) < 3 or len(ys) < 2:
            continue
        box = Box(xs[0], xs[-1], ys[0], ys[-1])
        inside = [word for word in words if _holds(box, word)]
        if not inside:
            continue
        ys = _with_text_rows(inside, ys, xs, uprights)
        xs = _with_gutters(inside, xs, ys, uprights)
        cells = _cells(inside, xs, ys, frame)
        filled = [cell for cell in cells if cell.text]
        if len({cell.column for cell in filled}) > 1 and len(filled) > 2:
            found.append((box, filled))
    return found


def _frames(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules that meet, together."""
    groups: list[tuple[list[Rule], list[float]]] = []
    for rule in sorted(rules, key=lambda one: (one.top, one.x0)):
        meets = [group for group in groups if _near(group[1], rule) and any(_meet(rule, one) for one in group[0])]
        merged = [rule, *(one for group in meets for one in group[0])]
        groups = [group for group in groups if group not in meets]
        groups.append(
            (
                merged,
                [
                    min(one.x0 for one in merged),
                    max(one.x1 for one in merged),
                    min(one.top for one in merged),
                    max(one.bottom for one in merged),
                ],
            )
        )
    return [group for group, _ in groups]


def _near(hull: Sequence[float], rule: Rule) -> bool:
    return (
        rule.x0 <= hull[1] + NEAR
        and rule.x1 >= hull[0] - NEAR
        and rule.top <= hull[3] + NEAR
        and rule.bottom >= hull[2] - NEAR
    )


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.x0 <= other.x1 + NEAR
        and other.x0 <= one.x1 + NEAR
        and one.top <= other.bottom + NEAR
        and other.top <= one.bottom + NEAR
    )


def _places(values: Sequence[float]) -> list[float]:
    """The places of rules, those of nearly one place as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > NEAR:
            places.append(value)
    return places


def _holds(box: Box, word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1


def _with_text_rows(
    words: Sequence[Word], ys: Sequence[float], xs: Sequence[float], uprights: Sequence[Rule]
) -> list[float]:
    """The places between rows, with those where text parts rows that no rule does: figures stand below one another."""
    places = list(ys)
    columns = [Column(left, right) for left, right in pairwise(xs)]
    for top, bottom in pairwise(ys):
        rows = rows_of((word for word in words if top <= (word.top + word.bottom) / 2 < bottom), uprights)
        if len(rows) < 2 or not (_stand_below(rows, columns) or (len(ys) <= FEW_BANDS and len(rows) >= MANY_LINES)):
            continue
        cells = stack(rows, columns, [])
        count = max(cell.row for cell in cells) + 1
        if count == len(rows):
            places += [(one.box.bottom + other.box.top) / 2 for one, other in pairwise(rows)]
        elif count > 1:
            starts = _starts(rows, columns)
            places += [rows[number].box.top - 0.5 for number in starts]
    return _places(places) if len(places) == len(ys) else sorted(set(places))


def _starts(rows: Sequence[Row], columns: Sequence[Column]) -> list[int]:
    """The rows of print at which a row of the table begins, but the first."""
    starts = []
    for number in range(1, len(rows)):
        upper = max(cell.row for cell in stack(rows[:number], columns, [])) + 1
        both = max(cell.row for cell in stack(rows[: number + 1], columns, [])) + 1
        if both > upper:
            starts.append(number)
    return starts


def _stand_below(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether two rows of print each hold figures only, in most of the columns but the first."""
    counts = [0] * len(columns)
    for row in rows:
        for place, column in enumerate(columns):
            inside = [chunk for chunk in row.chunks if column.x0 - 1 <= (chunk.x0 + chunk.x1) / 2 <= column.x1 + 1]
            counts[place] += bool(inside) and all(chunk.is_figure for chunk in inside)
    return sum(count > 1 for count in counts[1:]) * 2 >= max(1, len(columns) - 1)


def _with_gutters(
    words: Sequence[Word], xs: Sequence[float], ys: Sequence[float], uprights: Sequence[Rule]
) -> list[float]:
    """The places between columns, with those where figures stand apart that no rule parts."""
    places = list(xs)
    for left, right in pairwise(xs):
        rows = rows_of((word for word in words if left <= (word.x0 + word.x1) / 2 < right), uprights)
        parted = [row for row in rows if len(row.chunks) > 1 and any(chunk.is_figure for chunk in row.chunks[1:])]
        if len(parted) > 2 and len(parted) >= 0.6 * (len(ys) - 1):
            places += [(one.x1 + other.x0) / 2 for one, other in pairwise(columns_of(parted))]
    return sorted(places)


def _cells(words: Sequence[Word], xs: Sequence[float], ys: Sequence[float], rules: Sequence[Rule]) -> list[GridCell]:
    """The cells of a grid: units that no rule parts are one cell."""
    flats, uprights = [rule for rule in rules if rule.is_flat], [rule for rule in rules if not rule.is_flat]
    columns, rows = len(xs) - 1, len(ys) - 1
    owner = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

    def find(unit: tuple[int, int]) -> tuple[int, int]:
        while owner[unit] != unit:
            unit = owner[unit]
        return unit

    ruled_xs = {place for place, x in enumerate(xs) if any(abs(rule.x0 - x) <= NEAR for rule in uprights)}
    ruled_ys = {place for place, y in enumerate(ys) if any(abs(rule.top - y) <= NEAR for rule in flats)}
    for row, column in owner:
        top, bottom, left, right = ys[row], ys[row + 1], xs[column], xs[column + 1]
        if column + 1 < columns:
            if column + 1 in ruled_xs:
                parted = _along([(r.top, r.bottom) for r in uprights if abs(r.x0 - right) <= NEAR], top, bottom)
            else:
                parted = not any(
                    word.x0 < right - 1 and word.x1 > right + 1 and top < (word.top + word.bottom) / 2 < bottom
                    for word in words
                )
            if not parted:
                owner[find((row, column + 1))] = find((row, column))
        if (
            row + 1 < rows
            and row + 1 in ruled_ys
            and not _along([(r.x0, r.x1) for r in flats if abs(r.top - bottom) <= NEAR], left, right)
        ):
            owner[find((row + 1, column))] = find((row, column))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for unit in owner:
        groups.setdefault(find(unit), []).append(unit)
    made = []
    for units in groups.values():
        first, last = min(r for r, _ in units), max(r for r, _ in units) + 1
        left_most, right_most = min(c for _, c in units), max(c for _, c in units) + 1
        box = Box(xs[left_most], xs[right_most], ys[first], ys[last])
        text = join_lines([" ".join(c.text for c in row.chunks) for row in rows_of(w for w in words if _in(box, w))])
        made.append(GridCell(first, left_most, text, last - first, right_most - left_most))
    return sorted(made)


def _in(box: Box, word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 <= x < box.x1 and box.top <= y < box.bottom


def _along(spans: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    """Whether stretches of rules cover most of a side."""
    total = sum(max(0.0, min(stop, end) - max(begin, start)) for begin, stop in spans)
    return total >= COVERS * (end - start)
