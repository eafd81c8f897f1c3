"""A ready question about a figure, to ask the assistant more: its measure, group, area and period in plain words.

In: an observation. Out: a question that names all that tells the figure from others. A label that begins as a question
may go on is asked as one ("How many people were given …?"); any other is put between quotation marks, because nothing
is known of how its words hang together.
"""

from __future__ import annotations

import re

from corpus.models import Aspect, Observation, Status
from server.figures.bounds import words_of

_VERB = re.compile(r"(?:are|is|was|were|have|has|had|do|does|did|can|will)\b", re.IGNORECASE)
_WHO = re.compile(r"(?:who|that|which) ", re.IGNORECASE)
_BESIDE = re.compile(r"(?:in|with|on|at|from|of|for|under|aged|living)\b", re.IGNORECASE)
"""What goes on from a noun without saying anything of it: "people in reablement"."""
_AMOUNT = re.compile(
    r"(?:the )?(?:proportion|percentage|share|number|rate|average|median|total|amount|cost) of\b", re.IGNORECASE
)
_ASKED = {"GBP": "amount", "percent": "percentage", "score": "score"}


def question_about(observation: Observation) -> str:
    """A question whose answer is the figure: "How many people in reablement were there in Essex in 2022-23?"."""
    label = ": ".join(filter(None, [observation.measure, words_of(observation.dimensions), observation.group])).strip()
    folded = label.casefold()
    said = [word for word in (observation.area, observation.dated) if word and word.casefold() not in folded]
    return f"{' in '.join([_asked(observation, label), *said])}?"


def _asked(observation: Observation, label: str) -> str:
    is_plain = observation.status is Status.ACTUAL and observation.aspect is Aspect.LEVEL
    is_whole = ":" not in label and not re.search(r"[?.“”]", label)
    if is_plain and is_whole:
        unit, _, rest = label.partition(" ")
        if rest and unit.casefold() == observation.unit.casefold():
            if _VERB.match(rest):
                return f"How many {observation.unit} {rest}"
            if _WHO.match(rest):
                return f"How many {observation.unit} {_WHO.sub('', rest, count=1)}"
            if _BESIDE.match(rest):
                return f"How many {observation.unit} {rest} were there"
        if _AMOUNT.match(label):
            return f"What was {'' if label.casefold().startswith('the ') else 'the '}{label[:1].lower()}{label[1:]}"
    kind = "figure" if observation.aspect is not Aspect.LEVEL else _ASKED.get(observation.unit, "figure")
    status = "" if observation.status is Status.ACTUAL else f"{observation.status.value} "
    return f"What is the {status}{kind} for “{label}”"
