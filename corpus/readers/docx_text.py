"""Text of Word documents: what a reader sees of a paragraph.

In: elements of WordprocessingML (ECMA-376 part 1, section 17), which answer the interface of ElementTree. Out: clean
lines. Deleted text, instructions of fields, and the second copy that a text box is stored in are left out; a
note is marked as " [1]".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from corpus.characters import clean_line

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_LEFT_OUT = frozenset({f"{W}{name}" for name in ("del", "moveFrom", "rt", "pPr", "tbl", "txbxContent")} | {_COPY})
_BREAKS = frozenset(f"{W}{name}" for name in ("tab", "ptab", "br", "cr"))
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
OFF = ("0", "false", "off")
Mark = Callable[[str, str], str]
"""What stands in the text for a note, by its kind and id."""


def text_of(element: Element, mark: Mark) -> str:
    """Return the text of an element as one clean line."""
    return clean_line("".join(_pieces(element, mark)))


def _pieces(element: Element, mark: Mark) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in _LEFT_OUT:
            continue
        if tag in (f"{W}t", _MATHS):
            yield child.text or ""
        elif tag in _BREAKS:
            yield " "
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        elif tag in _NOTES:
            yield mark(_NOTES[str(tag)], child.get(f"{W}id") or "")
        else:
            yield from _pieces(child, mark)
            if tag == f"{W}p":
                yield " "


def is_on(properties: Element | None, name: str) -> bool:
    """Whether a property is set: "<w:b/>" is, '<w:b w:val="0"/>' is not."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found is not None and (found.get(f"{W}val") or "1").lower() not in OFF


def is_bold(paragraph: Element, *, by_style: bool) -> bool:
    """Whether all text of a paragraph is bold, by its runs or by its style where a run does not say."""
    runs = [run for run in paragraph.iter(f"{W}r") if any((text.text or "").strip() for text in run.iter(f"{W}t"))]
    said = [run.find(f"{W}rPr/{W}b") is not None for run in runs]
    return bool(runs) and all(
        is_on(run.find(f"{W}rPr"), "b") if own else by_style for run, own in zip(runs, said, strict=True)
    )


def within(element: Element, *names: str) -> Iterator[Element]:
    """The children of those names, also where a content control or an insertion wraps them."""
    wanted = {f"{W}{name}" for name in names}
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from within(child, *names)


def boxes_in(element: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph, each once."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from boxes_in(child)


def value_at(element: Element | None, path: str) -> str | None:
    """The value that an element below states: `value_at(properties, "numPr/numId")`."""
    found = element.find("/".join(f"{W}{name}" for name in path.split("/"))) if element is not None else None
    return found.get(f"{W}val") if found is not None else None


def number_at(element: Element | None, path: str) -> int | None:
    """The whole number that an element below states, or None if it states none."""
    value = value_at(element, path) or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else None
