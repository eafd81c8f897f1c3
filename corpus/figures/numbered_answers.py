"""Answers that only a number ties to their question: "Q2. We estimate approximately 430" far below "Q2. How many …?".

In: the blocks of a page. Out: the same blocks, each such answer without its number and below its question again; the
number of a question is no quarter of a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.models import Block, BlockKind

_MARK = re.compile(r"(?:(?:Q|Question)\s?(?P<q>\d{1,2})[.:)]?|(?P<n>\d{1,2})[.)])(?:\s+(?=[A-Z£\d])|$)")
_ANSWER = re.compile(r"(?:A|Answer|Response)\s?(?P<q>\d{1,2})[.:)](?:\s+|$)")
_PLAIN = re.compile(r"(?:(?:Answer|Response|Reply)\s?[:.–-]|A:)\s+(?=\S)")
_PLAIN_QUESTION = re.compile(r"Question\s?[:.–-]\s+(?=[^?]{8,400}\?\s*$)")
""" "Question: How many …?", "Answer: 1,204": marks that are no part of what is asked or told."""
_ASKED = re.compile(r"[^?]{8,400}\?")


def with_questions(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a page's text, numbered answers below the question of their number."""
    asked: dict[str, Block] = {}
    for block in blocks:
        mark = _mark(text, block)
        if mark is None:
            plain = block.kind is BlockKind.PARAGRAPH and (
                _PLAIN_QUESTION.match(text, block.start, block.end) or _PLAIN.match(text, block.start, block.end)
            )
            yield replace(block, start=plain.end()) if plain else block
            continue
        number, start = str(mark["q"] or mark.groupdict().get("n")), mark.end()
        question = _ASKED.match(text, start, block.end)
        is_answer = question is None and number in asked
        if question is not None and (mark["q"] or number not in asked):
            asked[number] = replace(block, start=start, end=question.end())
            yield replace(block, start=start) if mark["q"] else block
        elif is_answer:
            yield asked[number]
            if text[start : block.end].strip():
                yield replace(block, start=start)
        else:
            yield block


def _mark(text: str, block: Block) -> re.Match[str] | None:
    """The number that a paragraph opens with, as a question or an answer of that number does."""
    if block.kind is not BlockKind.PARAGRAPH:
        return None
    return _MARK.match(text, block.start, block.end) or _ANSWER.match(text, block.start, block.end)
