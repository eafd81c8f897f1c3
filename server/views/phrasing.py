"""A figure as the question that asks for it, in plain words; whether it does is for the assistant to say.

In: an observation and the area meant when none is named. Out: a question, or None where no plain one can be made. The
words are the label's own. `server.views.suggestions` shows a question only after it was asked and answered.
"""

from __future__ import annotations

import re

from corpus.models import Observation, Status
from corpus.periods import PeriodKind

MAX_CHARS = 120
"""A longer ready question is not read: people skip it."""
_WHO = re.compile(r"^(\w+) (?:who|that|which) ", re.IGNORECASE)
_PASSIVE = re.compile(r"^(\w+) ((?:\w+ed|made|given|held|paid|sent|taken|told|seen|found)\b.*)$", re.IGNORECASE)
_PEOPLE = re.compile(r"^(?:people|adults|carers|residents|clients|patients|users)\b", re.IGNORECASE)
_SHARE = re.compile(
    r"^(?:the )?(?:proportion|percentage|share) of ((?:\w+ )?(?:people|adults|carers|residents|clients|patients|users)"
    r"\b[^,]*) who ([^,]+)$",
    re.IGNORECASE,
)
"""Those counted, and what the share of them does: "people who use services", "feel safe"."""
_OF_PEOPLE = re.compile(r"\b(?:people|adults|carers|residents)\b")
_LONG_WORD = re.compile(r"[a-z]{12,}", re.IGNORECASE)
_CLAUSE = re.compile(r"(?<!who )(?<!that )\b(?:are|is|was|were|have|has|had|say|said|feel|felt|found)\b", re.IGNORECASE)
_TELLABLE = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)
"""Times that stand after "in"; others need other words."""
_SPENT = {Status.ACTUAL: "was spent on", Status.BUDGET: "was budgeted for"}


def question_for(observation: Observation, *, area: str | None) -> str | None:
    """The question that this figure should answer: "How many people were given longer-term care in 2022-23?"."""
    if observation.period is None or observation.dated is None or observation.period.kind not in _TELLABLE:
        return None
    when = f" in {observation.period.label}"
    where = f" in {observation.area}" if observation.area and observation.area != area else ""
    asked = _money(observation) if observation.unit == "GBP" else _count(observation) or _other(observation)
    question = f"{asked}{where}{when}?" if asked else None
    return question if question and len(question) <= MAX_CHARS else None


def plainness(question: str) -> tuple[bool, int, int]:
    """What puts ready questions in order, the plainest lowest: about people, with few long words, short."""
    return (not _OF_PEOPLE.search(question), len(_LONG_WORD.findall(question)), len(question.split()))


def _money(observation: Observation) -> str | None:
    verb = _SPENT.get(observation.status)
    return f"How much {verb} {_lowered(observation.group or observation.measure)}" if verb else None


def _count(observation: Observation) -> str | None:
    """For a label that begins with what is counted: "People who had …" is "How many people had …"."""
    label, noun = _lowered(observation.measure), observation.unit.lower()
    if not noun.isalpha() or not label.startswith(noun):
        return None
    label = _WHO.sub(r"\1 ", label)
    label = _PASSIVE.sub(r"\1 were \2", label)
    if observation.group:
        group = _lowered(observation.group)
        if noun not in group:
            return None
        label = label.replace(noun, group, 1)
    return f"How many {label}"


def _other(observation: Observation) -> str | None:
    """For a share of people, or a share or score named by nouns; no other clause makes one ("services are good")."""
    if observation.unit == "percent" and observation.group is None and _PEOPLE.match(observation.measure):
        share = _WHO.sub(r"\1 ", observation.measure)
        return f"What percentage of {_lowered(share)}"
    measure = observation.measure
    shared = _SHARE.match(measure) if observation.unit == "percent" and observation.group is None else None
    if shared:
        return f"What percentage of {_lowered(shared[1])} {shared[2]}"
    if observation.unit not in ("percent", "score") or _CLAUSE.search(measure) or " – " in measure:
        return None
    named = measure if not observation.group else f"{measure} for {_lowered(observation.group)}"
    label = _lowered(named)
    return f"What was {label}" if label.startswith("the ") else f"What was the {label}"


def _lowered(label: str) -> str:
    """The label inside a sentence: its first letter small, unless its first word is a name or an abbreviation."""
    first = label.split(" ", 1)[0]
    return label if first[1:] != first[1:].lower() else label[:1].lower() + label[1:]
