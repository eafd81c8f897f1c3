"""Contents lists: what leads to a page by its number is not a figure.

In: the lines of a page, or its rows of print. Out: the same lines, each entry of a contents list without its leader and
page number; or the entries of rows. An entry ends in a leader and a number; or it stands, with others whose numbers
rise, below a line that says "Contents"; or it is one of several rows of words that end in rising numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.readers.pdf.printed import PrintedLine, PrintedTable
from corpus.readers.pdf.rows import Row

MIN_ENTRIES = 3
_TITLE = re.compile(r"(?:table of )?contents(?: page)?:?|in this (?:report|document):?", re.IGNORECASE)
_LEADER = re.compile(r"(?:[.…_·]\s?){4}")
_LAST = re.compile(r"(?<=\S)[\s\t]{1,40}(\d{1,4}|[ivxl]{1,6})$")
MAX_PLACE = 2_000
"""A place beyond the last page of any pack is none."""
_PLACE = re.compile(
    r"\(?(?:pages?\s?)?(?P<first>\d{1,4})(?:\s?[-–]\s?\d{1,4})?\)?|[ivxlc]{1,7}|to follow", re.IGNORECASE
)
_PLACES = re.compile(r"pages?(?: (?:no|nos|number|numbers)\.?)?", re.IGNORECASE)
"""The head of the column of places."""
Parts = Sequence[PrintedLine | PrintedTable]


def without_page_places(parts: Parts) -> list[PrintedLine | PrintedTable]:
    """Return the parts of a page; entries of contents lists keep their words only."""
    result: list[PrintedLine | PrintedTable] = []
    listed = False
    for place, part in enumerate(parts):
        if not isinstance(part, PrintedLine):
            result.append(part)
            continue
        text = part.text.strip()
        leader = _LEADER.search(text)
        if leader and _is_place(text[leader.start() :].strip(" .…_·\t")):
            result.append(replace(part, text=text[: leader.start()].rstrip(" .…_·\t") or text, apart=True))
            continue
        listed = listed or (_TITLE.fullmatch(text) is not None and _rises(parts[place + 1 :]))
        last = _LAST.search(text) if listed else None
        result.append(replace(part, text=text[: last.start()], apart=True) if last else part)
    return result


def contents_entries(rows: Sequence[Row]) -> list[str]:
    """Return the entries of a contents list without their places, or none if the rows are not one.

    Each row but those with which an entry goes on is words and, last, the place of a page; the places rise, and the
    last is no sum of the others.
    """
    full = [row for row in rows if len(row.chunks) > 1]
    headed = bool(full) and _PLACES.fullmatch(full[0].chunks[-1].text) is not None
    entries = full[headed:]
    found = [_PLACE.fullmatch(row.chunks[-1].text) for row in entries]
    places = [int(place["first"]) for place in found if place and place["first"]]
    rising = all(one <= other for one, other in pairwise(places)) and [sum(places[:-1])] != places[-1:]
    far = bool(places) and max(places) >= MAX_PLACE
    if len(entries) < MIN_ENTRIES or not all(found) or not places or far or not rising or not all(map(_leads, entries)):
        return []
    kept = (row.chunks if len(row.chunks) == 1 else row.chunks[:-1] for row in rows if row not in full[:headed])
    return [" ".join(chunk.text for chunk in chunks) for chunks in kept]


def _leads(row: Row) -> bool:
    """Whether a row is a title, perhaps with its number or who wrote it, and one thing beside."""
    before = row.chunks[:-1]
    named = [chunk for chunk in before if any(map(str.isalpha, chunk.text))]
    return bool(named) and len(before) <= 3 and all(chunk in named for chunk in before[1:])


def _is_place(text: str) -> bool:
    return text == "" or (len(text) <= 6 and _LAST.fullmatch(f"x {text}"[1:]) is not None) or text.isdigit()


def _rises(parts: Parts) -> bool:
    """Whether most lines below end in numbers, and these rise."""
    lines = [part.text.strip() for part in parts if isinstance(part, PrintedLine)]
    numbers = [int(found[1]) for found in map(_LAST.search, lines) if found and found[1].isdigit()]
    rising = all(one <= other for one, other in pairwise(numbers))
    return len(numbers) >= MIN_ENTRIES and rising and len(numbers) * 2 >= len(lines)
