"""Answers to a question that the number before names: "58% supported the precept and 31% were against it".

In: a part of a sentence and the figure beside it. Out: what was asked about, and the answer; or None.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.statements import predicate_of
from corpus.figures.trimming import trimmed
from corpus.models import Observation

_ANSWER = re.compile(
    r"(?:(?:people|residents|carers|respondents|of (?:them|those|these)) )?"
    r"(?:(?:were|was|are|is) (?:against|opposed|unsure|undecided|not sure|neutral|in favour|for)"
    r"|did(?: not|n[’']t) (?:know|agree|answer|mind|support|say)|do(?: not|n[’']t) know|disagreed|agreed|opposed"
    r"|objected|neither agreed|(?:had|gave|expressed) no (?:view|opinion|preference|answer))\b"
    r"(?: (?:it|this|them|either way|or disagreed|to it|with it|nor disagreed))?",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^(?:[\w’'-]+ ){0,5}?(?:supported|support|agreed (?:with|that|to)|agree (?:with|that)|backed|opposed|favoured"
    r"|disagreed with|(?:were|are) (?:in favour of|against|opposed to)|in favour of|approved of)\s(?P<asked>.{4,120})",
    re.IGNORECASE,
)


def answer_of(part: Part, beside: Observation | None) -> tuple[str, str] | None:
    """What was asked about and the answer of a number that follows another answer; None where it is none."""
    if beside is None or len(part.between) == len(part.lead):
        return None
    answer, asked = _ANSWER.match(predicate_of(part)), _ASKED.match(beside.measure)
    topic = asked["asked"] if asked else beside.measure if beside.group and _ANSWER.match(beside.group) else ""
    return (trimmed(topic), answer[0]) if answer and topic else None
