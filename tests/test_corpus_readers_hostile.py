"""Office files that are locked, broken, mislabelled or made to exhaust the reader are refused with what to do."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.catalogue import read_corpus
from corpus.errors import DocumentUnreadable
from corpus.readers import READERS, packages
from corpus.readers.xlsx import _without_empty
from tests.hostile_files import CASES
from tests.office_files import package, raw_open, raw_xlsx, saved, word, workbook
from tests.test_corpus_readers_robust import check

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
MAX_MIB = 1024
ROOT = Path(__file__).parent.parent


def office_files() -> dict[str, bytes]:
    """A small whole file of each kind."""
    document = word()
    document.add_heading("Carers", 1)
    document.add_paragraph("964 carers in 2022-23", style="List Bullet")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Group", "5"
    made = workbook(("S", [["Group", "2022-23"], ["A", 5], ["B", 0.5]]))
    made["S"].merge_cells("A5:B6")
    cells = "<table:table-row><table:table-cell><text:p>A</text:p></table:table-cell></table:table-row>" * 2
    return {
        ".docx": saved(document),
        ".xlsx": saved(made),
        ".ods": raw_open(f'<table:table table:name="S">{cells}</table:table>'),
        ".odt": raw_open(f"<text:h>Head</text:h><text:p>Text</text:p><table:table>{cells}</table:table>", kind="text"),
    }


WHOLE = office_files()
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "lol">'
    + "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>'
ENTITY = '<sheetData><row><c t="inlineStr"><is><t>&a9;</t></is></c></row></sheetData>'
CELL = "<table:table-row><table:table-cell><text:p>{0}</text:p></table:table-cell></table:table-row>"
MANIFEST = '<manifest:encryption-data xmlns:manifest="x"/>'


@pytest.mark.parametrize(
    ("suffix", "data", "words"),
    [
        (".xlsx", LOCKED, "locked with a password; save it without one"),
        (".docx", LOCKED, "locked with a password; save it without one"),
        (".ods", package({"mimetype": "opendocument.spreadsheet", "META-INF/manifest.xml": MANIFEST}), "locked"),
        (".doc", OLE + b"Word", "binary format of Office before 2007"),
        (".xls", OLE + b"Workbook", "save it as .docx or .xlsx or as PDF"),
        (".docx", OLE + b"Word", "save it as .docx"),
        (".xlsx", WHOLE[".docx"], "a Word document, not a .xlsx file; rename it to .docx"),
        (".docx", WHOLE[".xlsx"], "an Excel workbook, not a .docx file; rename it to .xlsx"),
        (".ods", WHOLE[".odt"], "an OpenDocument text, not a .ods file"),
        (".odt", b"%PDF-1.7", "not a .odt file, whatever its name says"),
        (".xlsx", package({"a.txt": "x"}), "a zip archive, but not a .xlsx file"),
        (".docx", WHOLE[".docx"][:-900], "damaged or cut off"),
        (".xlsx", raw_xlsx(ENTITY, declared=LAUGHS), "declares a document type"),
        (".xlsx", raw_xlsx(ENTITY, declared=OUTSIDE), "declares a document type"),
        (".ods", raw_open(CELL.format("&a9;"), declared=LAUGHS), "declares a document type"),
        (".odt", raw_open("<text:p>&a9;</text:p>", kind="text", declared=OUTSIDE), "declares a document type"),
        (".odt", raw_open("<text:span>" * 9000 + "</text:span>" * 9000, kind="text"), "nests 101 deep"),
        (".xlsx", raw_xlsx("<sheetData/>"), "no sheet that is shown holds any text"),
        (".docx", saved(word()), "holds no text"),
        (".xlsx", raw_xlsx("<sheetData><row"), "open it in Excel and save it"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(suffix: str, data: bytes, words: str) -> None:
    """Locked, old, mislabelled, cut, deceitful and empty files are each refused in words that help."""
    with pytest.raises(DocumentUnreadable, match=words):
        READERS[suffix](data)


def test_one_hostile_file_does_not_keep_others_from_being_read(tmp_path: Path) -> None:
    """A refused workbook is a problem in the build's report; the documents beside it are read."""
    (tmp_path / "bad.xlsx").write_bytes(LOCKED)
    (tmp_path / "old.doc").write_bytes(OLE)
    (tmp_path / "good.xlsx").write_bytes(WHOLE[".xlsx"])
    corpus = read_corpus(tmp_path)
    assert [document.id for document in corpus.documents] == ["good"]
    assert [problem.path for problem in corpus.problems] == ["bad.xlsx", "old.doc"]


