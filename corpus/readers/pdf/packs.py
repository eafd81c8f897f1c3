"""The reports that a pack of committee papers binds together, each with its title and its pages.

In: the outline of a file and what is printed on its pages. Out: `Report`s in their order, or none where the file is no
pack: one that lists an agenda. They are told by the outline; else by the agenda, whose items name their pages as
printed, "Reablement report (Pages 23 - 31)" or "23 - 31" under "Page No", beside the numbers printed at the foot of the
pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise

from corpus.characters import clean_line
from corpus.models import Report
from corpus.readers.pdf.printed import PrintedLine, PrintedPage
from corpus.readers.pdf.text import Bookmark

MIN_REPORTS = 2
FRONT_PAGES = 12
"""The agenda stands among the first pages."""
EDGE_LINES = 2
MAX_TITLE_CHARS = 200
_AGENDA = re.compile(
    r"\bagenda\b|\bminutes\b|\bapologies\b|\bdeclarations? of (?:\w+ )?interests?\b"
    r"|\bpublic (?:questions?|participation)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?P<title>\S.{2,200}?)\s{0,5}\(?\bpages?\s?(?P<first>\d{1,4})\s?(?:-|–|to)\s?(?P<last>\d{1,4})\)?",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"(?:[\w .]{0,40}\s)?pages?\s?(?:no|nos|numbers?|\(s\))?\.?(?:\s?\(s\))?", re.IGNORECASE)
"""Heads the column of an agenda in which the pages stand."""
_ROW = re.compile(
    r"(?P<title>\d{1,2}[a-z]?[.)]?\s+(?=.*[a-z]{3}).{2,200}?)\s{1,9}(?P<first>\d{1,4})(?:\s?(?:-|–|to)\s?\d{1,4})?",
    re.IGNORECASE,
)
_FOOT = re.compile(r"(?:page\s)?(\d{1,4})", re.IGNORECASE)


def marks_of(bookmarks: Sequence[Bookmark], pages: Sequence[PrintedPage]) -> list[Bookmark]:
    """The bookmarks of a file, those of a pack's reports at level 1; made of the agenda where the file has none."""
    if not bookmarks:
        return [Bookmark(1, title, first) for title, first in _listed(pages)]
    level = _level(bookmarks)
    return [mark._replace(level=max(1, mark.level - level + 1)) for mark in bookmarks]


def reports_of(marks: Sequence[Bookmark], count: int) -> list[Report]:
    """The reports of a pack by its marks at level 1, each up to the page before the next one."""
    own = [mark for mark in marks if mark.level == 1]
    rises = all(one.page <= other.page for one, other in pairwise(own))
    if len(own) < MIN_REPORTS or not rises or not any(_AGENDA.search(mark.title) for mark in marks):
        return []
    ends = [max(one.page, other.page - 1) for one, other in pairwise(own)]
    return [Report(mark.title[:MAX_TITLE_CHARS], mark.page, end) for mark, end in zip(own, (*ends, count), strict=True)]


def report_on(reports: Sequence[Report], page: int) -> Report | None:
    """The report that a page belongs to; where two share it, the later, which begins there."""
    return next((report for report in reversed(reports) if report.first <= page <= report.last), None)


def _level(bookmarks: Sequence[Bookmark]) -> int:
    """The outermost level that has several entries: a pack may stand in one entry of its own."""
    counts = Counter(mark.level for mark in bookmarks)
    return next((level for level in sorted(counts) if counts[level] >= MIN_REPORTS), 1)


def _listed(pages: Sequence[PrintedPage]) -> list[tuple[str, int]]:
    """The items of the agenda with the pages of the file at which they begin; none unless two are found there."""
    front = [line for page in pages[:FRONT_PAGES] for line in _lines(page)]
    if not any(_AGENDA.search(line) for line in front):
        return []
    begins = {number: place for place, number in _numbered(pages)}
    items = [found for line in front if (found := _ITEM.fullmatch(line))] or _in_column(front)
    told = [(clean_line(item["title"]), begins.get(int(item["first"]))) for item in items]
    known = [(title, place) for title, place in told if place is not None]
    return known if len(known) >= MIN_REPORTS and len(known) == len(told) else []


def _in_column(front: Sequence[str]) -> list[re.Match[str]]:
    """The numbered items below the head of a column of pages, which rise: none of a list of other numbers."""
    below = dropwhile(lambda line: not _COLUMN.fullmatch(line), front)
    items = [found for line in below if (found := _ROW.fullmatch(line))]
    rises = all(int(one["first"]) <= int(other["first"]) for one, other in pairwise(items))
    return items if rises else []


def _numbered(pages: Sequence[PrintedPage]) -> Iterator[tuple[int, int]]:
    """Each page of the file with the number printed at its head or foot, the later pages first."""
    for page in reversed(pages):
        lines = list(_lines(page))
        found = [_FOOT.fullmatch(line) for line in (*lines[:EDGE_LINES], *lines[-EDGE_LINES:])]
        numbers = {int(number[1]) for number in found if number}
        if len(numbers) == 1:
            yield page.number, numbers.pop()


def _lines(page: PrintedPage) -> Iterator[str]:
    return (part.text.strip() for part in page.parts if isinstance(part, PrintedLine))
