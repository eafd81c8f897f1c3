"""Known tables set on pages with fpdf2: a third printer, whose rules are drawn as designers of reports draw them.

In: known tables and a seed. Out: the bytes of a PDF, and the page of each table. What varies: rules as thin bars or as
short strokes along cells, tinted cells parted by white, upright rules alone, rules over and under sums alone, dashes;
gaps down to 4 points; where in its row a cell stands; every column may wrap; A4 upright and lying; running heads.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from random import Random

from fpdf import FPDF

from tests.benchmarks.pdf_tables_known import PROSE, Known, KnownCell

RULES = ("bars", "strokes", "tinted", "uprights", "sums", "sums", "dashed", "head", "none", "none")
RULED = ("bars", "strokes")
MARGIN = 50.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How a table is set: its rules, type, size, gaps and padding in points, and where figures and lines stand."""

    rules: str
    face: str
    size: float
    gap: float
    pad: float
    align: str
    stands: str
    leading: float
    full: bool
    """Whether the table runs over the whole width of the page."""


def setting(random: Random) -> Setting:
    """A way to set a table."""
    size = random.choice([7.0, 8.0, 9.0, 9.5, 10.5])
    return Setting(
        random.choice(RULES),
        random.choice(["helvetica", "times"]),
        size,
        random.choice([4.0, 5.0, 8.0, 12.0]),
        random.choice([0.5, 1.5, 3.0, 5.0]),
        random.choice(["right", "right", "right", "centre", "left"]),
        random.choice(["top", "top", "middle", "bottom"]),
        size * random.choice([1.1, 1.2, 1.3]),
        random.random() < 0.5,
    )


