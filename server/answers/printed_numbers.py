"""Numbers read where they are printed, together with the question, where no figure that was looked up answers.

In: a query for a number and the passages found. Out: the printed numbers, each as likely to answer as reading, words,
time and place together say. A figure is known by its label, which says little of "14 in hospital" under a long heading;
read in its sentence with the question it is plain. A number of which nothing was read is quoted with its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from corpus.glossary import Glossary
from corpus.models import ANSWERS_FROM, Observation
from corpus.periods import PeriodKind
from corpus.quantities import find_quantities
from index.models import PassageHit
from index.pair_reading import Comparing, as_asked
from index.store import IndexVersion
from server.answers.ages import age_bands
from server.answers.calculations import TOGETHER, says_total
from server.answers.fit import Model
from server.answers.heads import counts_people, fits_head
from server.answers.kinds_told import tells_number
from server.answers.periods_asked import BACK
from server.answers.printed_candidates import Candidate, candidates, is_of_kind
from server.answers.printed_fit import features_of, reason_against, time_of
from server.answers.queries import Operation, Query, Wants

SURELY, CERTAINLY = 0.7, 0.75
"""The likelihood from which a number answers that would mostly be reckoned, or stands beside a figure that is known."""
_OF_DEED = re.compile(
    r"\b(?:who|why|did|does|do|have|has|can|could|should|would|name|company|anything|what happen\w*)\b", re.IGNORECASE
)
"""What a question that may be for a number or for words asks for words by."""
_OF_WORDS = re.compile(
    r"\b(?:why|how come|reasons?|who(?:se|m)?|where|when (?:did|do|does|is|are|was|were|will))\b", re.I
)
_COUNTED = re.compile(r"\bhow (?:many|much)\b(?!.*\bwhy\b)", re.IGNORECASE)
"""What asks for words, and what asks for a number beside."""
_OF_THE = re.compile(r"\b(?:of|out of) (?:the|these|those|all|its|their) (\d[\d,.]*)", re.IGNORECASE)
_UNTOLD = ("", "number", "percent", "GBP")
"""Units that say nothing of what is counted."""
_LAST = re.compile(r"[.!?;]\s+")
_NOT = re.compile(
    r"\b(?:not|never|without|cannot|no longer|neither)\b|n['’]t\b|\b(?:did|was|were|is|are|do|does)nt\b", re.IGNORECASE
)
_SAYS_NOT = re.compile(
    rf"{_NOT.pattern}|\b(?:no|none|nor|other|others|rest|remain\w*|fail\w*|miss\w*|lack\w*|refus\w*|un[a-z]+)\b",
    re.IGNORECASE,
)
"""Asks for those of whom something is not so; what tells it says so too."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A number in a sentence of a found passage, the figure that was read there, and how likely it answers."""

    candidate: Candidate
    figure: Observation | None
    likelihood: float


@dataclass(frozen=True, slots=True)
class Standing:
    """Printed numbers that may answer, and their features, float64 (n, features)."""

    found: tuple[Candidate, ...]
    rows: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reading:
    """What reads printed numbers of one version: the model that reads, the weights, the terms."""

    version: IndexVersion
    glossary: Glossary
    model: Comparing
    fit: Model


def may_be_read(query: Query) -> bool:
    """Whether one printed number can answer: not what must be reckoned, nor what is told in words.

    Nor what is asked of a quarter or of the year before, which a sentence mostly leaves to its paper.
    """
    of_number = query.wants is not Wants.EITHER or not _OF_DEED.search(_LAST.split(query.text.strip())[-1])
    of_words = _OF_WORDS.search(query.text) and not _COUNTED.search(query.text)
    of_days = all(part.first == part.last for part in query.parts)
    of_quarter = any(period.kind is PeriodKind.QUARTER for period in query.periods)
    in_time = of_days and not of_quarter and query.relation not in BACK
    return looked_up(query).is_of_one_number and of_number and in_time and not of_words


def looked_up(query: Query) -> Query:
    """The query, looked up where a share, a total or a change may be printed as it is asked for: "fees rose by 3%"."""
    is_printed = (
        query.operation is Operation.TOTAL
        or (query.operation is Operation.SHARE and query.wants is Wants.PERCENT)
        or (query.operation is Operation.CHANGE and not query.periods[1:])
    )
    return replace(query, operation=Operation.LOOKUP) if is_printed else query


