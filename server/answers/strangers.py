"""Places that nobody here knows, and those that only another area's documents know.

"wexmoor LD clients 22-23" asks for another council, whether or not it has a capital; "the day centre in Elland" asks
for the council whose papers alone speak of Elland. In: the text of a question and what is known: the words of the
index, of the glossary and of English. Out: the word that stands where a place stands and is known to none of them, or
the area that is meant. A number of the council whose documents are held is never given for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
_ACRONYM = re.compile(r"\b[A-Z]{2,}s?\b")
_MOST = 50
"""Passages that are looked through for a name: one told of so often is no place of one area."""
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
        for word in _where_places_stand(text):
            if not self._is_word(word) and not self.version.lexical.search(stems(word), k=1):
                return word.title()
        return None

    def area_of(self, text: str, names: Sequence[str], own: str | None) -> str | None:
        """The area whose documents alone know the names of a question; None where those of its `own` area know one.

        `names` are stems of its proper names; words in small letters that stand where a place stands are names too.
        """
        rare = {stem(word) for word in _where_places_stand(text) if not self._is_word(word)}
        acronyms = {stem(word.lower()) for word in _ACRONYM.findall(text)}  # of a thing, not of a place
        told = {*names, *rare} - acronyms
        if not told:
            return None
        at_home = [name for name, paper in self.version.documents.items() if paper.area == own]
        strange = {name for name in told if not self.version.lexical.search([name], k=1, documents=at_home)}
        if not strange or rare - strange - acronyms:
            return None  # of "the Wendron Centre" the papers of the council's own know the second word only
        return self._known_only_in(strange)

    def is_told(self, word: str) -> bool:
        """Whether a word is one of English, or stands in a document."""
        is_english = self.embedder.count_tokens(word) <= _ONE_WORD
        return is_english or bool(self.version.lexical.search([stem(word)], k=1))

    def _known_only_in(self, names: Iterable[str]) -> str | None:
        """The one area whose papers hold every one of the names."""
        told: list[set[str | None]] = []
        for name in names:
            passages = (self.version.passage(found) for found, _ in self.version.lexical.search([name], k=_MOST))
            told.append({self.version.documents[passage.document_id].area for passage in passages if passage})
        areas = set.intersection(*told)
        return next(iter(areas)) if len(areas) == 1 else None

    def _is_word(self, word: str) -> bool:
        stemmed = stem(word)
        return (
            stemmed in ASKING_WORDS
            or stemmed in self.version.label_rows_by_stem
            or self.embedder.count_tokens(word) <= _ONE_WORD
            or self._is_form_of_word(word)
            or bool(self.glossary.read(word).terms)
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


def _where_places_stand(text: str) -> Iterator[str]:
    """The words that stand where a place stands, in small letters; none with a hyphen."""
    for match in _PLACES.finditer(text):
        word = re.sub(r"['’]s?$", "", str(match["after"] or match["first"] or match["before"]).casefold())
        if "-" not in word:
            yield word
