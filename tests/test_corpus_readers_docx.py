"""Word documents and OpenDocument texts keep their headings, lists, tables and notes, in order."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.figures import find_observations
from corpus.models import BlockKind, Page
from corpus.readers import READERS
from corpus.readers.docx_lists import written
from tests.office_files import XML, document_of, lines_of, raw_open, rows_of, saved, tables_of, word, word_xml

read = READERS[".docx"]
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def page_of(document: WordDocument) -> Page:
    """The page of a document."""
    (page,) = read(saved(document)).pages
    return page


def add_table(document: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    """Add a table of texts."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for line, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = text


def test_headings_come_from_styles_and_outline_levels() -> None:
    """A title is over the headings; a style of the council's own is a heading by the outline level it is based on."""
    document = word()
    document.add_heading("Adult social care", 0)
    document.add_heading("Who we supported", 1)
    style = document.styles.add_style("Council head", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("Carers", style="Council head")
    document.add_paragraph("We supported 964 carers in 2022-23.")
    page = page_of(document)
    assert page.blocks[-1].headings == ("Adult social care", "Who we supported", "Carers")
    assert [block.level for block in page.blocks] == [1, 2, 3, 0]


def test_lists_keep_their_depth_marks_and_siblings() -> None:
    """Bullets and numbers are items with the mark that is printed; a list in a list is a group of its own."""
    document = word()
    for text, style in (
        ("a", "List Bullet"),
        ("b", "List Bullet 2"),
        ("c", "List Bullet"),
        ("d", "List Number"),
        ("e", "List Number"),
    ):
        document.add_paragraph(text, style=style)
    page = page_of(document)
    assert page.text == "- a\n  - b\n- c\n1. d\n2. e"
    assert [(block.level, block.group) for block in page.blocks] == [(1, 1), (2, 2), (1, 1), (1, 3), (1, 3)]


def test_numbers_of_lists_are_written_as_printed() -> None:
    """Letters and Roman numerals count as a printed list does."""
    assert [written(number, "lowerLetter") for number in (1, 26, 27)] == ["a", "z", "aa"]
    assert [written(number, "upperRoman") for number in (4, 9, 14)] == ["IV", "IX", "XIV"]


def test_tables_stand_in_order_with_spans_headers_and_caption() -> None:
    """A table follows its caption, knows which rows are headers, and a merged cell spans what it covers."""
    document = word()
    document.add_paragraph("Before.")
    document.add_paragraph("Table 1: Spend (£000)", style="Caption")
    add_table(document, [["Service", "Spend", ""], ["", "2021-22", "2022-23"], ["Home care", "1,200", "1,300"]])
    table = document.tables[0]
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    document.add_paragraph("After.")
    page = page_of(document)
    assert [block.kind for block in page.blocks] == [*[BlockKind.PARAGRAPH] * 2, BlockKind.TABLE, BlockKind.PARAGRAPH]
    (found,) = tables_of(page)
    assert found.caption == "Table 1: Spend (£000)"
    assert [(cell.text, cell.row_span, cell.column_span) for cell in found.cells][:2] == [
        ("Service", 2, 1),
        ("Spend", 1, 2),
    ]
    assert {cell.row for cell in found.cells if cell.is_header} == {0, 1}
    (home,) = [one for one in find_observations(document_of(read(saved(document)))) if one.printed == "1,300"]
    assert (home.unit, home.value, home.period and home.period.label) == ("GBP", 1300000, "2022-23")


def test_captions_under_tables_belong_to_the_table_above() -> None:
    """Where a document prints its captions under its tables, each is bound to the table above it."""
    document = word()
    for number in (1, 2):
        add_table(document, [["Group", "2022-23"], ["Carers", str(number)]])
        document.add_paragraph(f"Table {number}: People", style="Caption")
    assert [table.caption for table in tables_of(page_of(document))] == ["Table 1: People", "Table 2: People"]


def test_what_reviewers_insert_is_read_and_what_they_delete_is_not() -> None:
    """Tracked changes are read as the document would be with all of them accepted, and are reported."""
    document = word()
    paragraph = document.add_paragraph("We supported")
    for body in (
        '<w:ins><w:r><w:t xml:space="preserve"> 964 carers</w:t></w:r></w:ins>',
        '<w:del><w:r><w:delText xml:space="preserve"> 900 carers</w:delText><w:t>wrongly stored</w:t></w:r></w:del>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
    ):
        paragraph._p.append(word_xml(body))
    reading = read(saved(document))
    assert reading.pages[0].text == "We supported 964 carers"
    assert reading.warnings == (
        "2 tracked changes; what they insert was read, what they delete was not",
        "hidden text was left out (hidden): ‘hidden’",
    )


def test_content_controls_and_text_boxes_are_read_once() -> None:
    """A paragraph in a form field is read in its place, a text box below its paragraph, its stored copy not at all."""
    document = word()
    paragraph = document.add_paragraph("Anchor.")
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    copies = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    paragraph._p.append(
        word_xml(
            f"<w:r><mc:AlternateContent {copies}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
    )
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>In the control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(1, word_xml(control))
    assert lines_of(page_of(document)) == ["Anchor.", "In the box.", "In the control."]


def test_footnotes_follow_the_table_or_section_that_they_belong_to() -> None:
    """A note is marked in the text; its words stand below its table, or at the end of its section."""
    document = word()
    document.add_heading("Carers", 1)
    for text in ("Spending rose", "More text."):
        document.add_paragraph(text)
    add_table(document, [["Group", "2022-23"], ["Carers", "964"]])
    document.add_heading("Next", 1)
    for element, number in ((document.paragraphs[1]._p, 2), (document.tables[0].cell(1, 1).paragraphs[0]._p, 3)):
        element.append(word_xml(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'))
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for number, text in ((2, "Gross."), (3, "Rounded."))
    )
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        f"{XML}<w:footnotes {NAMESPACE}>{notes}</w:footnotes>".encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    page = page_of(document)
    assert page.text == (
        "Carers\n\nSpending rose [1]\n\nMore text.\n\nGroup | 2022-23\nCarers | 964 [2]\n\n"
        "[2] Rounded.\n\n[1] Gross.\n\nNext"
    )


def test_the_title_of_the_file_is_found_and_contents_lists_are_left_out() -> None:
    """The core properties give the title; lines of a table of contents are no text."""
    document = word()
    document.core_properties.title = "Local Account 2023"
    document.styles.add_style("TOC 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Carers 12", style="TOC 1")
    document.add_paragraph("Text.")
    reading = read(saved(document))
    assert (reading.found, reading.pages[0].text) == ({"title": "Local Account 2023"}, "Text.")


WORDS = st.text("abcdé £%12.,&<", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=2, max_size=6), st.lists(WORDS, max_size=4))
def test_a_document_that_is_written_is_read_back(rows: list[list[str]], paragraphs: list[str]) -> None:
    """Every paragraph and every cell comes back with its text at its place."""
    document = word()
    for text in paragraphs:
        document.add_paragraph(text, style="List Bullet")
    add_table(document, rows)
    page = page_of(document)
    assert lines_of(page, BlockKind.ITEM) == paragraphs
    assert rows_of(tables_of(page)[0]) == rows


def test_an_opendocument_text_keeps_headings_lists_tables_and_notes() -> None:
    """The same of a .odt file, whose deleted text is stored apart and not read."""
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Gross.</text:p></text:note-body>"
    )
    note += "</text:note>"
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("{0}", "{1}"))
    rows = "".join(
        f"<table:table-row>{cells.format(*texts)}</table:table-row>"
        for texts in (("Group", "2022-23"), ("Carers", "964"))
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:p>deleted</text:p></text:changed-region></text:tracked-changes>"
        f'<text:h text:outline-level="1">Carers</text:h><text:p>Spending rose{note}.</text:p>'
        "<text:section><text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>deeper</text:p>"
        f"</text:list-item></text:list></text:list-item></text:list></text:section><table:table>{rows}</table:table>"
        '<text:h text:outline-level="2">Next</text:h><text:p>End.</text:p>'
    )
    reading = READERS[".odt"](raw_open(body, kind="text"))
    assert reading.pages[0].text == (
        "Carers\n\nSpending rose [1].\n\n- one\n  - deeper\n\nGroup | 2022-23\nCarers | 964\n\n"
        "[1] Gross.\n\nNext\n\nEnd."
    )
    assert reading.pages[0].blocks[-1].headings == ("Carers", "Next")
    assert reading.warnings == ("1 tracked changes; what they insert was read, what they delete was not",)
