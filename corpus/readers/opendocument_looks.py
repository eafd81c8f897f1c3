"""What of an OpenDocument file nobody sees: text that its style hides or gives the colour of what stands behind it.

In: the styles of a file, and elements that name one. Out: how a text is hidden, if it is. A style says what its parents
say where it does not itself. Where a condition may change a style, its text counts as seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from corpus.characters import clean_line
from corpus.readers.opendocument import STYLE, TABLE, TEXT, plain_text

FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
WHITE = "#ffffff"
MAX_PARENTS = 20
UNSEEN = "text of the colour of its background"
_STYLED = (f"{TEXT}style-name", f"{TABLE}style-name")
_TEXTS = frozenset({f"{TEXT}p", f"{TEXT}h", f"{TEXT}span", f"{TEXT}a"})


class _Look(NamedTuple):
    """What one style says itself."""

    parent: str
    colour: str | None
    behind: str | None
    is_hidden: bool
    has_conditions: bool


class Looks:
    """The styles of one file; `add` takes them in as they are met."""

    def __init__(self) -> None:
        self._looks: dict[str, _Look] = {}
        self._known: dict[tuple[str | None, ...], str | None] = {}

    def add(self, style: Element) -> None:
        """Take in a style."""
        said = {name: value for part in style for name, value in part.attrib.items()}
        colour, behind = said.get(f"{FO}color"), said.get(f"{FO}background-color")
        self._looks[style.get(f"{STYLE}name") or ""] = _Look(
            style.get(f"{STYLE}parent-style-name") or "",
            colour.lower() if colour else None,
            behind.lower() if behind and behind != "transparent" else None,
            said.get(f"{TEXT}display") == "none",
            style.find(f"{STYLE}map") is not None,
        )

    def hidden_by(self, names: Iterable[str | None]) -> str | None:
        """Return how a text is hidden, by the styles of what it stands in, the nearest first; None if it is seen."""
        key = tuple(names)
        if key not in self._known:
            self._known[key] = self._found(key)
        return self._known[key]

    def _found(self, names: Iterable[str | None]) -> str | None:
        told = [look for name in names for look in self._chain(name)]
        if any(look.has_conditions for look in told):
            return None
        if any(look.is_hidden for look in told):
            return "hidden"
        colour = next((look.colour for look in told if look.colour), None)
        behind = next((look.behind for look in told if look.behind), WHITE)
        return UNSEEN if colour is not None and colour == behind else None

    def take_out(self, root: Element) -> list[tuple[str, str]]:
        """Empty what is hidden of a text; return how each was hidden, and its words."""
        above = {child: parent for parent in root.iter() for child in parent}
        taken = []
        for element in list(root.iter()):
            if element.tag not in _TEXTS:
                continue
            how = self.hidden_by(_styles_of(element, above))
            if how is None:
                continue
            seen = [part for part in element if part.tag in _TEXTS and self.hidden_by(_styles_of(part, above)) is None]
            words = [element.text or ""]
            element.text = None
            for part in list(element):
                words += ["" if part in seen else plain_text(part), part.tail or ""]
                part.tail = None
                if part not in seen:
                    element.remove(part)
            text = clean_line(" ".join(words))
            if text:
                taken.append((how, text))
        return taken

    def _chain(self, name: str | None) -> Sequence[_Look]:
        chain: list[_Look] = []
        while name in self._looks and len(chain) < MAX_PARENTS:
            chain.append(self._looks[name])
            name = chain[-1].parent
        return chain


def _styles_of(element: Element, above: dict[Element, Element]) -> list[str]:
    """The names of the styles of an element and of what it stands in, the nearest first."""
    names = []
    at: Element | None = element
    while at is not None:
        names += [name for key in _STYLED if (name := at.get(key))]
        at = above.get(at)
    return names
