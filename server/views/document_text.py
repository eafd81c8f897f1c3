"""A part of a document as blocks that a page can show, with the cited place marked, all without JavaScript.

In: the part's stretches, the text of the pages, the cells of its tables, and the place to mark. Out: blocks whose runs
of text say whether they are marked. Nothing here is HTML: templates escape every run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.models import BlockKind, Cell
from index.stretches import Stretch
from server.views.document_parts import Outline, Place, Run, anchor_of
from server.views.document_tables import Rows, ShownTable, lay_out

_BULLET = re.compile(r"[-*•·–—▪◦]?")


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block of the page: `kind` is "heading", "paragraph", "list" or "table"; the other fields as the kind needs.

    `page` is the number of the page that begins with this block. `mark` is the number or letter of a list's item.
    """

    kind: str
    runs: tuple[Run, ...] = ()
    level: int = 0
    anchor: str = ""
    mark: tuple[Run, ...] = ()
    items: tuple[ShownBlock, ...] = ()
    table: ShownTable | None = None
    page: int | None = None


def show_part(
    outline: Outline, number: int, cells: Mapping[int, Sequence[Cell]], *, place: Place | None = None
) -> tuple[ShownBlock, ...]:
    """The blocks of a part. `cells`: those of the tables in it by stretch, and of the stretch in which each opens."""
    return tuple(_Showing(outline, cells, place).blocks(outline.shown(number, place), first=number == 1))


def _together(stretch: Stretch) -> tuple[int, int]:
    """What is equal for stretches that make one block of the page: the items of a list, the rows of a table."""
    return (stretch.page_index, -1 if stretch.kind is BlockKind.ITEM else stretch.opens)


class _Showing:
    """One part being made into blocks. It remembers whether the beginning of the place has been marked."""

    def __init__(self, outline: Outline, cells: Mapping[int, Sequence[Cell]], place: Place | None) -> None:
        self._outline = outline
        self._cells = cells
        self._place = place
        self._begun = False
        self._level = 1

    def blocks(self, part: Sequence[Stretch], *, first: bool) -> Iterator[ShownBlock]:
        """The blocks of a part, lists put together, pages begun; `first` says that the document begins here."""
        page_index = -1 if first or not part else part[0].page_index
        above = ""
        for _, run in groupby(part, key=_together):
            group = list(run)
            block = self._block(group, above)
            if block is None:
                continue
            begins = group[0].page_index != page_index
            page_index = group[0].page_index
            above = self._outline.text_of(group[-1])
            yield replace(block, page=group[0].page) if begins else block

    def _block(self, group: Sequence[Stretch], above: str) -> ShownBlock | None:
        stretch = group[0]
        if stretch.kind is BlockKind.ITEM:
            return ShownBlock("list", items=tuple(map(self._item, group)))
        if stretch.kind is BlockKind.TABLE:
            return ShownBlock("table", table=self._table(group, above))
        runs = self._runs(stretch.page_index, stretch.start, stretch.end)
        if stretch.kind is BlockKind.PARAGRAPH:
            return ShownBlock("paragraph", runs)
        if self._outline.repeats_title(stretch) and not any(run.marked for run in runs):
            return None
        self._level = min(self._outline.depth(stretch), self._level + 1)
        return ShownBlock("heading", runs, self._level, anchor_of(stretch))

    def _item(self, stretch: Stretch) -> ShownBlock:
        """An item with what is printed before it, unless that is only a bullet, which the page draws itself."""
        text = self._outline.pages[stretch.page_index][1]
        line = text.rfind("\n", 0, stretch.start) + 1
        printed = text[line : stretch.start].strip()
        mark: tuple[Run, ...] = ()
        if not _BULLET.fullmatch(printed):
            begin = text.index(printed, line)
            mark = self._runs(stretch.page_index, begin, begin + len(printed))
        return ShownBlock("item", self._runs(stretch.page_index, stretch.start, stretch.end), stretch.level, mark=mark)

    def _table(self, group: Sequence[Stretch], above: str) -> ShownTable:
        """The table of stretches that follow each other; where they do not open it, its head comes before them."""
        stretch = group[0]
        opening = self._shown_cells(stretch.page_index, self._cells[stretch.opens], marked=False)
        here = self._shown_cells(stretch.page_index, [cell for one in group for cell in self._cells[one.row]])
        heading = stretch.headings[-1] if stretch.headings else ""
        return lay_out(
            here,
            opening=opening if stretch.opens != stretch.row else None,
            caption=stretch.caption,
            is_caption_shown=stretch.caption != above,
            heading=heading,
        )

    def _shown_cells(self, page_index: int, cells: Sequence[Cell], *, marked: bool = True) -> Rows:
        return [(cell, self._runs(page_index, cell.start, cell.end) if marked else (Run(cell.text),)) for cell in cells]

    def _runs(self, page_index: int, start: int, end: int) -> tuple[Run, ...]:
        text, place = self._outline.pages[page_index][1], self._place
        if place is None or place.page_index != page_index or place.end <= start or end <= place.start:
            return (Run(text[start:end]),)
        low, high = max(place.start, start), min(place.end, end)
        begins = not self._begun and (place.at is None or low <= place.at < high)
        self._begun = self._begun or begins
        runs = (Run(text[start:low]), Run(text[low:high], marked=True, first=begins), Run(text[high:end]))
        return tuple(run for run in runs if run.text)
