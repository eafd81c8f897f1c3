"""The councils that a council calls similar to itself: which, who says so, and the region that they are in.

In: a TOML file that a council edits, of tables `[[similar]]` (`area`, `areas`, `named_by`; `region` where one is to
stand beside). Out: a `Comparators` for each area, or `ComparatorsInvalid`, which names the entry and the fault. The
documents do not say which councils are similar, so nothing is similar to anything until somebody has named it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from server.errors import ServerError

_TEXTS = ("area", "named_by", "region")
_KEYS = frozenset({*_TEXTS, "areas"})


class ComparatorsInvalid(ServerError):
    """The file of similar councils cannot be used; the program does not start."""


@dataclass(frozen=True, slots=True)
class Comparators:
    """The areas that one is compared with, in the words of its documents; `named_by` says whose choice they are."""

    area: str
    areas: tuple[str, ...]
    named_by: str
    region: str | None = None

    @property
    def compared(self) -> frozenset[str]:
        """The area itself, those similar to it, and the region and nation to stand beside."""
        return frozenset({self.area, *self.areas, self.region or "England", "England"})


def load_comparators(path: Path | None) -> Mapping[str, Comparators]:
    """The comparators of a file by their area; none where no file is named."""
    if path is None:
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _invalid(path, f"cannot be read: {error}") from error
    entries = tables.get("similar", [])
    if tables.keys() - {"similar"} or not isinstance(entries, list):
        raise _invalid(path, "holds something else than [[similar]] tables")
    found: dict[str, Comparators] = {}
    for number, entry in enumerate(entries, start=1):
        made = _comparators(path, number, entry)
        if made.area in found:
            raise _invalid(path, f"names the councils similar to {made.area} twice")
        found[made.area] = made
    return found


def _comparators(path: Path, number: int, entry: Mapping[str, Any]) -> Comparators:
    if strange := sorted(entry.keys() - _KEYS):
        raise _invalid(path, f"has the unknown key {strange[0]!r} in entry {number}")
    told = {name: entry.get(name) for name in _TEXTS}
    for name, text in told.items():
        if text is None and name == "region":
            continue
        if not isinstance(text, str) or not text.strip():
            raise _invalid(path, f"has no {name} in words in entry {number}")
    areas = entry.get("areas")
    if not isinstance(areas, list) or not areas or not all(isinstance(area, str) and area.strip() for area in areas):
        raise _invalid(path, f"has no list of areas in entry {number}")
    named = tuple(dict.fromkeys(area.strip() for area in areas))
    if told["area"] in named:
        raise _invalid(path, f"calls {told['area']} similar to itself in entry {number}")
    return Comparators(str(told["area"]), named, str(told["named_by"]), told["region"])


def _invalid(path: Path, fault: str) -> ComparatorsInvalid:
    return ComparatorsInvalid(
        "comparators_invalid",
        f"The file of similar councils {path} {fault}.",
        "Mend it, or unset LOCAL_ACCOUNT_COMPARATORS; docs/figures-pages.md shows its form.",
    )
