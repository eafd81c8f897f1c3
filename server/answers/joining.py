"""One measure that documents call by several names: found again by what it counts and by the values they share.

In: series, each a list of observations under one name. Out: the same lists, those of one measure put together. A yearly
account says the value of the year before again, so two names with the same value for the same year, in two documents,
alike in their words and in all that narrows them, are names of one measure; a value that differs says they are not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from corpus.glossary import Glossary, Term
from corpus.measures import LIGHT_WORDS, stem, stems, unit_alike
from corpus.models import Observation
from server.answers.ages import age_bands
from server.answers.fit import qualities
from server.answers.profiles import terms_of

_OF_TELLING = frozenset(
    map(
        stem,
        """
        stood stand stands rose rise risen rising fell fall fallen falling increase increased decrease decreased grew
        grown dropped drop reached reach remained remain spent spend spending paid made completed raised received
        number total overall proportion percentage rate share value figure
        """.split(),
    )
)
"""Stems by which sentences tell of a measure, and which are no part of its name."""
_NARROWING = frozenset({"group", "service", "setting"})
_QUALITIES_OF_TELLING = frozenset({"rate", "change"})
"""What a level may be told with or without: "the turnover rate", "turnover fell to"."""
_FINISHED = frozenset({"finished"})
"""What a level of one value may be told with or without: "assessments", "assessments were completed"."""
_OF_THEIR_OWN = frozenset(("gbp", "percent", "score", "percentage points", "hours", "days", "weeks", "votes"))
"""Units that stand for themselves; all others are nouns, and "1,743 carers" may be "1,743 assessments" of carers."""
_DIGITS, _DIGITS_OF_ONE_NAME = 3, 2
"""Significant digits from which one shared value is no chance; the second where one name holds the other."""

_DENIALS = re.compile(r"\b(?:not|no|without|never)\b|n['’]t\b", re.IGNORECASE)
"""What turns a name into that of its opposite: "granted", "not granted"."""

Members = list[Observation]
Moment = tuple[date, date]


@dataclass(frozen=True, slots=True)
class _Name:
    """What a name says: all its words, those that tell most, and what makes it narrower than others of these words."""

    words: frozenset[str]
    telling: frozenset[str]
    terms: frozenset[Term]
    kinds: frozenset[str]
    """The age bands, the qualities and the denials that it names."""

    def is_no_narrower(self, other: _Name) -> bool:
        """Whether the words of the other name say every term that narrows this one: "carers had a carer's …"."""
        return all(
            any(set(stems(phrase)) <= other.words for phrase in (term.name, *term.words))
            for term in self.terms - other.terms
        )


def joined(groups: Sequence[Members], glossary: Glossary) -> list[Members]:
    """The groups, those of one measure as one; in the order of the first of each."""
    values = [_values(members) for members in groups]
    owner = list(range(len(groups)))
    for one, other in (*_of_one_name(groups, glossary), *_of_one_value(groups, glossary)):
        first, second = sorted((_root(owner, one), _root(owner, other)))
        if first != second and _agree(values[first], values[second]):
            owner[second] = first
            values[first] = values[second] | values[first]
    found: dict[int, Members] = {}
    for at, members in enumerate(groups):
        found.setdefault(_root(owner, at), []).extend(members)
    return list(found.values())


def _root(owner: list[int], at: int) -> int:
    while owner[at] != at:
        at = owner[at]
    return at


def _values(members: Members) -> dict[Moment, frozenset[Hashable]]:
    """The values of a group by time."""
    found: defaultdict[Moment, set[Hashable]] = defaultdict(set)
    for each in members:
        if each.period is not None and each.value is not None:
            found[each.period.start, each.period.end].add((each.value, each.upper))
    return {moment: frozenset(held) for moment, held in found.items()}


def _agree(some: dict[Moment, frozenset[Hashable]], others: dict[Moment, frozenset[Hashable]]) -> bool:
    return all(some[moment] == others[moment] for moment in some.keys() & others.keys())


def _of_one_name(groups: Sequence[Members], glossary: Glossary) -> Iterator[tuple[int, int]]:
    """Pairs of groups whose names differ only in words of telling: "spending on", "spent on"."""
    first: dict[Hashable, int] = {}
    for at, members in enumerate(groups):
        one, name = members[0], _name(glossary, members[0].label)
        if name.words and one.unit != "votes":
            kind = (
                name.words,
                name.terms,
                name.kinds,
                one.dimensions,
                one.area,
                unit_alike(one.unit),
                one.status,
                one.aspect,
            )
            if (before := first.setdefault(kind, at)) != at:
                yield before, at


def _of_one_value(groups: Sequence[Members], glossary: Glossary) -> Iterator[tuple[int, int]]:
    """Pairs of groups, alike in their names, to which two documents give one value for one time."""
    holders: defaultdict[Hashable, dict[int, Observation]] = defaultdict(dict)
    for at, members in enumerate(groups):
        for each in members:
            if each.period is not None and each.value is not None:
                time = (each.period.start, each.period.end)
                what = (each.value, each.upper, each.area, each.status, each.aspect, each.dimensions)
                holders[time, what].setdefault(at, each)
    for held in holders.values():
        for one, other in combinations(held, 2):
            if held[one].document_id != held[other].document_id and _alike(held[one], held[other], glossary):
                yield one, other


def _alike(one: Observation, other: Observation, glossary: Glossary) -> bool:
    """Whether the names of two figures of one value can be names of one measure."""
    units = {unit_alike(one.unit), unit_alike(other.unit)}
    if len(units) > 1 and units & _OF_THEIR_OWN:
        return False
    mine, theirs = _name(glossary, one.label), _name(glossary, other.label)
    shared, least = mine.telling & theirs.telling, min(len(mine.telling), len(theirs.telling))
    needed = _DIGITS_OF_ONE_NAME if len(shared) == least else _DIGITS
    digits = len(one.value.normalize().as_tuple().digits if one.value is not None else ())
    as_narrow = mine.kinds ^ theirs.kinds <= _FINISHED and mine.is_no_narrower(theirs) and theirs.is_no_narrower(mine)
    return as_narrow and least > 0 and len(shared) * 2 >= least and digits >= needed


@lru_cache(maxsize=50_000)
def _name(glossary: Glossary, label: str) -> _Name:
    words = frozenset(word for word in stems(label) if word not in _OF_TELLING)
    terms = frozenset(term for term in terms_of(glossary, label) if term.kind in _NARROWING and not term.generic)
    bands = frozenset(map(str, age_bands(label)))
    kinds = bands | (qualities(label) - _QUALITIES_OF_TELLING) | {word.lower() for word in _DENIALS.findall(label)}
    return _Name(words, words - LIGHT_WORDS, terms, kinds)
