"""Cues: what a message shows by its words, each a list of patterns in a file that people can read and edit.

In: a TOML file of tables, a cue each, with `any`, the patterns, `whole_words`, and `case` where capitals count.
Out: one compiled pattern a cue.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path


def load_cues(path: Path) -> Mapping[str, re.Pattern[str]]:
    """The cues of a file by name. ValueError or re.error for a file that is broken: the program does not start."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: _compiled(table["any"], whole_words=table.get("whole_words", False), case=table.get("case", False))
        for name, table in tables.items()
    }


def _compiled(patterns: list[str], *, whole_words: bool, case: bool) -> re.Pattern[str]:
    joined = "|".join(patterns)
    return re.compile(rf"\b(?:{joined})\b" if whole_words else joined, 0 if case else re.IGNORECASE)
