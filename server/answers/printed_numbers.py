"""Numbers read where they are printed, together with the question, where no figure that was looked up answers.

In: a query for a number and the passages found. Out: the printed number that surely answers, or None. A figure is known
by its label, which says little of "14 in hospital" under a long heading; read in its sentence with the question it is
plain. What was read of the number (another area, time, status, a change) rules it out as everywhere; a number of which
nothing was read is quoted with its sentence, and is no figure.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from corpus.models import ANSWERS_FROM, Observation
from corpus.periods import Period, find_periods
from corpus.quantities import Quantity, find_quantities
from index.models import PassageHit, SentenceHit
from index.pair_reading import JOINED, Comparing
from index.store import IndexVersion
from server.answers.calculations import PLUS, TOGETHER, says_total
from server.answers.number_reading import asked_in_terms, told_number
from server.answers.one_number import EXTREME, asks_of_deed, looked_up, may_be_read
from server.answers.periods_asked import in_periods_asked
from server.answers.printed_kinds import is_asked_for
from server.answers.queries import Operation, Query
from server.answers.sentences_read import Read, likelihood, nearest_sentences
from server.answers.unfit import unfit

PRINTED_LEAST, SURELY = 0.3, 0.5
"""How likely a number must be the one that answers, beside all others read and "none of these": the first where its
sentence says all that its document names of the question, the second where it does not."""
PRINTED_RIVAL = 2.0
"""A number of another value is a rival from this part of the likelihood of the first on."""
MOST_SENTENCES = 10
"""Sentences with numbers of the kind asked for that are read, the nearest by words."""
_OF_WHAT = re.compile(r"(?:%|\bper ?cent) of $", re.IGNORECASE)
""" "£45.99 is 2.998% of £1,534.23": what a share is of is told of the share."""
_NOT = re.compile(
    r"\b(?:not|never|without|cannot|no longer|neither)\b|n['’]t\b|\b(?:did|was|were|is|are|do|does)nt\b", re.IGNORECASE
)
_SAYS_NOT = re.compile(
    rf"{_NOT.pattern}|\b(?:no|none|nor|other|others|rest|remain\w*|fail\w*|miss\w*|lack\w*|refus\w*|un[a-z]+)\b",
    re.IGNORECASE,
)
"""Asks for those of whom something is not so; what tells it says so too."""
_BY = re.compile(
    r"\b(?:by|up|down|another|(?:increase|rise|reduction|fall|drop|growth|cut|uplift|decrease)s?(?: \w+){0,2} of)"
    r"(?: an? (?:average|additional|extra|further|estimated)(?: of)?)?\s*$",
    re.IGNORECASE,
)
_SPENT_BY = re.compile(r"\b(?:over|under)(?:spen[dt]|spending)s? by (?:an? )?$", re.IGNORECASE)
_HAS_MOVED = re.compile(
    r"\b(?:worse\w*|improv\w*|ris\w+|rose|fall\w*|fell|increas\w*|decreas\w*|gr[eo]w\w*|chang\w*|reduc\w*|drop\w*"
    r"|gone (?:up|down)|went (?:up|down))\b",
    re.IGNORECASE,
)
_MOVE = re.compile(
    r"\s?(?:\w+ ){0,2}?"
    r"(?:more|fewer|less|higher|lower|increase|rise|decrease|fall|drop|reduction|cut|growth|uplift|up|down)\b",
    re.IGNORECASE,
)
"""What stands before and behind a number by which something moved."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A number in a sentence of a found passage, what was read of it, and the log-odds that it answers."""

    read: Read
    number: Quantity
    figure: Observation | None

    @property
    def score(self) -> float:
        """The log-odds that it answers."""
        return self.read.score


def printed_number(
    query: Query, hits: Sequence[PassageHit], version: IndexVersion, model: Comparing, *, least: float
) -> tuple[Printed, float] | None:
    """The printed number that answers and how likely it is, from `least` on and without a rival of another value."""
    if not may_be_read(query):
        return None
    asked = query if query.operation is Operation.CHANGE else looked_up(query)
    read = numbers_read(asked, hits, version, model)
    if query.operation is Operation.RANK:
        named = {word.lower() for word in EXTREME.findall(query.text)}
        read = tuple(one for one in read if named & {word.lower() for word in EXTREME.findall(one.read.text)})
    if not read:
        return None
    first = read[0]
    same = [one for one in read if (one.number.value, one.number.kind) == (first.number.value, first.number.kind)]
    rivals = [one for one in read if one not in same and (_prints_times(query, one) or not _prints_times(query, first))]
    chance = likelihood([one.read for one in read]) * sum(math.exp(one.score - first.score) for one in same)
    if _NOT.search(query.text) and not _SAYS_NOT.search(first.read.text):
        return None
    if chance < SURELY and asks_of_deed(query):
        return None
    has_rival = any(first.score - one.score < math.log(PRINTED_RIVAL) for one in rivals)
    if query.operation is Operation.CHANGE and not _tells_move(query, first):
        return None
    may_be_part = query.operation is Operation.TOTAL and not says_total(first.read.text)
    is_part = may_be_part and (chance < SURELY or bool(TOGETHER.search(query.text) or PLUS.search(query.text)))
    return None if chance < least or has_rival or is_part else (first, chance)


