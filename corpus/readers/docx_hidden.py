"""Text of a Word document that its writer hid from people: taken out before the document is read, and told.

In: the body or a note, and the styles. Out: how each hidden run of text is hidden, and its words; the runs are emptied.
Hidden is what is set to be, what is a point high or less, and what has the colour of what stands behind it: a shade of
the run, paragraph, cell or table, or the page. Where the style of a table or a drawing may give the colour behind, text
counts as seen: headings of tables are often white on dark.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast
from xml.etree.ElementTree import Element

from corpus.readers.docx_text import W, is_on, number_at, text_of, value_at

WHITE = "FFFFFF"
MAX_BASED_ON = 20
MOST_HALF_POINTS = 2
"""Of a font size: no printer's smallest type is a point high."""
_DRAWN = frozenset({f"{W}txbxContent"})
_PLAIN = ("", "AUTO", "CLEAR")


class HiddenText:
    """Finds what is hidden, by the styles of the document and the colour of its page."""

    def __init__(self, styles: Element, *, page: str | None) -> None:
        """`page`: the colour of the page in six digits, or None where the document gives none."""
        self._styles = {style.get(f"{W}styleId") or "": style for style in styles.iter(f"{W}style")}
        self._page = _colour(page) or WHITE

    def take_out(self, root: Element) -> list[tuple[str, str]]:
        """Take the hidden runs out of a tree; return how each was hidden, and its words."""
        taken = []
        for run in list(root.iter(f"{W}r")):
            how = self._hidden_by(run)
            if how is None:
                continue
            text = text_of(run, lambda _kind, _id: "")
            for part in [part for part in run if part.tag != f"{W}rPr"]:
                run.remove(part)
            if text:
                taken.append((how, text))
        return taken

    def _hidden_by(self, run: Element) -> str | None:
        properties = run.find(f"{W}rPr")
        paragraph = next((one for one in _above(run) if one.tag == f"{W}p"), None)
        told = [properties, *self._of_style(value_at(properties, "rStyle"), "rPr")]
        told += self._of_style(value_at(paragraph, "pPr/pStyle"), "rPr")
        if next(
            (is_on(one, "vanish") for one in told if one is not None and one.find(f"{W}vanish") is not None), False
        ):
            return "hidden"
        size = next((size for one in told if (size := number_at(one, "sz")) is not None), None)
        if size is not None and size <= MOST_HALF_POINTS:
            return "a point high"
        colour = next((colour for one in told if (colour := _colour(value_at(one, "color")))), None)
        return "text of the colour of its background" if colour and colour == self._behind(run) else None

    def _behind(self, run: Element) -> str | None:
        """The colour behind a run, or None where that cannot be known."""
        properties = run.find(f"{W}rPr")
        highlight = value_at(properties, "highlight")
        if highlight not in (None, "none"):
            return WHITE if highlight == "white" else None
        shade = _shade(properties)
        for one in (run, *_above(run)):
            if shade:
                return shade
            if one.tag in _DRAWN:
                return None
            if one.tag == f"{W}p":
                told = [one.find(f"{W}pPr"), *self._of_style(value_at(one, "pPr/pStyle"), "pPr")]
                shade = next((shade for each in told if (shade := _shade(each))), None)
            elif one.tag == f"{W}tc":
                shade = _shade(one.find(f"{W}tcPr"))
            elif one.tag == f"{W}tbl":
                shade = _shade(one.find(f"{W}tblPr"))
                if not shade and self._shades(value_at(one, "tblPr/tblStyle")):
                    return None
        return shade or self._page

    def _of_style(self, name: str | None, part: str) -> list[Element | None]:
        """What a style and those that it is based on say, the nearest first."""
        return [style.find(f"{W}{part}") for style in self._chain(name)]

    def _shades(self, name: str | None) -> bool:
        """Whether a table's style may colour what stands in its cells."""
        return any(_fill(shade) for style in self._chain(name) for shade in style.iter(f"{W}shd"))

    def _chain(self, name: str | None) -> Iterator[Element]:
        for _ in range(MAX_BASED_ON):
            style = self._styles.get(name or "")
            if style is None:
                return
            yield style
            name = value_at(style, "basedOn")


def _above(element: Element) -> Iterator[Element]:
    """The elements around one, the nearest first, as lxml tells them."""
    return cast(Iterator[Element], cast(Any, element).iterancestors())


def _shade(properties: Element | None) -> str | None:
    shade = properties.find(f"{W}shd") if properties is not None else None
    return _fill(shade) if shade is not None else None


def _fill(shade: Element) -> str | None:
    return _colour(shade.get(f"{W}fill"))


def _colour(written: str | None) -> str | None:
    """A colour in six capital digits, or None where it is left to the program."""
    colour = (written or "").upper()
    return None if colour in _PLAIN else colour
