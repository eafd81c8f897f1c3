"""How far the reading of a number in a sentence is to be trusted: enough to answer, or kept and marked.

In: the reading. Out: a confidence. Doubtful are labels that say nothing of their own, counts that name nothing counted,
periods that are not clear, winding sentences, questions, suppositions, corrections, and money in papers about plans
that no word calls spent, planned or expected.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.figures.binding import counts_something, is_measure, unit_of
from corpus.figures.bounds import only_bounds
from corpus.figures.cell_units import UNKNOWN_COUNT
from corpus.figures.clauses import BASE, Part
from corpus.figures.places import Known
from corpus.figures.stances import EXPECTED
from corpus.figures.statements import is_elliptic
from corpus.figures.telling_words import says_in_full, telling
from corpus.figures.warrants import is_open, is_told
from corpus.figures.wholes import is_whole
from corpus.models import Metadata, Observation, Status
from corpus.periods import PeriodKind
from corpus.quantities import UnitKind, find_quantities

CONFIDENT, FAIR, DOUBTFUL = 0.8, 0.7, 0.5
"""FAIR: what the number is of is told around it, or its unit or period not at all; it answers what names it."""
NOUN_WORDS = 4
"""Words after a count among which its noun stands."""
ENOUGH = 2
"""Telling words from which on a label is known though it holds a pronoun."""
MAX_SURE_CHARS = 240
"""Longer sentences are too winding to be trusted with a number's measure."""
_OVER_YEARS = re.compile(
    r"^[^.;£]{0,90}\bover (?:the )?(?:next |coming )?(?:two|three|four|five|six|ten|\d+) years\b", re.IGNORECASE
)
_WHOLE = re.compile(
    r"\s[a-z][\w’'-]{2,20}s(?:\s(?!(?:for|with|were|was|are|had|have)\b)\S{1,20}){0,3}"
    r"(?:\s(?:is|are|was|were)\s\S{1,20})?\s*$",
    re.IGNORECASE,
)
_MAYBE = re.compile(r"\b(?:could|might)\b", re.IGNORECASE)
_AS_IS = re.compile(
    r"\bif (?:nothing (?:changes|changed|is \w+|more is \w+)|no action is taken"
    r"|(?:(?:the|this|current|present|recent|these|past) ){0,2}(?:trends?|rates?|patterns?|demand|levels?|use|growth)\b"
    r"[^,.;]{0,30}\b(?:stays?|continues?|remains?|holds?|goes on|go on))\b",
    re.IGNORECASE,
)
""" "If nothing changes", "if current trends continue": a forecast is made on it, so that it casts no doubt."""
_COMPARED = re.compile(r"\b(?:compared (?:with|to)|as against|against|than|from)\s$", re.IGNORECASE)
_MORE = re.compile(r"\s(?:more|fewer)\b", re.IGNORECASE)
_AGE_LAST = re.compile(r"\b(?:over|under) (?:1[68]|[2-9][05])$", re.IGNORECASE)
""" "12% were under 45" says an age, not another number."""
_STANDS_FOR = re.compile(
    r"\b(?!(?:for|with|from|that|and|but|when|where|than|among|between|like|who|whom|about|which|while|because|after"
    r"|before|against|over|under|said|says|if)\s)[a-z]{3,}\s(?:it|her|him|them|so|one)(?=\s*(?:[|£\d.,;:)]|$"
    r"|(?:at|as|in|for|on|by"
    r"|to|last|this)\b))",
    re.IGNORECASE,
)
""" "We did so for 68%", "we paid her £1,750": the words stand for something told before."""
_SUBORDINATE = re.compile(r"\b(?:when|because|since|who|that|which|where|after|before)\b", re.IGNORECASE)
_RATE = re.compile(r"\brate\b", re.IGNORECASE)
_OVER_PLAN = re.compile(
    r"\b(?:over|under)[ -]?spen[dt]\w*|\b(?:over|under)\b(?=[.,;]|$)|\bhigher than budget\b", re.IGNORECASE
)
""" "Mental Health £0.5m over": whether foreseen or come about, so far is it from the plan."""
_FORESEEN = re.compile(r"^.*\bforecasts?\b.*$", re.IGNORECASE | re.DOTALL)
_UNCOUNTED = re.compile(r"\brate\b|\b(?:reserves?|funds?|budget|cost|costs|spen[dt])\b", re.IGNORECASE)
"""Beside such words a number without a noun is a rate or money, whose unit is lost."""
_BASE_BEFORE = re.compile(r"\bof (?:the|these|those) $", re.IGNORECASE)
""" "Of the 1,486, 912 went home" says the first again."""
_PART_NEXT = re.compile(r",|(?:\s[a-z’'-]+){1,4}?\s(?:only\s|just\s|some\s)?(?!(?:19|20)\d\d)[£\d]")
""" "Of the 3,792 days 118 were put down to social care": what is told of those is told of the part."""
_WHOLE_OF = re.compile(r"(?:%|\bper ?cent) of $|[£\d]\S{0,12}\sof (?:the|these|those|our|its|their)\s$", re.IGNORECASE)
""" "£1.2m of the £4.6m savings are rated red": so much of it is, not all."""
_KEY_DECISION = re.compile(r"\bkey\b[^.;]{0,60}\b(?:expenditure|savings|spending|spend)\b[^.;£]{0,40}$", re.IGNORECASE)
""" "Reason key: expenditure or savings greater than £500,000": the rule by which a decision is a key one."""
_RULE = re.compile(
    r"\b(?:when|where|if|whenever)\b[^.;£]{0,40}\b(?:value|cost|expenditure|savings|contract)\b[^.;£]{0,20}"
    r"\b(?:is|are|exceeds?|goes)\s(?:(?:over|more than|above|greater than|at least)\s)?$",
    re.IGNORECASE,
)
""" "When the total value is over £2million": the case in which a rule holds."""
_UNSURE = re.compile(
    r"\?\s*$|\b(?:if|suppose|imagine|for example|for instance|e\.g\.|should have (?:read|been|said)"
    r"|misprint|rounded to"
    r"|denied|untrue|(?:not|isn['’]t|wasn['’]t) (?:true|the case)"
    r"|no evidence that|(?:in|by) error"
    r"|typing error|corrected|correction|slip of the pen|example)\b",
    re.IGNORECASE,
)


