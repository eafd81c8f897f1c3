"""A document's text as blocks that a page can show, with the cited place marked, all without JavaScript.

In: the text of each page, the passages cut from it, and the place to mark (page index, start and end, offsets in
characters, end exclusive). Out: parts of the document, each a list of blocks whose runs of text say whether they are
marked. Text outside every passage is a heading (`corpus.passages` leaves out nothing else); "- " begins an item of a
list, " | " parts the cells of a table row: that is how the readers write clean text. Nothing here is HTML: templates
escape every run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from corpus.models import Passage

PART_CHARS = 30_000
"""Length at which a long document is cut into parts: a screen reader and a phone can take about 10 printed pages."""


@dataclass(frozen=True, slots=True)
class Place:
    """The span to mark: 0-based page index, start and end as character offsets in that page's text."""

    page_index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, marked or not."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page as runs; `kind` is "heading", "paragraph", "item" or "row"; `level` is that of a heading."""

    kind: str
    runs: tuple[Run, ...]
    level: int = 0
    first: bool = False
    """Whether the marked place begins here."""

    @property
    def marked(self) -> bool:
        """Whether any of the line is marked."""
        return any(run.marked for run in self.runs)

    @property
    def cells(self) -> tuple[tuple[Run, ...], ...]:
        """The cells of a row: its runs parted at " | "."""
        cells: list[list[Run]] = [[]]
        for run in self.runs:
            for number, piece in enumerate(run.text.split(" | ")):
                if number:
                    cells.append([])
                cells[-1].append(replace(run, text=piece))
        return tuple(tuple(cell) for cell in cells)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one kind that stand together: the items of a list, the rows of a table, or a line by itself."""

    kind: str
    lines: tuple[Line, ...]
    page: int | None = None
    """Number of the page that begins with this block, 1-based."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the document shown on one page, with its 1-based number."""

    number: int
    blocks: tuple[Block, ...] = field(default=())

    @property
    def marked(self) -> bool:
        """Whether the marked place begins in this part."""
        return any(line.first for block in self.blocks for line in block.lines)


def document_parts(
    pages: Sequence[tuple[int | None, str]], passages: Sequence[Passage], *, title: str = "", place: Place | None = None
) -> tuple[Part, ...]:
    """The document in parts of about `PART_CHARS`. `pages`: the number (1-based or None) and text of each page.

    A heading that only repeats `title`, which the page shows already, is left out, and the ones below it move up.
    """
    blocks: list[Block] = []
    for page_index, (number, text) in enumerate(pages):
        own = sorted((item for item in passages if item.page_index == page_index), key=lambda item: item.start)
        here = place if place is not None and place.page_index == page_index else None
        page_blocks = list(_blocks(_with_first(_lines(text, own, here, title))))
        if page_blocks:
            page_blocks[0] = replace(page_blocks[0], page=number)
        blocks += page_blocks
    return tuple(Part(number, tuple(part)) for number, part in enumerate(_cut(blocks), start=1))


def _lines(text: str, passages: Sequence[Passage], place: Place | None, title: str) -> Iterator[Line]:
    start, position = 0, 0
    for raw in text.split("\n"):
        end = start + len(raw)
        while position < len(passages) and passages[position].end <= start:
            position += 1
        if raw.strip():
            coming = passages[position] if position < len(passages) else None
            if coming is not None and coming.start < end:
                yield _body_line(raw, start, place)
            else:
                path = [heading for heading in (coming.headings if coming else ()) if heading != title]
                line = Line("heading", _runs(raw, start, place), _level(raw.strip(), path))
                if raw.strip() != title or line.marked:
                    yield line
        start = end + 1


def _level(heading: str, path: Sequence[str]) -> int:
    """2 to 6: its depth in the path of headings above the next passage, under the page's own h1."""
    return min(path.index(heading) + 2 if heading in path else 3, 6)


def _body_line(raw: str, start: int, place: Place | None) -> Line:
    if raw.startswith("- "):
        return Line("item", _runs(raw[2:], start + 2, place))
    return Line("row" if " | " in raw else "paragraph", _runs(raw, start, place))


def _runs(text: str, start: int, place: Place | None) -> tuple[Run, ...]:
    if place is None:
        return (Run(text),)
    low, high = (min(max(edge - start, 0), len(text)) for edge in (place.start, place.end))
    runs = (Run(text[:low]), Run(text[low:high], marked=True), Run(text[high:]))
    return tuple(run for run in runs if run.text)


def _with_first(lines: Iterable[Line]) -> Iterator[Line]:
    found = False
    for line in lines:
        yield replace(line, first=line.marked and not found)
        found = found or line.marked


def _blocks(lines: Iterable[Line]) -> Iterator[Block]:
    for kind, group in groupby(lines, key=lambda line: line.kind):
        if kind in ("item", "row"):
            yield Block(kind, tuple(group))
        else:
            yield from (Block(kind, (line,)) for line in group)


def _cut(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    part: list[Block] = []
    length = 0
    for whole in blocks:
        for block in _short(whole):
            size = sum(len(run.text) for line in block.lines for run in line.runs)
            if part and length + size > PART_CHARS:
                yield part
                part, length = [], 0
            part.append(block)
            length += size
    if part:
        yield part


def _short(block: Block) -> Iterator[Block]:
    """A table or list of thousands of lines as blocks of a hundred."""
    for start in range(0, len(block.lines), 100):
        yield replace(block, lines=block.lines[start : start + 100], page=block.page if start == 0 else None)