class Sheet:
    """A PDF in the making, and the height reached in points from the top."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.pdf = FPDF(orientation="L" if random.random() < 0.25 else "P", unit="pt", format="A4")
        self.pdf.set_auto_page_break(False)
        self.head = random.choice(["", "Exampleshire Council annual report and accounts"])
        self.turn()

    def turn(self) -> None:
        """Begin a page with its running head and number."""
        self.pdf.add_page()
        self.y = MARGIN
        self.font("helvetica", "", 8)
        if self.head:
            self.pdf.text(MARGIN, 30, self.head)
        self.pdf.text(self.pdf.w - MARGIN, self.pdf.h - 25, str(self.pdf.page_no()))

    def font(self, face: str, style: str, size: float) -> None:
        """Choose the type."""
        self.pdf.set_font(face, style, size)

    def wrap(self, text: str, room: float) -> list[str]:
        """The lines of a text in the type chosen."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.pdf.get_string_width(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def prose(self, text: str, size: float = 10, style: str = "") -> None:
        """Write a paragraph."""
        self.font("times", style, size)
        for line in self.wrap(text, self.pdf.w - 2 * MARGIN):
            self.y += size * 1.2
            self.pdf.text(MARGIN, self.y, line)
        self.y += size

    def widths(self, known: Known, how: Setting) -> list[float]:
        """The width of each column: what wraps is given what the others leave, at least its longest word."""
        self.font(how.face, "B", how.size)
        whole, least = [0.0] * known.columns, [0.0] * known.columns
        for cell in known.cells:
            if cell.column_span == 1 and cell.row not in known.sections:
                whole[cell.column] = max(whole[cell.column], self.pdf.get_string_width(cell.text))
                longest = max(map(self.pdf.get_string_width, cell.text.split()))
                wraps = cell.row < known.head_rows or len(cell.text) > 24
                least[cell.column] = max(least[cell.column], longest if wraps else self.pdf.get_string_width(cell.text))
        room = self.pdf.w - 2 * MARGIN - how.gap * known.columns
        want = [min(one, max(low, 150.0)) for one, low in zip(whole, least, strict=True)]
        spare = room - sum(want)
        if spare < 0:
            slack = sum(w - low for w, low in zip(want, least, strict=True)) or 1.0
            want = [w + spare * (w - low) / slack for w, low in zip(want, least, strict=True)]
        elif how.full:
            want = [w + spare / len(want) for w in want]
        return [width + how.gap for width in want]

    def table(self, known: Known, how: Setting) -> bool:
        """Set a table, on a new page if there is no room; return whether its sides fit the page."""
        columns = self.widths(known, how)
        lefts = [MARGIN + sum(columns[:place]) for place in range(len(columns) + 1)]
        lines = {cell: self.lines(cell, known, how, lefts) for cell in known.cells}
        heights = [
            max((len(lines[cell]) for cell in known.cells if cell.row == row), default=1) * how.leading + 2 * how.pad
            for row in range(known.rows)
        ]
        if self.y + sum(heights) > self.pdf.h - MARGIN:
            self.turn()
        self.prose(known.caption, how.size + 1, "B")
        tops = [self.y + sum(heights[:place]) for place in range(len(heights) + 1)]
        self.rule(known, how, lefts, tops)
        for cell in known.cells:
            self.cell(cell, lines[cell], known, how, lefts, tops)
        self.y = tops[-1] + 14
        return lefts[-1] < self.pdf.w and tops[-1] < self.pdf.h

    def lines(self, cell: KnownCell, known: Known, how: Setting, lefts: list[float]) -> list[str]:
        """The lines of a cell."""
        is_head = cell.row < known.head_rows or cell.row in known.sections
        self.font(how.face, "B" if is_head else "", how.size)
        end = lefts[-1] if cell.row in known.sections else lefts[cell.column + cell.column_span]
        return self.wrap(cell.text, end - lefts[cell.column] - how.gap + 0.1)

    def cell(
        self, cell: KnownCell, lines: list[str], known: Known, how: Setting, lefts: list[float], tops: list[float]
    ) -> None:
        """Draw the lines of a cell."""
        is_head = cell.row < known.head_rows
        self.font(how.face, "B" if is_head or cell.row in known.sections else "", how.size)
        top, foot = tops[cell.row] + how.pad, tops[cell.row + 1] - how.pad
        free = foot - top - how.leading * len(lines)
        y = top + {"top": 0.0, "middle": free / 2, "bottom": free}["bottom" if is_head else how.stands]
        left, right = lefts[cell.column] + how.gap / 2, lefts[cell.column + cell.column_span] - how.gap / 2
        is_words = cell.column == 0 or (known.form in ("register", "payments", "performance") and cell.column < 3)
        align = "left" if is_words else "centre" if cell.column_span > 1 else how.align
        for line in lines:
            y += how.leading
            width = self.pdf.get_string_width(line)
            x = {"left": left, "right": right - width, "centre": (left + right - width) / 2}[align]
            self.pdf.text(x, y - 0.25 * how.size, line)

    def rule(self, known: Known, how: Setting, lefts: list[float], tops: list[float]) -> None:
        """Draw what parts or carries the cells."""
        pdf, head = self.pdf, tops[known.head_rows]
        pdf.set_line_width(0.5)
        if how.rules in RULED:
            self.grid(known, how, lefts, tops)
        elif how.rules == "tinted":
            self.tint(known, lefts, tops)
        elif how.rules == "sums":
            self.sums(known, lefts, tops)
        elif how.rules == "uprights":
            for x in lefts:
                pdf.line(x, tops[0], x, tops[-1])
        pdf.set_dash_pattern(*((2, 1) if how.rules == "dashed" else (0, 0)))
        for y in {"uprights": (tops[0], head, tops[-1]), "dashed": tops, "head": (head,)}.get(how.rules, ()):
            pdf.line(lefts[0], y, lefts[-1], y)
        pdf.set_dash_pattern()

    def grid(self, known: Known, how: Setting, lefts: list[float], tops: list[float]) -> None:
        """Rules around all cells."""
        spans = _inside(known)
        for row in range(known.rows):
            for column, x in enumerate(lefts):
                if (row, column) not in spans:
                    self.stroke(x, tops[row], x, tops[row + 1], how.rules)
        for y in tops:
            for one, other in pairwise(lefts):
                self.stroke(one, y, other, y, how.rules)

    def tint(self, known: Known, lefts: list[float], tops: list[float]) -> None:
        """Tinted cells, parted by a point of white."""
        spans = _inside(known)
        for row in range(known.rows):
            shade = 200 if row < known.head_rows else 235
            self.pdf.set_fill_color(shade, shade, shade + 10)
            for column in range(known.columns):
                begin = lefts[column] + (0 if (row, column) in spans else 1)
                self.pdf.rect(begin, tops[row] + 1, lefts[column + 1] - begin, tops[row + 1] - tops[row] - 1, "F")

    def sums(self, known: Known, lefts: list[float], tops: list[float]) -> None:
        """Rules over and under the figures of some rows."""
        filled = {(c.row, c.column) for c in known.cells if c.column and c.row >= known.head_rows}
        for row, column in sorted(filled):
            if known.rows - 1 - row in (0, 3, 5):
                for y in (tops[row], tops[row + 1], tops[row + 1] + 1.5):
                    self.pdf.line(lefts[column] + 2, y, lefts[column + 1] - 2, y)

    def stroke(self, x0: float, y0: float, x1: float, y1: float, rules: str) -> None:
        """A rule as a thin filled bar, or as a line."""
        if rules == "bars":
            self.pdf.set_fill_color(0, 0, 0)
            self.pdf.rect(x0 - 0.25, y0 - 0.25, x1 - x0 + 0.5, y1 - y0 + 0.5, "F")
        else:
            self.pdf.line(x0, y0, x1, y1)


def _inside(known: Known) -> set[tuple[int, int]]:
    """The left sides of columns that a spanning cell covers, by row."""
    return {(c.row, c.column + n) for c in known.cells for n in range(1, c.column_span)}


def draw(tables: list[Known], random: Random) -> tuple[bytes, list[tuple[int, bool]]]:
    """A PDF with the tables, and for each its 1-based page and whether it is ruled."""
    sheet, places = Sheet(random), []
    for known in tables:
        how = setting(random)
        if random.random() < 0.5:
            sheet.prose(PROSE)
        sheet.table(known, how)
        places.append((sheet.pdf.page_no(), how.rules in RULED))
        if random.random() < 0.4:
            sheet.prose("Source: council records. Figures are rounded and may not sum.", 8)
        if sheet.y > sheet.pdf.h - 180:
            sheet.turn()
    return bytes(sheet.pdf.output()), places
