"""What a report of a wrong answer says, as values: a reason of a closed list, and the answer without typed words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from server.answers.models import Outcome


class Reason(StrEnum):
    """Why an answer is wrong."""

    NUMBER = "number"
    PERIOD = "period"
    GROUP = "group"
    AREA = "area"
    SOURCE = "source"
    MISUNDERSTOOD = "misunderstood"
    IS_HELD = "is_held"
    OUT_OF_DATE = "out_of_date"


@dataclass(frozen=True, slots=True)
class Reported:
    """The answer that a report is about, without a word that was typed."""

    outcome: Outcome
    index: str
    operation: str = ""
    topic: str = ""
    area: str = ""
    period: str = ""
    observations: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report as the editors see it; `settled_on` is the day on which one of them dealt with it."""

    id: int
    day: str
    reason: Reason
    about: Reported
    settled_on: str | None = None
