"""Office files made for tests: real ones by the libraries, and raw packages for what no office program would write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook

from corpus.models import BlockKind, Document, Metadata, Page, Table
from corpus.readers.readings import Reading

_OFFICE = "http://schemas.openxmlformats.org"
_TYPE = f"{_OFFICE}/officeDocument/2006/relationships"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
XML = '<?xml version="1.0" encoding="UTF-8"?>'


def workbook(*sheets: tuple[str, Iterable[Sequence[object]]]) -> Workbook:
    """A workbook with sheets of rows of values."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return made


def saved(made: Workbook | WordDocument) -> bytes:
    """The bytes of a workbook or document."""
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def word() -> WordDocument:
    """An empty Word document."""
    return docx.Document()


def word_xml(body: str) -> object:
    """An element of WordprocessingML."""
    return parse_xml(body.replace(">", f" {nsdecls('w')}>", 1))


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def raw_xlsx(sheet: str, *, declared: str = "") -> bytes:
    """A workbook whose one sheet is the given XML."""
    types = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{_SHEET}.{kind}+xml"/>'
        for name, kind in (("workbook.xml", "sheet.main"), ("worksheets/sheet1.xml", "worksheet"))
    )
    relation = f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r1" Type="{_TYPE}/'
    main = f'xmlns="{_OFFICE}/spreadsheetml/2006/main" xmlns:r="{_TYPE}"'
    listed = '<sheet name="S" sheetId="1" r:id="r1"/>'
    return package(
        {
            "[Content_Types].xml": f'{XML}<Types xmlns="{_OFFICE}/package/2006/content-types">{types}</Types>',
            "_rels/.rels": f'{XML}{relation}officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/_rels/workbook.xml.rels": f'{XML}{relation}worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/workbook.xml": f"{XML}<workbook {main}><sheets>{listed}</sheets></workbook>",
            "xl/worksheets/sheet1.xml": f"{XML}{declared}<worksheet {main}>{sheet}</worksheet>",
        }
    )


def raw_open(body: str, *, kind: str = "spreadsheet", styles: str = "", declared: str = "") -> bytes:
    """An OpenDocument file of a kind ("spreadsheet", "text") whose body is the given XML."""
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for name, long in (*((n, n) for n in ("office", "table", "text", "style")), ("draw", "drawing"))
    )
    spaces += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    content = (
        f"{XML}{declared}<office:document-content{spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    return package({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content})


def document_of(reading: Reading, title: str = "Made") -> Document:
    """A document with the pages of a reading."""
    return Document(Metadata("made", "made", title), reading.pages, "0" * 64, reading.warnings)


def tables_of(page: Page) -> list[Table]:
    """The tables of a page."""
    return [block.table for block in page.blocks if block.table]


def rows_of(table: Table) -> list[list[str]]:
    """The texts of a table by row, as printed."""
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return list(rows.values())


def lines_of(page: Page, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    """The texts of a page's blocks of a kind."""
    return [page.text[block.start : block.end] for block in page.blocks if block.kind is kind]
