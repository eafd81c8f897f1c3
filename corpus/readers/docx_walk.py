"""The walk through a Word document: its paragraphs and tables, in order, become drafts.

In: the body, the styles, the numbering and the notes. Out: drafts, and which of them are captions. A document with a
title has its headings one level lower, as a web page has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from corpus.drafts import Draft
from corpus.models import BlockKind
from corpus.readers.docx_lists import Counters, Numbered, Style, numbered_by, outline_level, read_styles
from corpus.readers.docx_tables import cells_of, read_grid
from corpus.readers.docx_text import W, boxes_in, is_bold, text_of, value_at, within

_CONTENTS = re.compile(r"(?:toc|table of figures|index)\b", re.IGNORECASE)
_PARTED_NUMBER = re.compile(r"\d+\.\d")
MAX_LEVEL = 6
MAX_DEPTH = 6
"""Deeper list items are shown at this depth."""


class WordWalk:
    """One walk through a body; `drafts` does it. `captions` then holds the places of captions among the drafts."""

    def __init__(
        self,
        styles: Element,
        numbering: Element | None,
        notes: Mapping[tuple[str, str], Element],
        body: Element,
    ) -> None:
        self._styles = read_styles(styles)
        self._counters = Counters(numbering)
        self._notes = notes
        self._body = body
        self._drafts: list[Draft] = []
        self._marks: dict[tuple[str, str], int] = {}
        self._pending: list[tuple[str, str]] = []
        self._lists: list[tuple[int, str, int]] = []
        """The open lists, outermost first: depth, id and group."""
        self._groups = 0
        self._has_title = False
        self.captions: set[int] = set()
        self.unread = 0

    def drafts(self) -> list[Draft]:
        """Return the drafts of the whole body, in reading order."""
        self._blocks(self._body)
        self._write_notes()
        return self._drafts

    def _blocks(self, parent: Element) -> None:
        for block in within(parent, "p", "tbl", "altChunk"):
            if block.tag == f"{W}p":
                self._paragraph(block)
            elif block.tag == f"{W}tbl":
                self._table(block)
            else:
                self.unread += 1

    def _paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find(f"{W}pPr")
        style = self._styles.get(value_at(properties, "pStyle") or "", self._styles[""])
        if not _CONTENTS.match(style.name):
            own = outline_level(properties)
            level = style.level if own is None else own
            is_title = style.name.lower() == "title"
            if level or is_title:
                self._write_notes()
            text = text_of(paragraph, self._mark)
            if text:
                self._write(
                    paragraph, text, style, 1 if is_title else min(level + self._has_title, MAX_LEVEL) * (level > 0)
                )
                self._has_title |= is_title
        for box in boxes_in(paragraph):
            self._blocks(box)

    def _write(self, paragraph: Element, text: str, style: Style, level: int) -> None:
        """Add the draft of a paragraph that has text."""
        numbered = numbered_by(paragraph.find(f"{W}pPr"), style.numbered)
        mark = self._counters.mark(numbered) if numbered else ""
        if level:
            self._lists.clear()
            self._drafts.append(Draft(BlockKind.HEADING, f"{'' if mark == '- ' else mark}{text}", level=level))
        elif numbered and mark and not _PARTED_NUMBER.match(mark):
            bold = is_bold(paragraph, by_style=style.is_bold)
            placed = Numbered(numbered.list_id, min(numbered.depth + style.indent, MAX_DEPTH - 1))
            group = self._group(placed)
            self._drafts.append(Draft(BlockKind.ITEM, text, placed.depth + 1, group, mark, emphasised=bold))
        else:
            # "2.1" numbers a paragraph of a report, by which it is quoted.
            if style.name.lower() == "caption":
                self.captions.add(len(self._drafts))
            bold = is_bold(paragraph, by_style=style.is_bold)
            self._drafts.append(Draft(BlockKind.PARAGRAPH, f"{mark}{text}", emphasised=bold))

    def _group(self, numbered: Numbered) -> int:
        """The group of an item: its list's, as long as nothing less deep, or of another list, came between."""
        while self._lists and self._lists[-1][0] > numbered.depth:
            self._lists.pop()
        if not self._lists or self._lists[-1][:2] != (numbered.depth, numbered.list_id):
            if self._lists and self._lists[-1][0] == numbered.depth:
                self._lists.pop()
            self._groups += 1
            self._lists.append((numbered.depth, numbered.list_id, self._groups))
        return self._lists[-1][2]

    def _table(self, table: Element) -> None:
        before, self._pending = self._pending, []
        grid = read_grid(table, self._mark)
        if grid is None:
            self._pending = before
            for cell in cells_of(table):
                self._blocks(cell)
            return
        self._lists.clear()
        self._drafts.append(Draft(BlockKind.TABLE, grid=grid))
        for box in boxes_in(table):
            self._blocks(box)
        self._write_notes()
        self._pending = before

    def _mark(self, kind: str, id_: str) -> str:
        """Count a note and return the mark that stands for it in the text; its words follow later."""
        key = (kind, id_)
        if key not in self._notes:
            return ""
        if key not in self._marks:
            self._marks[key] = len(self._marks) + 1
            self._pending.append(key)
        return f" [{self._marks[key]}]"

    def _write_notes(self) -> None:
        """Add the notes that were marked since the last time."""
        while self._pending:
            key = self._pending.pop(0)
            text = text_of(self._notes[key], self._mark)
            if text:
                self._drafts.append(Draft(BlockKind.PARAGRAPH, f"[{self._marks[key]}] {text}"))
