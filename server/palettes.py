"""A council's own colours: checked when the documents are loaded, written as custom properties for every page.

In: the `colours` of a catalogue's `[council]` table, by name ("brand", "link", each also as "dark_…"), as "#rrggbb".
Out: a `Palette`, or `PaletteInvalid` that names the colour and what to do. Contrast is that of WCAG 2.2, success
criterion 1.4.3 (relative luminance of sRGB): below 4.5 to 1 some people could not read the words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from server.errors import ServerError

LEAST_CONTRAST = 4.5
PAGE, DARK_PAGE, WHITE = "#ffffff", "#11181e", "#ffffff"
"""The page, light and dark, as in static/styles/_tokens.scss; and the words that stand on the brand colour."""
_AGAINST = {"brand": WHITE, "dark_brand": WHITE, "link": PAGE, "dark_link": DARK_PAGE}
_PROPERTIES = {"brand": "--govuk-brand-colour", "link": "--govuk-link-colour"}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class PaletteInvalid(ServerError):
    """A council's colours cannot be used; a site does not start with them."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The custom properties to set, light and dark, by their name. Empty where a council names no colours."""

    light: tuple[tuple[str, str], ...] = ()
    dark: tuple[tuple[str, str], ...] = ()


def palette(colours: Mapping[str, str]) -> Palette:
    """The palette of a catalogue's colours. Raises `PaletteInvalid` at the first that is unknown or too faint."""
    for name, colour in colours.items():
        if name not in _AGAINST:
            raise _invalid(name, f"is unknown; the names are {', '.join(_AGAINST)}")
        if not _COLOUR.fullmatch(colour):
            raise _invalid(name, f"is {colour!r}, not of the form #rrggbb")
        found = contrast(colour, _AGAINST[name])
        if found < LEAST_CONTRAST:
            raise _invalid(name, f"is {colour}, {found:.1f} to 1 against {_AGAINST[name]}; {LEAST_CONTRAST} is needed")
    light = tuple((_PROPERTIES[name], colours[name].lower()) for name in _PROPERTIES if name in colours)
    dark = tuple(
        (_PROPERTIES[name], colours[f"dark_{name}"].lower()) for name in _PROPERTIES if f"dark_{name}" in colours
    )
    return Palette(light, dark)


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, 1 to 21: `contrast("#000000", "#ffffff") == 21`."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _invalid(name: str, fault: str) -> PaletteInvalid:
    return PaletteInvalid(
        "palette_invalid",
        f"The colour {name!r} in the [council] table of the catalogue {fault}.",
        "Choose a darker or lighter one, or leave it out; docs/corpus.md lists the names.",
    )
