"""HTML, Markdown, text and CSV files, read as a person reads them."""

from pathlib import Path

import pytest

from corpus.errors import CatalogueInvalid, DocumentUnreadable
from corpus.models import Block, BlockKind, Page
from corpus.readers import READERS, reader_for
from corpus.readers.html_pages import read_html
from corpus.readers.readings import Reading

READING = Path(__file__).parent / "documents" / "reading"


def read(name: str) -> Reading:
    """The reading of a test document."""
    reader = reader_for(name)
    assert reader is not None
    return reader((READING / name).read_bytes())


def outline(reading: Reading) -> list[tuple[str, tuple[str, ...], str]]:
    """Kind, headings and text of each block of the first page."""
    page = reading.pages[0]
    return [(block.kind.value, block.headings, page.text[block.start : block.end]) for block in page.blocks]


def only_table(page: Page) -> Block:
    """The page's one table."""
    (block,) = [block for block in page.blocks if block.kind is BlockKind.TABLE]
    return block


def under(reading: Reading, heading: str) -> list[str]:
    """The texts of the blocks whose innermost heading is given."""
    return [text for kind, headings, text in outline(reading) if kind != "heading" and headings[-1:] == (heading,)]


def test_an_extract_has_the_headings_a_person_sees() -> None:
    """In a text extract the line between two lists heads the second, and each year's lists stand under their year."""
    reading = read("extract.md")
    assert under(reading, "Where the money went in 2018-19") == ["£20.5 million on care homes", "£4.2 million on staff"]
    assert under(reading, "Who had support in 2018-19") == [
        "1,205 older people",
        "310 people with a learning disability",
    ]
    assert outline(reading)[-6][1] == ("Money in 2019-20", "Where the money went in 2019-20")
    assert len(under(reading, "What we did in 2018-19 and 2019-20")) == 3


def test_siblings_share_a_group_and_other_lists_do_not() -> None:
    """Items of one list have one group number, so that shares and totals stay inside the list."""
    items = [block for block in read("extract.md").pages[0].blocks if block.kind is BlockKind.ITEM]
    assert [block.group for block in items] == [1, 1, 2, 2, 3, 3, 4, 4]


def test_front_matter_values_are_kept_as_printed() -> None:
    """A number or date in front matter is the text that stands there: 007 stays 007."""
    front = read("extract.md").front_matter
    assert (front["id"], front["published"], front["period"]) == ("007", "2020-11", "2018-20")


def test_a_numbered_question_heads_its_answer() -> None:
    """In a freedom of information answer the values stand under the question that says what they are."""
    reading = read("answer.md")
    assert under(reading, "2. And what did it spend on care at home?") == ["2018/19: £7,400,100", "2019/20: £7,655,000"]


def test_minutes_items_are_headings_with_their_printed_numbers() -> None:
    """A lone numbered line of minutes heads what follows and keeps its number."""
    reading = read("minutes.md")
    assert [text for kind, _, text in outline(reading) if kind == "heading"] == [
        "2. Election of a Vice Chair.",
        "5. Petitions. PDF 80 KB",
    ]


def test_lists_in_lists_know_their_depth() -> None:
    """A sub-item is one level deeper and in a group of its own."""
    items = [block for block in read("minutes.md").pages[0].blocks if block.kind is BlockKind.ITEM]
    assert [block.level for block in items] == [1, 2, 2]
    assert items[0].group != items[1].group == items[2].group


def test_a_rule_below_a_sentence_does_not_make_it_a_heading() -> None:
    """A row of hyphens right below a sentence is a rule; below a short title it underlines a heading."""
    reading = READERS[".md"]("The year was hard.\n---\nIt ended.\n\nWe spent £5 million\n---\nIt helped.".encode())
    assert [text for kind, _, text in outline(reading) if kind == "heading"] == ["We spent £5 million"]


def test_a_second_paragraph_of_an_item_is_no_item() -> None:
    """An item of two paragraphs counts once in its list."""
    found = outline(READERS[".md"](b"- One item\n\n  and more of it\n- Another"))
    assert [kind for kind, _, _ in found] == ["item", "paragraph", "item"]


