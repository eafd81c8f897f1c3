"""Ways to make a true answer false in one place.

A digit, a year, a unit, a hedge, a sign, a group or an area is changed, in the words of the answer or in its figures,
workings, sources and what it says is held. In: answers and chance. Out: by kind, answers that no source holds.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from server.answers.models import Answer, Figure

_NUMBER = re.compile(r"(?<![\[\w])(?:£|−)?\d[\d,.]*\d?(?!\])")
_YEAR = re.compile(r"\b20(\d\d)\b")
_HEDGED = re.compile(r"\b(?:over|about|around|at least|up to|nearly|more than)\s(?=[£\d])", re.IGNORECASE)
OTHER_AREA, OTHER_GROUP, OTHER_UNIT = "Norfolk", "younger adults", "referrals"
Mutate = Callable[[Answer, random.Random], Answer | None]


def _in_text(pattern: re.Pattern[str], change: Callable[[re.Match[str], random.Random], str]) -> Mutate:
    """A mutation of one place of the text that a pattern finds."""

    def mutate(answer: Answer, chance: random.Random) -> Answer | None:
        found = list(pattern.finditer(answer.text))
        if not found:
            return None
        match = chance.choice(found)
        text = answer.text[: match.start()] + change(match, chance) + answer.text[match.end() :]
        return replace(answer, text=text)

    return mutate


def _other_digit(match: re.Match[str], chance: random.Random) -> str:
    at = chance.choice([at for at, sign in enumerate(match[0]) if sign.isdigit()])
    digit = chance.choice([each for each in "123456789" if each != match[0][at]])
    return match[0][:at] + digit + match[0][at + 1 :]


def _other_unit(match: re.Match[str], chance: random.Random) -> str:
    return match[0][1:] + "%" if match[0].startswith("£") else chance.choice(("£" + match[0], match[0] + " million"))


def _other_label(answer: Answer, chance: random.Random) -> Answer | None:
    """A group or measure named in the text, replaced by another of the same answer or by a strange one."""
    labels = {label for figure in answer.figures for label in (figure.group, figure.measure) if label}
    said = sorted(label for label in labels if label in answer.text)
    if not said:
        return None
    label = chance.choice(said)
    groups = sorted({figure.group for figure in answer.figures if figure.group} - {label})
    return replace(answer, text=answer.text.replace(label, chance.choice([*groups, OTHER_GROUP]), 1))


def _of_figure(**changes: object) -> Mutate:
    """A mutation of one figure, of the answer or beside it."""

    def mutate(answer: Answer, chance: random.Random) -> Answer | None:
        if not answer.figures:
            return None
        at = chance.randrange(len(answer.figures))
        figure = _changed(answer.figures[at], changes)
        return replace(answer, figures=(*answer.figures[:at], figure, *answer.figures[at + 1 :]))

    return mutate


def _changed(figure: Figure, changes: dict[str, object]) -> Figure:
    value = figure.value or 0
    numbers = {"digit": value + 1, "negative": -value or 1}
    told = {name: numbers.get(str(change), change) for name, change in changes.items()}
    return replace(figure, **told)  # type: ignore[arg-type]


def _of_working(answer: Answer, chance: random.Random) -> Answer | None:
    if not answer.workings:
        return None
    at = chance.randrange(len(answer.workings))
    one = answer.workings[at]
    false = chance.choice(
        [
            *(replace(one, result=result) for result in ((one.result or 0) + 1, -(one.result or 1))),
            *(
                replace(one, unit=OTHER_UNIT),
                replace(one, periods=("1999-00",)),
                replace(one, display=f"{one.display}0"),
            ),
            *(replace(one, expression=f"1{one.expression}"), replace(one, operands=one.operands[:1])),
        ]
    )
    return replace(answer, workings=(*answer.workings[:at], false, *answer.workings[at + 1 :]))


def _of_source(answer: Answer, chance: random.Random) -> Answer | None:
    """A digit of what is quoted as a source."""
    at = chance.randrange(len(answer.citations)) if answer.citations else None
    found = list(_NUMBER.finditer(answer.citations[at].quote)) if at is not None else []
    if not found or at is None:
        return None
    cited, match = answer.citations[at], chance.choice(found)
    quote = cited.quote[: match.start()] + _other_digit(match, chance) + cited.quote[match.end() :]
    return replace(answer, citations=(*answer.citations[:at], replace(cited, quote=quote), *answer.citations[at + 1 :]))


def _of_held(answer: Answer, chance: random.Random) -> Answer | None:
    if answer.held is None or not answer.held.periods:
        return None
    periods = tuple(chance.sample([*answer.held.periods[1:], "1999-00"], len(answer.held.periods)))
    return replace(answer, held=replace(answer.held, periods=(*periods, "1998-99")))


KINDS: dict[str, tuple[Mutate, ...]] = {
    "digit": (_in_text(_NUMBER, _other_digit), _of_figure(value="digit"), _of_figure(display="9")),
    "year": (
        _in_text(_YEAR, lambda match, chance: f"20{(int(match[1]) + chance.choice((-1, 1))) % 100:02}"),
        _of_figure(period="2001-02"),
    ),
    "unit": (_in_text(_NUMBER, _other_unit), _of_figure(unit=OTHER_UNIT)),
    "hedge": (
        _in_text(_NUMBER, lambda match, chance: f"{chance.choice(('over', 'about', 'at most'))} {match[0]}"),
        _in_text(_HEDGED, lambda _match, _chance: ""),
        _of_figure(qualifier="up to"),
    ),
    "sign": (
        _in_text(re.compile(r"\b[Uu]p\b"), lambda _match, _chance: "down"),
        _in_text(re.compile(r"\b[Dd]own\b"), lambda _match, _chance: "up"),
        _in_text(re.compile(r"\bhigher\b|\blarger\b"), lambda _match, _chance: "lower"),
        _in_text(_NUMBER, lambda match, _chance: f"−{match[0]}"),
        _of_figure(value="negative"),
    ),
    "group": (_other_label, _of_figure(group=OTHER_GROUP), _of_figure(measure=OTHER_GROUP)),
    "area": (
        _in_text(re.compile(r"(?=[ ,.]\s?\[1\])"), lambda _match, _chance: f" in {OTHER_AREA}"),
        _of_figure(area=OTHER_AREA),
    ),
    "status": (_of_figure(status="forecast"), _of_figure(availability="suppressed")),
    "working": (_of_working,),
    "source": (_of_source,),
    "held": (_of_held,),
}


def mutations(answers: Sequence[Answer], chance: random.Random) -> Iterator[tuple[str, int, Answer]]:
    """Without end: a kind, the place of a true answer, and that answer made false."""
    while True:
        kind, at = chance.choice(list(KINDS)), chance.randrange(len(answers))
        false = chance.choice(KINDS[kind])(answers[at], chance)
        if false is not None and false != answers[at]:
            yield kind, at, false
