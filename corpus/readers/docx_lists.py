"""Styles and lists of Word documents: which paragraphs are headings or items, and the number printed before one.

In: the styles and the numbering of a document (ECMA-376 part 1, 17.7 and 17.9). Out: a `Style` for each style, what
it is based on taken into account; and counters, which give each item its mark ("- ", "3. ", "(b) ", "2.1 ").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from corpus.readers.docx_text import W, is_on, number_at, value_at

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_DEEPER = re.compile(r"list (?:bullet|number) ([2-5])", re.IGNORECASE)
"""Styles of lists that stand in others, although each is numbered as a list of its own."""
_PLACE = re.compile(r"%(\d)")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MAX_BASED_ON = 20
"""Styles on styles; a longer chain goes in a circle."""
MAX_NUMBER = 10_000
"""A list that counts on further is no list."""
BODY_LEVEL = 9
"""The outline level of text that is no heading."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """The list that a paragraph is in, and its 0-based depth."""

    list_id: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says: its name, its heading level from 1 (0 for none), its list, and bold print."""

    name: str = ""
    level: int = 0
    numbered: Numbered | None = None
    is_bold: bool = False

    @property
    def indent(self) -> int:
        """How much deeper than its list says an item of this style stands."""
        deeper = _DEEPER.fullmatch(self.name)
        return int(deeper[1]) - 1 if deeper else 0


@dataclass(frozen=True, slots=True)
class _Level:
    """How one depth of a list is numbered."""

    kind: str
    pattern: str
    start: int


def read_styles(styles: Element) -> dict[str, Style]:
    """Return the paragraph styles by id; the one under "" is the default."""
    elements = {style.get(f"{W}styleId") or "": style for style in styles.iter(f"{W}style")}
    read = {id_: _style(id_, elements) for id_ in elements}
    default = next((id_ for id_, one in elements.items() if one.get(f"{W}default") and _is_paragraph(one)), "")
    return {"": read.get(default, Style())} | read


def _is_paragraph(style: Element) -> bool:
    return style.get(f"{W}type") == "paragraph"


def _style(id_: str, elements: dict[str, Element]) -> Style:
    """A style with what it inherits: the nearest that says a thing counts."""
    chain: list[Element] = []
    while id_ in elements and len(chain) < MAX_BASED_ON:
        chain.append(elements[id_])
        id_ = value_at(chain[-1], "basedOn") or ""
    said = Style()
    for style in reversed(chain):
        name, properties = value_at(style, "name") or "", style.find(f"{W}pPr")
        heading = _HEADING.fullmatch(name)
        level = int(heading[1]) if heading else outline_level(properties)
        said = Style(
            name,
            said.level if level is None else level,
            numbered_by(properties, said.numbered),
            is_on(style.find(f"{W}rPr"), "b") if style.find(f"{W}rPr/{W}b") is not None else said.is_bold,
        )
    return said


def outline_level(properties: Element | None) -> int | None:
    """The heading level that properties state, from 1; 0 for plain text, None if they say nothing."""
    level = number_at(properties, "outlineLvl")
    return None if level is None else (0 if level >= BODY_LEVEL else level + 1)


def numbered_by(properties: Element | None, inherited: Numbered | None) -> Numbered | None:
    """The list that properties put a paragraph in; list "0" takes it out of the one that is inherited."""
    list_id, depth = value_at(properties, "numPr/numId"), number_at(properties, "numPr/ilvl")
    if list_id is None:
        return inherited if inherited is None or depth is None else replace(inherited, depth=depth)
    return None if list_id == "0" else Numbered(list_id, depth or 0)


class Counters:
    """The running numbers of all lists of a document."""

    def __init__(self, numbering: Element | None) -> None:
        root = numbering if numbering is not None else Element("none")
        levels = {one.get(f"{W}abstractNumId") or "": _levels(one) for one in root.iter(f"{W}abstractNum")}
        self._lists = {one.get(f"{W}numId") or "": value_at(one, "abstractNumId") or "" for one in root.iter(f"{W}num")}
        self._levels = levels
        self._restarts = {one.get(f"{W}numId") or "": dict(_restarts(one)) for one in root.iter(f"{W}num")}
        self._counts: dict[str, dict[int, int]] = {}

    def mark(self, numbered: Numbered) -> str:
        """Count a paragraph and return what is printed before it, "" where its list prints nothing or is unknown."""
        shape = self._lists.get(numbered.list_id)
        level = self._levels.get(shape or "", {}).get(numbered.depth)
        if shape is None or level is None:
            return "- "
        counts = self._counts.setdefault(shape, {})
        restart = self._restarts[numbered.list_id].pop(numbered.depth, None)
        before = counts.get(numbered.depth, level.start - 1) if restart is None else restart - 1
        self._counts[shape] = {d: n for d, n in counts.items() if d < numbered.depth} | {numbered.depth: before + 1}
        if level.kind == "bullet":
            return "- "
        printed = _PLACE.sub(lambda place: self._at(shape, int(place[1]) - 1), level.pattern).strip()
        return f"{printed} " if printed and level.kind != "none" else ""

    def _at(self, shape: str, depth: int) -> str:
        """The running number at a depth, as that depth prints it."""
        level = self._levels[shape].get(depth)
        return written(self._counts[shape].get(depth, level.start), level.kind) if level else ""


def _levels(abstract: Element) -> dict[int, _Level]:
    return {
        int(depth): _Level(
            value_at(level, "numFmt") or "decimal", value_at(level, "lvlText") or "", number_at(level, "start") or 0
        )
        for level in abstract.iter(f"{W}lvl")
        if (depth := level.get(f"{W}ilvl") or "") in set("0123456789")
    }


def _restarts(number: Element) -> list[tuple[int, int]]:
    """The depths at which a list counts anew, and from where."""
    found = ((one.get(f"{W}ilvl") or "", number_at(one, "startOverride")) for one in number.iter(f"{W}lvlOverride"))
    return [(int(depth), start) for depth, start in found if depth in set("0123456789") and start is not None]


def written(number: int, kind: str) -> str:
    """Return a number as a list prints it: `written(3, "lowerRoman")` is "iii"."""
    if not 0 < number < MAX_NUMBER:
        return str(number)
    if kind.endswith("Letter"):
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letters.upper() if kind.startswith("upper") else letters
    if kind.endswith("Roman") and number < 400:
        text = ""
        for value, letters in _ROMAN:
            text += letters * (number // value)
            number %= value
        return text.upper() if kind.startswith("upper") else text
    return f"{number:02}" if kind == "decimalZero" else str(number)
