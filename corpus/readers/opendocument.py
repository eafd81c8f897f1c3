"""OpenDocument: what its texts and its spreadsheets have in common.

In: the XML of a part. Out: its elements one after the other, never nested too deep, and the text below an element as a
reader sees it. Own code, because the libraries do not serve: odfpy is of 2020 and takes eight times as long with twenty
times the memory, odfdo takes minutes over a workbook of 90,000 cells, and calamine gives the typed numbers without how
they are displayed. The format is OASIS OpenDocument 1.3, part 3.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Literal
from xml.etree.ElementTree import Element, ParseError, iterparse

from corpus.characters import clean_line
from corpus.errors import DocumentUnreadable

OFFICE, TABLE, TEXT, STYLE, DRAW, META, DC = (
    f"{{{namespace}:1.0}}" if namespace.startswith("urn") else f"{{{namespace}}}"
    for namespace in (
        *(f"urn:oasis:names:tc:opendocument:xmlns:{name}" for name in "office table text style drawing meta".split()),
        "http://purl.org/dc/elements/1.1/",
    )
)
MAX_DEPTH = 100
"""Elements within elements; a table in a list in a section has some 20."""
_APART = frozenset(
    {f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{TEXT}tracked-changes", f"{TEXT}note", f"{DRAW}text-box"}
    | {f"{TEXT}hidden-text", f"{TEXT}ruby-text", f"{TABLE}tracked-changes", f"{OFFICE}forms", f"{DRAW}image"}
)
"""Elements whose text is not part of the text around them."""


def elements(part: bytes, *, name: str) -> Iterator[tuple[Literal["start", "end"], Element]]:
    """Each element of a part as it begins and as it ends.

    Raises DocumentUnreadable if the part is no XML or nests deeper than MAX_DEPTH.
    """
    depth = 0
    try:
        for event, element in iterparse(io.BytesIO(part), ("start", "end")):  # noqa: S314 - declarations are refused
            depth += 1 if event == "start" else -1
            if depth > MAX_DEPTH:
                raise DocumentUnreadable(f"its part {name} nests {depth} deep; save the file anew")
            yield ("start" if event == "start" else "end"), element
    except (ParseError, LookupError, ValueError) as error:
        raise DocumentUnreadable(f"its part {name} is damaged ({error}); save the file anew") from error


def plain_text(element: Element) -> str:
    """Return the text of an element as one clean line; notes, comments and text boxes within it are left out."""
    return clean_line("".join(_pieces(element)))


def _pieces(element: Element) -> Iterator[str]:
    if element.tag == f"{TEXT}s":
        yield " "
    elif element.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
        yield "\n"
    yield element.text or ""
    for child in element:
        if child.tag not in _APART:
            yield from _pieces(child)
        elif child.tag == f"{TEXT}note":
            citation = child.find(f"{TEXT}note-citation")
            yield f" [{plain_text(citation)}]" if citation is not None else ""
        yield child.tail or ""


def stated(parts: dict[str, bytes]) -> dict[str, str]:
    """What the file says of itself: its title, if it has one."""
    part = parts.get("meta.xml")
    if not part:
        return {}
    titles = (
        clean_line(element.text or "")
        for event, element in elements(part, name="meta.xml")
        if event == "end" and element.tag == f"{DC}title"
    )
    title = next(filter(None, titles), "")
    return {"title": title} if title else {}


def count_at(element: Element, name: str, most: int) -> int:
    """Return a count that an element states, at least 1 and at most `most`; 1 where it states none."""
    text = element.get(name) or ""
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 9 else 1
