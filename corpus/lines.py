"""From lines to blocks: which lines of a plain text belong together.

In: the lines of a text file, of a PDF page, or of Markdown that is a text extract (one paragraph a line, no blank
lines). Out: paragraphs joined to one line each, items, and tables whose columns stand apart by spaces, as `Draft`s.
Two adjacent lines are one paragraph only if the first could not have held the next word (hard-wrapped text), or breaks
off in mid-sentence before a lower-case word; otherwise a line is a block of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from corpus.characters import clean_line
from corpus.columns import column_table_end, read_columns
from corpus.compounds import parts_compound, spellings
from corpus.drafts import Draft
from corpus.models import BlockKind
from corpus.tables import grid_from_rows

MAX_WRAP_WIDTH = 130
"""Longer lines are paragraphs, not lines of a wrapped page (an A4 page in small print holds about 120 characters)."""
MIN_WRAP_WIDTH = 40
MIN_BROKEN_LINE = 40
"""Below this a line without a full stop is a label or heading, not text broken off in mid-sentence."""
TYPESET_SLACK = 0.18
"""Full lines of proportional type differ by about this share of their characters."""

WRITTEN_BULLETS = "•·▪●‣◦"
"""Marks of items that a page may write out itself, so that nothing else tells them from paragraphs."""
BULLET = re.compile(r"\s{0,40}([-•‣◦▪●·*–—\uf0b7\uf0a7➢✓]|o)\s{1,10}(?=\S)")
NUMBERED = re.compile(
    r"\s{0,40}(\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]|[ivx]{1,5})[.)]|\d{1,3}(?:\.\d{1,3}){1,4})\s{1,10}(?=\S)"
)
DESCRIBED = re.compile(
    r"(?:(?:over|about|around|nearly|almost|just (?:over|under)|more than|up to|at least|some)\s)?"
    r"£?\d[\d,.]{0,12}(?:\s?(?:%|m|k|million))?\s[-–—]\s(?:the\s)?(?:total\s)?"
    r"(?:number|percentage|proportion|share|amount|people|adults|carers)\s",
    re.IGNORECASE,
)
"""A value with its description, "964 - the number of carers …": a line of its own, as a bullet is."""
_NOTE = re.compile(r"\[(?:\d{1,3}|[*†‡§]{1,3})\]\s")
"""A note at the foot of a page begins with its mark, whatever the line above it leads on to."""
_LEADS_ON = re.compile(
    r"\s(?:to|of|in|from|the|a|an|and|by|for|with|at|on|or|was|were|has|had|will|would|than|their|our|its|between|nearly)$"
)
"""No line that ends so is whole, whatever the next begins with."""
_ENDS_SENTENCE = re.compile(r"[.!?:;][\"'”’)\]]{0,3}$")


def opens_item(line: str) -> bool:
    """Whether a line opens with the mark of a list that is no number: "• 41 days", "(b) those refused"; not a dash."""
    bullet, numbered = BULLET.match(line), NUMBERED.match(line)
    is_dotted = bullet is not None and bullet[1] not in "-*–—"
    return is_dotted or (numbered is not None and numbered[1].strip("(.)").isalpha())


def wrap_width(lines: Sequence[str]) -> int | None:
    """Return the width, in characters, at which the lines were hard-wrapped, or None if they were not."""
    followed = sorted(len(line.rstrip()) for line, after in pairwise(lines) if line.strip() and after.strip())
    if len(followed) < 3:
        return None
    width = followed[int(len(followed) * 0.95)]
    full = sum(length >= 0.75 * width for length in followed)
    return width if MIN_WRAP_WIDTH <= width <= MAX_WRAP_WIDTH and full >= 0.5 * len(followed) else None


def continues(line: str, after: str, *, width: int | None, typeset: bool = False) -> bool:
    """Whether the line `after` goes on with the paragraph of `line`, directly above it.

    `width` is that of `wrap_width`. In a `typeset` page (PDF) the lines are those of the page, not of the author: full
    ones differ in their characters, and even a short one may break off in mid-sentence.
    """
    line, after = line.strip(), after.strip()
    if not line or not after:
        return False
    full = width is not None and len(line) + 1 + len(after.split(maxsplit=1)[0]) > width * (1 - TYPESET_SLACK * typeset)
    if (
        NUMBERED.match(after)
        or _NOTE.match(after)
        or DESCRIBED.match(after)
        or (BULLET.match(after) and not after.startswith(("–", "—")))
    ):
        return False
    if BULLET.match(after) and not (full and after[2:3].islower()):
        return False
    broken = (typeset or len(line) >= MIN_BROKEN_LINE) and not _ENDS_SENTENCE.search(line)
    return full or (broken and (after[0].islower() or line.endswith((",", "-")) or bool(_LEADS_ON.search(line))))


def draft_lines(
    lines: Sequence[str],
    *,
    typeset: bool = False,
    group: int = 0,
    sizes: Sequence[float] = (),
    written: frozenset[str] = frozenset(),
) -> list[Draft]:
    """Return the blocks of plain lines: items, numbered and other paragraphs, and tables in columns.

    Lists are numbered from `group` + 1. Headings are left to `corpus.layout.infer_headings`. `sizes`: of the type of
    each line, where it is known. `written`: the spellings of the rest of the document.
    """
    widths = _widths(lines, sizes)
    written |= spellings(lines)
    drafts: list[Draft] = []
    position = 0
    while position < len(lines):
        if not lines[position].strip():
            position += 1
            continue
        end = column_table_end(lines, position)
        if end > position:
            drafts.append(Draft(BlockKind.TABLE, grid=grid_from_rows(read_columns(lines[position:end]))))
        else:
            end = position + 1
            while end < len(lines) and continues(lines[end - 1], lines[end], width=widths[end - 1], typeset=typeset):
                end += 1
            in_list = bool(drafts) and drafts[-1].kind is BlockKind.ITEM
            drafts.append(_draft(lines[position:end], group if in_list else group + 1, written))
            group = max(group, drafts[-1].group)
        position = end
    return drafts


def _widths(lines: Sequence[str], sizes: Sequence[float]) -> list[int | None]:
    """The width at which each line was wrapped: that of the lines in type of its size, if they tell one.

    A line of small print holds more characters, so beside the notes of a page no line of its text would seem full.
    """
    whole = wrap_width(lines)
    if not sizes:
        return [whole] * len(lines)
    runs: dict[float, list[str]] = {}
    for size, run in groupby(zip(sizes, lines, strict=True), key=lambda pair: pair[0]):
        runs.setdefault(size, []).extend([*(line for _, line in run), ""])
    own = {size: wrap_width(of_size) for size, of_size in runs.items()}
    return [own[size] or whole for size in sizes]


def _draft(lines: Sequence[str], group: int, written: frozenset[str]) -> Draft:
    """The paragraph that some lines make, or the item of list `group`."""
    bullet = BULLET.match(lines[0])
    text = join_lines(lines, written=written)
    if bullet is None or len(text) <= len(bullet.group(1)):
        return Draft(BlockKind.PARAGRAPH, text)
    return Draft(BlockKind.ITEM, text[len(bullet.group(1)) :].lstrip(), level=1, group=group, mark="- ")


def join_lines(lines: Sequence[str], *, written: frozenset[str] = frozenset()) -> str:
    """Return the lines as one, a word broken by a hyphen at a line end made whole.

    The hyphen goes only between two lower-case letters; "2021-" before "22", "North-" before "East" keep it, and so do
    compounds that the document (`written`: its spellings) or the glossary writes with it ("long-" before "term").
    """
    joined = ""
    for line in map(clean_line, lines):
        if joined.endswith("-") and joined[-2:-1].islower() and line[:1].islower():
            joined = (joined if parts_compound(joined, line, written) else joined[:-1]) + line
        elif joined.endswith("-") and joined[-2:-1].isalnum() and line[:1].isalnum():
            joined += line
        else:
            joined = f"{joined} {line}" if joined else line
    return joined
