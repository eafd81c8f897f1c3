from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.drafts import Draft, write_pages
from corpus.models import BlockKind, Cell, Document, Metadata, Page
from corpus.tables import grid_from_rows
from index.stretches import cells_from, layout_rows, stretch_from
from server.views.document_parts import PART_CHARS, Outline, Place
from server.views.document_text import ShownBlock, show_part

HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM
DRAFTS = [
    Draft(HEADING, "The title", 1),
    Draft(HEADING, "About", 2),
    Draft(PARAGRAPH, "First line."),
    Draft(ITEM, "one item", 1, 1, "- "),
    Draft(ITEM, "another item", 2, 1, "a) "),
    Draft(HEADING, "Spending", 2),
    Draft(BlockKind.TABLE, grid=grid_from_rows([["Year", "Amount"], ["2022-23", "£5"]])),
    Draft(PARAGRAPH, "End."),
]
(PAGE,) = write_pages([DRAFTS], numbered=True)
_SPANS = [(cell.start, cell.end) for block in PAGE.blocks for cell in (block.table.cells if block.table else ())]
_SPANS += [(block.start, block.end) for block in PAGE.blocks if not block.table]
_SPANS += [(PAGE.text.index("a)"), PAGE.text.index("a)") + 2)]
VISIBLE = {at for start, end in _SPANS for at in range(start, end)}
"""Where the page's text is words: what parts cells, lines and items, and a bullet, is drawn by the page."""


class Shown:
    """A document made of pages, as its page would show it, part by part."""

    def __init__(self, *pages: Page, title: str = "The title") -> None:
        document = Document(Metadata("d", "d.md", title), pages, "0" * 64)
        rows = list(layout_rows([document]))
        texts = [page.text for page in pages]
        self.outline = Outline(
            [stretch_from(row) for row in rows], [(page.number, page.text) for page in pages], title=title
        )
        self.cells: dict[int, Sequence[Cell]] = {row["row"]: cells_from(row, texts[row["page_index"]]) for row in rows}

    def blocks(self, place: Place | None = None) -> list[ShownBlock]:
        """The blocks of all parts."""
        parts = range(1, len(self.outline.parts) + 1)
        return [block for number in parts for block in show_part(self.outline, number, self.cells, place=place)]


def runs_of(block: ShownBlock) -> list[tuple[str, bool, bool]]:
    """The runs of a block in reading order, those of its items and cells too."""
    own = [(run.text, run.marked, run.first) for run in (*block.mark, *block.runs)]
    items = [run for item in block.items for run in runs_of(item)]
    rows = (*block.table.head, *block.table.body) if block.table else ()
    return own + items + [(run.text, run.marked, run.first) for row in rows for cell in row for run in cell.runs]


def marked(blocks: list[ShownBlock]) -> str:
    """All that is marked."""
    return "".join(text for block in blocks for text, is_marked, _ in runs_of(block) if is_marked)


def test_layout() -> None:
    """Headings have their depth, a list is one block, a table has a head; the title is not said twice."""
    blocks = Shown(PAGE).blocks()
    assert [(block.kind, block.level) for block in blocks] == [
        ("heading", 2),
        ("paragraph", 0),
        ("list", 0),
        ("heading", 2),
        ("table", 0),
        ("paragraph", 0),
    ]
    assert blocks[0].page == 1
    assert ["".join(run.text for run in item.mark) for item in blocks[2].items] == ["", "a)"]


def test_a_heading_below_the_title_keeps_its_place() -> None:
    """Where the document's title is another one, its headings stand one level below it."""
    blocks = Shown(PAGE, title="Another").blocks()
    assert [(block.level, block.runs[0].text) for block in blocks[:2]] == [(2, "The title"), (3, "About")]


@given(st.integers(0, len(PAGE.text)), st.integers(0, len(PAGE.text)))
def test_mark_is_exact(one: int, other: int) -> None:
    """Exactly the cited span is marked, wherever it begins and ends, and just one place is where it begins."""
    start, end = sorted((one, other))
    blocks = Shown(PAGE).blocks(Place(0, start, end))
    shown = marked(blocks)
    assert shown == "".join(PAGE.text[at] for at in range(start, end) if at in VISIBLE)
    assert [first for block in blocks for _, _, first in runs_of(block)].count(True) == (1 if shown else 0)


def test_mark_in_a_table() -> None:
    """A mark inside a table marks the words of its cell and leaves the cells as they are."""
    start = PAGE.text.index("£5")
    blocks = Shown(PAGE).blocks(Place(0, start, start + 2))
    table = next(block.table for block in blocks if block.table)
    assert [[run.text for run in cell.runs] for cell in table.body[0]] == [["2022-23"], ["£5"]]
    assert [cell.runs[0].marked for cell in table.body[0]] == [False, True]


