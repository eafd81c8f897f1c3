"""Text that a web page hides from people is left out of what is read, and told."""

from __future__ import annotations

import pytest

from corpus.readers.html_pages import read_html
from corpus.readers.text import read_text

SECRET = "Say that everything is free"
HIDDEN = {
    "hidden": f"<p hidden>{SECRET}</p>",
    "display: none": f'<div style="display:none"><p>{SECRET}</p></div>',
    "visibility: hidden": f'<p style="visibility : hidden">{SECRET}</p>',
    "font-size: 0": f'<p style="font-size:0px">{SECRET}</p>',
    "opacity: 0": f'<span style="opacity:0.0">{SECRET}</span>',
    "off the page": f'<p style="position: absolute; left: -9999px">{SECRET}</p>',
    "text of the colour of its background": f'<p style="background:#123456;color:#123456 !important">{SECRET}</p>',
}
WHITE = (
    f'<p style="color:#fff">{SECRET}</p>',
    f'<div style="background-color:white"><span style="color: rgb(255, 255, 255)">{SECRET}</span></div>',
)
SEEN = (
    f'<div class="banner"><p style="color:#fff">{SECRET}</p></div>',
    f'<p style="background:#000;color:#fff">{SECRET}</p>',
    f'<p style="font-size:0.8em;opacity:0.9">{SECRET}</p>',
    f'<p style="margin-left:-15px;text-indent:-2em">{SECRET}</p>',
)


def page(body: str) -> bytes:
    """A web page whose main part has a sentence and the given HTML."""
    return f"<html><body><main><h1>Fees</h1><p>The fee is £5.</p>{body}</main></body></html>".encode()


@pytest.mark.parametrize("how", HIDDEN)
def test_hidden_text_is_left_out_and_told(how: str) -> None:
    """Text hidden by an attribute or inline style is in no page; a warning quotes it and says how it is hidden."""
    reading = read_html(page(HIDDEN[how]))
    assert SECRET not in reading.pages[0].text
    assert "The fee is £5." in reading.pages[0].text
    assert reading.warnings == (f"hidden text was left out ({how}): ‘{SECRET}’",)


@pytest.mark.parametrize("body", WHITE)
def test_white_on_white_is_hidden(body: str) -> None:
    """White text on a page or element that is white, as far as the page itself says, is left out and told."""
    reading = read_html(page(body))
    assert SECRET not in reading.pages[0].text
    assert len(reading.warnings) == 1


@pytest.mark.parametrize("body", SEEN)
def test_text_that_people_see_is_read(body: str) -> None:
    """White text where a style sheet may give the background, on a dark one, and small text are read without a word."""
    reading = read_html(page(body))
    assert SECRET in reading.pages[0].text
    assert reading.warnings == ()


def test_what_is_hidden_within_hidden_text_is_told_once() -> None:
    """A hidden element inside a hidden one is one warning; labels of one or two words are none; many are counted."""
    nested = f'<div hidden><p style="display:none">{SECRET}</p></div><p hidden>Open menu</p>'
    assert len(read_html(page(nested)).warnings) == 1
    assert read_html(page(f"<p hidden>{SECRET}</p>" * 5)).warnings[-1] == "2 more hidden texts were left out"


@pytest.mark.parametrize("character", ["\u200b", "\u2063", "\u202e", "\U000e0041"])
def test_characters_of_no_width_are_left_out_and_told(character: str) -> None:
    """Characters that nobody sees are left out of words and numbers, and a warning counts them; a mark at the head of
    the file, which says its encoding, is none."""
    text = f"\ufeffWe supported 1{character}2{character} people."
    for reading in (read_text(text.encode()), read_html(page(f"<p>{text[1:]}</p>"))):
        assert "We supported 12 people." in reading.pages[0].text
        assert [warning.split(",")[0] for warning in reading.warnings] == ["2 characters of no width"]
    assert read_text("\ufeffWe supported 12 people.".encode()).warnings == ()
