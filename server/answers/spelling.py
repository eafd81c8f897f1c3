"""Slips of the keys and of the voice, mended before a question is read: "assesment" is "assessment".

In: the text of a question and the words that measures and the glossary use. Out: the text with a misspelt word
replaced by the word of the vocabulary that is one slip away (optimal string alignment distance 1), said plainly
(server.answers.speech). Numbers, short words and words that are known stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA, Levenshtein

from corpus.glossary import Glossary
from corpus.measures import stem, tokens
from server.answers.asking import ASKING_WORDS
from server.answers.speech import plain

MIN_CHARS = 6
"""A shorter word with one letter changed is too often another word."""
_WORD = re.compile(r"[A-Za-z]{6,}")
_TYPED = {
    "ppl": "people",
    "pple": "people",
    "peeps": "people",
    "info": "information",
    "wots": "what is",
    "wot": "what",
    "wats": "what is",
    "oap": "older people",
    "oaps": "older people",
    "thru": "through",
    "u": "you",
    "ur": "your",
    "pct": "percent",
    "cllr": "councillor",
    "mths": "months",
    "approx": "approximately",
    "hosp": "hospital",
    "resi": "residential",
    "assmt": "assessment",
    "assmts": "assessments",
    "diff": "difference",
    "tot": "total",
    "yoy": "year on year",
    "cf": "compared with",
    "incl": "including",
    "excl": "excluding",
    "qty": "number",
    "amt": "amount",
    "cttee": "committee",
    "mtg": "meeting",
    "svcs": "services",
    "enqs": "enquiries",
    "yr": "year",
    "yrs": "years",
    "dept": "department",
    "gov": "government",
    "avg": "average",
    "govt": "government",
    "ph": "per hour",
    "pw": "per week",
    "thier": "their",
    "teh": "the",
    "waht": "what",
    "hwo": "how",
    "carehome": "care home",
    "carehomes": "care homes",
}
"""Words as people type them on a phone."""
_OF_QUESTIONS = (
    "percentage proportion average difference increase decrease compared between together altogether".split()
)
"""Words of questions that a slip may stand for, which no label need have."""
_TYPED_WORD = re.compile(rf"\b(?:{'|'.join(_TYPED)})\b(?!\.uk)", re.IGNORECASE)
_YEAR_END = re.compile(r"\b(?:y/?e|yr[- ]end(?:ed|ing)?)\b(?= )", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(?:january|february|april|june|july|august|september|october|november|december)\b"
    r"|(?<=\bin )(?:march|may)\b|(?<=\bof )(?:march|may)\b|(?<=\bfrom )march\b|(?<=\bsince )march\b"
    r"|\b(?:march|may)(?= (?:20)?\d\d\b)"
)
"""Months as people type them, without a capital; "may" and "march" only where they cannot be verbs."""


def is_slip(word: str, other: str) -> bool:
    """Whether two stems are one word with a slip of the keys: one letter apart, after three that agree."""
    return (
        min(len(word), len(other)) > 4
        and word[:3] == other[:3]
        and Levenshtein.distance(word, other, score_cutoff=1) <= 1
    )


class Speller:
    """Mends misspelt words by the vocabulary of one index."""

    def __init__(
        self,
        glossary: Glossary,
        labels: Iterable[str],
        names: Iterable[str] = (),
        is_word: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """`names`: proper names, which are known and no word is mended to: Surrey is no slip of "survey".

        `is_word`: whether a word that no label has is a word all the same, asked before one is mended.
        """
        phrases = [phrase for term in glossary.terms for phrase in (term.name, *term.words, term.definition)]
        said = (*phrases, *labels, *_OF_QUESTIONS)
        words = {word for text in said for word in tokens(text) if len(word) >= MIN_CHARS - 1}
        told = [phrase for term in glossary.terms for phrase in term.said]
        others = {stem(word) for phrase in (*told, *names) for word in tokens(phrase)}
        self._known = frozenset(map(stem, words)) | others | ASKING_WORDS
        self._is_word = is_word
        self._by_start: dict[str, list[str]] = {}
        for word in sorted(words):
            self._by_start.setdefault(_sounded(word)[0], []).append(word)

    def mend(self, text: str) -> str:
        """The text with misspelt words of the vocabulary mended; a word whose stem is known is left alone."""
        text = _YEAR_END.sub("year ending", text)
        whole = _TYPED_WORD.sub(lambda match: _TYPED[match[0].lower()], text)
        whole = _MONTH.sub(lambda match: match[0].title(), plain(whole))
        return _WORD.sub(self._mended, whole)

    def _mended(self, match: re.Match[str]) -> str:
        word = match[0].lower()
        if stem(word) in self._known:
            return match[0]
        heard = _sounded(word)
        near = {
            other: _sounded(other)
            for other in self._by_start.get(heard[0], ())
            if _differs_inside(heard.removesuffix("s"), _sounded(other).removesuffix("s"))
        }
        for form in (heard, heard.removesuffix("s")):
            best = process.extractOne(form, near, scorer=OSA.distance, score_cutoff=1)
            if best:
                return match[0] if self._is_word(word) else str(best[2])
        return match[0]


def _sounded(word: str) -> str:
    """A word with one letter for one sound: "demografic" is "demographic"."""
    return word.replace("ph", "f")


def _differs_inside(word: str, other: str) -> bool:
    """Whether two words of like length differ before their ends: "commissioner" is no slip of "commissioned"."""
    swapped = sorted(word) == sorted(other)
    return swapped or (abs(len(other) - len(word)) <= 1 and word[: len(other) - 2] != other[: len(other) - 2])
