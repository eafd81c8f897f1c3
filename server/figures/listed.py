"""A measure as the list of figures has it: with its address, its topic and its names, and found by words.

In: labels and groups as published, and what somebody asks for. Out: whether it is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from corpus.glossary import shipped_glossary
from corpus.measures import stem, tokens
from server.answers.profiles import terms_of


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted: `label` is the most used of its `labels`, all as published.

    `under` is the heading over its first figure, without number and years; "" where that says no more than the label.
    """

    slug: str
    label: str
    labels: tuple[str, ...]
    topic: str
    under: str
    figures: int
    groups: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """The words and stems of its labels and groups."""
        return _words((*self.labels, *self.groups))

    def matches(self, asked: str) -> bool:
        """Whether each word asked for begins a word of the measure, or names a term of the field that it names too."""
        text = ". ".join((*self.labels, *self.groups))
        named = {term.name for term in terms_of(shipped_glossary(), text)}
        reading = shipped_glossary().read(asked)
        if reading.terms and {term.name for term in reading.terms} <= named:
            return all(_begins(word, self.words) for word in reading.stems)
        return all(_begins(word, self.words) or _begins(stem(word), self.words) for word in tokens(asked))


@lru_cache(maxsize=5_000)
def _words(labels: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for label in labels for spelled in tokens(label) for word in (spelled, stem(spelled)))


def _begins(start: str, words: frozenset[str]) -> bool:
    return any(word.startswith(start) for word in words)


@dataclass(frozen=True, slots=True)
class Listed:
    """A measure in a list, and how many of its figures the filters leave."""

    measure: Measure
    figures: int
