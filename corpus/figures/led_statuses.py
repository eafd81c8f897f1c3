"""The status of a number below a lead-in: "in 2024-25 we will:" over "open 36 flats", "we planned to:" over a list.

In: the words around a number and those that introduce its list. Out: a status.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.moods import Mood, governed, mood_of
from corpus.figures.participles import status_behind
from corpus.figures.plan_words import status_before
from corpus.figures.stances import of_its_kind, proposes
from corpus.figures.status_nouns import names_status, status_of_label
from corpus.figures.statuses import by_mood, status_of
from corpus.models import Metadata, Status
from corpus.quantities import Quantity, UnitKind

_ASKS = re.compile(
    r"\b(?:recommend(?:s|ed)?|propos(?:e|es|ed|ing|als?)|options?|asked|invited|requested)\b[^.:;]{0,80}:\s*$",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"\W{0,3}(?:(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s)?(?:to )?(?:notes?|considers?|receives?|comments?|thanks?"
    r"|that .{0,40}\bnoted)\b",
    re.IGNORECASE,
)
_VERB_FIRST = re.compile(
    r"\W{0,3}(?:(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s)?(?:to |that (?:the )?(?:council|cabinet|committee|it) )?"
    r"(?:agree|approve|adopt|set|allocate|increase|raise|reduce|release|transfer|add|fix|fund|freeze|introduce"
    r"|put|spend"
    r"|commit|award|earmark|authorise|endorse|confirm|support|uplift|lift|cut)s?\s",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    _VERB_FIRST.pattern + r"(?!(?:the|an?) (?:forecast|projected|outturn|actual|over|under))"
    r"(?:[^.;\d£]|(?:19|20)\d\d(?:[/-]\d\d)?\b){0,140}£?$",
    re.IGNORECASE,
)
""" "Agrees a net budget of", "That the Council sets a savings target of", up to the first number."""
_OPEN = (None, Mood.PRESENT, Mood.WILL, Mood.BE, Mood.PROPOSED)
_EXTRA = re.compile(
    r"\b(?:extra|additional|new)\s(?:\w+\s)?(?:investments?|money|funding|spending|resources|growth)\b"
    r"|\bbudget growth\b|\b(?:extra|additional|further)\s?:\s*$"
    r"|\bspend(?:ing)? (?:£\S+ (?:\w+ )?)?(?:more|extra) on\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:investment|money|funding|spending|growth|programme|schemes?)\b[^.;:|]{0,30}\b(?:agreed|approved)\b"
    r"|\b(?:is|are) (?:making|investing|providing|putting)\b[^.;:|]{0,20}\b(?:investment|money|funding|extra)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:budget|total|grant|tax|precept|reserves?|spent)\b", re.IGNORECASE)
_PROMISES = re.compile(
    r"\b(?:will|going to)\b|\bplans? for\b|\bpriorities\b|\bnext steps\b|\bnext year\b|\bwe want\b|\bwant to\b"
    r"|\bplanned outcomes\b|\bsaid we would\b"
    r"|\b(?:aims|ambitions|commitments|pledges)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\W{0,4}(?:\d[\d.]*\s)?(?:to )?(?!(?:over|about|around|nearly|almost|some|the|our|we|in|by|at|all|up|more|less"
    r"|than)\b)[A-Z][a-z]{2,12}(?<!ed)(?<!s)\s",
)
""" "Offer 500 carers a short break", "Completing two audits": an item that opens with what is to be done."""
_TO_DO = re.compile(r"\W{0,4}To\s(?!(?:date|the|this|that|note|receive|consider|hear|discuss)\b)[a-z]{3,}\s")
""" "To register 5,000 carers"."""
_BREAKS_OFF = re.compile(
    r"\b(?:to|will|would|should|shall|going to|plan|aim|(?:we|council) wants?|to see)\s?:\s*$"
    r"|\b(?:aim|hope|intend|want|expect|commit|pledge)\w*\b(?:\s\w+)?\s(?:that|for)\s?:?\s*$",
    re.IGNORECASE,
)


def status_under(part: Part, metadata: Metadata, headings: tuple[str, ...], lead: str) -> Status:
    """The status of a number of a sentence that may complete a lead-in: "In 2024-25 we will:" over "open 36 flats"."""
    if asked_for(part, lead):
        return Status.DRAFT
    return (
        status_behind(part)
        or status_before(part)
        or promised_under(part, headings)
        or (completes(part, lead) and _led(part, metadata, headings, lead))
        or (_TO_DO.match(part.lead) and governed(part).mood is None and _as_aim(part))
        or status_of(part, metadata, headings)
    )


def _as_aim(part: Part) -> Status:
    return Status.BUDGET if part.quantity.kind is UnitKind.GBP else Status.TARGET


def asked_for(part: Part, lead: str) -> bool:
    """Whether a list is what a paper asks to be agreed, and its number what that comes to: "We recommend that:"."""
    money = part.quantity.kind in (UnitKind.GBP, UnitKind.PERCENT)
    if not money or not _ASKS.search(lead) or _NOTES.match(part.lead):
        return False
    is_rate = part.quantity.kind is UnitKind.PERCENT and part.near.rstrip().endswith("by")
    if _DECIDES.match(part.lead) or (is_rate and _VERB_FIRST.match(part.lead)):
        return True  # "agrees a net budget of £107.9m": whatever it is, it is not agreed yet
    return not names_status(f"{part.before} {part.after}") and governed(part).mood in _OPEN


def is_added(quantity: Quantity, topic: str, lead: str, label: str) -> bool:
    """Whether the members of a list come on top of what there was: sums under "Extra investment in 2024/25"."""
    over = f"{topic} | {lead if lead.rstrip().endswith(':') else ''}".rstrip()
    return quantity.kind is UnitKind.GBP and _EXTRA.search(over) is not None and not _WHOLE.search(label)


def promised_under(part: Part, headings: tuple[str, ...]) -> Status | None:
    """The target that an order sets under a heading of what is to be done: "Offer 500 carers a short break"."""
    over = headings[-1] if headings else ""
    ordered = (
        _PROMISES.search(over) is not None and _ORDER.match(part.lead) and governed(part).mood in (None, Mood.WILL)
    )
    return Status.TARGET if ordered and part.quantity.kind is not UnitKind.GBP else None


def completes(part: Part, lead: str) -> bool:
    """Whether a lead-in breaks off before the verb that the item below it begins with: "we plan to:", "we will:"."""
    if _NOTES.match(part.lead):
        return False  # asked only to note it
    return _BREAKS_OFF.search(lead) is not None and governed(part).mood in (None, Mood.PRESENT, Mood.WILL)


def _led(part: Part, metadata: Metadata, headings: tuple[str, ...], lead: str) -> Status | None:
    left = by_mood(mood_of(lead), part, metadata, is_proposal=proposes(metadata.title, *headings))
    return of_its_kind(left, part.clause) if left else None


def status_of_item(part: Part, text: str, metadata: Metadata, *, heading: str, lead: str) -> Status:
    """The status of the number of a list item: as a sentence's where it has a verb, else its label's, else its list's.

    A lead-in speaks for its list ("in 2024/25 we planned to spend:", "Net budget 2025-26: £362m"); a paragraph that
    only stands above it does not.
    """
    if asked_for(part, lead):
        return Status.DRAFT
    if told := status_behind(part) or promised_under(part, (heading,)):
        return told
    if completes(part, lead):
        return _led(part, metadata, (heading,), lead) or Status.ACTUAL
    if governed(part).mood is not None:
        return status_of(part, metadata, (heading,))
    if _PROMISES.search(heading) or _TO_DO.match(text):
        return _as_aim(part)
    handed = mood_of(lead)
    introduces = handed is None or lead.rstrip().endswith(":")
    if (named := status_of_label(text, heading, *([lead] if introduces else []))) is not Status.ACTUAL:
        return named
    agreed = _AGREED.search(f"{heading} | {lead if introduces else ''}")
    if agreed and part.quantity.kind is UnitKind.GBP:
        return Status.BUDGET
    return (
        by_mood(handed if introduces else None, part, metadata, is_proposal=proposes(metadata.title, heading)) or named
    )
