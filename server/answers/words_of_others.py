"""Words of a question that a document says of other things than a figure: they may tell another figure apart.

In: a figure, the other figures of its paragraph, and what it names of a question. Out: those words. "164 people left.
In reablement turnover was 19.7%" does not say how many reablement workers left. A word that the document never says is
the asker's own, and tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.glossary import Glossary
from corpus.measures import PEOPLE_WORDS, stem, stems
from corpus.models import Observation
from corpus.quantities import find_quantities
from server.answers.coverage import IN_CONTEXT, IN_SENTENCE, Coverage, Named
from server.answers.profiles import APART, telling, terms_of
from server.answers.queries import EVERYDAY, Query

_ANYWHERE = frozenset(
    map(
        stem,
        """day days night week weeks month months hour hours minute live lives lived living score scores write written
        say said ask asked move moved pay paid buy bought sell set made place places start end done""".split(),
    )
)
"""Times, and what people do and say of anything: by these no figure is told from another."""
_PEOPLE = frozenset(map(stem, PEOPLE_WORDS))
_OF_PLANS = frozenset(
    map(stem, "expect expected forecast planned plan aim aiming due likely estimate projected hope".split())
)
"""Words that ask for a status, which figures have without saying so."""
_BETWEEN = re.compile(r"(?<=[.!?;])\s+")
_OF_THOSE = re.compile(
    r"\s*(?:\([^()]{1,30}\)\s*)?of (?:the|these|those|them|this|that|which|our|its)\b", re.IGNORECASE
)
""" "1,108 of the concerns": what was counted before is what this is a part of."""

_NOT_THAT = re.compile(r"\b(?:not|rather than|excluding|exclud\w+|(?:leav|left)\w* out)\b.*", re.IGNORECASE)
""" "These are planned hours and not those delivered": what figures are said not to be."""


def words_of_others(
    query: Query,
    observation: Observation,
    siblings: Sequence[Observation],
    coverage: Coverage,
    glossary: Glossary,
) -> tuple[str, ...]:
    """The words and terms of the question that around the figure only sentences of other figures say.

    What is said before it is its topic, but for figures of the same unit.
    """
    if _is_of_another_kind(coverage.named, query, observation, glossary):
        return (observation.label,)
    if not observation.wording.startswith("sentence"):
        return ()
    around = _of_no_other(observation, siblings)
    held = {*stems(f"{observation.label} {around}"), stem(observation.unit.lower())}
    names = glossary.read(around).names
    weak = (each for each in coverage.named if 0 < each.firmness <= IN_CONTEXT)
    theirs = _terms_beside(observation, siblings, glossary)
    return (
        *(each.word for each in weak if not _is_held(each, query, held, names)),
        *(each.word for each in coverage.named if each.firmness == IN_SENTENCE and each.word in theirs),
        *_named_behind(query, observation),
    )


def _named_behind(query: Query, observation: Observation) -> tuple[str, ...]:
    """The proper names of the question to which the paragraph comes only after the figure: of the next thing."""
    before, own, behind = observation.context.partition(observation.locator.quote)
    said = " ".join((observation.label, observation.area or "", *observation.locator.headings, before, own))
    known, later = set(stems(said)), set(stems(behind))
    return tuple(name for name in query.names if name in later and name not in known)


def said_elsewhere(
    query: Query, observation: Observation, others: Sequence[Observation], coverage: Coverage, glossary: Glossary
) -> tuple[str, ...]:
    """The words and terms that nothing at the figure says, and another of its document does: words by any label or
    heading, terms by a label of its unit; and what the question counts where another counts that.

    Of services, groups and settings also those that no label names: one of them is not another.
    """
    missing = [
        each
        for each in coverage.missing
        if each.partly < 1 and each.word not in _OF_PLANS and not _stands_over(each, observation)
    ]
    around = {*stems(observation.label), *stems(observation.context)}
    names = [name for name in query.names if name not in around]
    own = {*stems(observation.label), stem(observation.unit.lower())}
    is_counted = stem(observation.unit.lower()) in stems(query.text)
    alike = _words_for(stem(observation.unit.lower()), query)
    heads = [head for head in query.heads if not is_counted and head not in own | _PEOPLE | alike]
    if not missing and not names and not heads:
        return ()
    apart = {term.name for term in query.terms if term.kind in APART}
    same = [other for other in others if other.document_id == observation.document_id]
    labels = {other.label for other in same if other.unit == observation.unit} - {observation.label}
    words = {word for label in labels for word in stems(label)} | {word for o in same for word in stems(o.area or "")}
    terms = {term.name for label in labels for term in terms_of(glossary, label)}
    named = {word for other in same for word in stems(other.label)}
    topics = named | {word for other in same for heading in other.locator.headings for word in stems(heading)}
    words = (words | topics) - _ANYWHERE
    counted = {stem(other.unit.lower()) for other in same} - {stem(observation.unit.lower())}
    return (
        *(each.word for each in missing if _is_said(each, query, words, apart | terms)),
        *(name for name in names if name in named),
        *(head for head in heads if head in counted),
    )


def _words_for(unit: str, query: Query) -> set[str]:
    """The words of the question's terms that name what a figure counts: organisations are bodies."""
    phrases = ({word for each in term.phrases for word in stems(each)} for term in query.terms)
    return {word for words in phrases if unit in words for word in words}


