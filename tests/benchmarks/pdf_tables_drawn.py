"""Known tables drawn on pages with reportlab: a printer of statistical reports.

In: known tables and a seed. Out: the bytes of a PDF that holds them among prose, and the page of each. What varies:
which rules are drawn, shading, type and its size, alignment, the gap between columns, prose in one column or two, and
upright or lying pages. A table with `rules` "grid" is ruled; every other is borderless or has horizontal rules only.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from random import Random

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.benchmarks.pdf_tables_known import LONG, OFFICERS, PLACES, PROSE, Known, KnownCell

RULES = ("grid", "grid", "rows", "three", "none", "none", "shaded")
FONTS = (("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"))
MARGIN = 56


@dataclass(frozen=True, slots=True)
class Style:
    """How a table is drawn. Sizes are in points."""

    rules: str
    font: str
    bold: str
    size: float
    gap: float
    align: str
    leading: float
    low: bool
    """Whether a figure stands at the last line of a row's label rather than the first."""
    leader: bool
    """Whether full stops lead from a row's label to its figures."""


def style(random: Random) -> Style:
    """A way to draw a table."""
    font, bold = random.choice(FONTS)
    size = random.choice([7, 8, 9, 10, 11])
    return Style(
        random.choice(RULES),
        font,
        random.choice([bold, bold, font]),
        size,
        random.choice([6, 9, 14, 20]),
        random.choice(["right", "right", "centre", "left"]),
        size * random.choice([1.15, 1.25]),
        random.random() < 0.4,
        random.random() < 0.25,
    )


def widths(known: Known, how: Style, room: float) -> list[float]:
    """The width of each column: what its words need, the first one wrapped if there is no room for it."""
    need = [0.0] * known.columns
    for cell in known.cells:
        if cell.column_span > 1:
            continue
        words = cell.text.split()
        wraps = cell.column == 0 or len(words) > 4 or cell.row < known.head_rows
        whole = stringWidth(cell.text, how.bold, how.size) + 10 * cell.indent
        least = max(stringWidth(word, how.bold, how.size) for word in words)
        cap = 190 if cell.column == 0 else 130 if len(words) > 4 else max(least, 52)
        need[cell.column] = max(need[cell.column], least, min(whole, cap) if wraps else whole)
    spare = room - sum(need) - how.gap * known.columns
    if spare < 0:
        need[0] = max(60, need[0] + spare)
    return [width + how.gap for width in need]


