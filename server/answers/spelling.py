"""Slips of the keys, mended before a question is read: "assesment" is "assessment".

In: the text of a question and the words that measures and the glossary use. Out: the text with a misspelt word replaced
by the one word of the vocabulary that it can only be. Numbers, short words, names and words that are known stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from corpus.glossary import Glossary
from corpus.measures import stem, tokens
from server.answers.asking import ASKING_WORDS

MIN_CHARS = 6
"""A shorter word with one letter changed is too often another word."""
SURE = 88
"""Similarity (0 to 100) from which a word can only be the other: one letter in eight."""
_WORD = re.compile(r"[A-Za-z]{6,}")


def is_slip(word: str, other: str) -> bool:
    """Whether two stems are one word with a slip of the keys: one letter apart, after three that agree."""
    return (
        min(len(word), len(other)) > 4
        and word[:3] == other[:3]
        and Levenshtein.distance(word, other, score_cutoff=1) <= 1
    )


def vocabulary_of(glossary: Glossary, labels: Iterable[str]) -> frozenset[str]:
    """The words that the glossary and the labels use, lower-case."""
    phrases = [phrase for term in glossary.terms for phrase in (term.name, *term.words, term.definition)]
    return frozenset(word for text in (*phrases, *labels) for word in tokens(text))


def corrected(text: str, vocabulary: frozenset[str]) -> str:
    """The text with misspelt words of the vocabulary mended; a word whose stem is known is left alone."""
    known = {stem(word) for word in vocabulary} | ASKING_WORDS

    def mend(match: re.Match[str]) -> str:
        word = match[0].lower()
        if stem(word) in known:
            return match[0]
        near = [other for other in vocabulary if other[0] == word[0] and abs(len(other) - len(word)) <= 2]
        best = process.extractOne(word, sorted(near), scorer=fuzz.ratio, score_cutoff=SURE)
        return best[0] if best else match[0]

    return _WORD.sub(mend, text)
