"""What a measure is, in the words of a document: "Reablement is short-term support that …".

In: the passages of a document and what a measure is called. Out: the sentence that says what it is, with its passage,
or None where no sentence does; and the terms of the field that are in its name, whose meaning the glossary tells where
no document does. Nothing is put in other words: a definition of our own would be one nobody published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.glossary import Term, shipped_glossary
from corpus.measures import LIGHT_WORDS, stems
from corpus.models import Passage
from server.answers.surroundings import sentences_of

_SAYS = re.compile(r"\s(?:is|are|means?|measures?|refers? to|counts?|covers?|(?:is|are) defined as)\s", re.IGNORECASE)
_NAMES = re.compile(
    r"\s*(?:an?|the|any|all|when|what|how|where|people|adults|those|someone|something|help|support|services?|money"
    r"|payments?|care|short|time|temporary|up to|one)\b"
    r"(?! (?:same|highest|lowest|best|worst|main|most|responsib\w+|key)\b)",
    re.IGNORECASE,
)
"""What follows where a sentence says what something is, and not how it stands."""
_DIGIT = re.compile(r"\d")
_PLAIN = ("everyday", "word")
MOST_MORE = 3
"""Words that what is defined may have beside those of the measure: "the proportion of", "this indicator"."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A sentence that says what a measure is, and the passage that it stands in."""

    text: str
    passage: Passage


def definition_among(passages: Iterable[Passage], label: str) -> Definition | None:
    """The first sentence that says what a label means."""
    asked = _telling(label)
    longest = max(asked, key=len, default="")
    for passage in passages if asked else ():
        for sentence in sentences_of(passage) if longest[:4] in passage.text.casefold() else ():
            if _defines(sentence, asked):
                return Definition(sentence, passage)
    return None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a term of a label means, as a document says it; where none does, as this site's glossary does."""

    term: str
    published: Definition | None
    glossary: str


def terms_in(label: str) -> tuple[Term, ...]:
    """The terms of the field that a label names, each once: none so common or so plain that all know what it means."""
    named = (term for term in shipped_glossary().read(label).terms if not term.generic and term.kind not in _PLAIN)
    return tuple(dict.fromkeys(named))


def _telling(label: str) -> frozenset[str]:
    """The words of a label that what is defined must have: one alone says too little where it is no term of the field.

    "Home care" is not defined by a sentence on "people helped at home"; reablement is defined wherever it is named.
    """
    words = frozenset(stems(label))
    told = words - LIGHT_WORDS
    return told if len(told) > 1 or any(shipped_glossary().read(word).terms for word in told) else words


def _defines(sentence: str, asked: frozenset[str]) -> bool:
    says = _SAYS.search(sentence)
    if says is None or sentence.rstrip().endswith("?") or not _NAMES.match(sentence, says.end()):
        return False
    named = frozenset(stems(sentence[: says.start()]))
    return asked <= named and len(named - asked - LIGHT_WORDS) <= MOST_MORE and not _DIGIT.search(sentence)
