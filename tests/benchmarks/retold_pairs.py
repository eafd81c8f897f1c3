"""What the retold passages teach the readers: questions beside lines, or numbers marked in their lines.

In: the files of `tests/evaluation/texts/retold`. Out: `Pairs`, what answers first. A question for what is reckoned has
every number that is needed as its answer; a follow-up is read behind the question that it goes on from.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpus.quantities import find_quantities
from index.pair_reading import ITEM, JOINED, MAX_LEAD, as_asked
from server.answers.number_reading import around_number
from tests.benchmarks.pairs_asked import Pairs
from tests.benchmarks.retold_pages import passages

MOST, MOST_NEEDED = 6, 9
"""Lines or numbers beside a question, and beside one for what is reckoned."""
IN_WORDS = ("list", "explain")
Passage = Mapping[str, Any]
Span = tuple[int, int, int]
"""A number: its line, where it begins in that and where it ends."""


def lines_asked(told: Passage, *, numbers: float = 1.0) -> Iterator[Pairs]:
    """The questions of a passage beside its lines: those that answer, what is near, some others.

    `numbers`: the share of the questions for a number that is taken.
    """
    for asked in told["asks"]:
        is_answered = asked["line"] is not None
        if asked.get("number" if is_answered else "near") is not None and random.random() > numbers:
            continue
        right = [asked["line"], *(asked.get("also") or ())] if is_answered else []
        yield _lines(told, asked["q"], right, near=asked.get("near_line"))


def listed_asked(name: str) -> Iterator[Pairs]:
    """The questions for lists and reasons of one `m` file, beside the lines of their passages."""
    for told, asked in _asked_after(name):
        if asked["op"] in IN_WORDS and asked["lines"]:
            yield _lines(told, asked["q"], asked["lines"], near=None)


def numbers_asked(told: Passage) -> Iterator[Pairs]:
    """The questions for a number beside numbers of the passage, each marked in its line."""
    for asked in told["asks"]:
        is_answered = asked["line"] is not None
        if asked.get("number" if is_answered else "near") is None:
            continue  # words are asked for
        lines = [asked["line"], *(asked.get("also") or ())] if is_answered else []
        right = [span for at in lines if (span := _span(told, at, asked["number"]))]
        if right or not lines:
            near = {asked.get("near_line"), *lines}
            yield _numbers(told, asked["q"], right, [span for span in _spans(told) if span[0] in near], MOST)


def followed_asked(name: str) -> Iterator[Pairs]:
    """The follow-ups of one `m` file for a number, and what is reckoned where the result is printed."""
    for told, asked in _asked_after(name):
        near = [span for one in asked.get("near") or () if (span := _span(told, one["line"], one["number"]))]
        if asked["op"] == "followup":
            right = None if asked["line"] is None else _span(told, asked["line"], asked["number"])
            if right or asked["line"] is None:
                question = f"{as_asked(asked['before'])}? {asked['q']}"
                yield _numbers(told, question, [right] if right else [], near, MOST)
        elif (printed := asked.get("printed")) and (right := _span(told, printed["line"], printed["number"])):
            needed = [span for one in asked["operands"] if (span := _span(told, one["line"], one["number"]))]
            yield _numbers(told, asked["q"], [right], needed, MOST)


def needed_asked(name: str) -> Iterator[Pairs]:
    """The questions of one `m` file for what is reckoned, beside the numbers that are needed and others."""
    for told, asked in _asked_after(name):
        if asked["op"] in (*IN_WORDS, "followup"):
            continue
        right = [_span(told, one["line"], one["number"]) for one in asked.get("operands") or ()]
        near = [_span(told, one["line"], one["number"]) for one in asked.get("near") or ()]
        if None not in right:
            needed = list(dict.fromkeys(span for span in right if span))
            yield _numbers(told, asked["q"], needed, [span for span in near if span], MOST_NEEDED)


def _asked_after(name: str) -> Iterator[tuple[Passage, dict[str, Any]]]:
    held: dict[str, list[dict[str, Any]]] = {}
    for told in passages(name):
        own = held.setdefault(told["file"], passages(told["file"]))
        for asked in told["asks"]:
            yield own[told["passage"]], asked


def _spans(told: Passage) -> list[Span]:
    return [(at, one.start, one.end) for at, line in enumerate(told["lines"]) for one in find_quantities(line)]


def _span(told: Passage, at: int, number: str) -> Span | None:
    """Where the program reads a number of a line; None where it reads none there."""
    start = told["lines"][at].find(str(number)) if 0 <= at < len(told["lines"]) else -1
    end = start + len(str(number))
    return next(
        (span for span in _spans(told) if start >= 0 and span[0] == at and span[1] < end and span[2] > start), None
    )


def _numbers(told: Passage, question: str, right: Sequence[Span], near: Sequence[Span], most: int) -> Pairs:
    spans = [span for span in _spans(told) if span not in right]
    first = [span for span in dict.fromkeys(near) if span not in right]
    rest = [span for span in spans if span not in first]
    kept = [*right, *first, *random.sample(rest, len(rest))][: max(most, len(right))]
    texts = tuple(_read(told, at, around_number(told["lines"][at], start, end)) for at, start, end in kept)
    return Pairs(question, texts, frozenset(range(len(right))))


def _lines(told: Passage, question: str, right: Sequence[int], near: int | None) -> Pairs:
    others = [at for at in range(len(told["lines"])) if at not in right]
    shuffled = sorted(random.sample(others, len(others)), key=lambda at: at != near)
    kept = [*right, *shuffled][: max(MOST, len(right) + 1)]
    return Pairs(question, tuple(_read(told, at, told["lines"][at]) for at in kept), frozenset(range(len(right))))


def _read(told: Passage, at: int, text: str) -> str:
    """A line as the program reads it: with the line it hangs on, its heading and the title of its paper."""
    lines, lead = told["lines"], at
    while lead and ITEM.match(lines[lead]):
        lead -= 1
    hangs_on = lines[lead][:MAX_LEAD] if lead != at and lines[lead].endswith(":") else ""
    parts = (text, hangs_on, told["heading"], told["title"])
    return JOINED.join(dict.fromkeys(part.strip() for part in parts if part.strip()))
