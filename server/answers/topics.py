"""What a question was about, in words of ours: a measure of the index, or the terms of the glossary that were read.

In: an answer and the desk that gave it. Out: a topic, or nothing. It is what may be counted and reported: no word of it
is one that only the person typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from server.answers.models import Answer, Outcome
from server.answers.queries import EVERYDAY

if TYPE_CHECKING:
    from server.desk import Desk

MOST_TERMS = 3
_YEARS = re.compile(r"\d{4}(?:[-–]\d{2})?(?: to \d{4}(?:[-–]\d{2})?)?")
_ABOUT_DOCUMENTS = frozenset({Outcome.ANSWERED, Outcome.CLARIFY, Outcome.NOT_HELD})


def gap_of(answer: Answer, desk: Desk) -> str:
    """The topic of a question, and where what is asked of it is not held, of whom, where and when: "carers, Kent".

    A group is one of the glossary, a place one that the index knows, a period one in digits: nothing is only typed.
    """
    topic = topic_of(answer, desk)
    if not topic or answer.outcome is not Outcome.NOT_HELD or answer.question is None:
        return topic
    groups = [term.name for term in desk.assistant.reader.read(answer.question).terms if term.kind == "group"]
    return ", ".join(dict.fromkeys(part for part in (topic, *groups, *where_and_when(answer, desk)) if part))


def where_and_when(answer: Answer, desk: Desk) -> tuple[str, str]:
    """The place and the period that a question was read to be about; "" for one that only the person typed."""
    read = answer.understood
    area = read.area if read.area in desk.version.areas else ""
    return area or "", read.period if read.period and _YEARS.fullmatch(read.period) else ""


def topic_of(answer: Answer, desk: Desk) -> str:
    """The topic of a question, such as "reablement" or "people supported"; empty where none was understood.

    Questions that were turned to help, or held personal data, have none.
    """
    if answer.outcome not in _ABOUT_DOCUMENTS or answer.question is None:
        return ""
    measures = desk.version.label_rows_by_measure
    named = [answer.understood.measure, *(figure.measure for figure in answer.figures[:1])]
    held = [measure for measure in named if measure in measures]
    if held:
        return str(held[0])
    terms = (term.name for term in desk.assistant.reader.read(answer.question).terms if term.kind != EVERYDAY)
    return ", ".join(sorted(dict.fromkeys(terms))[:MOST_TERMS])
