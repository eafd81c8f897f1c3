"""How much of a question an observation names, and where: in its label, its sentence, or only around it.

In: a query and an observation. Out: each word and term of the question with how firmly it is named, and how much
narrower than the question the observation is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.glossary import Glossary, Term
from corpus.measures import PEOPLE_WORDS, stem, stems
from corpus.models import Observation
from server.answers.ages import names_of_ages
from server.answers.demands import words_met
from server.answers.profiles import APART, Profile, counts_kind, profile_of, telling, terms_of
from server.answers.queries import EVERYDAY, WORD, Query
from server.answers.rarity import Rarity
from server.answers.spelling import is_slip

NARROWING = frozenset({"group", "service", "setting", "activity", "outcome"})
"""Kinds of term that make a series narrower than a question that does not name them."""
IN_LABEL, BY_LABEL, IN_SENTENCE, IN_CONTEXT = 1.0, 0.9, 0.8, 0.6
"""How firmly something is named."""
UNKNOWN_RARITY, EVERYDAY_WEIGHT = 0.5, 0.5
_CODE = re.compile(r"\d[a-z]\d?")
"""An indicator's code, such as 1A."""
_PURPOSE = re.compile(r"\b(?:that|which|who|so that|to help|in order to)\b", re.IGNORECASE)
_AGE = stem("aged")
_PEOPLE = frozenset(map(stem, PEOPLE_WORDS))


@dataclass(frozen=True, slots=True)
class Named:
    """A word or term of the question: how rare it is (0 to 1), how firmly it is named, and whether it is a term."""

    rarity: float
    firmness: float
    is_term: bool
    word: str = ""
    """The stem, where it is a word; the name, where it is a term."""
    partly: float = 0.0
    """Of a term that is not named: the share of its telling words that the label or the sentence has."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of a question an observation names, and what it says that the question does not."""

    named: tuple[Named, ...]
    narrower: int
    """Terms that make it narrower than what is asked."""
    dimensions: int
    """Values of its dimensions that the question does not name."""

    @property
    def share(self) -> float:
        """Share of the question's words and terms that are named; 0 where only a title names anything at all."""
        found = [each.firmness for each in self.named]
        return sum(firmness > 0 for firmness in found) / len(found) if max(found, default=0.0) > IN_CONTEXT else 0.0

    @property
    def is_full(self) -> bool:
        """Whether everything asked is named, if only by its telling words, some of it in the label or the sentence."""
        named = bool(self.named) and all(each.partly >= 1 for each in self.missing)
        return named and max(max(each.firmness, each.partly) for each in self.named) > IN_CONTEXT

    @property
    def labels_terms(self) -> bool:
        """Whether its label names every term of the question; of a single term it is enough that anything does."""
        terms = [each.firmness for each in self.named if each.is_term]
        return all(terms) and (len(terms) < 2 or min(terms) >= BY_LABEL)

    def named_from(self, firmness: float) -> float:
        """The same, of what is named at least so firmly, rare words counting more."""
        whole = sum(each.rarity for each in self.named)
        return sum(each.rarity for each in self.named if each.firmness >= firmness) / whole if whole else 0.0

    @property
    def missing(self) -> tuple[Named, ...]:
        """The words and terms that are named nowhere."""
        return tuple(each for each in self.named if not each.firmness)


def coverage_of(
    query: Query, observation: Observation, glossary: Glossary, elsewhere: frozenset[str], rarity: Rarity
) -> Coverage:
    """What of a question an observation names.

    Words in `elsewhere` are said of another figure of the sentence, so the sentence does not name them for this one.
    """
    profile = profile_of(glossary, observation)
    found: list[Named] = []
    for term in query.terms:
        firmness = _term(term, profile, glossary) or IN_CONTEXT * counts_kind(term, observation.unit, profile)
        firmness = firmness or IN_LABEL * (term.name in names_of_ages(observation.label))
        is_everyday = term.kind == EVERYDAY
        rare = max((rarity.of(word) for word in stems(term.name)), default=UNKNOWN_RARITY)
        if firmness or not is_everyday:
            is_plain = is_everyday or term.kind == WORD
            partly = 0.0 if firmness or is_plain else _partly(term, profile)
            weight = EVERYDAY_WEIGHT if is_everyday else 1
            found.append(Named(rare * weight, firmness, not is_plain, term.name, partly))
    akin = _akin(query.terms) | words_met(query.text, f"{observation.label} {observation.unit}")
    for word in query.stems:
        firmness = (0.0 if word in elsewhere else _word(word, profile)) or BY_LABEL * (word in akin)
        found.append(Named(rarity.of(word), firmness, is_term=False, word=word))
    asked = {name for term in query.terms for name in glossary.wider(term.name)} | names_of_ages(query.text)
    by_code = any(_CODE.fullmatch(word) and word in profile.context_stems for word in query.stems)
    asked_stems = _stems_asked(query.terms, query.stems)
    only_whom = not query.stems and all(term.kind in ("group", EVERYDAY) for term in query.terms)
    extra = [
        term
        for term in dict.fromkeys(terms_of(glossary, _subject(observation)))
        if (only_whom or (term.kind in NARROWING and not term.generic))
        and term.name not in asked
        and not _is_asked(term, asked_stems)
    ]
    dimensions = [value for _, value in observation.dimensions if not set(stems(value)) <= set(stems(query.text))]
    if by_code or _counts_what_is_named(query, observation, glossary):
        extra = []
    return Coverage(tuple(found), len(extra), len(dimensions))