def stating(size: int) -> bytes:
    """A workbook whose sheet has, by what its archive states, another size than it has."""
    data = bytearray(raw_xlsx(f"<sheetData/>{' ' * 100_000}"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        true = archive.getinfo("xl/worksheets/sheet1.xml").file_size.to_bytes(4, "little")
    for place in (at for at in range(len(data)) if data[at : at + 4] == true):
        data[place : place + 4] = size.to_bytes(4, "little")
    return bytes(data)


def test_the_sizes_that_an_archive_states_are_not_trusted() -> None:
    """Too large a sum is refused before anything is unpacked; a part that goes on beyond its size is refused there."""
    with pytest.raises(DocumentUnreadable, match="more than 96 MB of XML once unpacked"):
        READERS[".xlsx"](stating(2**30))
    with pytest.raises(DocumentUnreadable, match="damaged or cut off"):
        READERS[".xlsx"](stating(50))


def test_an_archive_of_countless_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """With more parts than any office file has, an archive is not unpacked."""
    monkeypatch.setattr(packages, "MAX_PARTS", 3)
    with pytest.raises(DocumentUnreadable, match="parts, at most 3"):
        READERS[".xlsx"](WHOLE[".xlsx"])


def test_cells_and_rows_that_only_have_looks_are_not_parsed() -> None:
    """A sheet formatted to its last row would take minutes to parse, so what is empty is taken out before."""
    part = b'<row r="1"><c r="A1" s="1"/><c r="B1"><v>5</v></c></row><row r="2" s="1"><c r="A2"/></row><x:row r="3"/>'
    assert _without_empty("xl/worksheets/sheet1.xml", part) == b'<row r="1"><c r="B1"><v>5</v></c></row>'


@pytest.mark.parametrize("case", list(CASES))
def test_no_file_takes_more_than_a_gibibyte(case: str) -> None:
    """Bombs, a million cells, sheets formatted to their last row and merges over all of a sheet stay within memory."""
    command = [sys.executable, "-m", "tests.hostile_files", case]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300, cwd=ROOT)
    used, said = done.stdout.split(" ", 1)
    assert said.startswith(CASES[case][1])
    assert int(used) < MAX_MIB


def check_if_read(suffix: str, data: bytes) -> None:
    """Read a file and check its pages; a refusal is an answer, any other exception is not."""
    try:
        reading = READERS[suffix](data)
    except DocumentUnreadable:
        return
    for page in reading.pages:
        check(page)


@pytest.mark.parametrize("suffix", list(WHOLE))
@settings(max_examples=60, deadline=None)
@given(cuts=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), min_size=1, max_size=4), tail=st.floats(0.5, 1))
def test_changed_bytes_are_read_or_refused(suffix: str, cuts: list[tuple[float, bytes]], tail: float) -> None:
    """Whatever bytes of a file are changed, and wherever it is cut off, it is read or refused."""
    data = bytearray(WHOLE[suffix][: int(len(WHOLE[suffix]) * tail)] if tail < 0.9 else WHOLE[suffix])
    for place, new in cuts:
        at = int(place * len(data))
        data[at : at + len(new)] = new
    check_if_read(suffix, bytes(data))


@pytest.mark.parametrize("suffix", list(WHOLE))
@settings(max_examples=80, deadline=None)
@given(
    which=st.integers(0, 30),
    cuts=st.lists(
        st.tuples(st.floats(0, 1), st.sampled_from([b"", b"9", b"<", b"/>", b'"', b"-1", b"x", b"99999999"])),
        min_size=1,
        max_size=4,
    ),
)
def test_changed_parts_are_read_or_refused(suffix: str, which: int, cuts: list[tuple[float, bytes]]) -> None:
    """Whatever is changed in the XML of a part, in an archive that is otherwise whole, it is read or refused."""
    with zipfile.ZipFile(io.BytesIO(WHOLE[suffix])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = sorted(parts)[which % len(parts)]
    part = bytearray(parts[name])
    for place, new in cuts:
        at = int(place * len(part))
        part[at : at + max(len(new), 1)] = new
    check_if_read(suffix, package({**parts, name: bytes(part)}))
