"""Observations of a document, found in its lists, tables and sentences: the part of the product that must not err.

In: a document. Out: its observations in reading order, each bound to measure, unit, area, period, status and hedge. A
module for each way of wording; `places` tells what a number inherits, `binding` makes the observation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from corpus.figures.asked_labels import is_answer, under_question, unless_unasked
from corpus.figures.bare_names import bare_names, without_bare_names
from corpus.figures.bracketed_years import with_bracketed_years
from corpus.figures.closing_parts import with_closing_parts
from corpus.figures.counted_lines import without_counted_numbers
from corpus.figures.elided_nouns import with_nouns
from corpus.figures.grids import read_table
from corpus.figures.heading_areas import area_over
from corpus.figures.item_marks import is_dated_mark
from corpus.figures.items import read_item
from corpus.figures.legends import is_legend
from corpus.figures.measured import banded, is_dated_value
from corpus.figures.named_values import is_lettered, is_named_list, read_named
from corpus.figures.pair_lists import is_pair_list, read_pairs
from corpus.figures.places import Place
from corpus.figures.pooled_years import as_pooled
from corpus.figures.prose import read_paragraph
from corpus.figures.relaid import relaid
from corpus.figures.section_times import SectionTime
from corpus.figures.speakers import speaker_over
from corpus.figures.spoken_areas import Heard
from corpus.figures.stances import settled_cells
from corpus.figures.table_notes import noted_period
from corpus.figures.threads import MAX_TOLD, Thread
from corpus.figures.told_times import points_to_time, time_opening
from corpus.layout import is_heading_line, names_value
from corpus.lines import DESCRIBED
from corpus.models import Block, BlockKind, Document, DocumentKind, Observation, Page
from corpus.periods import find_periods
from corpus.quantities import find_quantities

RECOGNISED = 0.9
"""What is left of the confidence in a figure that was recognised in a picture: a plain one may still answer."""
_LETTER = re.compile(r"(?:\(?(?:[a-z]|[ivx]{1,4})[.)]|[•‣◦▪●·])\s")
_LETTERED = re.compile(r"(?P<mark>\(?(?:[a-z]|[ivx]{1,4})[.)]\s{1,4})(?=[A-Z][^.:;]{2,80}:\s[^.:;]{1,60}$)")
""" "(a) Made smaller: 286": a paragraph by its layout, but a member of a list by its mark."""

_BARE_PRICE = re.compile(r"£\d[\d,.]*\s(?:per|an?|each|every)\s[a-z ,]{3,30}(?:\([^()]{1,60}\))?", re.IGNORECASE)
""" "£4.50 per week (with effect from 1 October 2024)": a price that does not say of what."""
_NAMED_ITEM = re.compile(r"(?P<name>[A-Z][^:.;()\d£%]{2,60}):\s(?=[A-Za-z])")
""" "Community Alarm Service: a charge by the week" above "£4.50 per week"."""


def find_observations(document: Document) -> tuple[Observation, ...]:
    """The observations of a document in reading order, each once."""
    found: dict[str, Observation] = {}
    heard = Heard()
    for page_index, page in enumerate(map(without_counted_numbers, map(relaid, document.pages))):
        statements = []
        for block in page.blocks:
            heard = heard.after(page.text[block.start : block.end], block.kind, document.metadata.area)
            statements.append(heard)
        bare = bare_names(page)
        for seen in _of_page(
            document, page_index, page, {b.start: s for b, s in zip(page.blocks, statements, strict=True)}
        ):
            observation = without_bare_names(bare, unless_unasked(seen), document.metadata.area)
            sure = observation.confidence * (RECOGNISED if page.is_recognised else 1)
            found.setdefault(observation.id, as_pooled(replace(observation, confidence=round(sure, 4))))
    return with_closing_parts(with_bracketed_years(document, tuple(found.values())))


def _of_page(document: Document, page_index: int, page: Page, heard: Mapping[int, Heard]) -> Iterator[Observation]:
    lead, thread, told, before = "", Thread(), SectionTime(), list[Observation]()
    below_table, meant, parents = False, None, dict[int, str]()
    for (kind, _), run in groupby(page.blocks, key=lambda block: (block.kind, block.group)):
        blocks: list[Block] = list(run)
        name = f"{document.id}:{page_index}.{blocks[0].start}"
        listed = list[Observation]()
        for block in blocks:
            own = page.text[block.start : block.end]
            below_table = kind is BlockKind.TABLE or (below_table and kind is not BlockKind.HEADING)
            is_note = (
                below_table and kind is not BlockKind.TABLE and (is_legend(own) or noted_period((own,)) is not None)
            )
            if is_note:
                continue
            parents = _parents(parents, block, own)
            introduces = kind is not BlockKind.PARAGRAPH or lead.rstrip().endswith((":", "?")) or _is_answer(own)
            above = lead if introduces or is_answer(page.text, block, lead) else ""
            place = Place(
                document,
                page_index,
                page,
                (
                    *block.headings,
                    *(text for level, text in parents.items() if level < block.level or _BARE_PRICE.fullmatch(own)),
                ),
                above,
                heard[block.start].area or area_over(block.headings, document.metadata.area, page.text),
                told,
                time_opening(own) or (meant if above else None),
            )
            if kind is BlockKind.ITEM:
                found = list(read_item(place, block, name)) or list(read_pairs(place, block, name))
                siblings = tuple(listed[-MAX_TOLD:])
                found = found or list(read_named(place, block, name, before))
                listed += found or read_paragraph(place, block.start, block.end, Thread(told=siblings))[0]
            elif kind is BlockKind.TABLE:
                yield from settled_cells(read_table(place, block, name), document.metadata)
            elif kind is BlockKind.PARAGRAPH:
                lettered = _LETTERED.match(own)
                found = []
                if lettered:
                    found = list(read_item(place, replace(block, start=block.start + lettered.end("mark")), name))
                elif is_dated_mark(own) or DESCRIBED.match(own) or banded(own):
                    found = list(read_item(place, block, name))
                elif is_pair_list(own):
                    found = list(read_pairs(place, block, name))
                elif is_named_list(own):
                    found = list(read_named(place, block, name, before))
                if not found and not is_lettered(own) and not (" | " in own and is_pair_list(own)):
                    found, thread = read_paragraph(place, block.start, block.end, thread)
                found = under_question(found, above)
                yield from found
                before += found
                meant = found[0].period if found and points_to_time(own) and own.rstrip().endswith(":") else None
                lead, told = _lead(own, lead), told.after(own, block.headings)
        speaker = speaker_over(lead, thread.speaker) if document.metadata.kind is DocumentKind.MINUTES else None
        yield from (replace(seen, speaker=seen.speaker or speaker) for seen in with_nouns(listed))
        before += listed
        if kind is not BlockKind.PARAGRAPH:  # an item that asks or ends in a colon leads in to what is set in below it
            lead, meant = own if kind is BlockKind.ITEM and own.rstrip().endswith((":", "?")) else "", None


def _parents(before: Mapping[int, str], block: Block, text: str) -> dict[int, str]:
    """The items that name what is set in below them, by level, this one too: "OT assessment" above "Waiting: 120"."""
    if block.kind is not BlockKind.ITEM:
        return {}
    kept = {level: own for level, own in before.items() if level < block.level}
    if _BARE_PRICE.fullmatch(text):
        return dict(before)  # set in below the item before, though the page has lost by how much
    named = _NAMED_ITEM.match(text)
    name = named["name"] if named else text if is_heading_line(text) and not find_quantities(text) else ""
    return {**kept, block.level: name} if name else kept


def _lead(paragraph: str, before: str) -> str:
    """What introduces the next block: this paragraph, or below a line like "2022/23: £1,864" what introduced it."""
    is_listed = _LETTER.match(paragraph) is not None or names_value(paragraph)
    is_member = is_listed and before.rstrip().endswith((":", "?"))
    return before if is_member or _is_answer(paragraph) else paragraph


def _is_answer(line: str) -> bool:
    """Whether a line only gives values of what stands above: "2022/23: £1,864", "2020/21 - 18 to 64: 402; 65+: 577"."""
    return is_dated_value(line) or is_dated_mark(line) or is_pair_list(line) or bool(banded(line)) or _is_part(line)


def _is_part(line: str) -> bool:
    """Whether a line lists named values of a time: "2021/22 – granted 334, withdrawn 299"."""
    return is_named_list(line) and bool(find_periods(line))
