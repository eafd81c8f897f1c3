"""Office files as packages: the XML parts of a zip archive, unpacked within a budget and free of declarations.

In: the bytes of a .docx, .xlsx, .ods or .odt file. Out: its XML parts by name, and a copy of the package that a library
may open, pictures and programs emptied. The sizes that the archive states are added up before anything is unpacked, and
no part is unpacked beyond the size stated: one that goes on is refused as damaged. A part that declares a document type
is refused: none of these formats has one, and entities that unfold into gigabytes or fetch files are declared there.
The shape of packages is ECMA-376 part 2 and OASIS OpenDocument 1.3 part 2.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import NoReturn
from xml.parsers import expat

from corpus.errors import DocumentUnreadable

MAX_UNPACKED_BYTES = 96 * 1024 * 1024
"""XML of one file, unpacked. The largest workbook known of national figures on social care has 12 MB."""
MAX_PARTS = 5_000
"""A workbook of 200 sheets has some 1,000 parts."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_ODF = b"encryption-data"
_MANIFEST = "META-INF/manifest.xml"
_TYPES = "[Content_Types].xml"
_KINDS = (
    (b"wordprocessingml.document.main", ".docx", "a Word document"),
    (b"spreadsheetml.sheet.main", ".xlsx", "an Excel workbook"),
    (b"ms-excel.sheet.macroEnabled.main", ".xlsx", "an Excel workbook"),
    (b"ms-excel.sheet.binary", ".xlsb", "a binary Excel workbook"),
    (b"presentationml", ".pptx", "a presentation"),
    (b"opendocument.spreadsheet", ".ods", "an OpenDocument spreadsheet"),
    (b"opendocument.text", ".odt", "an OpenDocument text"),
    (b"ms-word", ".docm", "a Word document with macros"),
)
"""What tells the kind of a package, in its list of types or its manifest, with the usual extension."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Declared(Exception):
    """A part declares a document type."""


class _InRoot(Exception):
    """The root element has begun, so that no declaration can follow."""


def open_package(data: bytes, *, suffix: str, budget: int = MAX_UNPACKED_BYTES) -> dict[str, bytes]:
    """Return the XML parts of a package by name; every other part is there, but empty.

    `suffix` is the kind expected, such as ".xlsx". Raises DocumentUnreadable if the bytes are of another kind, locked,
    cut off, larger than `budget` once unpacked, or declare entities.
    """
    if data.startswith(_OLE):
        raise DocumentUnreadable(_about_binary(data, suffix))
    if not data.startswith(b"PK"):
        raise DocumentUnreadable(f"not a {suffix} file, whatever its name says; save it anew in that format")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _unpacked(archive, budget)
    except _DAMAGED as error:
        raise DocumentUnreadable(f"damaged or cut off ({error}); download or save the file anew") from error
    _check_kind(parts, suffix)
    for name, part in parts.items():
        # A manifest may lawfully name a document type; nothing here parses it.
        if part and name != _MANIFEST:
            _refuse_declarations(name, part)
    return parts


def packed(parts: Mapping[str, bytes]) -> io.BytesIO:
    """Return the parts as an uncompressed archive, for a library that opens files only."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    file.seek(0)
    return file


def refuse_other(data: bytes) -> NoReturn:
    """Raise DocumentUnreadable for a file of a kind in which documents come and that is not read."""
    raise DocumentUnreadable(f"{len(data):,} bytes of a kind of file that is not read; save it as PDF, .docx or .xlsx")


def refuse_binary(data: bytes) -> NoReturn:
    """Raise DocumentUnreadable for a file of the formats before 2007, saying in what to save it."""
    raise DocumentUnreadable(_about_binary(data, ".docx or .xlsx"))


def _about_binary(data: bytes, suffix: str) -> str:
    if _ENCRYPTED in data:
        return "locked with a password; save it without one"
    return f"in the binary format of Office before 2007, which is not read; save it as {suffix} or as PDF"


def _unpacked(archive: zipfile.ZipFile, budget: int) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_PARTS:
        raise DocumentUnreadable(f"{len(entries)} parts, at most {MAX_PARTS} are unpacked; save the file anew")
    wanted = [entry for entry in entries if _is_xml(entry.filename)]
    if sum(entry.file_size for entry in wanted) > budget:
        raise DocumentUnreadable(
            f"more than {budget // 1024**2} MB of XML once unpacked; split it, or publish its tables as CSV"
        )
    parts = dict.fromkeys((entry.filename for entry in entries), b"")
    for entry in wanted:
        if entry.flag_bits & 1:
            raise DocumentUnreadable("locked with a password; save it without one")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DocumentUnreadable("packed in a way that office programs do not use; save the file anew")
        # zipfile stops at the size stated, and then refuses what does not have the sum stated.
        parts[entry.filename] = archive.read(entry)
    return parts


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels")) or name == "mimetype"


def _check_kind(parts: Mapping[str, bytes], suffix: str) -> None:
    said = parts.get(_TYPES, b"") + parts.get("mimetype", b"") + parts.get(_MANIFEST, b"")
    if _ENCRYPTED_ODF in parts.get(_MANIFEST, b""):
        raise DocumentUnreadable("locked with a password; save it without one")
    kinds = [(usual, words) for mark, usual, words in _KINDS if mark in said]
    if kinds and suffix not in (usual for usual, _ in kinds):
        usual, words = kinds[0]
        raise DocumentUnreadable(f"{words}, not a {suffix} file; rename it to {usual}, or save it as {suffix}")
    if not kinds and "content.xml" not in parts:
        raise DocumentUnreadable(f"a zip archive, but not a {suffix} file; unpack it and add the documents it holds")


def _refuse_declarations(name: str, part: bytes) -> None:
    """Read the part up to its root element; what is no XML at all is left to its reader to refuse."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _declared
    parser.StartElementHandler = _in_root
    try:
        parser.Parse(part, True)
    except Declared as error:
        raise DocumentUnreadable(
            f"its part {name} declares a document type, as no office program writes; save the file anew"
        ) from error
    except (_InRoot, expat.ExpatError, ValueError, LookupError):
        return


def _declared(*_: object) -> None:
    raise Declared


def _in_root(*_: object) -> None:
    raise _InRoot
