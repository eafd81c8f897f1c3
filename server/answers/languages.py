"""Whether a question is in English. Another language or script is no error: it gets the contacts.

In: the text of a question. Out: the ISO 639-1 code of another language, "und" where it cannot be told, None for
English. Short questions of names and abbreviations pass as English: turning away an English question costs more.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from corpus.glossary import Glossary
from corpus.measures import STOP_WORDS, tokens

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

CERTAIN = 0.9
LIKELIER_THAN_NOT = 0.5
"""Enough in another script: that is not English, and the likeliest language is read more easily than English."""
FEW = 4
"""Where only one word of so many is English, another language may write it too: "are" is Romanian for "has"."""
UNKNOWN = "und"
"""A language that cannot be told."""
MIN_WORDS = 3
LATIN = ("en", "cy", "pl", "lt", "ro", "pt", "es", "it", "fr", "de", "lv", "hu", "tr", "nl", "sq", "so", "vi")
OTHER_SCRIPTS = ("bg", "ru", "uk", "el", "zh", "ar", "fa", "ur", "ps", "ku", "bn", "gu", "hi", "pa", "ta", "he")
"""Languages that are told apart, by whether they are written in Latin letters."""


@cache
def _identifier(languages: tuple[str, ...]) -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - a model file, read when first needed

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(languages))
    return identifier


def other_language(text: str, *, glossary: Glossary) -> str | None:
    """The language of a text that is not English, or None."""
    letters = [char for char in text if char.isalpha()]
    foreign = sum("LATIN" not in unicodedata.name(char, "") for char in letters)
    if letters and foreign * 2 > len(letters):
        code, probability = _identifier(OTHER_SCRIPTS).classify(text)
        return str(code) if probability >= LIKELIER_THAN_NOT else UNKNOWN
    words = tokens(text)
    english = sum(word in _ENGLISH for word in words)
    if len(words) < MIN_WORDS or english * FEW > len(words) or glossary.read(text).terms:
        return None
    code, probability = _identifier(LATIN).classify(text)
    return str(code) if code != "en" and probability >= CERTAIN else None


_ENGLISH = frozenset(
    word for word in STOP_WORDS if len(word) > 2 and word not in {"her", "die", "des", "was", "will", "hat", "had"}
) | {"how", "the", "and", "was", "is", "of", "people", "council", "social", "spent", "year"}
"""Words that make a text English; those that other languages write too are left out."""
