"""Which nation a paper means by "national": Scotland in Moray's, Wales in Powys's, else England.

In: the name that the words for a nation are read as, those words, and the area of the paper. Out: the nation meant.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

NATIONS_FILE = Path(__file__).with_name("nations.toml")
ENGLAND = "England"


@cache
def _nations() -> dict[str, str]:
    told = tomllib.loads(NATIONS_FILE.read_text(encoding="utf-8"))
    return {area: nation for nation, areas in told.items() for area in areas}


def nation_of(area: str | None) -> str | None:
    """The nation that an area lies in or is, if it is Scotland, Wales or Northern Ireland; else None."""
    return _nations().get((area or "").strip())


def nation_meant(name: str, said: str, own: str | None) -> str:
    """The area that words mean in a paper of `own`: Scotland of "nationally", which elsewhere is read as England."""
    nation = nation_of(own)
    return nation if nation and name == ENGLAND and "engl" not in said.casefold() else name
