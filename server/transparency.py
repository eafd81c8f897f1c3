"""The algorithmic transparency record: a draft by the sections of the UK's Algorithmic Transparency Recording Standard.

In: the settings, the desk and what is installed. Out: sections of fields. Facts come from the configuration, the index
and the code; numbers come from results kept with the program. What only the council can say is left open and marked so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from index.selections import Selection
from server.answers.models import Outcome
from server.config import Settings
from server.desk import Desk
from server.filters import comma_list
from server.told_settings import hours

MEASURED = Path(__file__).with_name("measured.toml")
OPEN = "To be filled in by the council."
_PARTS = ("sentence-transformers", "torch", "faiss-cpu", "tantivy", "flask")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the record: its name in the standard and what there is to say, a sentence or several."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the standard with its fields."""

    name: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one thing: words and number, in order, and the result they stand in."""

    about: str
    file: str
    numbers: tuple[tuple[str, int], ...]


def record(settings: Settings, desk: Desk) -> tuple[Section, ...]:
    """The record of this installation as it runs now."""
    people = [contact.name for contact in desk.contacts_about_site("corrections")]
    return (
        _section(
            "Tier 1: overview",
            {
                "Name": settings.service_name,
                "Description": (
                    "It answers questions about what a council publishes on social care for adults. It finds figures "
                    "and passages, shows where they stand, and says so when the documents do not hold the answer."
                ),
                "Website": "This site.",
                "Contact": f"{comma_list(people)}; see the page on corrections." if people else OPEN,
            },
        ),
        _section(
            "Tier 2: owner and responsibility",
            {
                "Organisation": desk.council_name or OPEN,
                "Team": OPEN,
                "Senior responsible owner": OPEN,
                "Third parties": OPEN,
            },
        ),
        _rationale(),
        _deployment(settings),
        _specification(desk),
        _risks(settings),
    )


@cache
def measured() -> tuple[Measured, ...]:
    """What was measured, from the file that comes with the program."""
    tables = tomllib.loads(MEASURED.read_text(encoding="utf-8"))["measured"]
    return tuple(
        Measured(table["about"], table["file"], tuple((item["what"], item["value"]) for item in table["numbers"]))
        for table in tables
    )


def _section(name: str, fields: Mapping[str, str | tuple[str, ...]]) -> Section:
    told = {key: value if isinstance(value, tuple) else (value,) for key, value in fields.items()}
    return Section(name, tuple(Field(key, value) for key, value in told.items()))


def _rationale() -> Section:
    return _section(
        "Tier 2: description and rationale",
        {
            "Detailed description": (
                "Published documents are read by fixed rules into passages and figures. Each figure has its measure, "
                "group, area, year and place in the document.",
                "A question is read by the same rules. The right year and area come first, then likeness of words and "
                "meaning.",
                "A number is shown only if it is one of these figures, or exact sums on them with the working shown.",
            ),
            "Benefits": "People find the number for the year they need, with its source, without reading every paper.",
            "Previous process": OPEN,
            "Alternatives considered": (
                "A language model that writes the answers. A small one, given the right passage, still named a funder "
                "and a permit that the passage did not. So no language model writes anything here."
            ),
        },
    )


def _deployment(settings: Settings) -> Section:
    outcomes = comma_list([outcome.value.replace("_", " ") for outcome in Outcome])
    return _section(
        "Tier 2: deployment context",
        {
            "Part in decisions": "None. It decides nothing about anybody: not who can have care, not what they pay.",
            "What it gives": f"Answers with their sources. Every question ends in one of these ways: {outcomes}.",
            "Human review": "Nobody reads an answer before it is shown. Each shows its source, so it can be checked.",
            "How often it is used": (
                "Questions are counted by day and by how they ended."
                if settings.retention == "counts"
                else "Not known: this site does not count questions."
            ),
            "Training of staff": OPEN,
            "Appeals and review": "A wrong number can be reported: the page on corrections says how.",
        },
    )


def _specification(desk: Desk) -> Section:
    manifest, public = desk.version.manifest, desk.documents
    passages = sum(document_id in public for document_id in desk.version.holdings.passage_documents)
    figures = desk.figures.listings.count(Selection())
    installed = [f"{name} {_installed(name)}" for name in _PARTS]
    return _section(
        "Tier 2: tool specification",
        {
            "Version": f"{_installed('local-account-assistant')}; index {desk.digest}.",
            "Parts": f"{comma_list(installed)}. All of it runs where this site runs; no service elsewhere is called.",
            "Model": f"{manifest.model_name}, SHA-256 {manifest.model_sha256}.",
            "Task of the model": (
                f"It turns a text into {manifest.dimension} numbers, so that texts with a like meaning can be found. "
                "It writes no text."
            ),
            "Input and output": "In: a question of up to a few sentences. Out: figures, passages, and their sources.",
            "Development data": (
                "The rules that choose a figure and that notice danger were learnt from questions and messages written "
                "for this project. Nothing that anybody typed into this site was used."
            ),
            "Data in use": f"{len(public):,} public documents in {passages:,} passages, with {figures:,} figures.",
        },
    )


def _risks(settings: Settings) -> Section:
    conversations = (
        [f"conversations, encrypted, for {hours(settings.conversation_hours)} at most"] if settings.secret else []
    )
    counts = ["counts of questions by day"] if settings.retention == "counts" else []
    counts += ["counts of what was said of answers"] if settings.feedback else []
    kept = comma_list(conversations + counts) or "nothing"
    return _section(
        "Tier 2: risks, mitigations and impact assessments",
        {
            "Impact assessments": (
                OPEN,
                "The council decides whether it needs a data protection and an equality impact assessment.",
            ),
            "A wrong number": "Figures are locked to what is published. A number for another year is never the answer.",
            "An answer is missed": "It says that the documents do not hold it, what they do hold, and who to ask.",
            "Personal details are typed": f"Such a message is not answered or kept. On disk the site keeps {kept}.",
            "Somebody is in danger": "Who to ring is shown before anything else. Some such messages are missed.",
        },
    )


@cache
def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(version not known)"
