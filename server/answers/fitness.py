"""What rules a figure out for a question, whatever words they share: another age band, a count for a rate, a plan for
an outturn, an opposite, or words that the same sentence says of another figure.

In: a question's text and an observation. Out: yes or no. A refusal costs little, a wrong group or a budget for what was
spent costs the product.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.measures import stem, stems, tokens
from corpus.models import Observation, Status
from server.answers.ages import OLDER, WORKING_AGE, age_bands

_WITHOUT = re.compile(r"\b(?:without|excluding|except|no|not|other than)\s(?:\w+ing\s)?(\w+)", re.IGNORECASE)
_RATE = re.compile(r"\bper\s(?:1|10|100)?,?000\b", re.IGNORECASE)
_PER_ONE = re.compile(
    r"\b(?:for|in|out of) every\b|\bper (?:head|person|adult|resident|capita|million|hundred thousand|thousand)\b",
    re.IGNORECASE,
)
_OF_WHOLE_BUDGET = re.compile(
    r"\b(?:share|fraction|proportion|percentage|per ?cent|part|slice|%|much) of (?:the|our|your|its|their)\b"
    r"[^?]{0,30}\bbudget\b",
    re.IGNORECASE,
)
"""The money of which a share is asked: "what fraction of the budget was", planned or spent."""
_NO_PAPER = r"(?! (?:survey|monitoring|report|paper|book|debate|meeting|consultation|minutes|news|statement)s?\b)"
"""Not a paper about a budget: "in the 2011 budget survey"."""
_ASKED: tuple[tuple[frozenset[Status], re.Pattern[str]], ...] = (
    (
        frozenset({Status.BUDGET, Status.DRAFT}),
        re.compile(
            rf"\bdid\b.*(?<!over )(?<!under )(?<!personal )(?<!individual )\bbudget\b{_NO_PAPER}|\bbudgeted\b"
            r"|(?<!over )(?<!under )(?<!within )\bbudget (?:for|was|is|of|set)\b"
            rf"|\b(?:net|gross|annual|agreed|approved) budget\b{_NO_PAPER}",
            re.IGNORECASE,
        ),
    ),
    (
        frozenset({Status.FORECAST}),
        re.compile(r"\bforecast\w*\b|\bprojected\b|\bpredicted\b|\bexpect(?:s|ing)? to spend\b", re.IGNORECASE),
    ),
    (frozenset({Status.TARGET}), re.compile(r"\b(?:targets?|goals?|aim(?:s|ed|ing)? (?:for|to))\b", re.IGNORECASE)),
    (
        frozenset({Status.ACTUAL}),
        re.compile(
            r"(?<!\bbe )\bspent\b|\b(?:did|does) (?!.{0,60}\b(?:expect|plan|intend|hope|mean)\w* to\b).{0,60}\bspend\b"
            r"|\bfinal (?:adult |social |care |net |gross |total ){0,3}(?:over|under)?spen[dt]|\bdid .{0,60}\bcost\b"
            r"|\boutturn\b|\bactual(?:ly)?\b|\bin the end\b"
            r"|\b(?:has|have|had) .{2,50}\b(?:given|awarded|paid|granted|received|handed over)\b",
            re.IGNORECASE,
        ),
    ),
)
_BESIDE_TARGET = re.compile(
    r"\b(?:short of|against|below|above|under|over|beyond|miss(?:ed)?|beat|me?et|exceed\w*|compared (?:with|to))"
    r"\b(?!\W*\d)[^?]{0,60}?\b(?:targets?|goals?)\b",
    re.IGNORECASE,
)
""" "Short of its target": not the target is asked for, but what stands beside it."""
_ASKS_FOR_PLAN = re.compile(
    r"\b(?:target|aim|goal|plan|want|hope|expect|forecast|will|would|should|meant|supposed|saving|promis|intend|propos)\w*"
    r"|\bgoing to\b|\b(?:is|are|was|were) to (?!date\b)\w",
    re.IGNORECASE,
)
_STATISTICS = (
    (re.compile(r"\bnumerator\b", re.IGNORECASE), False),
    (re.compile(r"\bdenominator\b", re.IGNORECASE), True),
    (re.compile(r"\bmargins? of error\b|\bconfidence (?:interval|limit)|\b(?:upper|lower) bound", re.IGNORECASE), True),
)
"""Numbers that stand behind a measure, and whether one may answer only where the question names it."""
_ANSWERED = re.compile(
    r"\b(?:respon\w+|repl(?:y|ied|ies)|answer(?:ed|s)?|took part|taking part|filled in|sent back|returned|surveyed)\b",
    re.IGNORECASE,
)
_OF_VIEWS = re.compile(
    r"\b(?:vot|oppos|repl|consult|respon|petition|motion|propos|clos|member|councillor)", re.IGNORECASE
)
_PART_OF = re.compile(r"\b(?:of|among) (?:them|these|those|which|whom)\b", re.IGNORECASE)
_OPPOSITES = {
    stem(word): one.split()
    for one in (
        "against disagreed opposed objected",
        "rejected declined refused",
        "dissatisfied unhappy",
        "unsafe",
        "upheld",
        "vacant unfilled",
    )
    for word in one.split()
}
"""Words for one side of two, each with those that mean the same."""
_DENIED = re.compile(
    r"\bnot (?:been |being )?(?:granted|approved|agreed|accepted|satisfied|happy|supported|in favour)\b"
    r"|\b(?:did|do|does)(?: not|n['’]t) (?:agree|support|accept)\b",
    re.IGNORECASE,
)
""" "Not granted" is refused; "did not reply" is against nothing."""
_BEGUN_OR_ENDED = (
    frozenset(map(stem, ("started", "begun", "began", "opened", "commenced", "raised"))),
    frozenset(map(stem, ("concluded", "completed", "closed", "ended", "finished"))),
)
"""What was begun is no count of what was ended: a figure that says one of them does not answer for the other."""
_ROOT = 5
"""Letters that the words of one root begin with."""


def ruled_out_as(question: str, observation: Observation, *, from_then: bool = False) -> str | None:
    """Why a figure cannot answer a question, though it may name every word of it; None where it can.

    `from_then`: whether the question asks how far what was is from what is foreseen, so that figures of both answer.
    """
    if _is_opposed(question, observation):
        return "not of the opposite that is asked for"
    if _of_other_ages(question, observation):
        return "of other ages"
    if _RATE.search(question) and not observation.unit.startswith("per "):
        return "not a rate"
    if _of_other_status(question, observation) and not (from_then and observation.status is Status.ACTUAL):
        return "planned, where what was is asked for, or the reverse"
    if observation.status is Status.TARGET and not _ASKS_FOR_PLAN.search(question):
        return "a target"
    return "another number behind the measure" if _is_other_statistic(question, observation) else None


def _is_other_statistic(question: str, observation: Observation) -> bool:
    """Whether a figure is another number behind a measure than the one asked for: who answered, a bound, a base."""
    said = f"{observation.label} {observation.unit}"
    if observation.unit.lower() == "respondents" and not _ANSWERED.search(question):
        return True  # how many answered is not how many are satisfied
    for words, only_if_asked in _STATISTICS:
        asked, told = bool(words.search(question)), bool(words.search(said))
        if asked is not told and (asked or only_if_asked):
            return True
    return False


def stands_behind(question: str, observation: Observation) -> bool:
    """Whether a figure is a number behind a measure that the question does not name: no choice for who asks for people.

    "The proportion who receive direct payments, Numerator" tells nobody what it counts.
    """
    said = f"{observation.label} {' '.join(value for _, value in observation.dimensions)}"
    return any(words.search(said) and not words.search(question) for words, _ in _STATISTICS)


def _is_opposed(question: str, observation: Observation) -> bool:
    """Whether the question asks for an opposite that the figure does not say; "vacancy" says "vacant"."""
    words, labelled = set(stems(question)), set(stems(observation.label))
    for one, other in (_BEGUN_OR_ENDED, _BEGUN_OR_ENDED[::-1]):
        if words & one and not words & other and labelled & other and not labelled & one:
            return True
    asked = _opposites_asked(question)
    if not asked:
        return False
    said = {word[:_ROOT] for word in stems(f"{observation.label} {' '.join(observation.locator.headings)}")}
    denied = _DENIED.search(observation.label)
    return any(not (denied or {stem(one)[:_ROOT] for one in _OPPOSITES[word]} & said) for word in asked)


def _of_other_ages(question: str, observation: Observation) -> bool:
    asked = age_bands(question)
    if not asked:
        return False
    own = age_bands(observation.group or "") or age_bands(f"{observation.label} {observation.unit}")
    if own:
        return not asked & own
    around = age_bands(f"{observation.locator.quote} {observation.context}")
    return not asked & around and bool(asked - {OLDER, WORKING_AGE} or around)


def _of_other_status(question: str, observation: Observation) -> bool:
    named = _statuses_named(question)
    if len(named) != 1 or observation.status in named[0]:
        return False
    words = next(words for statuses, words in _ASKED if statuses == named[0])
    is_called_so = Status.ACTUAL not in named[0] and words.search(observation.label)
    return not is_called_so  # "reduction targets agreed", whatever its sentence made of them


@lru_cache(maxsize=1_000)
def _statuses_named(question: str) -> tuple[frozenset[Status], ...]:
    question = _OF_WHOLE_BUDGET.sub(" ", _BESIDE_TARGET.sub(" ", question))
    return tuple(statuses for statuses, words in _ASKED if words.search(question))


@lru_cache(maxsize=1_000)
def _opposites_asked(question: str) -> frozenset[str]:
    asked = frozenset(_OPPOSITES) & set(stems(question))
    return asked if _OF_VIEWS.search(question) else asked - {"against"}  # complaints are upheld against a council


def asks_for_rate(question: str) -> bool:
    """Whether a question asks for so many of a thousand, or for each person."""
    return _RATE.search(question) is not None or _PER_ONE.search(question) is not None


def names_excluded(excluded: Iterable[str], observation: Observation) -> bool:
    """Whether a figure is of what a question leaves out: not one of "beds without nursing" for "without nursing"."""
    without = {stem(match[1].lower()) for match in _WITHOUT.finditer(observation.label)}
    return bool(set(excluded) & {stem(word) for word in tokens(observation.label)} - without)


def said_of_others(observation: Observation, siblings: list[Observation]) -> frozenset[str]:
    """The stems that its paragraph says of another figure of the same unit, and not of this one.

    Of its own sentence the labels of the others tell them, and all that a later one says of a part: "We received 900
    requests. Of these, 400 were resolved with advice" has not 900 that were.
    """
    place = observation.locator
    own = set(stems(f"{observation.label} {observation.unit}"))
    above = own | set(stems(" ".join((place.quote, *place.headings))))
    theirs = set[str]()
    for other in siblings:
        if other.label == observation.label or other.unit != observation.unit:
            continue
        if (other.locator.start, other.locator.end) == (place.start, place.end):
            theirs |= set(stems(other.label)) - own
        elif other.locator.start > place.start and _PART_OF.search(other.locator.quote):
            theirs |= set(stems(other.locator.quote)) - above
    return frozenset(theirs)
