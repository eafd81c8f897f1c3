"""Slips of the keys and of the voice, mended before a question is read: "assesment" is "assessment".

In: the text of a question and the words that measures and the glossary use. Out: the text with a misspelt word
replaced by the word of the vocabulary that is one slip away (optimal string alignment distance 1), and years that were
spoken written in digits. Numbers, short words and words that are known stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA, Levenshtein

from corpus.glossary import Glossary
from corpus.measures import stem, tokens
from server.answers.asking import ASKING_WORDS

MIN_CHARS = 6
"""A shorter word with one letter changed is too often another word."""
_WORD = re.compile(r"[A-Za-z]{6,}")
_TYPED = {
    "ppl": "people",
    "yr": "year",
    "yrs": "years",
    "dept": "department",
    "avg": "average",
    "govt": "government",
    "ph": "per hour",
    "pw": "per week",
    "carehome": "care home",
    "carehomes": "care homes",
}
"""Words as people type them on a phone."""
_TYPED_WORD = re.compile(rf"\b(?:{'|'.join(_TYPED)})\b", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(?:january|february|april|june|july|august|september|october|november|december)\b"
    r"|(?<=\bin )(?:march|may)\b|(?<=\bof )(?:march|may)\b|(?<=\bfrom )march\b|(?<=\bsince )march\b"
    r"|\b(?:march|may)(?= (?:20)?\d\d\b)"
)
"""Months as people type them, without a capital; "may" and "march" only where they cannot be verbs."""
_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_SPOKEN_YEAR = re.compile(
    rf"\btwenty[ -](?:twenty(?:[ -](?P<unit>{'|'.join(_UNITS)}))?|(?P<teen>{'|'.join(_TEENS)}))\b", re.IGNORECASE
)
_PARTED_YEARS = re.compile(r"\b(20\d\d) (\d\d)\b(?![\d,.])")


def is_slip(word: str, other: str) -> bool:
    """Whether two stems are one word with a slip of the keys: one letter apart, after three that agree."""
    return (
        min(len(word), len(other)) > 4
        and word[:3] == other[:3]
        and Levenshtein.distance(word, other, score_cutoff=1) <= 1
    )


class Speller:
    """Mends misspelt words by the vocabulary of one index."""

    def __init__(self, glossary: Glossary, labels: Iterable[str], names: Iterable[str] = ()) -> None:
        """`names`: proper names, which are known and no word is mended to: Surrey is no slip of "survey"."""
        phrases = [phrase for term in glossary.terms for phrase in (term.name, *term.words, term.definition)]
        words = {word for text in (*phrases, *labels) for word in tokens(text) if len(word) >= MIN_CHARS - 1}
        named = (word for name in names for word in tokens(name))
        self._known = frozenset(map(stem, words)) | frozenset(map(stem, named)) | ASKING_WORDS
        self._by_start: dict[str, list[str]] = {}
        for word in sorted(words):
            self._by_start.setdefault(word[0], []).append(word)

    def mend(self, text: str) -> str:
        """The text with misspelt words of the vocabulary mended; a word whose stem is known is left alone."""
        whole = _PARTED_YEARS.sub(_joined_years, _SPOKEN_YEAR.sub(_written_year, text))
        whole = _MONTH.sub(lambda match: match[0].title(), whole)
        whole = _TYPED_WORD.sub(lambda match: _TYPED[match[0].lower()], whole)
        return _WORD.sub(self._mended, whole)

    def _mended(self, match: re.Match[str]) -> str:
        word = match[0].lower()
        if stem(word) in self._known:
            return match[0]
        near = [
            other
            for other in self._by_start.get(word[0], ())
            if _differs_inside(word.removesuffix("s"), other.removesuffix("s"))
        ]
        for form in (word, word.removesuffix("s")):
            best = process.extractOne(form, near, scorer=OSA.distance, score_cutoff=1)
            if best:
                return str(best[0])
        return match[0]


def _written_year(match: re.Match[str]) -> str:
    """ "twenty twenty two", as voice typing writes it, is 2022."""
    if match["teen"]:
        return str(2010 + _TEENS.index(match["teen"].lower()))
    return str(2020 + (_UNITS.index(match["unit"].lower()) + 1 if match["unit"] else 0))


def _joined_years(match: re.Match[str]) -> str:
    """ "2022 23" is 2022-23; two numbers that are not neighbours stay apart."""
    return f"{match[1]}-{match[2]}" if int(match[2]) == (int(match[1]) + 1) % 100 else match[0]


def _differs_inside(word: str, other: str) -> bool:
    """Whether two words of like length differ before their ends: "commissioner" is no slip of "commissioned"."""
    swapped = sorted(word) == sorted(other)
    return swapped or (abs(len(other) - len(word)) <= 1 and word[: len(other) - 2] != other[: len(other) - 2])
