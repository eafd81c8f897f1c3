"""The sum of all numbers of one sentence, list or run of rows, where a question says how many things it adds up.

In: a query for a total, the passages found, and the open index. Out: a `Draft` with the working, which quotes what
prints them, or None. "Both write-offs together" are the two of the sentence that tells of write-offs; a set of another
size, or of which one is as much as the others, is not what was asked for.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.glossary import Glossary
from index.models import PassageHit
from index.pair_reading import Comparing, as_asked
from index.store import IndexVersion
from server.answers.calculations import TOGETHER
from server.answers.display import show_observation
from server.answers.drafts import Draft, Statement
from server.answers.families import is_additive
from server.answers.models import Outcome
from server.answers.operations import total
from server.answers.parallel_places import Place
from server.answers.passage_words import share_named
from server.answers.phrases import join_words, opening
from server.answers.printed_operands import are_alike, is_of_time_asked, operand
from server.answers.printed_sets import Layout, PrintedSet, sets_printed, told_at
from server.answers.queries import Operation, Query, Wants

LEAST, APART = -1.5, 1.0
"""Log-odds that one of the numbers of a set is asked about, and by how much it must be likelier than another set."""
NAMED = 0.6
"""Share of the question's content that the set names with its headings."""
_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_COUNT = re.compile(r"\b(?:" + "|".join(_COUNTS) + r")\b(?! (?:years?|months?|weeks?|days?|hours?)\b)", re.IGNORECASE)


def answer_sum_of_all(
    query: Query, hits: Sequence[PassageHit], version: IndexVersion, glossary: Glossary, model: Comparing
) -> Draft | None:
    """The sum of the numbers that stand side by side, as many as the question says."""
    counts = {_COUNTS[word.lower()] for word in _COUNT.findall(query.text)}
    is_of_all = query.operation is Operation.TOTAL and len(counts) == 1 and not (query.since or query.carried)
    if not is_of_all or not (TOGETHER.search(query.text) or query.wants is Wants.COUNT):
        return None
    asked = replace(
        query, operation=Operation.LOOKUP, wants=query.wants if query.wants is Wants.MONEY else Wants.FIGURE
    )
    sets = sets_printed(asked, hits, version)
    places = list(dict.fromkeys(place for each in sets for place in each.members))
    if not places:
        return None
    read = model.compare(as_asked(query.searched), [told_at(place, version) for place in places])
    scores = dict(zip(places, map(float, read), strict=True))
    ranked = sorted(((_score(each, scores), each) for each in sets), key=lambda pair: -pair[0])
    score, first = ranked[0]
    rival = max((each for each, one in ranked[1:] if _values(one) != _values(first)), default=-math.inf)
    whole = " ".join((first.text, *first.hit.passage.headings, version.documents[first.hit.passage.document_id].title))
    sure = score >= LEAST and score - rival >= APART and share_named(query, whole, glossary) >= NAMED
    if not sure or len(first.members) != counts.pop() or _holds_total(first) or "“" in first.text:
        return None
    if not all(is_of_time_asked(place, query) for place in first.members):
        return None
    return _added(first, version)


def _score(each: PrintedSet, scores: Mapping[Place, float]) -> float:
    return math.log(sum(math.exp(scores[place]) for place in each.members))


def _values(each: PrintedSet) -> list[Decimal]:
    return sorted(place.number.value for place in each.members)


def _holds_total(each: PrintedSet) -> bool:
    """Whether one number is as much as all the others together, or they are told as parts of the first."""
    values = [place.number.value for place in each.members]
    return each.layout is Layout.PARTS or (len(values) > 2 and 2 * max(values) == sum(values))


def _added(each: PrintedSet, version: IndexVersion) -> Draft | None:
    parts = [operand(place, version.documents) for place in each.members]
    if not is_additive(parts[0].unit) or not are_alike(parts):
        return None
    parts = [replace(part, unit=parts[0].unit) for part in parts]
    result = total(parts)
    told = f"{opening(result.display)}: the sum of {join_words([show_observation(part) for part in parts])}."
    quotes = {part.locator.quote: part for part in parts}
    return Draft(
        Outcome.ANSWERED,
        (Statement(told, tuple(parts)), *(Statement(f"“{quote}”.", (one,)) for quote, one in quotes.items())),
        figures=tuple(parts),
        workings=(result.working,),
        hits=(each.hit,),
        measure=parts[0].measure,
    )
