"""Cards of a dashboard or an infographic, whose names and values stand one below the other.

In: the lines under one heading and their kinds. Out: the table that a run of them makes. A value stands below its name,
or its caption below the value; where nothing tells which, it is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.flat_tables import Span
from corpus.figures.made_tables import Found, Placed, span_of, table_of
from corpus.figures.stacked_lines import Kind, split_of
from corpus.models import Block

FEWEST_CARDS = 2
MAX_CAPTION_CHARS = 160
_REFERENCE = re.compile(
    r"(?:(?:our|your|foi|case|request|decision|document|survey) )?(?:ref(?:erence)?|id)?\W{0,3}(?:number|no|id)?\W{0,3}"
    r"|(?:telephone|tel|phone|fax|freephone|mobile|version|page|postcode|item|issue|table|figure|room)\b.{0,20}",
    re.IGNORECASE,
)
"""Names of numbers that count nothing."""
_RATING = re.compile(
    r"(?:no (?:significant )?change|stayed the same|unchanged|red|amber|green|blue|grey|stable"
    r"|(?:\w+ ){0,2}(?:improv\w+|declin\w+|wors\w+|better|track|target|up|down|increas\w+|decreas\w+)(?: \w+){0,2})\W?",
    re.IGNORECASE,
)
_BELOW = re.compile(r"(?:nv[nt]{0,3}i?){2,}(?!v)")
_ABOVE = re.compile(r"(?:v[nr]){2,}(?!v)")
_TIMES = re.compile(r"[nq](?:hv){2,}")
_BY_TURNS = re.compile(r"n(?:vn)+")


def times_at(text: str, lines: Sequence[Block], kinds: str, at: int) -> Found | None:
    """A name from a position on with values below it by turns with the time of each."""
    found = _TIMES.match(kinds, at)
    if found is None:
        return None
    cells: list[Placed] = [(0, 0, (lines[at].start, lines[at].start)), (1, 0, span_of(lines[at]))]
    for column, place in enumerate(range(at + 1, found.end(), 2), 1):
        cells += [(0, column, span_of(lines[place])), (1, column, span_of(lines[place + 1]))]
    return Found((table_of(text, cells, lines[at : found.end()]),), found.end())


def cards_at(text: str, lines: Sequence[Block], kinds: str, at: int) -> Found | None:
    """Names and single values by turns from a position on: each value below its name, or each above it.

    A name, a value, a name, a value and a name may be either, unless the last of them is a rating, or another name
    stands above the first. Captions below their values often begin small.
    """
    below, above = _BELOW.match(kinds, at), _ABOVE.match(kinds, at)
    if below:
        run, told = lines[at : below.end()], below[0]
        last = text[slice(*span_of(run[-1]))]
        is_led = at > 0 and kinds[at - 1] == Kind.NAME and not last[:1].islower()
        if any(text[run[place.start()].start].islower() for place in list(re.finditer("nv", told))[1:]):
            return None  # "11,460" over "contacts from the public": a caption, though a name stands above the first
        if _BY_TURNS.fullmatch(told) and not is_led and not _RATING.fullmatch(last):
            return Found(tuple(line for line, kind in zip(run, told, strict=True) if kind != Kind.VALUE), below.end())
        return _cards(text, run, told, below.end(), _question_over(lines, kinds, at))
    if above is None:
        return None
    captions = [text[line.start] for line in lines[at + 1 : above.end() : 2]]
    if at and kinds[at - 1] != Kind.OTHER and not all(map(str.islower, captions)):
        return None
    cells: list[Placed] = []
    for number, place in enumerate(range(at, above.end(), 2), 1):
        cells += [(number, 0, span_of(lines[place + 1])), (number, 1, span_of(lines[place]))]
    return Found((table_of(text, cells, lines[at : above.end()]),), above.end())


def _cards(text: str, lines: Sequence[Block], run: str, after: int, question: Span | None) -> Found | None:
    """The table of names and the values below them, and one for each thing set beside them: a target, England."""
    cells: list[Placed] = [(1, 0, question)] if question else []
    asides: dict[str, list[Placed]] = {}
    number, is_told = 1, False
    for place, kind in enumerate(run):
        above, span = span_of(lines[place - 1]), span_of(lines[place])
        if kind == Kind.VALUE:
            name = above
            is_told = not _REFERENCE.fullmatch(text[slice(*name)])
            number += 1
            cells += [(number, 0, name), (number, 1, span)] if is_told else []
        elif kind == Kind.PAIR:
            name, value = split_of(text, lines[place])
            number, is_told = number + 1, False
            cells += [(number, 0, name), (number, 1, value)]
        elif kind == Kind.ASIDE and is_told:
            head, value = split_of(text, lines[place])
            own = asides.setdefault(text[slice(*head)].casefold(), [(0, 0, (name[0], name[0])), (0, 1, head)])
            own += [(number, 0, name), (number, 1, value)]
    if sum(column == 1 for _, column, _ in cells) < FEWEST_CARDS:
        return None
    return Found(tuple(table_of(text, each, lines) for each in (cells, *asides.values())), after)


def _question_over(lines: Sequence[Block], kinds: str, at: int) -> Span | None:
    """The question whose options a run gives, where one stands over it."""
    above = lines[at - 1] if at else None
    is_one = above is not None and kinds[at - 1] == Kind.QUESTION and above.end - above.start <= MAX_CAPTION_CHARS
    return (above.start, above.end) if above is not None and is_one else None
