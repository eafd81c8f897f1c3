"""A ready question about a figure, to ask the assistant more: its measure, group, area and period in plain words.

In: an observation. Out: a question that names all that tells the figure from others.
"""

from __future__ import annotations

from corpus.models import Observation
from server.figures.bounds import words_of


def question_about(observation: Observation) -> str:
    """A question whose answer is the figure: "People supported: older people in Cambridgeshire in 2022-23?"."""
    name = ": ".join(filter(None, [observation.measure, words_of(observation.dimensions), observation.group]))
    where = f" in {observation.area}" if observation.area else ""
    when = f" in {observation.dated}" if observation.dated else ""
    asked = {"GBP": "How much was", "percent": "What percentage was", "score": "What was the score for"}
    return f"{asked.get(observation.unit, f'How many {observation.unit}')}: {name}{where}{when}?"