class Drawing:
    """A PDF in the making: the canvas, the height reached (points from the foot), and the pages begun."""

    def __init__(self, random: Random) -> None:
        self.random, self.file = random, io.BytesIO()
        self.size = landscape(A4) if random.random() < 0.2 else A4
        self.canvas = Canvas(self.file, pagesize=self.size)
        self.page, self.y = 1, self.size[1] - MARGIN

    def turn(self) -> None:
        """Begin a new page."""
        self.canvas.showPage()
        self.page, self.y = self.page + 1, self.size[1] - MARGIN

    def text(self, said: str, *, size: float = 10, font: str = "Times-Roman", columns: int = 1) -> None:
        """Write prose in one column, or as a block of two."""
        room = (self.size[0] - 2 * MARGIN - 24 * (columns - 1)) / columns
        self.canvas.setFont(font, size)
        lines = simpleSplit(said, font, size, room)
        each = -(-len(lines) // columns)
        for place, line in enumerate(lines):
            x = MARGIN + (room + 24) * (place // each)
            self.canvas.drawString(x, self.y - size * 1.2 * (place % each + 1), line)
        self.y -= size * 1.2 * (each + 1)

    def table(self, known: Known, how: Style) -> None:
        """Draw a table at the height reached."""
        columns = widths(known, how, self.size[0] - 2 * MARGIN)
        lefts = [MARGIN + sum(columns[:place]) for place in range(len(columns) + 1)]
        wrapped = {cell: self.wrapped(cell, known, how, lefts) for cell in known.cells}
        heights = [
            max((len(wrapped[c]) for c in known.cells if c.row == r and c.row_span == 1), default=1) * how.leading + 5
            for r in range(known.rows)
        ]
        tops = [self.y - sum(heights[:place]) for place in range(len(heights) + 1)]
        self.rule(known, how, lefts, tops)
        for cell in known.cells:
            self.cell(cell, wrapped[cell], known, how, lefts, tops)
        self.y = tops[-1] - 4

    def wrapped(self, cell: KnownCell, known: Known, how: Style, lefts: list[float]) -> list[str]:
        """The lines of a cell."""
        room = lefts[cell.column + cell.column_span] - lefts[cell.column] - how.gap - 10 * cell.indent
        if cell.row in known.sections:
            room = lefts[-1] - lefts[0]
        return simpleSplit(cell.text, self.face(cell, known, how), how.size, room + 0.5)

    def face(self, cell: KnownCell, known: Known, how: Style) -> str:
        """The type of a cell."""
        return how.bold if cell.row < known.head_rows or cell.row in known.sections else how.font

    def cell(
        self, cell: KnownCell, lines: list[str], known: Known, how: Style, lefts: list[float], tops: list[float]
    ) -> None:
        """Draw the lines of a cell: labels to the left, figures as the style has them, headers at their foot."""
        head = cell.row < known.head_rows
        face = self.face(cell, known, how)
        top, foot = tops[cell.row], tops[cell.row + cell.row_span]
        low = head or (how.low and cell.column > 0 and known.form != "words")
        start = foot + 4 + how.leading * len(lines) if low else top
        left, right = lefts[cell.column] + how.gap / 2, lefts[cell.column + cell.column_span] - how.gap / 2
        is_label = cell.column == 0 or known.form == "words" or (known.form == "grouped" and cell.column == 1)
        align = "left" if is_label else "centre" if cell.column_span > 1 else how.align
        self.canvas.setFont(face, how.size)
        for place, line in enumerate(lines, 1):
            y = start - how.leading * place
            width = stringWidth(line, face, how.size)
            x = {"left": left + 10 * cell.indent, "right": right - width, "centre": (left + right - width) / 2}[align]
            self.canvas.drawString(x, y, line)
            if how.leader and cell.column == 0 and not head and place == len(lines) and cell.row not in known.sections:
                dots = int((right + how.gap / 2 - x - width - 4) / stringWidth(".", face, how.size))
                self.canvas.drawString(x + width + 2, y, "." * max(0, dots) if dots > 5 else "")

    def aside(self) -> None:
        """Draw what looks like a table and is none: a chart, a contents list, numbered steps, addresses."""
        kind, (canvas, random) = self.random.randrange(4), (self.canvas, self.random)
        canvas.setFont("Helvetica", 9)
        if kind == 0:
            for step in range(6):
                canvas.drawRightString(MARGIN + 30, self.y - 110 + 20 * step, f"{step * 20}")
                canvas.rect(MARGIN + 60 + 60 * step, self.y - 110, 30, random.randint(20, 100), fill=0)
                canvas.drawString(MARGIN + 62 + 60 * step, self.y - 122, str(2015 + step))
            self.y -= 140
        for place in range(6) if kind == 1 else ():
            canvas.drawString(MARGIN, self.y - 13 * place, f"{place + 1}. {random.choice(LONG)[:40]} " + "." * 60)
            canvas.drawRightString(MARGIN + 420, self.y - 13 * place, str(3 + 2 * place))
        for place in range(6) if kind == 2 else ():
            canvas.drawString(MARGIN, self.y - 13 * place, f"{place + 1}.")
            canvas.drawString(MARGIN + 25, self.y - 13 * place, random.choice(PROSE.split(". "))[:80])
        for place in range(6) if kind == 3 else ():
            canvas.drawString(MARGIN, self.y - 13 * place, random.choice(PLACES) + " House")
            canvas.drawString(MARGIN + 260, self.y - 13 * place, random.choice(OFFICERS) + ", room " + str(place + 4))
        self.y -= 90

    def rule(self, known: Known, how: Style, lefts: list[float], tops: list[float]) -> None:
        """Draw the rules or the shading of a table."""
        canvas, (left, right) = self.canvas, (lefts[0], lefts[-1])
        canvas.setLineWidth(0.5)
        if how.rules == "grid":
            for cell in known.cells:
                at, row = lefts[cell.column], tops[cell.row + cell.row_span]
                canvas.rect(at, row, lefts[cell.column + cell.column_span] - at, tops[cell.row] - row)
            filled = {
                (r, c)
                for cell in known.cells
                for r in range(cell.row, cell.row + cell.row_span)
                for c in range(cell.column, cell.column + cell.column_span)
            }
            for r in range(known.rows):
                for c in range(known.columns):
                    if (r, c) not in filled:
                        canvas.rect(lefts[c], tops[r + 1], lefts[c + 1] - lefts[c], tops[r] - tops[r + 1])
        elif how.rules == "shaded":
            canvas.setFillGray(0.88)
            for row in range(0, known.rows, 2):
                canvas.rect(left, tops[row + 1], right - left, tops[row] - tops[row + 1], stroke=0, fill=1)
            canvas.setFillGray(0)
        elif how.rules != "none":
            rows = range(known.rows + 1) if how.rules == "rows" else (0, known.head_rows, known.rows)
            for row in rows:
                canvas.line(left, tops[row], right, tops[row])
            spans = [cell for cell in known.cells if cell.column_span > 1 and cell.row < known.head_rows]
            for cell in spans:
                below = tops[cell.row + 1]
                canvas.line(lefts[cell.column] + 3, below, lefts[cell.column + cell.column_span] - 3, below)


def draw(tables: list[Known], random: Random) -> tuple[bytes, list[tuple[int, bool]]]:
    """A PDF with the tables, and for each its 1-based page and whether it is ruled."""
    drawing, places = Drawing(random), []
    for number, known in enumerate(tables):
        how = style(random)
        if sum(widths(known, how, drawing.size[0] - 2 * MARGIN)) > drawing.size[0] - 2 * MARGIN:
            how = replace(how, size=7, leading=8.5, gap=6)
        if random.random() < 0.25:
            drawing.aside()
        if random.random() < 0.5 or number == 0:
            drawing.text(PROSE * random.randint(1, 2), columns=random.choice([1, 1, 2]))
        rows = known.rows + 2 * len([c for c in known.cells if len(c.text) > 40 and c.column == 0])
        if drawing.y - rows * (how.leading + 8) - 60 < MARGIN:
            drawing.turn()
        drawing.text(known.caption, size=how.size + 1, font=how.bold)
        places.append((drawing.page, how.rules == "grid"))
        drawing.table(known, how)
        for note in known.notes:
            drawing.text(note, size=how.size - 1)
        drawing.y -= 14
        if random.random() < 0.5:
            drawing.text(PROSE)
        if drawing.y < 330:
            drawing.turn()
    drawing.canvas.save()
    return drawing.file.getvalue(), places
