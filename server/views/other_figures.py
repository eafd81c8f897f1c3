"""What else could have been meant: the figures held for the same time and place, to choose one of instead.

In: a `Desk`, the time and the place that a question was understood to ask of. Out: `Option`s for the form that changes
what was understood, and the answer to the question that asks for the one chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from corpus.models import Aspect, Availability, Observation, Status
from index.selections import Facet, Selection
from server.answers.models import Answer
from server.desk import Desk
from server.figures.questions import question_about
from server.views.phrasing import question_for

MOST_OPTIONS = 40
"""A longer list is not chosen from: the list of all figures can be searched."""
_MOST_READ = 400
"""Figures read for a list: of each that is offered some are parts, such as the numerator of a percentage."""
_PUBLISHED = Selection(values=((Facet.AVAILABILITY, Availability.PUBLISHED.value),))


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a form: what is sent and what is read."""

    value: str
    label: str


def held_beside(desk: Desk, *, period: str | None, area: str | None, document: str | None) -> tuple[Option, ...]:
    """The figures of a time and place, each by its id; of the latest time where none is named.

    Where all would be too many to choose from, those of the `document` alone; none where these are too many still, or
    where there is neither time nor place.
    """
    period = period or (_latest(desk, area) if area else None)
    asked = {name: value for name, value in (("period", period), ("area", area)) if value}
    if not asked:
        return ()
    for narrower in ({}, {"document": document}) if document else ({},):
        lists, wanted = desk.figures.listings, _PUBLISHED.also(**asked, **narrower)
        found = lists.observations(wanted, limit=_MOST_READ + 1)
        options = {_name(item): item.id for item in reversed(found) if _is_whole(item)}
        if len(found) <= _MOST_READ and len(options) <= MOST_OPTIONS:
            return tuple(Option(named, label) for label, named in sorted(options.items()))
    return ()


def answer_with(desk: Desk, named: str, **changed: str) -> tuple[Answer | None, Observation] | None:
    """The answer that gives a figure, and the figure: the one of that id, or the same of another time or place.

    `changed`: the `period` and `area` wanted instead, where the figure is held for them. The question is of the plain
    phrasings the first that is answered by the figure; None for the answer where none is, and for all where the id
    names nothing.
    """
    chosen = desk.figures.observation(named)
    if chosen is None:
        return None
    wanted = _elsewhere(desk, chosen, changed) or chosen
    for question in (question_for(wanted, area=desk.area), question_about(wanted)):
        answer = desk.assistant.answer(question) if question else None
        if answer and answer.figures and answer.figures[0].observation_id == wanted.id:
            return answer, wanted
    return None, wanted


def _elsewhere(desk: Desk, chosen: Observation, changed: Mapping[str, str]) -> Observation | None:
    """The same figure of another time or place."""
    told = {"period": chosen.dated, "area": chosen.area, **changed}
    alike = _PUBLISHED.also(group=chosen.group, status=chosen.status.value, **told)
    wanted = replace(alike, measures=(chosen.measure,), part=desk.figures.part_of(chosen))
    return next(iter(desk.figures.listings.observations(wanted, limit=1)), None)


def _latest(desk: Desk, area: str) -> str | None:
    held = desk.figures.facet(_PUBLISHED.also(area=area), Facet.PERIOD)
    return next((period for period, _ in held if period), None)


def _is_whole(item: Observation) -> bool:
    """Whether a figure stands for its label: no part of it, such as a numerator, no change and no plan."""
    return not item.dimensions and item.aspect is Aspect.LEVEL and item.status is Status.ACTUAL


def _name(item: Observation) -> str:
    return f"{item.measure}: {item.group}" if item.group else item.measure
