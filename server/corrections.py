"""The corrections that a council publishes: what was wrong on the site, when it was put right, and how.

In: a TOML file of tables `[[correction]]` (`date`, `text`, and `document`, an id, where one is concerned). Out: the
corrections, latest first, or `CorrectionsInvalid`, which names the entry and the fault.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from server.errors import ServerError

_KEYS = frozenset({"date", "text", "document"})


class CorrectionsInvalid(ServerError):
    """The file of corrections cannot be used; the program does not start."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was put right on a day, in the council's words; `document` is the id of the document it is about."""

    date: date
    text: str
    document: str | None = None


def load_corrections(path: Path | None) -> tuple[Correction, ...]:
    """The corrections of a file, latest first; none where no file is named."""
    if path is None:
        return ()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _invalid(path, f"cannot be read: {error}") from error
    entries = tables.get("correction", [])
    if tables.keys() - {"correction"} or not isinstance(entries, list):
        raise _invalid(path, "holds something else than [[correction]] tables")
    found = [_correction(path, number, entry) for number, entry in enumerate(entries, start=1)]
    return tuple(sorted(found, key=lambda correction: correction.date, reverse=True))


def _correction(path: Path, number: int, entry: Mapping[str, Any]) -> Correction:
    if strange := sorted(entry.keys() - _KEYS):
        raise _invalid(path, f"has the unknown key {strange[0]!r} in correction {number}")
    day, text, document = entry.get("date"), entry.get("text"), entry.get("document")
    if type(day) is not date:
        raise _invalid(path, f"has no date such as 2026-11-02, without quotes, in correction {number}")
    if not isinstance(text, str) or not text.strip():
        raise _invalid(path, f"has no text in correction {number}")
    if document is not None and not isinstance(document, str):
        raise _invalid(path, f"names its document by something else than an id in correction {number}")
    return Correction(day, text.strip(), document)


def _invalid(path: Path, fault: str) -> CorrectionsInvalid:
    return CorrectionsInvalid(
        "corrections_invalid",
        f"The file of corrections {path} {fault}.",
        "Mend it, or unset LOCAL_ACCOUNT_CORRECTIONS.",
    )
