"""The vocabulary of adult social care: which phrases mean the same, so that "TEC" finds "technology enabled care".

In: `glossary.toml`, a `[[term]]` each. Out: `Glossary.read(text)`, the terms that a text names and the stems left over.
The longest phrase wins; phrases are compared by stems, articles left out; proper names letter by letter.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.errors import CatalogueInvalid
from corpus.measures import STOP_WORDS, stem, tokens

GLOSSARY_FILE = Path(__file__).with_name("glossary.toml")
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Term:
    """One concept: its preferred name, its kind ("group", "service", …), same-meaning phrases, a plain definition."""

    name: str
    kind: str
    words: tuple[str, ...]
    definition: str
    broader: str | None = None
    generic: bool = False
    """Whether the term is so common in this field that it tells no measure from another ("adult social care")."""
    said: tuple[str, ...] = ()
    """What people say for it: whole phrases, whose single words name nothing."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """Everything that names the term."""
        return (self.name, *self.words, *self.said)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text names: terms in order of appearance, and the stems of its other words, stop words left out."""

    terms: tuple[Term, ...]
    stems: tuple[str, ...]

    @property
    def names(self) -> frozenset[str]:
        """The preferred names of the terms."""
        return frozenset(term.name for term in self.terms)


class Glossary:
    """Terms by the stems of their phrases."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms
        self.by_name = {term.name: term for term in terms}
        self._phrases: dict[tuple[str, ...], Term] = {}
        self._names: dict[tuple[str, ...], frozenset[tuple[str, ...]]] = {}
        for term in terms:
            for phrase in term.phrases:
                self._phrases.setdefault(_phrase_stems(phrase), term)
                if _is_name(phrase):
                    spelled = self._names.get(_phrase_stems(phrase), frozenset())
                    self._names[_phrase_stems(phrase)] = spelled | {_words(phrase)}
        self._phrases.pop((), None)
        self._longest = max(map(len, self._phrases), default=0)
        self.vocabulary = frozenset(
            word for term in terms for phrase in (term.name, *term.words) for word in _phrase_stems(phrase)
        )
        """The stems of all words of the field."""
        self._starts = frozenset(phrase[0] for phrase in self._phrases)

    def read(self, text: str) -> Reading:
        """The terms a text names and the stems of the words that belong to none."""
        spelled = _words(text)
        words = [(stem(word), word in STOP_WORDS) for word in spelled]
        terms: list[Term] = []
        rest: list[str] = []
        position = 0
        while position < len(words):
            term, length = self._match(words, spelled, position)
            if term is not None:
                terms.append(term)
            elif not words[position][1]:
                rest.append(words[position][0])
            position += length
        return Reading(tuple(terms), tuple(rest))

    def _match(self, words: list[tuple[str, bool]], spelled: tuple[str, ...], position: int) -> tuple[Term | None, int]:
        if words[position][0] in self._starts:
            for length in range(min(self._longest, len(words) - position), 0, -1):
                phrase = tuple(word for word, _ in words[position : position + length])
                term = self._phrases.get(phrase)
                names = self._names.get(phrase)
                if term is not None and (names is None or spelled[position : position + length] in names):
                    return term, length
        return None, 1

    def wider(self, name: str) -> frozenset[str]:
        """The names of a term and of all wider terms above it."""
        chain: list[str] = []
        while name and name not in chain:
            chain.append(name)
            term = self.by_name.get(name)
            name = term.broader or "" if term else ""
        return frozenset(chain)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in tokens(text) if word not in _ARTICLES)


def _phrase_stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _words(phrase))


def _is_name(phrase: str) -> bool:
    """Whether a phrase is a proper name of several words: "Care Together" is not "caring together"."""
    words = phrase.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def load_glossary(path: Path = GLOSSARY_FILE) -> Glossary:
    """The glossary of a file. Raises CatalogueInvalid, naming the entry, when a key is missing."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["term"]
        terms = [
            Term(
                entry["name"],
                entry["kind"],
                tuple(entry["words"]),
                entry["definition"],
                entry.get("broader"),
                entry.get("generic", False),
                tuple(entry.get("said", ())),
            )
            for entry in entries
        ]
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise CatalogueInvalid(
            f"{path}: not a glossary ({error}); each [[term]] needs name, kind, words, definition"
        ) from error
    return Glossary(tuple(terms))


@cache
def shipped_glossary() -> Glossary:
    """The glossary that comes with the program, read once."""
    return load_glossary()
