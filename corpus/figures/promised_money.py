"""Money that is made available and not yet spent: "the £1.4bn Improvement Fund", "£600m announced in July".

In: a number with the words around it. Out: whether it is the sum of a fund, or one that has been promised. Money that
somebody spent, received or paid is not.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.moods import Mood, governed
from corpus.figures.places import Known
from corpus.periods import PeriodKind
from corpus.quantities import UnitKind

_FUND = re.compile(
    r"\s(?:(?-i:[A-Z])[\w’'&-]{1,20}\s(?:(?:and|of|for|to|the)\s){0,2}){0,6}(?:[a-z-]{3,20}\s)?"
    r"(?:funds?|grants?|packages?|boost|programme)\b(?!\s(?:was|were|spend\w*|underspend|overspend|closed|ended|paid))",
    re.IGNORECASE,
)
""" "The £1.4bn Market Sustainability and Improvement Fund"."""
_PROMISING = re.compile(
    r"\b(?:announc|unveil|pledg|confirm|promis|launch)(?:ed|es?|s|ing)\s(?:an?\s|the\s|its\s)?"
    r"(?:(?:new|extra|additional|further|record)\s){0,2}$",
    re.IGNORECASE,
)
""" "Have confirmed a £400m programme", "announcing a £200m investment"."""
_PROMISED = re.compile(
    r"\s(?:(?:that|which)\s(?:was|were)\s|already\s|recently\s|first\s)?"
    r"(?:announced|pledged|promised|unveiled|(?:being\s)?held\sback(?!\sby))\b"
    r"|\s(?:can|may)\s(?:still\s)?be\s(?:bid|applied|claimed)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:already|newly|previously)[- ](?:announced|promised|pledged)\s$"
    r"|\bbacked\sby\s(?:an?\s|the\s|some\s)?(?:(?:new|extra|additional|further|record)\s){0,2}$",
    re.IGNORECASE,
)
""" "The already-announced £30m", "a plan backed by up to £700 million"."""
_SPENT = re.compile(
    r"\b(?:spen[dt]|receiv|paid|used|won|secur|cost|deliver|awarded|distribut|carried|reported)\w*\b", re.IGNORECASE
)
_PLEDGED = re.compile(r"\b(?:committed|pledged|promised)\s(?:an?\s|the\s)?(?:[a-z]+\s){0,2}$", re.IGNORECASE)
_NOT_DONE = (None, Mood.PRESENT, Mood.WILL, Mood.MAY)


def is_promised(part: Part) -> bool:
    """Whether a number is the sum of a fund or grant that stands, or of money announced, pledged or held back."""
    if part.quantity.kind is not UnitKind.GBP or not part.quantity.multiplier or part.bracketed:
        return False
    if _SPENT.search(part.before):
        return False
    if _PROMISED.match(part.tail) or _BEFORE.search(part.main) or _PROMISING.search(part.main):
        return True
    return _FUND.match(part.tail) is not None and governed(part).mood in _NOT_DONE


def is_pledged(part: Part) -> bool:
    """Whether money is told as promised on some day, which makes no year of it: "in May the government committed"."""
    return is_promised(part) or (part.quantity.kind is UnitKind.GBP and _PLEDGED.search(part.main) is not None)


def is_of_announcement(part: Part, known: Known) -> bool:
    """Whether a day or month is only when money was promised: "the plan of April 2023, backed by £700 million"."""
    period = known.period
    return period is not None and period.kind in (PeriodKind.MONTH, PeriodKind.AS_AT) and is_promised(part)
