"""Names of places that a question may mean, held or not: Norfolk's figure is never Cambridgeshire's."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PLACES_FILE = Path(__file__).with_name("places.txt")


@cache
def known_places() -> frozenset[str]:
    """The councils with adult social care duties in England, and the nations of the United Kingdom."""
    lines = PLACES_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
