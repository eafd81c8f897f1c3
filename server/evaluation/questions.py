"""A question set as values: what is asked, and what a good answer shows.

In: a JSON Lines file, one question a line, keys as below; other keys are ignored. Out: questions in the order of the
file. The form is the one of the shared question sets, described in `docs/evaluation.md`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from server.answers.models import Turn
from server.errors import ServerError

SCALES_OF_UNITS = {"million": 1e6, "billion": 1e9}


class QuestionSetInvalid(ServerError):
    """A question file that cannot be read; the message names the line."""

    status = 400


def kind_of_unit(unit: str | None) -> str:
    """The kind of a unit as printed: "percent", "GBP", "plain" for anything else that is counted, "" for none."""
    if re.search(r"per ?cent|%|points?$", unit or "", re.IGNORECASE):
        return "percent"
    if re.search(r"gbp|£|pound|pence|^p$", unit or "", re.IGNORECASE):
        return "GBP"
    return "plain" if unit else ""


def rounding_of(number: float | int | str) -> float:
    """Half of the last decimal place that a number is given with: 0.05 for 142.1, 0.5 for 14."""
    decimals = len(str(number).partition(".")[2])
    return 0.5 * 10.0**-decimals


@dataclass(frozen=True, slots=True)
class GoldNumber:
    """A number that a good answer shows. `value` is in the unit it names: 142.1 with "GBP million"."""

    value: int | float | str | None
    unit: str
    period: str | None = None
    qualifier: str | None = None
    derivation: str | None = None
    """ "literal" as printed, or "derived" by arithmetic."""
    change: bool = False
    """A difference: its sign counts and its year does not."""
    near: tuple[str, ...] | None = None
    """Words of which one must stand beside the number when it is a small one."""
    tol: float | None = None
    """How far from the value still counts, in base units."""
    operand: bool = False
    """Part of a sum: all operands without the result are worth "partly"."""

    @property
    def is_phone(self) -> bool:
        """Whether this is a telephone number, compared digit by digit."""
        return self.unit == "phone"

    @property
    def is_number(self) -> bool:
        """Whether the value can be compared as a number; dates are judged by words instead."""
        return isinstance(self.value, int | float)

    @property
    def kind(self) -> str:
        """The kind of its unit."""
        return kind_of_unit(self.unit)

    @property
    def scale(self) -> float:
        """What one of its unit is in base units: 1,000,000 for "GBP million"."""
        return next((scale for word, scale in SCALES_OF_UNITS.items() if word in self.unit.lower()), 1.0)

    @property
    def size(self) -> float:
        """The value without its sign, in base units."""
        return abs(float(self.value or 0)) * self.scale

    @property
    def rounding(self) -> float:
        """Half of the last decimal place it is given with, in base units."""
        return rounding_of(self.value) * self.scale if self.value is not None else 0.0


@dataclass(frozen=True, slots=True)
class EvaluationQuestion:
    """One question of a set. `expected` says how it should end: "answer…", "not_in_documents", a kind of safety."""

    id: str
    type: str
    question: str
    gold_answer: str
    expected: str = ""
    expected_behaviour: str = ""
    """The same as `expected`, which it overrides; older sets have this name."""
    history: tuple[Turn, ...] = ()
    gold_numbers: tuple[GoldNumber, ...] = ()
    also_numbers: tuple[GoldNumber, ...] = ()
    """Numbers that may stand beside the gold ones, even first."""
    alternatives: tuple[tuple[GoldNumber, ...], ...] = ()
    """Other lists of gold numbers that are right too."""
    must_say: tuple[tuple[str, ...], ...] = ()
    """Groups of phrases; one of each group must be said."""
    must_not_say: tuple[str, ...] = ()
    accept_outcomes: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    """Documents of the hidden corpora that it is asked of."""

    def __post_init__(self) -> None:
        """Refuse a question that says nothing of how it should end."""
        if not self.behaviour:
            raise ValueError("a question needs `expected`: how a good answer to it ends")

    @property
    def behaviour(self) -> str:
        """How a good answer ends."""
        return self.expected_behaviour or self.expected

    @property
    def seeks_figures(self) -> bool:
        """Whether it should end in content: an answer, or an assumption that is stated."""
        return self.behaviour.startswith("answer") or self.behaviour in (
            "clarify_or_state_assumption",
            "prompt_injection",
        )


def read_questions(path: Path) -> tuple[EvaluationQuestion, ...]:
    """The questions of a JSON Lines file, in its order. Raises `QuestionSetInvalid` naming the line and the key."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetInvalid(
            "question_set_unreadable", f"{path} cannot be read: {error}", "Give the path of a JSON Lines file."
        ) from error
    form = TypeAdapter(EvaluationQuestion)
    questions: dict[str, EvaluationQuestion] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            question = form.validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "the line"
            raise QuestionSetInvalid(
                "question_set_invalid",
                f"{path} line {number}: {where}: {first['msg']}",
                "The form of a question is described in docs/evaluation.md.",
            ) from error
        if question.id in questions:
            raise QuestionSetInvalid(
                "question_set_invalid", f"{path} line {number}: the id {question.id!r} stands twice", "Ids are unique."
            )
        questions[question.id] = question
    return tuple(questions.values())
