"""Lines of print stacked to the rows of a table: a cell may take several lines, a header several levels.

In: the rows of print of a table, its columns and its flat rules. Out: grid cells. Header lines join column by column;
body lines join where a rule, the space between lines, or the wording says that a row goes on, and never where both
hold a figure in one column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.lines import join_lines
from corpus.readers.pdf.gutters import Column, covered, split_at
from corpus.readers.pdf.headers import head_cells
from corpus.readers.pdf.printed import Rule
from corpus.readers.pdf.rows import Chunk, Row
from corpus.tables import GridCell, is_value

TIGHT = 0.9
"""Lines of one cell are closer than this share of the distance of two rows, where rows are set apart at all."""
JUMP = 1.18
"""If the distances of lines fall in two kinds, those of the larger are at least so much larger."""
_GOES_ON = re.compile(r"(?:\b(?:and|of|for|the|in|to|with|or|by|from|a|an|on|at|per|as)|[,&/(-])$")


@dataclass(slots=True)
class Line:
    """A row of print in columns: its chunks by the columns that they cover, its foot, and the size of its type."""

    foot: float
    size: float
    top: float
    bold: bool
    chunks: dict[tuple[int, int], list[Chunk]] = field(default_factory=dict)

    def text(self, column: int) -> str:
        """What stands in a column."""
        return " ".join(c.text for (first, last), held in self.chunks.items() if first <= column < last for c in held)

    def columns(self) -> set[int]:
        """The columns in which something stands."""
        return {column for first, last in self.chunks for column in range(first, last)}

    def figures(self) -> set[int]:
        """The columns but the first in which a number stands, or what is printed in place of one."""
        return {f for (f, last), held in self.chunks.items() if f and last - f == 1 and any(c.is_figure for c in held)}


def stack(rows: Sequence[Row], columns: Sequence[Column], flats: Sequence[Rule]) -> list[GridCell]:
    """The cells of a table."""
    lines = [_line(row, columns) for row in rows]
    body = _first_of_body(lines)
    cells = head_cells([(line.foot, line.size, line.chunks) for line in lines[:body]], columns, flats)
    row = max((cell.row + cell.row_span for cell in cells), default=0)
    for group in _groups(lines[body:], flats):
        spans: dict[tuple[int, int], list[str]] = {}
        for line in group:
            for span, chunks in sorted(line.chunks.items()):
                key = next((held for held in spans if held[0] < span[1] and span[0] < held[1]), span)
                spans.setdefault(key, []).append(" ".join(chunk.text for chunk in chunks))
        cells += [
            GridCell(row, first, join_lines(texts), 1, last - first) for (first, last), texts in sorted(spans.items())
        ]
        row += 1
    return cells


def _line(row: Row, columns: Sequence[Column]) -> Line:
    line = Line(row.foot, row.size, row.box.top, all(word.bold for chunk in row.chunks for word in chunk.words))
    for chunk in row.chunks:
        for part in split_at(chunk, columns):
            line.chunks.setdefault(covered(part, columns), []).append(part)
    return line


def _first_of_body(lines: Sequence[Line]) -> int:
    """The number of the first line of the body: below the last header line above the first line of values.

    A line of values holds as many as other texts beside its label, or one in a column that holds little else; a header
    may hold one ("Rate per 100,000"). Where all lines above the body are bold up to one, and no more, that one is it.
    """
    shares, valued = [_share(line) for line in lines], _columns_of_values(lines)
    first = next((n for n, line in enumerate(lines) if shares[n] >= 0.5 or _opens(line, valued)), None)
    if first is None:
        first = next((n for n, share in enumerate(shares) if share and lines[n].text(0)), 0)
    above = [n for n in range(first) if any(column for column, _ in lines[n].chunks)]
    body = above[-1] + 1 if above else 0
    bold = next((n for n, line in enumerate(lines) if not line.bold), len(lines))
    fills = {column for line in lines[:bold] for column in line.columns()}
    return bold if 0 < bold < body and len(fills) * 2 > max(map(len, (line.columns() for line in lines))) else body


def _columns_of_values(lines: Sequence[Line]) -> set[int]:
    """The columns but the first in which values stand, and little else."""
    filled: dict[int, list[bool]] = {}
    for line in lines:
        for (column, _), held in line.chunks.items():
            filled.setdefault(column, []).append(any(is_value(chunk.text) for chunk in held))
    return {c for c, values in filled.items() if c and sum(values) > 2 and sum(values) >= 0.6 * len(values)}


def _opens(line: Line, valued: set[int]) -> bool:
    """Whether a line is one of the body by its label and a value in a column of values."""
    held = {column for (column, _), chunks in line.chunks.items() if any(is_value(chunk.text) for chunk in chunks)}
    return bool(held & valued) and bool(line.text(0))


def _share(line: Line) -> float:
    """The share of values among what stands beside the label of a line."""
    beside = [chunk for (column, _), held in line.chunks.items() if column for chunk in held]
    return sum(_counts(chunk.text, line) for chunk in beside) / len(beside) if beside else 0.0


def _counts(text: str, line: Line) -> bool:
    """Whether a text is a value of the body. What is printed in place of one is, beside a label."""
    return is_value(text) or (bool(line.text(0)) and text in ("-", "–", "—", "..", "n/a", "*"))


def _groups(lines: Sequence[Line], flats: Sequence[Rule]) -> list[list[Line]]:
    """The lines of each row."""
    if not lines:
        return []
    ruled = [_is_ruled(one, other, flats) for one, other in pairwise(lines)]
    all_ruled = len(lines) > 2 and (sum(ruled) >= 0.4 * (len(lines) - 1) or _parts_all(lines, ruled))
    tight = _tight(lines, ruled)
    groups = [[lines[0]]]
    for place, line in enumerate(lines[1:]):
        group = groups[-1]
        near = line.foot - group[-1].foot
        clash = any(line.figures() & held.figures() for held in group)
        if clash or ruled[place] or near > 2.6 * line.size:
            joins = False
        elif all_ruled:
            joins = True
        else:
            joins = near <= tight if tight else _goes_on(group, line)
        if joins:
            group.append(line)
        else:
            groups.append([line])
    return groups


def _parts_all(lines: Sequence[Line], ruled: Sequence[bool]) -> bool:
    """Whether the rules part every two lines that hold figures in one column, and are not those of a total alone."""
    held: set[int] = set()
    for place, line in enumerate(lines):
        held = set() if place and ruled[place - 1] else held
        if held & line.figures():
            return False
        held |= line.figures()
    return sum(ruled) > 1 and sum(ruled) >= 0.15 * (len(lines) - 1)


def _tight(lines: Sequence[Line], ruled: Sequence[bool]) -> float:
    """The most by which two lines of one cell are apart, or 0 if the distances do not tell."""
    pairs = [(other.foot - one.foot, bool(one.figures() & other.figures())) for one, other in pairwise(lines)]
    apart = sorted(step for step, clash in pairs if clash)
    steps = sorted(step for step, _ in pairs)
    if apart:
        least = TIGHT * apart[len(apart) // 5]
        return least if steps[0] < least else 0.0
    for one, other in pairwise(steps):
        if one > 1 and other / one > JUMP and one < 1.6 * lines[0].size:
            return one + 0.3
    return 0.0


def _is_ruled(one: Line, other: Line, flats: Sequence[Rule]) -> bool:
    """Whether a rule runs between two lines under the first of them."""
    boxes = [chunk for held in one.chunks.values() for chunk in held]
    left, right = min(chunk.x0 for chunk in boxes), max(chunk.x1 for chunk in boxes)
    low = other.foot - 0.6 * other.size
    return any(
        one.foot - 0.35 * one.size < rule.top < low and min(right, rule.x1) - max(left, rule.x0) > 0.5 * (right - left)
        for rule in flats
    )


def _goes_on(group: Sequence[Line], line: Line) -> bool:
    """Whether the wording says that a line goes on with the row above."""
    above = " ".join(filter(None, (held.text(0) for held in group)))
    label, others = line.text(0), line.columns() - {0}
    held = {column for one in group for column in one.columns()}
    if not label:
        return bool(others) and others <= held and not line.figures()
    lone_above = held == {0}
    if others and not lone_above:
        return not line.figures() and others <= held and label[0].islower()
    return bool(above) and (label[0].islower() or label[0] == "(" or _GOES_ON.search(above) is not None)
