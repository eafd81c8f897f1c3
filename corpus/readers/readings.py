"""What every reader returns: the pages of one file, and what the file says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.models import Page


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, read.

    `front_matter` holds the catalogue's keys that the file carries in YAML, `found` what its format states of it
    (title, publisher, published, url), weaker than front matter; both as printed, absent where unknown. `warnings`
    name what could not be read faithfully, each with its place.
    """

    pages: tuple[Page, ...]
    front_matter: Mapping[str, str] = field(default_factory=dict)
    found: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
