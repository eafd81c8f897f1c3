"""Statuses that a header names: "Revised budget", "Forecast outturn", "Target", and the columns of change beside them.

In: a label without its period and unit. Out: its status with what is left of the label; whether it heads a change.
"""

from __future__ import annotations

import re

from corpus.measures import clean_label
from corpus.models import Status

_ADJECTIVES = (
    r"(?:(?:net|gross|original|revised|current|approved|annual|full[- ]year|latest|year[- ]to[- ]date|ytd|total|agreed"
    r"|base|working|initial|final|provisional|cash|opening|closing|overall|year[- ]?end|end[- ]of[- ]year|in[- ]year"
    r"|profiled?)\s)*"
)
_OF_THE_YEAR = re.compile(
    r"\s(?:for|by|to|at|in)\s(?:the\s)?(?:(?:full|whole|end\sof(?:\sthe)?|financial)\s)*(?:year|march"
    r"|31\smarch)(?:[- ]end)?$",
    re.IGNORECASE,
)
""" "Forecast for year", "Expected by year end"."""
_STATUSES: tuple[tuple[Status, str], ...] = (
    (Status.BUDGET, r"(?:original|revised|approved) estimates?"),
    (Status.DRAFT, r"(?:draft|proposed)(?: budget| plan| spend)?s?"),
    (
        Status.FORECAST,
        r"(?:forecast|projected|projection|expected|predicted|estimated?|likely|anticipated|indicative)s?"
        r"(?: outturn| spend| spending| expenditure| position| out-turn| actual| budget| delivery| savings?"
        r"| total| result| cost)?",
    ),
    (Status.TARGET, r"(?:targets?|goals?|ambition|planned target|local target|target (?:level|value|set))"),
    (
        Status.BUDGET,
        r"(?:budgets?|budgeted|planned|plans?|profile|trajectory|allocations?|allocated)(?: spend| expenditure"
        r"| budget)?|budget estimates?",
    ),
    (
        Status.ACTUAL,
        r"(?:actuals?|outturn|out-turn|results?|achieved|performance)(?: spend| outturn| performance)?",
    ),
)
_LEADING = re.compile(
    r"(?P<word>budgeted|forecast|projected|target|planned|actual|draft|proposed)\b(?!s? (?:\w+ )?(?:of|for)\b)"
    r"\s+(?=\w)",
    re.IGNORECASE,
)
_LEADING_STATUS = {
    "budgeted": Status.BUDGET,
    "planned": Status.BUDGET,
    "forecast": Status.FORECAST,
    "projected": Status.FORECAST,
    "projection": Status.FORECAST,
    "budget": Status.BUDGET,
    "target": Status.TARGET,
    "actual": Status.ACTUAL,
    "draft": Status.DRAFT,
    "proposed": Status.DRAFT,
}
_TRAILING = re.compile(
    r"(?!.{0,60}\b(?:personal|individual|joint|support|person(?:['’]s)?|holding|managed|own|over|under|above|below|of"
    r"|on|within|against|to|from|in)\s(?:the\s|health\s)?(?:budget|forecast|projection)$)"
    r"[A-Za-z].{1,60}?\s(?P<word>budget|forecast(?: outturn)?|projection)",
    re.IGNORECASE,
)
""" "Income budget", "Staffing budget": not "personal budget"."""
_NET_OR_GROSS = re.compile(
    r"\b(?P<side>net|gross)\s(?:\w+\s){0,2}?"
    r"(?P<what>budget|outturn|out-turn|actual|forecast(?: outturn)?|estimate|plan)s?\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:movement|(?:percent(?:age)?|year[- ]on[- ]year|annual) (?:change|increase|decrease|rise|growth|uplift)"
    r"|change(?! to\b)|increase ?[/(]"
    r"|(?:^|net )changes(?= (?:since|from|on|over|in)\b|[\s(£%)]{0,9}$)"
    r"|\(?increase\)?/\(?decrease\)?)(?!\w)|% (?:change|increase|decrease|rise|growth|uplift)\b"
    r"|^(?:(?:%|per ?cent(?:age)?|no\.|number) )?differences?(?:\s?\(?(?:%|£|no|number).{0,8})?$"
    r"|^(?:% )?difference (?:on|over|since|vs?\.?|versus)\b"
    r"|^(?:gap|compared|difference) (?:to|with|from)\b|^(?:v|vs\.?|versus|against) (?:last|previous|prior) year\b"
    r"|^(?:(?:weekly|monthly|yearly|annual|total|net) )?"
    r"(?:rise|increase|decrease|uplift|growth(?! in (?!\d|%))|more|fewer)\b"
    r"(?=(?:[\s,(]{0,3}(?:%|£|per cent)\)?|\s(?:in|on|from) .*)?$)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\d\s(?:over|vs?\.?|versus|compared (?:to|with)|against)\s(?:FY\s?)?(?:(?:19|20)\d\d|\d\d[/-]\d\d)"
)
_VARIANCE = re.compile(
    r"\b(?:variances?|variation|differences?|over ?/ ?\(?under\)?(?: ?spend)?|\(?under\)?spends?"
    r"|overspends?)(?!\w)|^\+/-|^(?:savings? )?(?:gap|shortfall)s?$",
    re.IGNORECASE,
)


