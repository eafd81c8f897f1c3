"""What an observation is about, read once and kept: the terms and stems of its label, its sentence and its context."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.glossary import Glossary, Reading, Term
from corpus.measures import LIGHT_WORDS, stem, stems, tokens
from corpus.models import Observation

APART = frozenset(("group", "service", "setting"))
"""Kinds of term of which one is not another."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What an observation is about, as terms and stems: in its label, in its sentence, and in the words around it."""

    label: Reading
    context: Reading
    label_stems: frozenset[str]
    label_phrases: frozenset[str]
    """Stems of all phrases that mean the same as a term of the label."""
    label_pairs: frozenset[tuple[str, str]]
    """Stems of words that follow each other in the label, "of" left out: "satisfaction of carers"."""
    quote: Reading
    quote_stems: frozenset[str]
    context_stems: frozenset[str]
    over_stems: frozenset[str]
    """Those that stand over its sentence: in headings and the title."""


@lru_cache(maxsize=20_000)
def terms_of(glossary: Glossary, text: str) -> tuple[Term, ...]:
    """The terms that a label names, read once."""
    return glossary.read(text).terms


def profile_of(glossary: Glossary, observation: Observation) -> Profile:
    """The profile of an observation; the same words are read once."""
    return _profile(glossary, observation.label, observation.locator.quote, observation.context)


@lru_cache(maxsize=50_000)
def _profile(glossary: Glossary, label: str, quote: str, context: str) -> Profile:
    own, said, around = glossary.read(label), glossary.read(quote), glossary.read(context)
    phrases = frozenset(word for term in own.terms for phrase in (term.name, *term.words) for word in stems(phrase))
    told, spoken = frozenset(stems(quote)), frozenset(stems(context))
    pairs = frozenset(pairwise(stem(word) for word in tokens(label) if word != "of"))
    over = frozenset(stems(context.replace(quote, " ")))
    return Profile(own, around, frozenset(stems(label)), phrases, pairs, said, told, spoken, over)


def telling(name: str) -> tuple[str, ...]:
    """The stems of a name that tell it from others; all where none does."""
    return tuple(word for word in stems(name) if word not in LIGHT_WORDS) or stems(name)


def counts_kind(term: Term, unit: str, profile: Profile) -> bool:
    """Whether the noun of a term is what is counted, while its kind stands over the sentence.

    In a report of a safeguarding board "we received 4,118 concerns" counts safeguarding concerns.
    """
    for phrase in (term.name, *term.words):
        *kind, noun = telling(phrase)
        if kind and noun == stem(unit.lower()) and all(word in profile.over_stems for word in kind):
            return True
    return False
