"""Clean characters: what a reader sees, without what cannot be seen.

In: decoded text of any format. Out: the same text in Unicode NFC without soft hyphens, zero-width, direction and
control characters (they hide text from a reader or break number patterns), with every kind of space a plain one and
every kind of line end a newline. Curly quotes, en dashes and minus signs stay as printed.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from corpus.errors import DocumentUnreadable

_INVISIBLE = (
    *range(0x00, 0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0),
    0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), *range(0x200B, 0x2010),
    *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0,
    *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080), *range(0xE0100, 0xE01F0), *range(0xD800, 0xE000),
)  # fmt: skip
_SPACES = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_LINE_ENDS = (0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
_PLAIN: dict[int, str] = {
    **dict.fromkeys(_INVISIBLE, ""),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    # Two hyphens that look like the plain one: "2021‑22" is "2021-22" to every reader.
    0x2010: "-",
    0x2011: "-",
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)},
}
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
_HIDING = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\U000e0000-\U000e007f]|(?<!^)\ufeff")
"""Characters of no width, and those that turn the direction of text: a reader sees other words than a program."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def clean_text(text: str) -> str:
    """Return the text with clean characters; line ends become newlines, tabs stay."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_PLAIN))


def clean_line(text: str) -> str:
    """Return the text as one line with clean characters, single spaces and no space at its ends."""
    return " ".join(clean_text(text).split())


def decode(data: bytes, *, declared: bool = False) -> tuple[str, str | None]:
    """Return the text of the bytes, and a warning if its encoding had to be tried out or it holds hiding characters.

    A byte order mark comes first, then (if `declared`) the charset that an HTML meta element names, then UTF-8, then
    Windows-1252. Raises DocumentUnreadable if the bytes are not text.
    """
    text, tried = _decoded(data, declared=declared)
    hiding = len(_HIDING.findall(unescape(text) if declared else text))
    hidden = f"{hiding} characters of no width, which can hide words, were left out" if hiding else None
    return text, "; ".join(filter(None, (tried, hidden))) or None


def _decoded(data: bytes, *, declared: bool) -> tuple[str, str | None]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_as(data, encoding), None
    if data.startswith(b"%PDF-"):
        raise DocumentUnreadable("a PDF, whatever its name says; let its name end in .pdf")
    if b"\x00" in data:
        raise DocumentUnreadable("the file is not text (it holds null bytes); save it as UTF-8 text or as PDF")
    named = _META_CHARSET.search(data[:4096]) if declared else None
    for encoding in (_codec(named.group(1).decode("ascii")), "utf-8") if named else ("utf-8",):
        try:
            return data.decode(encoding), None
        except (UnicodeDecodeError, LookupError):
            continue
    return _decode_as(data, "cp1252"), "not valid UTF-8; read as Windows-1252, so check accents and pound signs"


def _codec(name: str) -> str:
    """The codec for a charset name; browsers read "latin-1" and "ascii" as Windows-1252, and so do we."""
    return "cp1252" if name.lower() in {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"} else name


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentUnreadable(
            f"the file is not text in a known encoding (byte {error.start} is no {encoding}); save it as UTF-8"
        ) from error