def test_a_line_below_a_markdown_table_is_not_its_row() -> None:
    """A source line right below a table is a paragraph."""
    page = read("minutes.md").pages[0]
    block = only_table(page)
    assert block.table is not None
    assert [(cell.text, cell.is_header) for cell in block.table.cells if cell.row in (0, 2)] == [
        *(("Service", True), ("2018-19", True), ("2019-20", True)),
        *(("Day care*", False), ("£0.3m", False), ("", False)),
    ]
    assert page.text.endswith("\n\nSource: finance team")


def test_html_is_read_without_navigation_scripts_and_hidden_text() -> None:
    """Only what a visitor reads in the main part is read."""
    text = read("page.html").pages[0].text
    for absent in (
        "Skip to content",
        "Home\n",
        "£9 million",
        "£8 million",
        "Hidden",
        "Related",
        "useful",
        "Contact us",
    ):
        assert absent not in text
    for present in (
        "We helped people to live at home.",
        "A line that stands straight in a box.",
        "Local Account 2020-21",
    ):
        assert present in text


def test_html_lists_tables_and_details_keep_their_structure() -> None:
    """Nested items, a table's spans and headers, terms with descriptions, and the section that details make."""
    reading = read("page.html")
    found = outline(reading)
    assert ("item", ("Local Account 2020-21", "Spending in 2020-21"), "Phone: 0300 000 0000") in found
    assert under(reading, "How we count") == ["People are counted once, on 31st March."]
    assert "After the details." in under(reading, "Spending in 2020-21")
    assert under(reading, "Next steps") == ["The council will ask residents again next year."]
    table = only_table(reading.pages[0]).table
    assert table is not None
    assert table.caption == "People supported"
    places = {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells}
    assert places["Group"] == (0, 0, 2, 1)
    assert places["Year"] == (0, 1, 1, 2)
    assert places["2020-21"] == (1, 2, 1, 1)
    assert places["212"] == (3, 2, 1, 1)


def test_a_raised_note_mark_does_not_change_a_figure() -> None:
    """A footnote mark behind a number is set apart from it."""
    assert "1,050 [1]" in read("page.html").pages[0].text


def test_what_a_page_states_of_itself_is_found() -> None:
    """Title, publisher, date and address come from the page; front matter is kept apart, because it weighs more."""
    reading = read("page.html")
    assert reading.found == {
        "title": "Local Account 2020-21",
        "publisher": "Example Host",
        "url": "https://www.example.org/account",
    }
    assert reading.front_matter["publisher"] == "Exampleshire County Council"


@pytest.mark.parametrize(
    "page",
    [
        "<body><header><h1>Kept</h1></header><p>Text.</p><footer>No</footer></body>",
        "<body><form id=aspnet><main><h1>Kept</h1><p>Text.</p></main></form></body>",
        "<body><nav>No</nav><div role=main><h1>Kept</h1><p>Text.</p></div></body>",
        "<body><main></main><h1>Kept</h1><p>Text.</p></body>",
        "<h1>Kept<p>Text.",
        "<body><table role=presentation><tr><td><h1>Kept</h1></td><td><p>Text.</p></td></tr></table></body>",
    ],
)
def test_the_main_part_is_found_in_pages_of_every_make(page: str) -> None:
    """Forms around a page, missing main parts, layout tables and unclosed elements do not lose its text."""
    assert read_html(page.encode()).pages[0].text == "Kept\n\nText."


@pytest.mark.parametrize(("charset", "encoding"), [("iso-8859-1", "cp1252"), ("iso-8859-15", "iso-8859-15")])
def test_html_in_another_charset_keeps_its_money_signs(charset: str, encoding: str) -> None:
    """A page that names its charset is read in it."""
    data = f"<meta charset='{charset}'><main><p>£5, €6</p></main>".encode(encoding)
    assert read_html(data).pages[0].text == "£5, €6"


def test_a_line_break_ends_a_paragraph() -> None:
    """An address or a list of values written with line breaks is one block a line."""
    found = outline(read_html(b"<main><p>2019-20: 5<br>2020-21: 6</p><ul><li>One<br>item</li></ul></main>"))
    assert [text for _, _, text in found] == ["2019-20: 5", "2020-21: 6", "One item"]


def test_html_lists_are_told_apart() -> None:
    """Two lists of a page have two group numbers, though nothing but a paragraph stands between them."""
    page = read("page.html").pages[0]
    assert [block.group for block in page.blocks if block.kind is BlockKind.ITEM] == [1, 2, 1, 3, 3]


