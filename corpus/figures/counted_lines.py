"""Lines that are numbered one after the other, "3 Reablement report", "4 Home care fees", or that close with a page.

In: a page. Out: the page with such numbers outside of its blocks, so that no figure is read of it. A number alone
says nothing of that: three in a row that count up do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.models import BlockKind, Page

MIN_RUN = 3
_NUMBER = re.compile(r"(?P<number>\d{1,3})[ \t]{1,8}(?=[A-Z“‘\"'(])")
_CONTENTS_LINE = re.compile(
    r"(?:[^.:;£%()\d]|(?<!\d)(?:19|20)\d\d(?!\d)){3,90}(?<!from)(?<!\sto)(?<!\sof)(?<!\swas)(?<!\swere)(?<!\sis)(?<!than)"
    r"(?<!\sby)\s\d{1,3}"
)
""" "Leveraging partnerships 24": a line of a contents list with its page."""


def is_contents_line(text: str) -> bool:
    """Whether a line is one of a list of contents, which closes with its page."""
    return _CONTENTS_LINE.fullmatch(text) is not None


def without_counted_numbers(page: Page) -> Page:
    """The page with blocks that begin behind their numbers, where these count up."""
    numbers = list(_numbers(page))
    runs = _runs([(at, int(found["number"])) for at, found in numbers])
    counted = {at for run in runs if len(run) >= MIN_RUN for at in run}
    behind = {at: found.end() for at, found in numbers if at in counted}
    if not behind:
        return page
    blocks = (replace(block, start=behind.get(at, block.start)) for at, block in enumerate(page.blocks))
    return replace(page, blocks=tuple(blocks))


def _numbers(page: Page) -> Iterator[tuple[int, re.Match[str]]]:
    for at, block in enumerate(page.blocks):
        found = _NUMBER.match(page.text, block.start, block.end) if block.kind is not BlockKind.TABLE else None
        if found:
            yield at, found


def _runs(numbers: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """The places of numbers that rise one by one, whatever stands between them."""
    run: list[int] = []
    last = None
    for at, number in numbers:
        if last is not None and number == last:
            continue  # "4 Home care fees" may be said again below a second heading
        if last is None or number != last + 1:
            yield run
            run = []
        run.append(at)
        last = number
    yield run
