"""The languages in which the program can say that it reads only English: server/wording.toml has the text of each.

In: nothing. Out: `LANGUAGES`, their ISO 639-1 codes.
"""

from __future__ import annotations

LANGUAGES = (
    "ar",
    "bg",
    "bn",
    "cy",
    "es",
    "fr",
    "gu",
    "hu",
    "it",
    "lt",
    "pa",
    "pl",
    "pt",
    "ro",
    "ru",
    "tr",
    "uk",
    "ur",
    "zh",
)
"""Languages in which somebody who writes in them is told that only English is read."""
