"""The pieces that a table of figures has by the hundred, as HTML: a figure that leads to its place, its pick, choices.

In: observations and values. Out: markup, with all that documents and people bring escaped. They are written here
because a template's macro takes several times as long, and with a hundred of them that was most of a page's time.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from corpus.models import Observation
from server.answers.display import shown
from server.figures.citing import when
from server.views.figure_addresses import here_with, picked, place_address

_FIGURE = Markup(
    '<a class="govuk-link figure" href="%s" data-figure="%s">%s'
    '<span class="govuk-visually-hidden"> (open at its place in the document)</span></a>'
)
_PICK = Markup(
    '<a class="govuk-link" href="%s">Pick<span class="govuk-visually-hidden"> %s for the briefing</span></a>'
)
_OPTION_TAG = Markup('<option value="%s">')


def figure_link(observation: Observation) -> Markup:
    """A figure as it is printed, as a link to its place in its document."""
    return _FIGURE % (place_address(observation), observation.id, shown(observation))


def pick_link(observation: Observation) -> Markup:
    """The link that picks a figure for a briefing, or that it is picked."""
    if observation.id in picked():
        return Markup("In the briefing")
    named = ", ".join(filter(None, [shown(observation), when(observation), observation.group]))
    return _PICK % (here_with("pick", observation.id), named)


def options(values: Iterable[tuple[str, str]], chosen: str | None) -> Markup:
    """The options of a choice, each a value and what it is called, one of them chosen."""
    told = tuple(values)
    made = _options(told)
    if not any(value == chosen for value, _ in told):
        return made
    option = _OPTION_TAG % chosen
    return Markup(made.replace(option, option[:-1] + Markup(" selected>"), 1))  # noqa: S704 - parts of markup


@lru_cache(maxsize=64)
def _options(values: tuple[tuple[str, str], ...]) -> Markup:
    """The options, none chosen: those of the areas of a measure are the same for each of its areas."""
    return Markup("\n").join(Markup("%s%s</option>") % (_OPTION_TAG % value, said) for value, said in values)