def _stands_over(named: Named, observation: Observation) -> bool:
    """Whether a term of one word stands around the figure as part of another name: "Safeguarding Adults Board"."""
    return named.is_term and len(stems(named.word)) == 1 and set(stems(named.word)) <= set(stems(observation.context))


def _of_no_other(observation: Observation, siblings: Sequence[Observation]) -> str:
    """What stands around a figure but for what is said of others: sentences before it with figures of its unit, unless
    it is a part of those, and sentences behind it with any.
    """
    over, body, own = " ".join(observation.locator.headings), observation.context, observation.locator.quote
    is_part = bool(_OF_THOSE.match(own.partition(observation.printed)[2]))
    for heading in observation.locator.headings:
        body = body.replace(heading, " ", 1)
    before, _, behind = body.partition(own)
    for other in siblings:
        if not is_part and other.locator.start < observation.locator.start and other.unit == observation.unit:
            before = before.replace(other.locator.quote, " ")
    after = (_NOT_THAT.sub(" ", each) for each in _BETWEEN.split(behind) if not find_quantities(each))
    return " ".join([over, before, own, *after])


def _terms_beside(observation: Observation, siblings: Sequence[Observation], glossary: Glossary) -> set[str]:
    """The terms that labels of other figures further on in its sentence name."""
    quote = observation.locator.quote
    at = quote.find(observation.printed)
    beside = (
        other
        for other in siblings
        if other.locator.start == observation.locator.start
        and other.unit == observation.unit
        and other.label != observation.label
        and quote.find(other.printed) > at
    )
    return {term.name for other in beside for term in terms_of(glossary, other.label)}


def _is_of_another_kind(named: Sequence[Named], query: Query, observation: Observation, glossary: Glossary) -> bool:
    """Whether the label names a service or group where only what stands around names the one asked for."""
    weak = {each.word for each in named if each.is_term and each.firmness <= IN_CONTEXT}
    asked = {term.name for term in query.terms}
    own = [term for term in terms_of(glossary, observation.label) if term.name not in asked]
    return any(
        term.name in weak and term.kind in APART and any(other.kind == term.kind for other in own)
        for term in query.terms
    )


def _is_said(named: Named, query: Query, words: set[str], terms: set[str]) -> bool:
    """Whether other figures say a word or a term: a plain word of the glossary also by what means the same."""
    if named.is_term:
        return named.word in terms
    return named.word in words or any(set(stems(phrase)) <= words for phrase in _phrases(named, query))


def _is_held(named: Named, query: Query, held: set[str], names: frozenset[str]) -> bool:
    if named.word in (names if named.is_term else held):
        return True
    return any(words and set(words) <= held for words in map(telling, _phrases(named, query)))


def _phrases(named: Named, query: Query) -> list[str]:
    """All that means the same as a term; everyday words say too little to stand for one another."""
    terms = (term for term in query.terms if term.name == named.word and term.kind != EVERYDAY)
    return [phrase for term in terms for phrase in (term.name, *term.words)]
