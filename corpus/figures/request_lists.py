"""Requests for information and their answers, each a numbered list: all that was asked, then all the answers.

In: the blocks of a page. Out: the same blocks, each answer below the question of its number. An answer that says a
value, its time and no more becomes the row of a table, whose label is the question; one of lettered parts, or of
several values without words, is left out: which of them answers what, only a person can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.figures.flat_tables import Span
from corpus.figures.made_tables import Placed, table
from corpus.figures.stacked_lines import is_value, without_times
from corpus.models import Block, BlockKind
from corpus.periods import find_periods
from corpus.quantities import UnitKind, find_quantities

FEWEST = 2
"""Questions and answers that a list has at least."""
_BULLET = re.compile(r"(?:^|\n)[ \t]{0,12}(?P<n>\d{1,2})[.)][ \t]{1,8}$")
_OPENS = re.compile(r"(?P<n>\d{1,2})(?:[.)]\s{1,8}|\s{1,8}(?=[A-Z(]|[a-h]\)))")
_LEFT = 24
"""Letters before an item in which its number stands."""
_ASKS = re.compile(
    r"(?:please|kindly|how (?:many|much|long|often|far)|what|which|when|where|who|why|do|does|did|is|are|has|have"
    r"|(?:the |total |average |an? )*(?:numbers?|amounts?|percentages?|proportions?|costs?|charges?|value|list|names?"
    r"|details|copy|copies|breakdown|spend|rate)\b|(?:among|of|out of) (?:these|those|them|each|the)|for each"
    r"|(?:could|can|would) you|also|and (?:how|what|of))\b",
    re.IGNORECASE,
)
"""Opens a question, which may be printed without its mark."""
_REQUEST = re.compile(r"\b(?:requests?|questions?|ask(?:ed)?|like to know|please)\b", re.IGNORECASE)
_LETTERED = re.compile(r"(?<!\w)\(?[a-h][.)]\s")
_FILLER = re.compile(
    r"\b(?:for|the|a|this|period|year|in|total|altogether|as|at|on|to|from|up|between|and|during|over|of|approximately|about"
    r"|around|under|fewer|less|more|than|per cent|none|out)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]{3,}")
_SHARE = re.compile(r"\b(?:percentages?|proportions?|per ?cent)\b|%", re.IGNORECASE)
Listed = list[tuple[str, Block]]


def with_requests(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a page's text, the answers of a numbered list below the questions of another."""
    asked = _asked_by_answer(text, blocks)
    answers, is_lettered = False, False
    for block in blocks:
        question = asked.get(block.start)
        if question is None:
            is_lettered = is_lettered and block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
            if not (is_lettered and answers and _LETTERED.match(text, block.start, block.end)):
                yield block
            continue
        answer = _without_number(text, block)
        answers, is_lettered = True, bool(_LETTERED.search(text, answer.start, answer.end))
        values = _values(text, question, answer)
        if values is None:
            yield replace(question, kind=BlockKind.PARAGRAPH, level=0, group=0)
            yield answer
        else:
            yield from (_row(text, question, answer, value) for value in values)


def _values(text: str, question: Block, answer: Block) -> tuple[Span, ...] | None:
    """Where the value of an answer stands that says no more; none of parts that cannot be told apart; None of words."""
    said = text[answer.start : answer.end]
    if _LETTERED.search(said):
        return ()
    if is_value(said):
        return ((answer.start, answer.end),)
    numbers = find_quantities(said)
    spans = [(number.start, number.end) for number in numbers]
    left = said
    for start, end in reversed(spans):
        left = f"{left[:start]} {left[end:]}"
    units = " ".join(number.unit_word for number in numbers)
    if not numbers or any(word not in units for word in _WORD.findall(_FILLER.sub(" ", without_times(left)))):
        return None
    if [number.kind for number in numbers] == [UnitKind.COUNT, UnitKind.PERCENT]:
        return None  # "16,045 (89.62%)" is read as in a sentence
    asks_share = _SHARE.search(text, question.start, question.end) and numbers[0].kind is not UnitKind.PERCENT
    return tuple((answer.start + a, answer.start + b) for a, b in spans) if len(numbers) == 1 and not asks_share else ()


def _asked_by_answer(text: str, blocks: Sequence[Block]) -> Mapping[int, Block]:
    """The question that each answer of a page answers, by where the answer starts."""
    lists: list[Listed] = []
    above: list[str] = []
    before = ""
    for block in blocks:
        number = _number(text, block)
        if number:
            last = lists[-1][-1] if lists else None
            if last is None or int(number) <= int(last[0]) or block.headings != last[1].headings:
                lists.append([])
                above.append(f"{before} {' '.join(block.headings[-1:])}")
            lists[-1].append((number, block))
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            before = text[block.start : block.end]
    found: dict[int, Block] = {}
    questions: dict[str, Block] = {}
    for listed, introduced in zip(lists, above, strict=True):
        is_answers = len(listed) >= FEWEST and {number for number, _ in listed} <= questions.keys()
        if is_answers and not _ask(text, listed, ""):
            found |= {block.start: questions[number] for number, block in listed}
            questions = {}
        elif len(listed) >= FEWEST and _ask(text, listed, introduced):
            questions = {number: _without_number(text, block) for number, block in listed}
    return found


def _number(text: str, block: Block) -> str:
    """The number that an item of a list stands behind, or a paragraph opens with; empty where it has none."""
    if block.kind is BlockKind.PARAGRAPH:
        found = _OPENS.match(text, block.start, block.end)
    else:
        found = (
            _BULLET.search(text[max(0, block.start - _LEFT) : block.start]) if block.kind is BlockKind.ITEM else None
        )
    return found["n"] if found else ""


def _without_number(text: str, block: Block) -> Block:
    found = _OPENS.match(text, block.start, block.end) if block.kind is BlockKind.PARAGRAPH else None
    return replace(block, start=found.end()) if found else block


def _ask(text: str, listed: Listed, above: str) -> bool:
    """Whether the items of a list ask: most of them by their own words, or some below words that say so."""
    own = [_without_number(text, one) for _, one in listed]
    asking = sum(bool(_ASKS.match(text, one.start, one.end)) or text[: one.end].endswith("?") for one in own)
    return asking * 2 > len(listed) or (asking > 0 and _REQUEST.search(above) is not None)


def _row(text: str, question: Block, answer: Block, value: Span) -> Block:
    """A table of one value under the time that its answer names, beside the question."""
    times = [mention for mention in find_periods(text[answer.start : answer.end]) if mention.period]
    cells: list[Placed] = [(1, 0, (question.start, question.end)), (1, 1, value)]
    if len(times) == 1 and value != (answer.start, answer.end):
        time = (answer.start + times[0].start, answer.start + times[0].end)
        cells = [(0, 0, (question.start, question.start)), (0, 1, time), *cells]
    return replace(answer, kind=BlockKind.TABLE, level=0, group=0, table=table(text, cells))
