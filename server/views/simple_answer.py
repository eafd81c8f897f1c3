"""The simpler view of an answer: short sentences, one idea a line, and a picture of the number made of people.

In: an answer. Out: `SimpleAnswer`, plain values for the template; every number in it is one of the answer's figures or
workings as displayed, or a share rounded and called "about". What the text says beside its figures, such as that a part
is not answered, keeps its words. This is not Easy Read, which is made and tested with people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from server.answers.models import Answer, Figure
from server.filters import figure_words, noun, period_words, with_unit
from server.views.pictures import Picture, picture_of
from server.views.years_before import YearBefore, is_same

_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[.!?]”)\s+|\n+")
_MARKS = re.compile(r"(?:\s*\[\d{1,3}\])+")
_MOVED = re.compile(r"(about )?(up|down) (.+)")
_IS_A = {"budget": "It is a plan for spending. It is not what was spent."}


@dataclass(frozen=True, slots=True)
class SimpleAnswer:
    """The lines to read, in order, and the picture if the number has one."""

    lines: tuple[str, ...]
    picture: Picture | None


def simplified(answer: Answer, before: YearBefore | None = None) -> SimpleAnswer:
    """The answer in short lines, its figure with that of the year `before`.

    The text of an answer that is no figure is the same text, one sentence a line.
    """
    lines = _change(answer) if answer.workings else _figure(answer, before) or _list(answer.figures)
    if not lines:
        return SimpleAnswer(tuple(_sentences(_MARKS.sub("", answer.text))), None)
    first, last = _beside(answer.text)
    return SimpleAnswer((*first, *lines, *last), picture_of(answer.figures[0]) if len(answer.figures) == 1 else None)


def _figure(answer: Answer, before: YearBefore | None) -> list[str]:
    if len(answer.figures) != 1:
        return []
    figure = answer.figures[0]
    then = [f"The year before, it was {before.value}."] if before and before.status == figure.status else []
    hedged = ["The exact number is not in the document."] if figure.qualifier != "exact" else []
    return [f"The number is {with_unit(figure)}.", *then, *_about([figure]), *hedged, *_status([figure])]


def _change(answer: Answer) -> list[str]:
    """For the change of one thing between two times; other arithmetic keeps its words."""
    working = answer.workings[0]
    named = {figure.observation_id: figure for figure in answer.figures}
    operands = [named[name] for name in working.operands if name in named]
    moved = _MOVED.fullmatch(working.display)
    if working.operation != "change" or not moved or len(operands) != 2 or not is_same(*operands):
        return []
    counted = noun(operands[0])
    by = f"{moved[1] or ''}{moved[3]}{f' {counted}' if counted else ''}"
    went = f"The number went {moved[2]} by {by}."
    then = [f"It was {with_unit(each)} in {_time(each)}." for each in operands if each.period]
    return [went, *then, *_about(operands, times=False), *_status(operands)]


def _list(figures: Sequence[Figure]) -> list[str]:
    """A line for each figure of a list that differ in one thing only, its group or its time."""
    if len(figures) < 2 or len({(each.measure, each.area, each.unit, each.status) for each in figures}) > 1:
        return []
    groups, times = {each.group for each in figures}, {each.period for each in figures}
    if len(times) == 1 and None not in groups and len(groups) == len(figures):
        each_line = [f"{_capital(each.group or '')}: {with_unit(each)}." for each in figures]
        return [*each_line, *_about(figures[:1], groups=False), *_status(figures)]
    if len(groups) == 1 and None not in times and len(times) == len(figures):
        each_line = [f"In {_time(each)} it was {with_unit(each)}." for each in figures]
        return [*each_line, *_about(figures[:1], times=False), *_status(figures)]
    return []


def _about(figures: Sequence[Figure], *, groups: bool = True, times: bool = True) -> list[str]:
    """What is counted, when and where, a line each."""
    first = figures[0]
    what = figure_words(first).replace(": ", ", ") if groups else first.measure
    lines = [f"It is about: {what}."]
    if times and first.period:
        lines.append(f"The time is {_time(first)}.")
    if first.area:
        lines.append(f"The place is {first.area}.")
    return lines


def _status(figures: Sequence[Figure]) -> list[str]:
    statuses = {each.status: None for each in figures if each.status != "actual"}
    return [_IS_A.get(status, f"It is a {status}. It is not what happened.") for status in statuses]


def _beside(text: str) -> tuple[list[str], list[str]]:
    """What an answer's text says before and after its figures: its sentences that no mark of a source ends."""
    first, *rest = _MARKS.split(text)
    before = [line for line in _sentences(first)[:-1] if line.count("“") == line.count("”")]
    return before, _sentences(rest[-1]) if rest else []


def _sentences(text: str) -> list[str]:
    return [line.strip() for line in _SENTENCE.split(text) if line.strip()]


def _time(figure: Figure) -> str:
    return period_words(figure.period) or figure.period or ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
