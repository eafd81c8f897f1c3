"""Made documents for measuring builds: as many as asked for, each with its own words and figures.

In: a number and an edition. Out: a Markdown file with headings, sentences, a list and a table, the same for the same
number and edition, and like no other.
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
_DOES = (
    "People told us that {service} in {place} helped them to stay at home for longer than they had thought possible.",
    "The team for {service} in {place} works with nurses, housing officers and families from early in the morning.",
    "Whoever needs {service} in {place} is visited within days, and again when their needs have changed.",
    "We want {service} in {place} to be easier to find, and have asked residents what they would change about it.",
)


def write_document(folder: Path, number: int, *, edition: int) -> Path:
    """Write a made document into a corpus folder, in place of an earlier edition."""
    chance = random.Random(f"{number} {edition}")
    place = f"{_PLACES[number % len(_PLACES)]} {number}"
    sections = [_section(chance, place, service) for service in chance.sample(_SERVICES, 4)]
    head = f"---\ntitle: Support in {place}\narea: {place}\npublisher: {place} Council\n---\n# Support in {place}\n\n"
    path = folder / f"support-{number:04}.md"
    path.write_text(head + "\n".join(sections), encoding="utf-8")
    return path


def _section(chance: random.Random, place: str, service: str) -> str:
    low, high, cost = chance.randint(100, 900), chance.randint(901, 9000), chance.randint(2, 90)
    told = " ".join(line.format(service=service, place=place) for line in chance.sample(_DOES, 3))
    table = f"| {service.capitalize()} | 2021-22 | 2022-23 |\n|---|---|---|\n| People in {place} | {low} | {high} |\n"
    return (
        f"## {service.capitalize()} in 2022-23\n\n{told}\n\nIn 2022-23 there were {high:,} visits, up from {low:,} the "
        f"year before.\n\nWe spent:\n\n- £{cost}.{low % 10} million on {service}\n- £{low},000 on staff\n\n{table}"
    )
