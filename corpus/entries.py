"""What a catalogue says of documents: its entries, checked.

In: `catalogue.toml` of a corpus folder (see docs/corpus.md), or the keys of a document's front matter. Out: the
council, and the values by key of each listed document, all as text. Everything wrong with a catalogue is reported at
once, because its author will want to mend it in one go.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from corpus.errors import CatalogueInvalid
from corpus.models import Audience, Council, DocumentKind

CATALOGUE_NAME = "catalogue.toml"
KEYS = (
    *("id", "path", "title", "publisher", "area", "kind", "url", "published", "period", "licence", "supersedes"),
    *("audience", "rendering_of", "checked_on"),
)
"""The keys of a `[[document]]` table, and of front matter (there without `path`)."""
COUNCIL_KEYS = ("name", "area", "contacts", "colours")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_ADDRESS = re.compile(r"https?://\S+")
_ID = re.compile(r"\w[\w.-]{0,99}")


@dataclass(frozen=True, slots=True)
class Entries:
    """A catalogue, read: the council, the values of each `[[document]]`, and what is odd but does no harm."""

    council: Council = field(default_factory=Council)
    documents: tuple[Mapping[str, str], ...] = ()
    remarks: tuple[str, ...] = ()


def read_entries(folder: Path) -> Entries:
    """Return the entries of the folder's catalogue, or none if it has no catalogue.

    Raises CatalogueInvalid if the file is not TOML or breaks the contract; the message lists everything.
    """
    try:
        content = (folder / CATALOGUE_NAME).read_bytes()
    except FileNotFoundError:
        return Entries()
    except OSError as error:
        raise CatalogueInvalid(f"{folder / CATALOGUE_NAME} cannot be read ({error.strerror})") from error
    try:
        loaded = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CatalogueInvalid(f"{folder / CATALOGUE_NAME} is not TOML in UTF-8: {error}") from error
    return _checked(loaded, folder / CATALOGUE_NAME)


def odd_values(values: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with the values of an entry, by key: an unknown key, kind, audience, date or address."""
    wrong: dict[str, str] = {}
    for key, value in values.items():
        if key not in KEYS:
            near = get_close_matches(key, KEYS, 1)
            wrong[key] = f"unknown key {key!r}" + (f", did you mean {near[0]!r}?" if near else "")
        elif key == "id" and not _ID.fullmatch(value):
            wrong[key] = (
                f"id {value[:40]!r} may hold letters, digits, '-', '_' and '.' only (it stands in web addresses)"
            )
        elif key == "kind" and value not in set(DocumentKind):
            wrong[key] = f"unknown kind {value!r}; use one of {', '.join(DocumentKind)}"
        elif key == "audience" and value not in set(Audience):
            wrong[key] = f"unknown audience {value!r}; use one of {', '.join(Audience)}"
        elif key in ("published", "checked_on") and not _DATE.fullmatch(value):
            wrong[key] = f"{key} = {value!r} is no date like 2025, 2025-07 or 2025-07-03"
        elif key in ("url", "rendering_of") and not _ADDRESS.fullmatch(value):
            wrong[key] = f"{key} = {value!r} is no web address (https://...)"
    return wrong


def _checked(loaded: Mapping[str, object], path: Path) -> Entries:
    wrong = [
        f"unknown table [{key}]; use [council] and [[document]]" for key in loaded if key not in ("council", "document")
    ]
    council, remarks = _council(loaded.get("council", {}), wrong)
    documents = []
    tables = loaded.get("document", [])
    if not isinstance(tables, list):
        wrong.append("[document] must be written [[document]], once for each document")
        tables = []
    for number, table in enumerate(tables, 1):
        values = _texts(table, f"document {number}", wrong)
        where = f"document {number} ({values.get('id') or values.get('path') or 'no id'})"
        if "path" not in values:
            wrong.append(f"{where}: needs a path")
        elif not _stays_inside(values["path"]):
            wrong.append(f"{where}: path {values['path']!r} leaves the corpus folder; give it relative to the folder")
        for key, what in odd_values(values).items():
            (remarks if key not in KEYS else wrong).append(f"{where}: {what}")
        documents.append(values)
    for key in ("id", "path"):
        given = [values[key] for values in documents if key in values]
        wrong += [
            f"{key} {value!r} is given to {given.count(value)} documents"
            for value in dict.fromkeys(given)
            if given.count(value) > 1
        ]
    if wrong:
        raise CatalogueInvalid(f"{path}: " + "; ".join(wrong))
    return Entries(council, tuple(documents), tuple(remarks))


def _council(table: object, wrong: list[str]) -> tuple[Council, list[str]]:
    if not isinstance(table, dict):
        wrong.append("council must be a table: [council]")
        return Council(), []
    colours = table.get("colours", {})
    values = _texts({key: value for key, value in table.items() if key != "colours"}, "[council]", wrong)
    if not isinstance(colours, dict) or not all(isinstance(value, str) for value in colours.values()):
        wrong.append('[council]: colours must be a table of texts, for instance { brand = "#003366" }')
        colours = {}
    if not _stays_inside(values.get("contacts", "contacts")):
        wrong.append(f"[council]: contacts {values['contacts']!r} leaves the corpus folder")
    remarks = [f"[council]: unknown key {key!r}" for key in table if key not in COUNCIL_KEYS]
    return Council(values.get("name"), values.get("area"), values.get("contacts"), dict(colours)), remarks


def _texts(table: object, where: str, wrong: list[str]) -> dict[str, str]:
    """The values of a table as texts, empty ones left out: dates and whole numbers as they would be printed."""
    if not isinstance(table, dict):
        wrong.append(f"{where}: must be a table")
        return {}
    values: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, bool) or not isinstance(value, str | int | date):
            wrong.append(f"{where}: {key} must be a text")
            continue
        text = value.date().isoformat() if isinstance(value, datetime) else str(value).strip()
        if text:
            values[key] = text
    return values


def _stays_inside(path: str) -> bool:
    parts = PurePosixPath(path.replace("\\", "/"))
    return not parts.is_absolute() and ".." not in parts.parts and ":" not in path and "\x00" not in path
