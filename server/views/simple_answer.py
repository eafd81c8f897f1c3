"""The simpler view of an answer: short sentences, one idea a line, and a picture of the number made of people.

In: an answer. Out: `SimpleAnswer`, plain values for the template; every number in it is one of the answer's figures as
displayed, or a share rounded to tenths and called "about". This is not Easy Read, which is made and tested with people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from server.answers.models import Answer, Figure
from server.filters import period_words, with_unit

PER_ICON = (1, 10, 100, 1_000, 10_000, 100_000)
MOST_ICONS = 100
"""More icons than that are a grey field, not a number."""
_PEOPLE = frozenset("people adults carers residents clients patients users persons".split())
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[.!?]”)\s+|\n+")
_MARK = re.compile(r"\s*\[\d{1,3}\]")


@dataclass(frozen=True, slots=True)
class Picture:
    """Icons of people: how many are filled, how many there are, and what the picture says in words."""

    filled: int
    icons: int
    words: str


@dataclass(frozen=True, slots=True)
class SimpleAnswer:
    """The lines to read, in order, and the picture if the number has one."""

    lines: tuple[str, ...]
    picture: Picture | None


def simplified(answer: Answer) -> SimpleAnswer:
    """The answer in short lines. The text of an answer without a figure is the same text, one sentence a line."""
    if answer.workings or not answer.figures or len(answer.figures) > 1:
        lines = _SENTENCE.split(_MARK.sub("", answer.text))
        return SimpleAnswer(tuple(line.strip() for line in lines if line.strip()), None)
    figure = answer.figures[0]
    return SimpleAnswer(tuple(_lines(figure)), picture_of(figure))


def _lines(figure: Figure) -> list[str]:
    known = {"actual": "It is what happened.", "budget": "It is a plan for spending. It is not what was spent."}
    lines = [f"The number is {with_unit(figure)}."]
    lines.append(f"It is about: {figure.measure}{f', {figure.group}' if figure.group else ''}.")
    if figure.period:
        lines.append(f"The time is {period_words(figure.period) or figure.period}.")
    if figure.area:
        lines.append(f"The place is {figure.area}.")
    if figure.qualifier != "exact":
        lines.append("The exact number is not in the document.")
    if figure.status != "actual":
        lines.append(known.get(figure.status, f"It is a {figure.status}. It is not what happened."))
    return lines


def picture_of(figure: Figure) -> Picture | None:
    """A picture for a number of people, or for a share of people. None for money, scores and what has no value."""
    if figure.value is None or figure.upper is not None or figure.availability != "published" or figure.value <= 0:
        return None
    if figure.unit == "percent":
        if figure.value > 100 or not _PEOPLE & set(re.findall(r"\w+", f"{figure.measure} {figure.group}".lower())):
            return None
        tenths = int(figure.value / 10 + 0.5)
        return Picture(tenths, 10, f"{figure.display} is about {tenths} in 10")
    if figure.unit.lower() not in _PEOPLE:
        return None
    per_icon = next((size for size in PER_ICON if figure.value / size <= MOST_ICONS), None)
    if per_icon is None:
        return None
    icons = max(1, int(figure.value / per_icon + 0.5))
    each = f"Each shape stands for {per_icon:,} people." if per_icon > 1 else "Each shape stands for one person."
    return Picture(icons, icons, f"{with_unit(figure)}. {each}")
