"""How many of those asked replied, where a document tells both numbers and prints no rate.

In: a query and the observations that may answer it. Out: a `Draft` with its working, or None where the question asks
for no response rate, or not exactly one pair of numbers "sent" and "came back" stands together on what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.glossary import Glossary
from corpus.measures import stems
from corpus.models import Aspect, Observation, Status
from server.answers.drafts import Draft
from server.answers.families import is_additive
from server.answers.queries import Query
from server.answers.shares import shared_out

_ASKS = re.compile(r"\b(?:response|reply|return) rates?\b", re.IGNORECASE)
_RATE_WORDS = frozenset(stems("response reply return rate"))
_REPLIED = re.compile(
    r"\b(?:repl(?:y|ies|ied)|respon(?:ses?|ded|dents)|returned|came back|sent back|got back|completed|answered"
    r"|filled (?:in|out)|took part)\b",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:sent|went (?:out )?to|went|posted|mailed|issued|invited|asked|approached|distributed|given out)\b",
    re.IGNORECASE,
)
_NEXT = 3
"""Characters at most between the end of a sentence and the next one."""


def answer_response_rate(query: Query, observations: Iterable[Observation], glossary: Glossary) -> Draft | None:
    """The replies as a percentage of those who were asked."""
    if not _ASKS.search(query.text):
        return None
    held = [each for each in observations if _is_count(each) and not (query.area_named and each.area != query.area)]
    pairs = [pair for pair in _pairs(held) if _is_about(query, *pair, glossary) and _is_of_time(query, pair[0])]
    values = {(part.value, whole.value) for part, whole in pairs}
    return shared_out(pairs[0][0], (pairs[0][1],)) if len(values) == 1 else None


def _is_count(seen: Observation) -> bool:
    told = seen.aspect is Aspect.LEVEL and seen.status is Status.ACTUAL and seen.value is not None
    return told and seen.upper is None and is_additive(seen.unit) and seen.unit != "GBP"


def _pairs(held: list[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """Numbers that came back, each with one that was sent right before it."""
    for part in held:
        for whole in held:
            together = _is_next(whole, part) and (whole.value or 0) > (part.value or 0) > 0
            if together and _REPLIED.search(_said(part)) and _SENT.search(_said(whole)):
                yield part, whole


def _said(seen: Observation) -> str:
    """What a number is said to be: its own words, without those that it took over from the number before."""
    return f"{seen.group or seen.measure} {seen.unit}"


def _is_next(one: Observation, other: Observation) -> bool:
    """Whether a number stands before another of the same sentence, or in the sentence before."""
    here, there = one.locator, other.locator
    if (one.document_id, here.page_index, one.period) != (other.document_id, there.page_index, other.period):
        return False
    same = (here.start, here.end) == (there.start, there.end)
    return one.number_span < other.number_span if same else 0 <= there.start - here.end <= _NEXT


def _is_about(query: Query, part: Observation, whole: Observation, glossary: Glossary) -> bool:
    """Whether all that the question names besides the rate stands around the two numbers."""
    around = " ".join((whole.label, whole.context, whole.locator.quote, part.locator.quote, *part.locator.headings))
    said, terms = {*stems(around)}, glossary.read(around).names
    return {*query.stems} <= said | _RATE_WORDS and {term.name for term in query.terms} <= terms


def _is_of_time(query: Query, part: Observation) -> bool:
    """Whether the numbers are of a time asked for, where one is."""
    return not (query.periods or query.parts) or part.period in query.periods
