"""The pages of a PDF put together from what was read of each: running heads out, paragraphs, headings, tables.

In: the printed pages of a file, its page labels and bookmarks. Out: `Page`s as every reader gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.characters import clean_line
from corpus.compounds import spellings
from corpus.drafts import Draft, write_pages
from corpus.layout import infer_headings
from corpus.lines import draft_lines
from corpus.models import BlockKind, Page
from corpus.readers.pdf.contents import without_page_places
from corpus.readers.pdf.continued import continued, grid_of, with_kept_captions
from corpus.readers.pdf.headings import Headings, names
from corpus.readers.pdf.packs import marks_of, report_on, reports_of
from corpus.readers.pdf.page_reading import FileFacts
from corpus.readers.pdf.printed import PrintedLine, PrintedPage, PrintedTable
from corpus.readers.pdf.running_heads import without_running_heads

MAX_CAPTION_CHARS = 250
_PLACE = "\ue0f0{}\ue0f1"
"""Stands for a table among the lines of its page while these are joined; private characters, taken out of the lines."""
_CAPTION = re.compile(r"(?:table|figure|chart|annex|appendix|exhibit)\s{1,3}[A-Z]{0,2}\.?\d", re.IGNORECASE)
Parts = list[PrintedLine | PrintedTable]


def assemble(pages: Sequence[PrintedPage], facts: FileFacts) -> tuple[tuple[Page, ...], list[str]]:
    """Return the pages, and notes on tables that go on over pages."""
    kept = without_running_heads([page.parts for page in pages], facts.labels)
    kept = [without_page_places(parts) for parts in kept]
    kept, notes = continued(kept)
    marks = marks_of(facts.bookmarks, pages)
    reports = reports_of(marks, len(pages))
    headings = Headings(pages, marks if reports else facts.bookmarks)
    spelt = spellings(part.text for parts in kept for part in parts if isinstance(part, PrintedLine))
    drafts = [_drafts(parts, page, headings, spelt) for parts, page in zip(kept, pages, strict=True)]
    drafts = with_kept_captions(drafts, kept)
    written = write_pages((infer_headings(page) for page in drafts), numbered=True)
    labels = (*facts.labels, *[""] * len(pages))
    marked = (
        replace(
            page,
            label=label or None,
            is_recognised=printed.is_recognised,
            report=report_on(reports, printed.number),
        )
        for page, label, printed in zip(written, labels, pages, strict=False)
    )
    return tuple(marked), notes


def _drafts(
    parts: Sequence[PrintedLine | PrintedTable], page: PrintedPage, headings: Headings, spelt: frozenset[str]
) -> list[Draft]:
    """The blocks of a page."""
    marks = headings.marks(page.number)
    lines: list[str] = []
    sizes: list[float] = []
    levels: dict[str, int] = {}
    bold: set[str] = set()
    tables: dict[str, PrintedTable] = {}
    for part in _with_whole_headings(parts, headings):
        if isinstance(part, PrintedTable):
            key = _PLACE.format(len(tables))
            tables[key] = part
            lines += ["", key, ""]
            sizes += [0.0] * 3
            continue
        text = part.text.replace("\ue0f0", "").replace("\ue0f1", "")
        mark = next((mark for mark in marks if names(mark, text)), None)
        level = min(mark.level, 6) if mark else headings.level(part)
        if level or part.bold:
            levels[clean_line(text)] = level
            bold |= {clean_line(text)} if part.bold else set()
            lines += ["", text, ""] if level else ["", text] if part.apart else [text]
        else:
            lines += ["", text] if part.apart else [text]
        sizes += [part.size] * (len(lines) - len(sizes))
    drafts = draft_lines(lines, typeset=True, sizes=sizes, written=spelt)
    made = [_made(draft, levels, bold, tables) for draft in _with_notes(drafts, lines, tables)]
    missing = [mark for mark in marks if mark.level == 1 and not any(names(mark, draft.text) for draft in made)]
    return [*(Draft(BlockKind.HEADING, mark.title, level=1) for mark in missing), *_with_captions(made)]


def _with_whole_headings(
    parts: Sequence[PrintedLine | PrintedTable], headings: Headings
) -> Iterator[PrintedLine | PrintedTable]:
    """The parts, a heading that takes several lines as one line."""
    held: PrintedLine | None = None
    for part in parts:
        if (
            held is not None
            and isinstance(part, PrintedLine)
            and headings.level(part)
            and (held.size, held.bold) == (part.size, part.bold)
            and not part.apart
        ):
            held = replace(held, text=f"{held.text.rstrip()} {part.text.lstrip()}")
            continue
        if held is not None:
            yield held
            held = None
        if isinstance(part, PrintedLine) and headings.level(part):
            held = part
        else:
            yield part
    if held is not None:
        yield held


def _with_notes(drafts: Sequence[Draft], lines: Sequence[str], tables: dict[str, PrintedTable]) -> Iterator[Draft]:
    """The drafts; a lone line that begins with the star of a table's cells is a note on them, not an item of a list."""
    starred = [line for line in lines if line.startswith("* ")]
    marked = any(cell.text.endswith("*") for table in tables.values() for cell in table.cells)
    note = clean_line(starred[0][1:]) if marked and len(starred) == 1 else ""
    for draft in drafts:
        is_note = note and draft.kind is BlockKind.ITEM and draft.text.startswith(note)
        yield Draft(BlockKind.PARAGRAPH, f"* {draft.text}") if is_note else draft


def _made(draft: Draft, levels: dict[str, int], bold: set[str], tables: dict[str, PrintedTable]) -> Draft:
    """A draft as what its line was printed as."""
    if draft.text in tables:
        return Draft(BlockKind.TABLE, grid=grid_of(tables[draft.text]))
    whole = draft.mark + draft.text
    if levels.get(whole) or levels.get(draft.text):
        return Draft(BlockKind.HEADING, whole, level=levels.get(whole) or levels[draft.text])
    return replace(draft, emphasised=True) if draft.text in bold else draft


def _with_captions(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each table with the caption that stands above it."""
    result: list[Draft] = []
    for draft in drafts:
        if draft.kind is BlockKind.TABLE and draft.grid is not None and not draft.grid.caption:
            above = [one.text for one in result[-2:] if one.grid is None and len(one.text) <= MAX_CAPTION_CHARS]
            caption = next((text for text in reversed(above) if _CAPTION.match(text)), "")
            if not caption and result and result[-1].emphasised and result[-1].text in above:
                caption = result[-1].text
            draft = replace(draft, grid=replace(draft.grid, caption=caption))  # noqa: PLW2901
        result.append(draft)
    return result