_ROW = re.compile(r"(?<![\d.,])\d[\d.,]{0,12}%?(?:[ \t]{1,4}£?\d[\d.,]{0,12}%?){2}")
""" "MMR two doses by age 5 81.3% 82.6% 83.9%": a row of a table, whose first cell names a measure."""
_OPEN_BRACKET = re.compile(r"\([^()]{0,40}:\s[^()]*$|\s,\s(?:which|who|whom|of)\b")
"""Words of another sentence, cut open where its number was: "of whom are (England: spent gross"."""
_ADDED = re.compile(r"(?:[,;]|\b(?:and|or|but))\s(?:about\s|only\s|just\s|another\s|some\s)?$", re.IGNORECASE)
_CAUSE = re.compile(r"^\s(?:because|owing to|due to|thanks to|on account of)\b", re.IGNORECASE)
""" "118 were due to a death and 97 because no assistant was found": 97 of the same are told by their cause alone."""
_NOT = re.compile(
    r"\b(?:no longer|rather than|(?:and|,|but) not|instead of)\s(?:the\s|about\s|some\s)?$|,\snot\s(?:the\s|about\s)?$",
    re.IGNORECASE,
)
""" "18 homes had closed, not 12": the number is denied."""


def trusted_name(measure: str, group: str, *, own: bool, joined: bool) -> str:
    """The name by which a reading is trusted: with its group where both are of one number, or where only that tells.

    Below the heading "Our year in numbers" what a number goes on about is told by the group of the one before.
    """
    is_handed = not own and not telling(measure) and bool(telling(group))
    return f"{measure} {group}" if joined or holds_another(group) or is_handed else measure


def confidence_of(
    label: str, known: Known, part: Part, unit: str, own: bool, status: Status | None, metadata: Metadata
) -> float:
    """CONFIDENT, FAIR or DOUBTFUL. `own` says whether the number must name what it counts: no number beside it does.

    `status` is None where it was taken over from the number beside it, which was asked already.
    """
    sentence = f"{part.lead}{part.tail}"
    doubts = (
        not (telling(label) or is_whole(label) or (says_in_full(label) and not is_elliptic(part))),
        _BASE_BEFORE.search(part.lead) is not None and _PART_NEXT.match(part.tail) is not None,
        holds_another(label),
        "( )" in label or _OPEN_BRACKET.search(label) is not None,
        part.between == " (" and is_unexplained(part),
        _CAUSE.match(part.tail) is not None and _ADDED.search(part.lead) is not None,
        not part.bracketed and (BASE.search(part.near) is not None or _WHOLE_OF.search(part.lead) is not None),
        own and _is_nameless(part) and not _is_compared(part, unit),
        own and len(telling(label)) < ENOUGH and _stands_for_another(part),
        known.is_past or (part.quantity.in_words and _ROW.search(sentence) is not None),
        _KEY_DECISION.search(part.lead) is not None
        or _RULE.search(part.lead) is not None
        or _NOT.search(part.near) is not None,
        _UNSURE.search(_AS_IS.sub(" ", sentence)) is not None,
        _MAYBE.search(f"{part.before} | {_SUBORDINATE.split(part.after)[0]}") is not None,
    )
    if any(doubts):
        return DOUBTFUL
    open_status = status is not None and is_open(part, known, status, metadata)
    open_doubts = (
        status is not None and status in EXPECTED and not is_told(part, status, metadata),
        open_status and not _OVER_PLAN.search(_FORESEEN.sub("", sentence)),
        not known.is_sure and _COMPARED.search(part.between) is not None,
        not _counts(part, unit) and (own or not unit.startswith("per ")) and _UNCOUNTED.search(sentence) is not None,
    )
    if any(open_doubts):
        return DOUBTFUL
    weak = (
        not known.is_sure,
        not (_counts(part, unit) or (not own and unit.startswith("per "))),
        len(sentence) > MAX_SURE_CHARS,
        open_status,
    )
    return FAIR if any(weak) else CONFIDENT


