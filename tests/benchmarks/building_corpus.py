"""Made documents for measuring builds: as many as asked for, each with its own words and figures.

In: a number and an edition. Out: a Markdown file with headings, sentences and lists, the same for the same number and
edition, and like no other. Its passages are short, for what is measured is not the speed of the model.
"""

from __future__ import annotations

import random
from pathlib import Path

_PLACES = ("Ashford", "Barton", "Colne", "Denby", "Elton", "Fenwick", "Garth", "Holme", "Ilford", "Kirby")
_SERVICES = (
    "home care",
    "reablement",
    "day services",
    "supported living",
    "respite care",
    "equipment",
    "direct payments",
)


def write_document(folder: Path, number: int, *, edition: int, licence: str = "None") -> Path:
    """Write a made document into a corpus folder, in place of an earlier edition; the licence is in no passage."""
    chance = random.Random(f"{number} {edition}")
    place = f"{_PLACES[number % len(_PLACES)]} {number}"
    sections = [_section(chance, place, service) for service in chance.sample(_SERVICES, 4)]
    head = f"---\ntitle: Support in {place}\narea: {place}\npublisher: {place} Council\nlicence: {licence}\n---\n"
    head += f"# Support in {place}\n\n"
    path = folder / f"support-{number:04}.md"
    path.write_text(head + "\n".join(sections), encoding="utf-8")
    return path


def _section(chance: random.Random, place: str, service: str) -> str:
    low, high, cost = chance.randint(100, 900), chance.randint(901, 9000), chance.randint(2, 90)
    return (
        f"## {service.capitalize()}\n\nIn 2022-23 there were {high:,} visits in {place}, up from {low:,} the year "
        f"before.\n\nWe spent:\n\n- £{cost}.{low % 10} million on {service}\n- £{low},000 on staff\n"
    )
