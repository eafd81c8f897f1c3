"""Markdown, and the text extracts that pass for it.

In: the bytes of a .md file. Out: one unnumbered page. CommonMark takes a plain line below a list item or a paragraph
for its continuation; in text extracts, where every line is a block of its own, that would glue a heading to the bullet
above it. So blank lines are set between lines that do not continue each other (`corpus.lines`), tables in columns are
taken out, the rest is parsed by markdown-it-py, and headings among plain lines are inferred (`corpus.layout`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.characters import clean_text, decode
from corpus.columns import column_table_end, read_columns
from corpus.drafts import Draft, write_pages
from corpus.errors import DocumentUnreadable
from corpus.layout import infer_headings
from corpus.lines import BULLET, NUMBERED, continues, wrap_width
from corpus.models import BlockKind
from corpus.readers.front_matter import split_front_matter
from corpus.readers.markdown_tokens import draft_markdown
from corpus.readers.readings import Reading
from corpus.tables import grid_from_rows

_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*")
_DELIMITERS = re.compile(r"\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+")
_SPECIAL = re.compile(r" {0,3}[>#<]|\[[^\]]{1,80}\]:\s")
MAX_UNDERLINED_CHARS = 100
"""A longer line above a row of hyphens is a paragraph above a rule, not a heading."""


def read_markdown(data: bytes) -> Reading:
    """Return the reading of a Markdown file. Raises DocumentUnreadable if the bytes are not text, or hold none."""
    text, warning = decode(data)
    front_matter, rest = split_front_matter(text.replace("\r\n", "\n"))
    drafts: list[Draft] = []
    for part in _parts(clean_text(rest).split("\n")):
        drafts += [part] if isinstance(part, Draft) else draft_markdown(part, group=_last_group(drafts))
    pages = write_pages([infer_headings(drafts)], numbered=False)
    if not pages[0].text:
        raise DocumentUnreadable("the file holds no text below its front matter")
    return Reading(pages, front_matter, {}, (warning,) if warning else ())


def _last_group(drafts: list[Draft]) -> int:
    return max((draft.group for draft in drafts), default=0)


def _parts(lines: list[str]) -> Iterator[Draft | str]:
    """The tables in columns as drafts, and the Markdown between them with its blocks set apart."""
    width = wrap_width([line for line in lines if not _SPECIAL.match(line)])
    kept: list[str] = []
    position, fenced = 0, False
    while position < len(lines):
        line = lines[position]
        fenced ^= bool(_FENCE.match(line))
        end = position if fenced or not line.strip() else _column_table(lines, position)
        if end > position:
            yield "\n".join(kept)
            yield Draft(BlockKind.TABLE, grid=grid_from_rows(read_columns(lines[position:end])))
            kept, position = [], end
            continue
        if not fenced and kept and _starts_block(kept[-1], line, width):
            kept.append("")
        kept.append(line)
        position += 1
    yield "\n".join(kept)


def _column_table(lines: list[str], start: int) -> int:
    """The end of a table in columns that is none to Markdown, which reads those with a row of hyphens itself."""
    if _SPECIAL.match(lines[start]) or BULLET.match(lines[start]):
        return start
    if start + 1 < len(lines) and "|" in lines[start] and _DELIMITERS.fullmatch(lines[start + 1]):
        return start
    if start and "|" in lines[start] and "|" in lines[start - 1]:
        return start
    return column_table_end(lines, start)


def _starts_block(above: str, line: str, width: int | None) -> bool:
    """Whether a blank line belongs between two adjacent lines, so that Markdown reads them as two blocks."""
    if not above.strip() or not line.strip() or _HEADING.match(above) or _SPECIAL.match(line):
        return False
    if "|" in above and "|" in line:
        return False
    if _UNDERLINE.fullmatch(line):
        return len(above.strip()) > MAX_UNDERLINED_CHARS or above.rstrip().endswith((".", ":", ";", ","))
    is_item = BULLET.match(line) or NUMBERED.match(line)
    if is_item and (BULLET.match(above) or NUMBERED.match(above)):
        return False
    # Lines set in below an item belong to it.
    if not is_item and line.startswith(("  ", "\t")):
        return False
    return not continues(above, line, width=width)