@lru_cache(maxsize=1_000)
def _akin(terms: tuple[Term, ...]) -> frozenset[str]:
    """The stems of all that means the same as some terms."""
    return frozenset(word for term in terms for phrase in term.words for word in stems(phrase))


@lru_cache(maxsize=1_000)
def _stems_asked(terms: tuple[Term, ...], others: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for term in terms for word in stems(term.name)) | frozenset(others)


def _term(term: Term, profile: Profile, glossary: Glossary) -> float:
    """How firmly an observation names a term: in its label, by something narrower, in its sentence, around it."""
    if term.name in profile.label.names:
        return IN_LABEL
    if term.kind in (EVERYDAY, WORD):
        return _phrase(term, profile)
    wider = {name for own in profile.label.names for name in glossary.wider(own)}
    if term.name in wider or _spelled(term.name, profile):
        return BY_LABEL
    if term.name in profile.quote.names:
        return IN_SENTENCE
    return IN_CONTEXT if term.name in profile.context.names else 0.0


def _phrase(term: Term, profile: Profile) -> float:
    """The same for plain words, whose phrases need not stand together."""
    phrases = [set(stems(phrase)) for phrase in (term.name, *term.words)]
    for held, score in ((profile.label_stems, BY_LABEL), (profile.quote_stems, IN_SENTENCE)):
        if any(phrase <= held for phrase in phrases):
            return score
    return IN_CONTEXT if any(phrase <= profile.context_stems for phrase in phrases) else 0.0


def _partly(term: Term, profile: Profile) -> float:
    """The share of a term's telling words that its label or sentence has, of the name that shares most."""
    held = (profile.label_stems | profile.quote_stems) - _of_another(term, profile)
    shares = []
    for phrase in (term.name, *term.words):
        words, own = stems(phrase), telling(phrase)
        turned = len(words) == 2 and (words[1], words[0]) in profile.label_pairs  # a care home gives no home care
        shares.append(0.0 if turned else sum(word in held for word in own) / len(own))
    return max(shares, default=0.0)


def _of_another(term: Term, profile: Profile) -> set[str]:
    """The words with which a label names another service, group or setting: "care at home" names no care home."""
    others = (one for one in profile.label.terms if {one.kind, term.kind} <= APART and not one.generic)
    apart = (one for one in others if one.name not in (term.name, term.broader) and one.broader != term.name)
    return {word for one in apart for phrase in one.phrases for word in telling(phrase)}


def _counts_what_is_named(query: Query, observation: Observation, glossary: Glossary) -> bool:
    """Whether the thing counted, other than persons, is named: "contacts from people who …" are all the contacts."""
    unit = stem(observation.unit.lower())
    named = {term.name for term in query.terms} & {term.name for term in terms_of(glossary, observation.unit)}
    return unit not in _PEOPLE and (unit in query.heads or bool(named))


def _subject(observation: Observation) -> str:
    """The label without a clause that only tells what the thing is for: "projects that help older people"."""
    if observation.wording.startswith("sentence") and stem(observation.unit.lower()) not in _PEOPLE:
        return _PURPOSE.split(observation.label, maxsplit=1)[0]
    return observation.label


@lru_cache(maxsize=50_000)
def _is_asked(term: Term, asked: frozenset[str]) -> bool:
    """Whether the words of the question's own terms name this one too: "satisfaction of carers" names carers."""
    return any(set(telling(phrase)) <= asked for phrase in (term.name, *term.words))


def _spelled(name: str, profile: Profile) -> bool:
    """Whether every word of a term stands in the label, in whatever order; two words one after the other.

    Neither home care nor "care at home" is a care home.
    """
    words = stems(name)
    if len(words) != 2:
        return len(words) > 2 and all(word in profile.label_stems for word in words)
    return (words[0], words[1]) in profile.label_pairs


def _word(word: str, profile: Profile) -> float:
    """How firmly an observation names a word of the question."""
    if word in profile.label_stems:
        return IN_LABEL
    if _is_near(word, profile.label_stems) or _is_near(word, profile.label_phrases):
        return BY_LABEL
    if word in profile.quote_stems or _is_slip_of_any(word, profile.quote_stems):
        return IN_SENTENCE
    return IN_CONTEXT if word in profile.context_stems else 0.0


@lru_cache(maxsize=100_000)
def _is_near(word: str, others: frozenset[str]) -> bool:
    """Whether a word is one of others, of the root of one, or a slip of one."""
    return word in others or any(_same_root(word, other) or is_slip(word, other) for other in others)


@lru_cache(maxsize=100_000)
def _is_slip_of_any(word: str, others: frozenset[str]) -> bool:
    return any(is_slip(word, other) for other in others)


def _same_root(word: str, other: str) -> bool:
    """Whether one stem begins the other: "reabl" of "reable", "reablement"."""
    return min(len(word), len(other)) > 4 and (word.startswith(other) or other.startswith(word))
