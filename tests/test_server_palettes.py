"""A council's colours: used where people can read the words on them, else refused with what to do."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedding import Embedder
from index.store import open_version
from server.config import Settings
from server.desk import make_desk
from server.palettes import DARK_PAGE, LEAST_CONTRAST, PAGE, PaletteInvalid, contrast, palette

colours = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
TOKENS = Path(__file__).parent.parent / "static" / "styles" / "_tokens.scss"


def test_known_contrasts() -> None:
    """Black on white is 21 to 1, and the grey #767676 is the lightest that reaches 4.5 (WCAG's own examples)."""
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#767676", "#ffffff") >= LEAST_CONTRAST > contrast("#777777", "#ffffff")


@settings(deadline=None)
@given(colours, colours)
def test_contrast_has_no_direction(one: str, other: str) -> None:
    """Contrast is the same both ways, and between 1 and 21."""
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


@settings(deadline=None)
@given(colours)
def test_only_readable_colours_pass(colour: str) -> None:
    """A link colour is taken exactly where it stands out from the page."""
    if contrast(colour, PAGE) >= LEAST_CONTRAST:
        assert palette({"link": colour}).light == (("--govuk-link-colour", colour),)
    else:
        with pytest.raises(PaletteInvalid, match="is needed"):
            palette({"link": colour})


@pytest.mark.parametrize(
    ("given_colours", "said"),
    [
        ({"brand": "#ffee00"}, "'brand'"),
        ({"dark_link": "#003366"}, "'dark_link'"),
        ({"brand": "red"}, "not of the form #rrggbb"),
        ({"brand": "#123456; } body { display: none"}, "not of the form"),
        ({"shade": "#123456"}, "unknown"),
    ],
)
def test_refused(given_colours: dict[str, str], said: str) -> None:
    """A colour too faint, in another form or of an unknown name is refused by its name, with what to do."""
    with pytest.raises(PaletteInvalid) as raised:
        palette(given_colours)
    assert said in raised.value.message
    assert "docs/corpus.md" in raised.value.help


def test_checked_when_the_documents_are_loaded(small_index: Path, embedder: Embedder) -> None:
    """A site is not opened over a catalogue whose colours cannot be read."""
    version = open_version(small_index, embedder=embedder)
    council = replace(version.council, colours={"brand": "#fefefe"})
    object.__setattr__(version.holdings, "council", council)
    with pytest.raises(PaletteInvalid):
        make_desk(version, embedder=embedder, settings=Settings())
    version.close()


def test_backgrounds_are_those_of_the_stylesheet() -> None:
    """The dark page that colours are compared with is the one the stylesheet paints."""
    found = re.findall(r"--govuk-body-background-colour: (#\w+);", TOKENS.read_text(encoding="utf-8"))
    assert found == [DARK_PAGE]
