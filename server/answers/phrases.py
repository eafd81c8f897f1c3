"""Figures in words, as the text of an answer says them: value, what it counts, period.

In: observations. Out: sentences whose numbers are the observations', with the hedges as printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.models import Observation
from corpus.periods import PeriodKind
from server.answers.display import show_observation

_BEHIND = {"numerator": "the number of {unit} counted for", "denominator": "the number of {unit} out of all, for"}
"""Columns of numbers that a share is worked out from, in words of their own."""


def sentence(observation: Observation) -> str:
    """One figure in words: value, what it counts, period, and the area if it has one."""
    shown, when = show_observation(observation), when_words(observation)
    label = observation.group or observation.measure
    label = _inside(label, observation)
    about = f" ({observation.measure})" if observation.group else ""
    about += "".join(f", {value}" for value in _unsaid(observation))
    if observation.wording.startswith("sentence"):
        return f"{_with_unit(observation, shown)}: “{observation.locator.quote}”{when}."
    if label.split()[0].lower() == observation.unit.lower() or (
        observation.group and observation.unit.lower() in label.lower().split()
    ):
        return f"{shown} {label}{about}{when}."
    return f"{_with_unit(observation, shown)}: {label}{about}{when}."


def _unsaid(observation: Observation) -> list[str]:
    """The values of its dimensions that the label leaves out: a margin of error is no share of people."""
    said = f"{observation.group} {observation.measure} {observation.unit}".lower()
    return [value for _, value in observation.dimensions if value.lower() not in _BEHIND and value.lower() not in said]


def _inside(label: str, observation: Observation) -> str:
    """The label as it reads inside a sentence: the noun that opened an item loses its capital, a name keeps it."""
    first, _, rest = label.partition(" ")
    return f"{first.lower()} {rest}".strip() if first.istitle() and first.lower() == observation.unit else label


def _with_unit(observation: Observation, shown: str) -> str:
    noun = observation.unit not in ("GBP", "percent", "score", "percentage points") and not observation.unit.startswith(
        "per "
    )
    return f"{shown} {observation.unit}" if noun and observation.value is not None else shown


def when_words(observation: Observation) -> str:
    """ ", 2022-23" for a period printed or resolved; the document's own date is said to be that."""
    if observation.period is None:
        return ""
    if not observation.is_dated:
        return f" (published {observation.period.label})"
    return f", {observation.period.label}"


def column_behind(observation: Observation) -> str:
    """The column of numbers behind a share in which a figure stands: "Numerator"; "" for any other."""
    return next((value for _, value in observation.dimensions if value.lower() in _BEHIND), "")


def series_name(observation: Observation) -> str:
    """The series in words: group and measure, and which part of it; a number behind a share says what it counts."""
    parts, behind = [value for _, value in observation.dimensions], column_behind(observation)
    if behind:
        rest = [value for value in parts if value != behind]
        return ", ".join([f"{_BEHIND[behind.lower()].format(unit=observation.unit)} “{observation.measure}”", *rest])
    name = (
        f"{observation.group} ({observation.measure})"
        if observation.group
        else _inside(observation.measure, observation)
    )
    return ", ".join([name, *parts])


def join_words(words: Sequence[str]) -> str:
    """ "2021-22", "2021-22 and 2022-23", "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else list(words))


def opening(words: str) -> str:
    """The words with a capital, to open a sentence."""
    return words[:1].upper() + words[1:]


def time_words(observation: Observation) -> str:
    """ "in 2022-23", "on 31 March 2023": the period inside a sentence."""
    if observation.dated is None:
        return ""  # "up from 1,744" says no more
    on_a_day = observation.period is not None and observation.period.kind is PeriodKind.AS_AT
    return f"{'on' if on_a_day else 'in'} {label_of(observation)}"


def label_of(observation: Observation) -> str:
    """The period as printed, or that it is not known."""
    return observation.period.label if observation.period else "an unknown period"