def _counts(part: Part, unit: str) -> bool:
    """Whether a unit is known. "The rate was 3,040" leaves open of how many."""
    quantity = part.quantity
    if quantity.kind is not UnitKind.COUNT or quantity.unit_word:
        return True
    if counts_something(unit) and part.after.lower().lstrip().startswith(f"{unit} "):
        return True  # "the rate represents 1,815 admissions of residents"
    named = counts_something(unit) or (is_measure(unit) and not unit.startswith("per "))
    return named and not _RATE.search(part.before)


def is_unexplained(part: Part) -> bool:
    """Whether brackets hold a bare number after another one, and nothing says what it is: "Exclusions: 3 (2)"."""
    before = find_quantities(part.lead[:-2])
    alike = bool(before) and before[-1].end == len(part.lead) - 2 and before[-1].kind is part.quantity.kind
    return alike and part.after == "" and part.tail.startswith(")") and part.quantity.kind is UnitKind.COUNT


def _stands_for_another(part: Part) -> bool:
    """Whether the clause's own verb has a pronoun for its object, whatever a clause that hangs on it says."""
    return _STANDS_FOR.search(f"{part.before} | {_SUBORDINATE.split(part.after)[0]}") is not None


def holds_another(label: str) -> bool:
    """Whether a label holds another number of its sentence: "discharge fund is £8.35 million" was cut amiss.

    The number of the whole may name it: "63 courses: refresher", "of the ten measures, four are Green".
    """
    said = _AGE_LAST.sub("", label)
    others = [
        q
        for q in find_quantities(said)
        if q.kind is not UnitKind.DURATION and q.value != 1 and not only_bounds(said, q)
    ]
    whole = len(others) == 1 and others[0].kind is UnitKind.COUNT and _WHOLE.match(said, others[0].end)
    return bool(others) and not (whole and others[0].start == 0)


def _is_nameless(part: Part) -> bool:
    """ "138k for the roof" and "850k" beside pounds lost their sign; "two about a bathroom" names nothing counted."""
    quantity = part.quantity
    if quantity.kind is not UnitKind.COUNT or not (quantity.in_words or quantity.multiplier):
        return False
    if quantity.printed.endswith("k") and "£" in f"{part.lead}{part.tail}":
        return True
    return not counts_something(unit_of(quantity, " ".join(part.after.split()[:NOUN_WORDS])))


def _is_compared(part: Part, unit: str) -> bool:
    """ "Eleven referrals, three more than in the year before": the noun is that of the number it is compared with."""
    quantity = part.quantity
    compared = _COMPARED.search(part.between) or _MORE.match(part.after)
    return bool(compared) and quantity.value > 1 and not quantity.multiplier and unit in part.lead.lower().split()


def spans_years(part: Part, known: Known) -> bool:
    """Whether an amount is of no single year: "£4.5 million over three years"."""
    in_range = known.period is not None and known.period.kind is PeriodKind.RANGE
    return part.quantity.kind is UnitKind.GBP and not in_range and _OVER_YEARS.search(part.tail) is not None


def as_told(seen: Observation | None, *, by_words_around: bool) -> Observation | None:
    """An observation with less confidence where its unit or its measure stands elsewhere; None for "dial 18000"."""
    if seen is None or (seen.unit == UNKNOWN_COUNT and seen.confidence < FAIR):
        return None
    is_weak = by_words_around or seen.unit == UNKNOWN_COUNT
    return replace(seen, confidence=min(seen.confidence, FAIR)) if is_weak else seen