def likely_numbers(
    query: Query, hits: Sequence[PassageHit], reading: Reading, matched: Mapping[str, float]
) -> tuple[Printed, ...]:
    """The printed numbers, the likeliest first, each once however often it is told.

    `matched`: how likely figures are the ones asked for, by id.
    """
    stood = standing(query, hits, reading, matched)
    chances = reading.fit.likelihoods(stood.rows).tolist() if stood.found else []
    best: dict[tuple[object, object], tuple[Candidate, float, float]] = {}
    for each, chance in zip(stood.found, chances, strict=True):
        key = (each.number.value, each.number.kind)
        first, own, together = best.get(key, (each, 0.0, 0.0))
        best[key] = (each if chance > own else first, max(chance, own), together + chance)
    printed = (Printed(each, _figure_of(query, each), together) for each, _, together in best.values())
    return tuple(sorted(printed, key=lambda one: -one.likelihood))


def standing(query: Query, hits: Sequence[PassageHit], reading: Reading, matched: Mapping[str, float]) -> Standing:
    """The printed numbers that may answer, read together with the question."""
    found = candidates(query, hits, reading.version, reading.glossary)
    told = [each.as_read(reading.version) for each in found]
    read = [float(odds) for odds in reading.model.compare(as_asked(query.text), told)] if told else []
    return Standing(found, features_of(query, found, read, reading.version, matched))


def _figure_of(query: Query, candidate: Candidate) -> Observation | None:
    """The figure that was read of a number, if it may be shown as the one asked for."""
    fitting = [
        each for each in candidate.own if each.confidence >= ANSWERS_FROM and reason_against(query, each) is None
    ]
    return max(fitting, key=lambda each: each.confidence, default=None)


def answers_surely(query: Query, one: Printed, reading: Reading, *, least: float) -> bool:
    """Whether a printed number is likely enough, of the kind, names and time asked for, and no part, move or opposite.

    What is less sure stands in a sentence that says all of the question that its paper knows.
    """
    told, text = one.candidate.told, one.candidate.told.text
    if one.likelihood < least or (_NOT.search(query.text) and not _SAYS_NOT.search(text)):
        return False
    if told.names_missing or not (told.covers_times and told.names_days and told.holds_thing):
        return False
    if time_of(query, one.candidate, reading.version).startswith("other") or not _counts(query, one, reading):
        return False
    is_sure, passage = one.likelihood >= SURELY, told.hit.passage
    if not told.is_statistic or not _is_of_place(query, one, reading.version):
        return False
    if not (is_sure or tells_number(query, passage, text, reading.version, reading.glossary)):
        return False
    if query.operation is Operation.CHANGE and not one.candidate.is_moved_by:
        return False
    may_be_part = query.operation is Operation.TOTAL and not says_total(text)
    return not (may_be_part and (one.likelihood < SURELY or TOGETHER.search(query.text)))


def _is_of_place(query: Query, one: Printed, version: IndexVersion) -> bool:
    """Whether a number is of the area asked of: what was read of it, its paper, or the words around it name that."""
    if not query.area or not query.area_named:
        return True
    area, passage = query.area.casefold(), one.candidate.told.hit.passage
    document = version.documents[passage.document_id]
    areas = {(place or "").casefold() for place in (document.area, *(each.area for each in one.candidate.own))}
    around = " ".join((document.title, *passage.headings, one.candidate.told.text)).casefold()
    return area in areas or area in around


def _counts(query: Query, one: Printed, reading: Reading) -> bool:
    """Whether a number is of the kind and counts what is asked for, and what it is part of is told beside it.

    "How many of the 22,602 contacts" is asked of a passage that has that number.
    """
    candidate = one.candidate
    asked, told = age_bands(query.text), age_bands(candidate.told.text)
    if asked and told and not asked & told:
        return False
    own = [each for each in candidate.own if each.unit not in _UNTOLD]
    needed = 1.0 if counts_people(query) else 0.5
    fits = one.likelihood >= CERTAINLY or any(fits_head(query, each, reading.glossary) >= needed for each in own)
    if own and not fits:
        return False
    held = {number.value for number in find_quantities(candidate.told.hit.passage.text)}
    whole = {number.value for match in _OF_THE.finditer(query.text) for number in find_quantities(match[1])}
    return whole <= held and is_of_kind(query, candidate.number)
