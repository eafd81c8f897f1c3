"""What stands around every page: whose assistant this is, its colours, whether it is paused.

In: the request. Out: `Frame`, for base.html. It can be made without an index, so that error pages look like the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from server.answers.models import Contact
from server.errors import ServerError
from server.palettes import Palette
from server.views.sites import site


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a page. `council` is None where none is configured: then the site is a demonstration."""

    council: str | None = None
    area: str | None = None
    palette: Palette = field(default_factory=Palette)
    paused: str | None = None
    people: tuple[Contact, ...] = ()
    """Whom to turn to; none where no documents are held."""


def frame() -> Frame:
    """The frame of the page being made."""
    settings = site().settings
    try:
        desk = site().live.pin()
    except ServerError:
        return Frame(council=settings.council_name, paused=settings.paused)
    return Frame(desk.council_name, desk.area, desk.palette, settings.paused, desk.people)
