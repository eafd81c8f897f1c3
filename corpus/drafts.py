"""Pages written from drafts: what a reader of a format finds, one after the other, becomes text with exact places.

In: `Draft`s in reading order (heading, paragraph, item or table, with clean one-line text). Out: `Page`s, whose text
has a blank line between blocks and a line for each item, and whose blocks know the headings above them. A heading
path goes on from one page to the next, as it does for a person who turns the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.models import Block, BlockKind, Page, Table
from corpus.tables import Grid, lay_out


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before it has a place. `level` and `group` as in `Block`; `mark` stands before an item.

    A heading without text closes every section of its level or deeper: what follows belongs to the section outside.
    `emphasised` says that all of it is printed bold.
    """

    kind: BlockKind
    text: str = ""
    level: int = 0
    group: int = 0
    mark: str = ""
    grid: Grid | None = None
    emphasised: bool = False


def write_pages(pages: Iterable[Sequence[Draft]], *, numbered: bool) -> tuple[Page, ...]:
    """Return a page for each run of drafts, numbered from 1 or not at all."""
    path: list[tuple[int, str]] = []
    return tuple(_write_page(drafts, path, number if numbered else None) for number, drafts in enumerate(pages, 1))


def _write_page(drafts: Sequence[Draft], path: list[tuple[int, str]], number: int | None) -> Page:
    """Write one page; `path` is the open headings with their levels, outermost first, and is carried on."""
    parts: list[str] = []
    blocks: list[Block] = []
    position, previous = 0, None
    for draft in drafts:
        if draft.kind is BlockKind.HEADING:
            while path and path[-1][0] >= draft.level:
                path.pop()
        if not draft.text and draft.grid is None:
            continue
        lead = _lead(draft, previous)
        start = position + len(lead)
        text, table = _body(draft, start)
        parts += (lead, text)
        position = start + len(text)
        headings = tuple(heading for _, heading in path)
        blocks.append(Block(draft.kind, start, position, headings, draft.level, draft.group, table))
        if draft.kind is BlockKind.HEADING:
            path.append((draft.level, text))
        previous = draft
    return Page("".join(parts), tuple(blocks), number)


def _lead(draft: Draft, previous: Draft | None) -> str:
    """What stands before a block: the line ends after the block above, and the mark of an item."""
    ends = "" if previous is None else "\n\n"
    if draft.kind is not BlockKind.ITEM:
        return ends
    if previous is not None and previous.kind is BlockKind.ITEM:
        ends = "\n"
    return ends + "  " * (draft.level - 1) + draft.mark


def _body(draft: Draft, start: int) -> tuple[str, Table | None]:
    return (draft.text, None) if draft.grid is None else lay_out(draft.grid, start=start)