_IN_BRACKETS = re.compile(r"^\((?P<all>[^()]{3,40})\)$")
_ENDING = re.compile(r"^(?P<rest>[^()]{3,120})\((?P<in>[a-z]{4,12}(?: [a-z]{4,12})?)\)$", re.IGNORECASE)
""" "Cost of care (forecast)"."""
_STATUS_WORDS = re.compile(
    r"\b(?:(?:net|revised|original)\s)?(?:budgets?|outturns?|forecasts?|actuals?|projected|planned)\b(?!-)",
    re.IGNORECASE,
)
_JOINTS = re.compile(
    r"^(?:(?:and|against|v(?:s|ersus)?\.?|by|of|for|,)\s?|\s)+|(?:\s(?:and|against|v(?:s|ersus)?\.?|of|for)|[\s,])+$",
    re.IGNORECASE,
)

_EARLIER = re.compile(
    r"\b(?:same (?:period|quarter|month|time|point) (?:in )?(?:the )?)?(?:last|previous|prior|prev\.?|preceding) "
    r"(?:financial |full )?(?:year(?:[ -]end)?|quarter|qtr|month|period|result|actual|figure|value|position)s?\b"
    r"|\b(?:a |one )?year (?:before|ago|earlier)\b|\b12 months (?:ago|earlier)\b|^(?:PY|previous|prior)$",
    re.IGNORECASE,
)


def earlier_time(text: str) -> str:
    """What a header says of a time before that of its table, "last year", in small letters; else ""."""
    found = _EARLIER.search(text)
    return found[0].lower() if found else ""


def without_statuses(title: str) -> str:
    """A title without the statuses that its columns tell apart: "" of "Budget and outturn"."""
    bare = _STATUS_WORDS.sub(" ", title)
    return _JOINTS.sub("", re.sub(r"\s+", " ", bare)) if bare != title else title


def net_or_gross(text: str) -> str:
    """What a header that names a status says of net or gross: "net budget" of "Revised net budget 2023/24"; else ""."""
    found = _NET_OR_GROSS.search(text)
    return f"{found['side']} {found['what']}".capitalize() if found else ""


def heads_change(text: str) -> bool:
    """Whether a header speaks of a difference between two times: "% change", "Movement", "Rise %"."""
    return _CHANGE.search(text) is not None or _COMPARED.search(text) is not None


def heads_variance(text: str) -> bool:
    """Whether a header speaks of the difference between a plan and what came of it: "Variance (£000)"."""
    return _VARIANCE.search(text) is not None


def status_named(label: str, *, is_difference: bool) -> tuple[Status | None, str]:
    """The status that a label's words give, and the label without them: (BUDGET, "") of "Revised net budget"."""
    if is_difference:
        return (Status.FORECAST if re.search(r"\bforecast|projected", label, re.IGNORECASE) else None), label
    bare = _OF_THE_YEAR.sub("", _IN_BRACKETS.sub(r"\g<all>", label))
    for status, words in _STATUSES:
        if re.fullmatch(_ADJECTIVES + words, bare, re.IGNORECASE):
            return status, ""
    if (ending := _ENDING.match(label)) and (ended := status_named(ending["in"], is_difference=False))[0]:
        return ended[0], clean_label(ending["rest"])
    if leading := _LEADING.match(label):
        return _LEADING_STATUS[leading["word"].lower()], clean_label(label[leading.end() :])
    if trailing := _TRAILING.fullmatch(label):
        return _LEADING_STATUS[trailing["word"].split()[0].lower()], label
    return None, label