def test_a_committee_report_in_text_is_read_as_printed() -> None:
    """Wrapped lines are joined, numbers of paragraphs kept, and columns of figures become a table."""
    reading = read("report.txt")
    assert outline(reading)[2][2].endswith("with the money that the council set aside for them in February.")
    assert "£0.4 million more than the budget allowed." in reading.pages[0].text
    table = only_table(reading.pages[0]).table
    assert table is not None
    assert [cell.text for cell in table.cells if cell.is_header] == ["", "2019-20", "2020-21", "", "£000", "£000"]
    assert [cell.text for cell in table.cells if cell.row == 3] == ["Homecare", "6,050", "6,300"]


def test_csv_title_and_source_stand_outside_the_table() -> None:
    """The delimiter is told from the file; a title above and a source below are paragraphs."""
    reading = read("outcomes.csv")
    assert [text for kind, _, text in outline(reading) if kind == "paragraph"] == [
        "Made for tests; the places are invented",
        "Outcomes by area",
        "Source: invented",
    ]
    table = only_table(reading.pages[0]).table
    assert table is not None
    assert [cell.text for cell in table.cells if cell.row == 2] == [
        *("Otherton; North", "People at home 91 days after leaving hospital", "2020-21", "79,0")
    ]


def test_a_csv_row_too_wide_is_reported() -> None:
    """A row with more cells than the header is named, because its figures may stand under the wrong name."""
    (warning,) = READERS[".csv"](b"area,value\nExampleshire,1,234\nOtherton,5\n").warnings
    assert "Exampleshire" in warning
    assert "has 3, not 2" in warning


@pytest.mark.parametrize(
    ("text", "headers"),
    [
        ("area,period,value\nKent,2022-23,[c]\nEssex,2022-23,n/a\nSurrey,2022-23,over 600\nDevon,2022-23,12\n", 1),
        (",2022-23,2023-24\nKent,[c],[c]\nEssex,3,4\n", 1),
        ("Service,Budget,Outturn\n,2022-23,2022-23\nDay care,3,4\n", 2),
        ("Service,Budget,Outturn\nService,£000,£000\nDay care,3,4\n", 2),
        (",2022-23,,2023-24,\nArea,Number,%,Number,%\nKent,3,4,5,6\n", 2),
    ],
)
def test_the_first_rows_of_a_csv_may_have_no_plain_number(text: str, headers: int) -> None:
    """Below a header that names every column a row with a name of its own is data, though its number is withheld."""
    table = only_table(READERS[".csv"](text.encode()).pages[0]).table
    assert table is not None
    assert sum(cell.is_header and cell.column == 1 for cell in table.cells) == headers


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt", ".csv"])
def test_text_in_windows_encoding_is_read_and_reported(suffix: str) -> None:
    """A file that is not UTF-8 but Windows-1252 is read, with a warning."""
    reading = READERS[suffix]("Spending was £5, or “five”, then".encode("cp1252"))
    assert reading.pages[0].text.startswith("Spending was £5")
    assert "Windows-1252" in reading.warnings[0]


@pytest.mark.parametrize("suffix", list(READERS))
@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"   \n", b"\x81\x8d\x8f"])
def test_a_file_without_text_is_unreadable_in_every_format(suffix: str, data: bytes) -> None:
    """Binary and blank files are refused in every format, not read as text."""
    with pytest.raises(DocumentUnreadable):
        READERS[suffix](data)


@pytest.mark.parametrize(
    "block", ["title: a: b\n- c", "kind: [news]", "a: !!python/object/apply:os.system ['x']", "x: " + "[" * 3000]
)
def test_broken_front_matter_is_named(block: str) -> None:
    """Front matter that is not single values in YAML is refused, and no tag in it builds or runs anything."""
    with pytest.raises(CatalogueInvalid, match="front matter"):
        READERS[".md"](f"---\n{block}\n---\nText.".encode())


def test_a_binary_file_is_told_from_text() -> None:
    """A picture or word-processor file with a text name is named for what it is."""
    with pytest.raises(DocumentUnreadable, match="null bytes"):
        READERS[".txt"](b"PK\x03\x04\x14\x00\x08word")


def test_invisible_characters_are_removed() -> None:
    """Zero-width and direction characters, which hide text or break numbers, are not in the page's text."""
    data = "He\u200bllo \u202e12\u2060345\u202c caf\u0065\u0301 2021\u201122\u00a0x".encode()
    assert READERS[".txt"](data).pages[0].text == "Hello 12345 café 2021-22 x"
