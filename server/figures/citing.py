"""A figure cited in words, to paste into a report: what it says, of when and where, and the place where it stands.

In: an observation and its document. Out: one line of text, for instance "7,891 people, 2022-23; People who were given
longer-term care and support; Cambridgeshire; Adult Social Care Local Account 2021 to 2023, page 4".
"""

from __future__ import annotations

from corpus.models import Metadata, Observation, Status
from server.answers.display import shown
from server.figures.bounds import words_of
from server.filters import date_words


def cite(observation: Observation, document: Metadata) -> str:
    """The figure in words with its source: every part that the document does not say is left out."""
    parts = [
        ", ".join(filter(None, [shown(observation), when(observation)])),
        name_of(observation),
        observation.area or "",
        "" if observation.status is Status.ACTUAL else f"{observation.status.value}, not what happened",
        f"said by {observation.speaker}" if observation.speaker else "",
        source_of(observation, document),
    ]
    return "; ".join(filter(None, parts))


def source_of(observation: Observation, document: Metadata) -> str:
    """The document of a figure and the place in it, in words."""
    place = observation.locator
    where = f"page {place.page}" if place.page else f"under “{place.headings[-1]}”" if place.headings else ""
    return ", ".join(filter(None, [document.title, document.publisher, date_words(document.published), where]))


def when(observation: Observation) -> str:
    """The period, or that only the publication is dated, or ""."""
    if observation.dated:
        return observation.dated
    return f"published {observation.period.label}" if observation.period else ""


def moment(observation: Observation) -> str:
    """The period as above, and what a figure is that did not happen: "2021-22, budget"."""
    status = "" if observation.status is Status.ACTUAL else observation.status.value
    return ", ".join(filter(None, [when(observation), status]))


def name_of(observation: Observation) -> str:
    """Measure, column and group in words."""
    return ": ".join(filter(None, [observation.measure, words_of(observation.dimensions), observation.group]))
