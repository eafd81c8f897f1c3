"""What a budget holds: "the budget includes savings of £6.4m", "the budget was revised to £97m", "is built into it".

In: a part of a sentence. Out: yes or no. What stands in a budget that was set is budgeted, a saving too, which without
a budget is only aimed at; a gap in one is still only foreseen.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.moods import Mood, governed
from corpus.figures.stances import is_about_gap
from corpus.models import Status

_SUBJECT = r"(?<!personal )\bbudget\b(?! (?:gap|survey|monitoring|consultation|holders?|report|speech)\b)"
_HOLDS = re.compile(
    rf"{_SUBJECT}(?:[^.;:]|\.\d){{0,60}}?(?<!had )\b(?:includ(?:es|ed|ing)|contain(?:s|ed)|provid(?:es|ed)"
    r"|assum(?:es|ed)|gives|gave|pays? for|funds|sets aside|allow(?:s|ed) for|relie[sd] on|builds? in|built in)\b",
    re.IGNORECASE,
)
_REVISED = re.compile(
    rf"{_SUBJECT}(?:[^.;:]|\.\d){{0,40}}?\b(?:is|was|were|has been|had been)\s(?:\w+\s)?"
    r"(?:revised|increased|reduced|raised|cut|amended|reset|rebased|topped up|adjusted)\b"
    r"(?!\s(?:in|on)\s(?:line|track))",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?<!personal )(?<!draft )(?<!proposed )\bbudget(?:ed (?:sum|figure|level|cost|amount|spend))? of\s*$",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:its|our|their|the|an?)\s(?:\w+\s)?$", re.IGNORECASE)
_BUDGET_AFTER = re.compile(
    r"\s(?:[\w-]+\s)?budget\b(?! (?:gap|shortfall|deficit|pressure|reduction|cut)\b)", re.IGNORECASE
)
""" "Home care overspent its £12.4m budget by £310,000"."""
_SPENT_BY = re.compile(r"\b(?:over|under)spent\b(?:[^.;]|\.\d){0,80}\bby\s*$", re.IGNORECASE)
_BUDGETED = re.compile(
    r"\s*(?:is|are|was|were)\s(?:built |included |already )?in(?:to)?\s(?:the|our|this year['’]s|next year['’]s)\s"
    r"(?:\S+\s)?(?:budget|plan)\b",
    re.IGNORECASE,
)
_WHEN_SET = re.compile(r"\s*(?:\w+\s){0,3}when (?:\w+\s){1,3}(?:set|agreed|approved|adopted)\b", re.IGNORECASE)
""" "The programme was £84.5m when Council set it"."""
_GOES_ON = re.compile(
    r"\b(?:and|but)\s(?:we|it|they|this|that|the|our|in fact|spent|\w{3,}ed|actual\w*)\b"
    r"|\b(?:which|who|where|while|whilst|whereas|although|compared|against|of these|of which)\b",
    re.IGNORECASE,
)
""" "The budget allowed for 100 beds and we bought 120": what is told next is not in the budget."""


def is_budgeted(part: Part) -> bool:
    """Whether a clause says of its number that it is in the budget: "savings of £2m are built into the budget"."""
    return _BUDGETED.match(part.after) is not None or _WHEN_SET.match(part.after) is not None


def is_held(part: Part) -> bool:
    """Whether a budget is said to hold a number or to have been changed to it: "the budget includes savings of £6m"."""
    if _OF.search(part.before) or (_OWN.search(part.before) and _BUDGET_AFTER.match(part.after)):
        return True
    if is_about_gap(part.before):
        return False  # the budget has a gap, it does not hold one
    held = _HOLDS.search(part.main) or _REVISED.search(part.main)
    return held is not None and not _GOES_ON.search(part.main, held.end()) and not governed(part).is_subject


def is_missed_by(part: Part) -> bool:
    """Whether a sum tells by how much a budget was missed: "overspent its £12.4m budget by £310,000"."""
    return _SPENT_BY.search(part.main) is not None


def of_budget_named(part: Part, mood: Mood | None) -> Status:
    """What a budget that a noun names is: agreed, or with "recommend" and "propose" before it only a draft."""
    asked = mood is Mood.PROPOSED or (mood is Mood.BE and _PROPOSED.search(part.main)) or _DRAFT.search(part.main)
    return Status.DRAFT if asked else Status.BUDGET


_DRAFT = re.compile(r"\b(?:draft|proposed) (?:\w+ )?budget\b[^.;:,£]{0,60}$", re.IGNORECASE)
_PROPOSED = re.compile(r"\b(?:moved|propos(?:e|es|ed|ing)|recommend(?:s|ed|ing)?)\b", re.IGNORECASE)
