"""The words and rules of a page with their places: the one door to pdfplumber.

In: the bytes of a file and the number of a page. Out: its words in the order in which the page draws them, its rules
(drawn lines, the sides of frames and of tinted cells, and thin filled bars), and notes on what was left out. Leaders
("Total ........ 12") are left out without a note, for they are a drawn rule made of full stops.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Any

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from corpus.characters import clean_line
from corpus.readers.pdf.printed import DAMAGE, Box, PageDamaged, Rule, Word
from corpus.readers.pdf.tints import tinted_cells

MAX_CHARS = 60_000
"""A page of the smallest legible print holds some 20,000 characters; one with more is made to exhaust a reader."""
MAX_DRAWN = 20_000
"""Rules of a page: the densest statistical table seen has some 2,000; maps have more, and no tables."""
CROWDED = f"more than {MAX_DRAWN} drawn lines; its tables were told by white space alone"
MAX_QUOTED = 80
THIN = 2.5
"""A filled bar up to this many points high or wide is a rule; what is wider is a shade."""
_DAMAGE = (PDFException, PSException, PdfminerException, MalformedPDFException, *DAMAGE)
LEADER_DOTS = 4
SPACE = 0.17
"""A gap of this share of the type's size parts two words; a space is about a quarter."""


class WordFile:
    """A PDF opened for the places of its words. Raises PageDamaged if it cannot be."""

    def __init__(self, data: bytes) -> None:
        try:
            self._file = pdfplumber.open(io.BytesIO(data))
            self._pages = self._file.pages
        except _DAMAGE as error:
            raise PageDamaged(clean_line(str(error))[:120] or type(error).__name__) from error

    def page(self, number: int) -> tuple[list[Word], list[Rule], tuple[str, ...]]:
        """Return the words and rules of a page, and what was left out; `number` is 1-based. Raises PageDamaged."""
        try:
            page = self._pages[number - 1]
            if len(page.chars) > MAX_CHARS:
                raise PageDamaged(f"{len(page.chars)} characters are more than the {MAX_CHARS} of any printed page")
            words = list(_words(_without_leaders(_upright(page.chars))))
            crowded = len(page.lines) + len(page.rects) + len(page.curves) > MAX_DRAWN
            rules = [] if crowded else list(_rules(page))
            notes = (*_turned(page.chars), *((CROWDED,) if crowded else ()))
            page.close()
        except _DAMAGE as error:
            raise PageDamaged(clean_line(str(error))[:120] or type(error).__name__) from error
        return words, rules, notes

    def view(self, number: int) -> Box:
        """Return what is shown of a page that has been read, by its edges in points as its words have them."""
        page = self._pages[number - 1]
        left, top, right, bottom = page.cropbox
        return Box(left, right, top, bottom)


def _turned(chars: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A note on the characters that do not stand upright, if there are any, with the first of them."""
    turned = clean_line("".join(char["text"] for char in chars if not char.get("upright", True)))
    if any(map(str.isalnum, turned)):
        yield f"turned text beside its tables was left out: ‘{turned[:MAX_QUOTED]}’"


def _upright(chars: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The characters that are neither turned nor drawn twice on one place (as some programs do to print bold)."""
    seen: set[tuple[str, int, int]] = set()
    kept = []
    for char in chars:
        if not char.get("upright", True) or not _is_placed(char) or char["x1"] < char["x0"]:
            continue
        place = (char["text"], round(char["x0"]), round(char["top"]))
        if place not in seen or not char["text"].strip():
            seen.add(place)
            kept.append(char)
    return kept


def _is_placed(char: dict[str, Any]) -> bool:
    """Whether a character stands somewhere: a file may state places beyond all numbers."""
    return all(map(isfinite, (char["x0"], char["x1"], char["top"], char["bottom"], char["size"])))


def _without_leaders(chars: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any] | None]:
    """The characters, None in place of each run of full stops, spaced or not, that leads the eye."""
    run: list[dict[str, Any]] = []
    for char in [*chars, {"text": "", "top": -1.0}]:
        if char["text"] in (".", "…", "·", "_") or (run and char["text"] == " "):
            run.append(char)
            continue
        if sum(len(one["text"].strip()) for one in run) >= LEADER_DOTS:
            yield None
        else:
            yield from run
        run = []
        if char["text"]:
            yield char


def _words(chars: Iterator[dict[str, Any] | None]) -> Iterator[Word]:
    word: list[dict[str, Any]] = []
    for char in chars:
        if char is None or not char["text"].strip() or (word and not _goes_on(word[-1], char)):
            yield from _word(word)
            word = []
        if char is not None and char["text"].strip():
            word.append(char)
    yield from _word(word)


def _goes_on(last: dict[str, Any], char: dict[str, Any]) -> bool:
    """Whether a character belongs to the word of the last: on its line, in its size, no space between."""
    size = max(last["size"], char["size"], 1.0)
    return bool(
        abs(char["bottom"] - last["bottom"]) < 0.1 * size
        and abs(char["size"] - last["size"]) < 0.15 * size
        and -0.4 * size < char["x0"] - last["x1"] < SPACE * size
    )


def _word(chars: Sequence[dict[str, Any]]) -> Iterator[Word]:
    text = clean_line("".join(char["text"] for char in chars))
    if text:
        bold = all(_is_bold(str(char.get("fontname", ""))) for char in chars)
        top, bottom = min(char["top"] for char in chars), max(char["bottom"] for char in chars)
        yield Word(text, chars[0]["x0"], chars[-1]["x1"], top, bottom, chars[0]["size"], bold)


def _is_bold(font: str) -> bool:
    return any(name in font.lower() for name in ("bold", "black", "heavy", "demi"))


def _rules(page: Page) -> Iterator[Rule]:
    for line in page.lines:
        if line["x1"] - line["x0"] < THIN or line["bottom"] - line["top"] < THIN:
            yield Rule(line["x0"], line["x1"], line["top"], line["bottom"])
    shades = []
    for rect in page.rects:
        x0, x1, top, bottom = rect["x0"], rect["x1"], rect["top"], rect["bottom"]
        if bottom - top < THIN:
            yield Rule(x0, x1, (top + bottom) / 2, (top + bottom) / 2)
        elif x1 - x0 < THIN:
            yield Rule((x0 + x1) / 2, (x0 + x1) / 2, top, bottom)
        elif rect.get("stroke"):
            yield from (Rule(x0, x1, top, top), Rule(x0, x1, bottom, bottom))
            yield from (Rule(x0, x0, top, bottom), Rule(x1, x1, top, bottom))
        else:
            shades.append(Box(x0, x1, top, bottom))
    yield from tinted_cells(shades)
