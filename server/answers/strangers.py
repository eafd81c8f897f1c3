"""Places that nobody here knows: "wexmoor LD clients 22-23" asks for another council, whether or not it has a capital.

In: the text of a question and what is known: the words of the index, of the glossary and of English. Out: the word that
stands where a place stands and is known to none of them. A number of the council whose documents are held is never
given for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.glossary import Glossary
from corpus.measures import stem, stems
from index.embedding import Embedder
from index.store import IndexVersion
from server.answers.asking import ASKING_WORDS

_PLACES = re.compile(
    r"\b(?:in|for|at|of|across|from|by|does|did|has|is)\s+(?P<after>[a-z][a-z’'-]{4,})"
    r"|^\W*(?P<first>[a-z][a-z’'-]{4,})"
    r"|\b(?P<before>[a-z][a-z’'-]{4,})\s+(?:council|county|borough|city|district)\b",
    re.IGNORECASE,
)
_ONE_WORD = 3
"""Tokens of a word that the model's vocabulary holds whole, its two marks counted."""


@dataclass(frozen=True, slots=True)
class Strangers:
    """Knows the words of one index, of the glossary and of English."""

    version: IndexVersion
    glossary: Glossary
    embedder: Embedder

    def place(self, text: str) -> str | None:
        """The first word that stands where a place stands and that is no known word; None where there is none."""
        for match in _PLACES.finditer(text):
            word = str(match["after"] or match["first"] or match["before"]).casefold()
            word = re.sub(r"['’]s?$", "", word)
            if "-" not in word and not self._is_known(word):
                return word.title()
        return None

    def _is_known(self, word: str) -> bool:
        stemmed = stem(word)
        return (
            stemmed in ASKING_WORDS
            or stemmed in self.version.label_rows_by_stem
            or self.embedder.count_tokens(word) <= _ONE_WORD
            or self._is_form_of_word(word)
            or bool(self.glossary.read(word).terms)
            or bool(self.version.lexical.search(stems(word), k=1))
            or process.extractOne(word, ASKING_WORDS, scorer=OSA.distance, score_cutoff=1) is not None
        )

    def _is_form_of_word(self, word: str) -> bool:
        """Whether a common word with an ending: "meetings", "unmet" are words though no model lists them."""
        roots = {
            re.sub(
                r"(?:ings?|e?st|ers?|ors?|ed|ly|ments?|ness|ive|able|ible|i?al|i?ty|ations?|ary|ful|less|ships?|is[mt]s?|s)$",
                "",
                word,
            ),
            re.sub(r"^(?:un|non|re|over|under)", "", word),
        }
        roots |= {f"{root}e" for root in roots}
        return any(
            len(root) > 3 and self.embedder.count_tokens(root) <= _ONE_WORD for root in roots - {word, f"{word}e"}
        )
