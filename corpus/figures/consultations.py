"""What people answered about a proposal, and proposals that came to nothing: neither is told by the noun beside it.

In: a part of a sentence. Out: yes or no. "57% disagreed with the proposal" happened; "an amendment to limit the rise
to 3.99% was defeated" never did, and stays the proposal that it was.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.moods import Mood, governed
from corpus.figures.places import Known, published
from corpus.models import Document
from corpus.periods import PeriodKnown
from corpus.quantities import UnitKind

_REPLY = re.compile(
    r"(?:(?!\bto\b)[^.;:,£\d()]|\([^()]{0,30}\)){0,80}?\b(?:(?:dis)?agree[ds]?\b(?! to\b)|oppose[sd]?\b|objected|backed"
    r"|support(?:s|ed)? (?!living\b|housing\b|lodging)(?:the|this|it|a|an|our|these|\w+ing)\b(?! (?:year|previous))"
    r"|favou?red|preferred"
    r"|(?:weren['’]t|were not|aren['’]t|are not) sure\b|(?:didn['’]t|did not|don['’]t) know\b"
    r"|(?:said|felt|thought|told us)\b|(?:was|were|is|are) (?:strongly )?(?:in favour|against|opposed)\b)",
    re.IGNORECASE,
)
"""What follows the share or count of people who answer."""
_MEANS = re.compile(r"\s(?:[\w’'-]+\s){0,4}(?:expect|plan|hope|want|intend|aim)\b", re.IGNORECASE)
""" "Two in five providers expect to hand back work": those who expect are there already."""
_PEOPLE = re.compile(
    r"\b(?:people|residents|respondents|replies|carers|providers|councils|members|staff|those|users|families|homes"
    r"|directors|organisations|households|adults|employers|managers|who)\b",
    re.IGNORECASE,
)
_MOTION = re.compile(
    r"\b(?:amendment|motion|option|proposals?|increase|rise|uplift|cut|charge|fee|rate)\b", re.IGNORECASE
)
_PLANS_TO = re.compile(r"\b(?:plans?|proposals?|ideas?|suggestions?)\s(?:to|for|of)\s[^.;:,\d]{0,60}$", re.IGNORECASE)
_LOST = re.compile(
    r"[^.;£]{0,120}?\b(?:(?:was|were|is|been) (?:then |therefore |also )?(?:not (?:agreed|carried|supported|approved"
    r"|pursued|recommended)|defeated|rejected|lost|withdrawn|dropped|shelved|scrapped|abandoned|voted down|turned down"
    r"|ruled out|taken out)"
    r"|fell\b(?! (?:by|to|from))|failed\b)",
    re.IGNORECASE,
)


def is_reply(part: Part) -> bool:
    """Whether a number is of those who answered, whatever they answered about: "57% disagreed with the proposal"."""
    if part.quantity.kind not in (UnitKind.PERCENT, UnitKind.COUNT):
        return False
    verb = governed(part)
    if verb.is_subject and _MEANS.match(part.after) and _PEOPLE.search(part.after):
        return True
    told = _REPLY.match(part.after)
    is_own = verb.is_subject or verb.mood in (None, Mood.PAST, Mood.HAS, Mood.PRESENT)
    return (
        told is not None and is_own and (part.quantity.kind is UnitKind.PERCENT or _PEOPLE.search(told[0]) is not None)
    )


def answers_ahead(part: Part, known: Known, document: Document) -> bool:
    """Whether a reply would be dated by the plan that it is about, still to come: "36% supported the increase".

    The title "Budget consultation 2025/26" of a page of February 2025 names the budget, not when people answered.
    """
    day = published(document)
    is_inherited = known.how in (PeriodKnown.DOCUMENT, PeriodKnown.HEADING)
    is_ahead = bool(known.period and day and known.period.start > day.end)
    return is_inherited and is_ahead and is_reply(part)


def is_turned_down(part: Part) -> bool:
    """Whether a sum or a rate is one that a motion or a paper put and that was not agreed: "7% was rejected"."""
    planned = _PLANS_TO.search(part.before) is not None  # "plans to close two libraries"
    money = part.quantity.kind in (UnitKind.PERCENT, UnitKind.GBP)
    if not planned and not (money and _MOTION.search(part.main)):
        return False
    return _LOST.match(part.tail) is not None
