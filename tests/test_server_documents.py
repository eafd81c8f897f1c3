from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Passage
from server.views.document_text import PART_CHARS, Part, Place, document_parts

TEXT = "The title\nAbout\nFirst line.\n- one item\n- another item\nSpending\nYear | Amount\n2022-23 | £5\nEnd."


def passage(text: str, first: str, last: str, headings: tuple[str, ...], *, page_index: int = 0) -> Passage:
    """The passage of a page's text from one run of words to another."""
    start, end = text.index(first), text.index(last) + len(last)
    return Passage(f"d#{page_index}.{start}", "d", page_index + 1, page_index, headings, start, end, text[start:end])


PASSAGES = (
    passage(TEXT, "First", "another item", ("The title", "About")),
    passage(TEXT, "Year", "End.", ("The title", "Spending")),
)


def lines(parts: tuple[Part, ...]) -> list[tuple[str, int, str]]:
    """Kind, level and text of every line."""
    found = [line for part in parts for block in part.blocks for line in block.lines]
    return [(line.kind, line.level, "".join(run.text for run in line.runs)) for line in found]


def marked(parts: tuple[Part, ...]) -> str:
    """All that is marked, lines joined by a line end."""
    found = [line for part in parts for block in part.blocks for line in block.lines if line.marked]
    return "\n".join("".join(run.text for run in line.runs if run.marked) for line in found)


def test_layout() -> None:
    """Text outside passages is a heading at its depth; items and rows stand together; the title is not said twice."""
    parts = document_parts([(1, TEXT)], PASSAGES, title="The title")
    assert lines(parts) == [
        ("heading", 2, "About"),
        ("paragraph", 0, "First line."),
        ("item", 0, "one item"),
        ("item", 0, "another item"),
        ("heading", 2, "Spending"),
        ("row", 0, "Year | Amount"),
        ("row", 0, "2022-23 | £5"),
        ("paragraph", 0, "End."),
    ]
    assert [len(block.lines) for block in parts[0].blocks] == [1, 1, 2, 1, 2, 1]
    assert parts[0].blocks[0].page == 1


def test_a_heading_below_the_title_keeps_its_place() -> None:
    """Where the document's title is another one, its headings stand one level below it."""
    assert lines(document_parts([(1, TEXT)], PASSAGES))[:2] == [("heading", 2, "The title"), ("heading", 3, "About")]


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_mark_is_exact(one: int, other: int) -> None:
    """Exactly the cited span is marked, wherever it begins and ends; bullets and line ends are not words of it."""
    start, end = sorted((one, other))
    parts = document_parts([(1, TEXT)], PASSAGES, place=Place(0, start, end))
    kept = [number for number, char in enumerate(TEXT) if char != "\n"]
    kept = [number for number in kept if TEXT[number : number + 2] != "- " and TEXT[number - 1 : number + 1] != "- "]
    assert marked(parts).replace("\n", "") == "".join(TEXT[number] for number in kept if start <= number < end)
    firsts = [line for part in parts for block in part.blocks for line in block.lines if line.first]
    assert len(firsts) == (1 if marked(parts) else 0)


def test_cells() -> None:
    """A mark inside a table marks the words of its cell and leaves the cells as they are."""
    start = TEXT.index("£5")
    parts = document_parts([(1, TEXT)], PASSAGES, place=Place(0, start, start + 2))
    row = next(line for block in parts[0].blocks for line in block.lines if line.first)
    cells = [[(run.text, run.marked) for run in cell if run.text] for cell in row.cells]
    assert cells == [[("2022-23", False)], [("£5", True)]]


def test_long_document_in_parts() -> None:
    """A long document is shown in parts that together are all of it, and the mark is in exactly one of them."""
    text = "\n".join(f"Paragraph {number} with some words in it." for number in range(5000))
    whole = (passage(text, "Paragraph 0 ", "Paragraph 4999 with some words in it.", ()),)
    place = Place(0, text.index("Paragraph 4000"), text.index("Paragraph 4000") + 14)
    parts = document_parts([(None, text)], whole, place=place)
    assert [line for _, _, line in lines(parts)] == text.split("\n")
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert len(parts) > len(text) / PART_CHARS - 1
    assert [part.marked for part in parts].count(True) == 1
    assert marked(parts) == "Paragraph 4000"


def test_long_table_is_cut() -> None:
    """A table of thousands of rows does not stand on one page."""
    text = "\n".join(f"{number} | a cell with words" for number in range(5000))
    parts = document_parts([(3, text)], (passage(text, "0 |", "4999 | a cell with words", ()),))
    assert len(parts) > 2
    assert sum(len(block.lines) for part in parts for block in part.blocks) == 5000
    assert [block.page for part in parts for block in part.blocks if block.page] == [3]


def test_document_without_text() -> None:
    """A document in which no text was found has no part to show."""
    assert document_parts([(1, ""), (2, "\n \n")], ()) == ()