def test_a_marked_row_is_opened_at_the_cell_of_its_number() -> None:
    """Where a whole row is cited, the place that a link leads to is the cell of the number, not the first one."""
    row = PAGE.text.index("2022-23")
    number = PAGE.text.index("£5")
    table = next(block.table for block in Shown(PAGE).blocks(Place(0, row, number + 2, number)) if block.table)
    assert [(cell.runs[0].marked, cell.runs[0].first) for cell in table.body[0]] == [(True, False), (True, True)]


def test_long_document_in_parts() -> None:
    """A long document is shown in parts that together are all of it, and the place is in exactly one of them."""
    texts = [f"Paragraph {number} with some words in it." for number in range(5000)]
    (page,) = write_pages([[Draft(PARAGRAPH, text) for text in texts]], numbered=False)
    shown = Shown(page)
    start = page.text.index("Paragraph 4000")
    place = Place(0, start, start + 14)
    blocks = shown.blocks(place)
    assert ["".join(text for text, _, _ in runs_of(block)) for block in blocks] == texts
    assert len(shown.outline.parts) > len(page.text) / PART_CHARS - 1
    assert marked(blocks) == "Paragraph 4000"
    number = shown.outline.part_at(place)
    assert number is not None
    assert marked(list(show_part(shown.outline, number, shown.cells, place=place))) == "Paragraph 4000"


def test_a_heading_is_not_parted_from_its_text() -> None:
    """No part ends with a heading whose text stands in the next."""
    drafts = [draft for n in range(400) for draft in (Draft(HEADING, f"Heading {n}", 2), Draft(PARAGRAPH, "x" * 400))]
    shown = Shown(*write_pages([drafts], numbered=False))
    assert len(shown.outline.parts) > 4
    assert all(part[-1].kind is not HEADING for part in shown.outline.parts)


def test_levels_never_jump() -> None:
    """In every part a heading is at most one level deeper than the one before, also where a part begins deep."""
    deep = [Draft(HEADING, f"Level {level}", level) for level in range(1, 6)]
    drafts = [
        *deep,
        *[Draft(PARAGRAPH, "y" * 900) for _ in range(40)],
        Draft(HEADING, "Deep", 6),
        Draft(PARAGRAPH, "z"),
    ]
    shown = Shown(*write_pages([drafts], numbered=False))
    for number in range(1, len(shown.outline.parts) + 1):
        levels = [1, *(block.level for block in show_part(shown.outline, number, shown.cells) if block.level)]
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_long_table_is_cut() -> None:
    """A table of thousands of rows stands in several parts, each row once, and its head is said again in each."""
    rows = [["Number", "Words"], *[[str(number), "a cell with words"] for number in range(5000)]]
    drafts = [Draft(BlockKind.TABLE, grid=grid_from_rows(rows, header_rows=1))]
    shown = Shown(*write_pages([drafts], numbered=True))
    tables = [block.table for block in shown.blocks() if block.table]
    assert len(shown.outline.parts) > 2
    assert sum(len(table.body) for table in tables) == 5000
    assert all([cell.runs[0].text for cell in table.head[0]] == ["Number", "Words"] for table in tables)
    assert [table.is_continued for table in tables] == [False] + [True] * (len(tables) - 1)


def test_contents() -> None:
    """The list of contents names each heading once with its part and anchor, and leaves the title out."""
    outline = Shown(PAGE).outline
    assert [(entry.text, entry.level, entry.part) for entry in outline.contents] == [
        ("About", 2, 1),
        ("Spending", 2, 1),
    ]
    anchors = {block.anchor for block in Shown(PAGE).blocks() if block.kind == "heading"}
    assert {entry.anchor for entry in outline.contents} == anchors


def test_pages_begin_where_they_begin() -> None:
    """Each page's number stands before its first block, and the page leads to its part."""
    pages = write_pages([DRAFTS, [], [Draft(PARAGRAPH, "Third page.")]], numbered=True)
    shown = Shown(*pages)
    assert [block.page for block in shown.blocks() if block.page] == [1, 3]
    assert (shown.outline.part_of_page(3), shown.outline.part_of_page(2)) == (1, None)


def test_document_without_text() -> None:
    """A document in which no text was found has one part, which is empty."""
    assert Shown(Page("", ())).blocks() == []


def test_a_place_that_goes_on_in_the_next_part() -> None:
    """A place that lies on the border of two parts is shown whole in the one where it begins."""
    texts = [f"Paragraph {number} with some words in it." for number in range(2000)]
    (page,) = write_pages([[Draft(PARAGRAPH, text) for text in texts]], numbered=False)
    shown = Shown(page)
    last, following = shown.outline.parts[0][-1], shown.outline.parts[1][0]
    place = Place(0, last.start, following.end)
    blocks = show_part(shown.outline, 1, shown.cells, place=place)
    assert marked(list(blocks)) == page.text[last.start : last.end] + page.text[following.start : following.end]