def _tells_move(query: Query, one: Printed) -> bool:
    """Whether a number is by how much something moved; by how much a budget is overspent is no move of that."""
    of_gap = _SPENT_BY.search(one.read.text[: one.number.start]) and _HAS_MOVED.search(query.text)
    return is_moved_by(one.read.text, one.number) and not of_gap


def is_moved_by(text: str, number: Quantity) -> bool:
    """Whether a number of a text is by how much something moved: "up by an average of 13.2 per cent"."""
    return bool(_BY.search(text[: number.start]) or _MOVE.match(text, number.end))


def _prints_times(query: Query, one: Printed) -> bool:
    """Whether a sentence prints the very times asked for: "in the year to 31 August" is no rival to "at 31 August"."""
    spans = {(period.start, period.end) for period in periods_in(one.read.text)}
    return bool(query.periods) and all((period.start, period.end) in spans for period in query.periods)


def numbers_read(
    query: Query, hits: Sequence[PassageHit], version: IndexVersion, model: Comparing
) -> tuple[Printed, ...]:
    """The numbers of the sentences nearest to a question that may answer it, the surest first."""
    telling = (
        [(hit, sentence, number, figure) for number, figure in _numbers_of(query, hit, sentence, version)]
        for hit, sentence in nearest_sentences(query, hits, version, of_numbers=True)
    )
    told = [each for numbers in islice(filter(None, telling), MOST_SENTENCES) for each in numbers]
    # a note below ten tables says no more than below one
    once = {told_number(*each[:3], version.documents): each for each in reversed(told)}
    scores = model.compare(asked_in_terms(query, [text.split(JOINED)[0] for text in once]), list(once))
    found = (
        Printed(Read(hit, sentence, float(score)), number, figure)
        for (hit, sentence, number, figure), score in zip(once.values(), scores, strict=True)
    )
    return tuple(sorted(found, key=lambda one: -one.score))


def _numbers_of(
    query: Query, hit: PassageHit, sentence: SentenceHit, version: IndexVersion
) -> Iterator[tuple[Quantity, Observation | None]]:
    """The numbers of a sentence of the kind asked for, each with the figure that was read there, if one was."""
    text = hit.passage.text[sentence.start : sentence.end]
    days = {mention.partial for mention in find_periods(text, partial=True)} if query.parts else set()
    if not days.issuperset(query.parts) and not _is_of_paper_then(query, hit):
        return
    numbers = [
        number
        for number in find_quantities(text)
        if is_asked_for(query, number) and not _OF_WHAT.search(text, 0, number.start)
    ]
    observations = version.observations_within(hit.passage) if numbers else ()
    for number in numbers:
        own = [each for each in observations if each.value == number.value and each.locator.quote.strip() in text]
        sure = [each for each in own if each.confidence >= ANSWERS_FROM]
        fitting = [each for each in sure if _fits(query, each)]
        unsure = [each for each in own if not each.doubt and _fits(query, replace(each, confidence=ANSWERS_FROM))]
        if fitting or ((not own or (unsure and not sure)) and _is_of_time(query, text, hit, version)):
            yield number, max(fitting, key=lambda each: each.confidence, default=None)


def _is_of_time(query: Query, text: str, hit: PassageHit, version: IndexVersion) -> bool:
    """Whether a sentence of whose number nothing was read, and so no time, is of the period asked for.

    It names it itself, or names none and stands under a heading or in a paper that is of that time alone.
    """
    if _is_of_paper_then(query, hit):
        return True
    if told := periods_in(text):
        return all(any(one.contains(want) or want.contains(one) for one in told) for want in query.periods)
    paper = version.documents[hit.passage.document_id]
    around = set(periods_in(" ".join(hit.passage.headings)) or periods_in(paper.period or paper.title))
    return not query.periods or (len(around) == 1 and query.periods == tuple(around))


def _is_of_paper_then(query: Query, hit: PassageHit) -> bool:
    return any(name == hit.passage.document_id for name, _ in query.then)


def periods_in(text: str) -> list[Period]:
    """The periods that a text names."""
    return [mention.period for mention in find_periods(text) if mention.period]


def _fits(query: Query, observation: Observation) -> bool:
    """Whether what was read of a number lets it answer; of one in doubt the sentence alone may be quoted."""
    of_time = not (query.periods and observation.period) or bool(in_periods_asked(query, [observation]))
    return of_time and unfit(query, observation) is None
