"""Contents lists: what leads to a page by its number is not a figure.

In: the lines of a page. Out: the same, each entry of a contents list without its leader and page number. An entry ends
in a leader and a number; or it stands, with others whose numbers rise, below a line that says "Contents".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.readers.pdf.printed import PrintedLine, PrintedTable

MIN_ENTRIES = 3
_TITLE = re.compile(r"(?:table of )?contents(?: page)?:?|in this (?:report|document):?", re.IGNORECASE)
_LEADER = re.compile(r"(?:[.…_·]\s?){4}")
_LAST = re.compile(r"(?<=\S)[\s\t]{1,40}(\d{1,4}|[ivxl]{1,6})$")
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


def _is_place(text: str) -> bool:
    return text == "" or (len(text) <= 6 and _LAST.fullmatch(f"x {text}"[1:]) is not None) or text.isdigit()


def _rises(parts: Parts) -> bool:
    """Whether most lines below end in numbers, and these rise."""
    lines = [part.text.strip() for part in parts if isinstance(part, PrintedLine)]
    numbers = [int(found[1]) for found in map(_LAST.search, lines) if found and found[1].isdigit()]
    rising = all(one <= other for one, other in pairwise(numbers))
    return len(numbers) >= MIN_ENTRIES and rising and len(numbers) * 2 >= len(lines)
