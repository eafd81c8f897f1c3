"""What a follow-up names in the place of what was named before: "and nursing?", "over 65s", "and the year before?".

In: a message as it is followed, and the question before it. Out: `Instead`, which tells whether a text says all of it;
a word that stands for the whole ("as a whole") or asks for something to be done names nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.measures import LIGHT_WORDS, stem, stems, without_periods
from corpus.periods import Period
from server.answers.ages import Band, age_bands, names_of_ages, without_ages
from server.answers.followups import Followed
from server.answers.queries import EVERYDAY, Query

_AS_A_WHOLE = re.compile(r"\b(?:as a whole|in all|overall|altogether|in total|whole)\b", re.IGNORECASE)
_AT_A_TIME = re.compile(r"\b(before|after|since|until) (?:the )?[a-z]", re.IGNORECASE)
"""A time told by what happened then: "before the pandemic"."""
_ALIKE = {stem("men"): stem("male"), stem("women"): stem("female"), stem("males"): stem("male")}


@dataclass(frozen=True, slots=True)
class Instead:
    """Words (stems), terms (of each the stems of each of its names), ages and a time; `of_groups`: only people."""

    words: frozenset[str] = frozenset()
    terms: tuple[tuple[frozenset[str], ...], ...] = ()
    ages: frozenset[Band] = frozenset()
    time: Period | None = None
    of_groups: bool = False

    def __bool__(self) -> bool:
        """Whether anything but a time is named."""
        return bool(self.words or self.terms or self.ages)

    def is_told(self, text: str) -> bool:
        """Whether a text says all words, terms and ages."""
        said = said_in(text)
        names = all(any(name <= said for name in names) for names in self.terms)
        return self.words <= said and names and self.ages <= age_bands(text)

    def is_half_told(self, text: str) -> bool:
        """Whether a text says half of the words."""
        asked = self.words.union(*(names[0] for names in self.terms))
        return bool(asked) and 2 * len(asked & said_in(text)) >= len(asked)


def said_in(text: str) -> set[str]:
    """The stems of a text, with one for words that name the same people."""
    return {_ALIKE.get(word, word) for word in stems(text)}


def named_instead(followed: Followed, last: Query) -> Instead:
    """What a message names that is looked for beside the last number; nothing where its time is not sure."""
    query, move = followed.query, followed.move
    text = without_periods(_AS_A_WHOLE.sub(" ", move.text), partial=True)
    ages = age_bands(text)
    said = [word for word in stems(without_ages(text)) if word not in move.asking]
    if query.area_named and query.area == last.area:
        said = [word for word in said if word not in stems(query.area or "")]
    told = [term for term in query.terms if term.kind != EVERYDAY and not term.generic]
    terms = [term for term in told if not (ages and term.name in names_of_ages(text))]
    names = tuple(tuple(frozenset(stems(phrase)) for phrase in term.phrases) for term in terms)
    of_terms = {word for each in names for name in each if name <= set(said) for word in name}
    words = frozenset(_ALIKE.get(word, word) for word in said if word not in of_terms)
    if terms or ages or words - LIGHT_WORDS:
        words -= LIGHT_WORDS
    if not (move.step or query.periods or query.parts or query.relation):
        return Instead(words, names, ages, of_groups=not words and all(term.kind == "group" for term in terms))
    times = [period for each in followed.readings[:1] for period in each.query.periods]
    event = _AT_A_TIME.search(text)
    if move.step and not times and words and event:
        return Instead(words | {stem(event[1].lower())}, names, ages)
    moved = times[0] if len(times) == 1 and times != [*last.periods] else None
    return Instead(words, names, ages, moved) if moved else Instead()
