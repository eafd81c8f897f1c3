"""Votes: "34 in favour and 27 against", "carried by 12 votes to 3 with two abstentions": their own measure and unit.

In: a sentence with its quantities. Out: for each quantity that is a number of votes, what was voted.
"""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.quantities import Quantity, UnitKind

FOR, AGAINST, ABSTAINED, MAJORITY = "votes in favour", "votes against", "abstentions", "majority of votes"
_AFTER = (
    (FOR, re.compile(r"\s{0,4}(?:(?:votes?|members?|councillors?)\s+)?(?:(?:voted|voting|were"
                     r"|cast)\s+)?(?:in favour|for)\b", re.I)),
    (AGAINST, re.compile(r"\s{0,4}(?:(?:votes?|members?|councillors?)\s+)?(?:(?:voted|voting|were"
                         r"|cast)\s+)?(?:against|opposed)\b", re.I)),
    (ABSTAINED, re.compile(r"\s{0,4}(?:(?:members?|councillors?)\s+)?(?:abstentions?|abstained|abstaining)\b", re.I)),
)  # fmt: skip
_BEFORE = (
    (FOR, re.compile(r"\b(?:in favour|for)\s{0,4}[:=–(-]?\s{0,4}$", re.IGNORECASE)),
    (AGAINST, re.compile(r"\bagainst\s{0,4}[:=–(-]?\s{0,4}$", re.IGNORECASE)),
    (ABSTAINED, re.compile(r"\b(?:abstentions?|abstained|abstaining)\s{0,4}[:=–(-]?\s{0,4}$", re.IGNORECASE)),
    (MAJORITY, re.compile(r"\bmajority(?:\s(?:of|was|being))?\s{0,4}[:=–(-]?\s{0,4}$", re.IGNORECASE)),
)
_ROLL = re.compile(r"^\W{0,4}(?:for|against|in favour|abstain(?:ed|ing)|abstentions?)\s{0,4}[:(–-]", re.IGNORECASE)
"""A line of a recorded vote: "Against (26): Councillors …"."""
_NOUGHT = re.compile(
    r"\b(?P<nought>no[- ]?one|no|nil|none|nobody|zero)\s(?:(?:votes?|members?|councillors?)\s)?"
    r"(?:(?:voted|voting|were|was)\s)?"
    r"(?:against|opposed|abstentions?|abstained|abstaining|in favour)\b"
    r"|(?:\b(?:against|abstentions?|abstained|in favour)\s{0,2}[:=–-]\s{0,2}|\bvotes?\sto\s)"
    r"(?P<last>nil|none|nought|one)\b",
    re.IGNORECASE,
)
"""Votes that nobody or one gave: "nil against", "no abstentions", "by eight votes to none", "by eight votes to one"."""
_VOTING = re.compile(
    r"\bvot(?:e|es|ed|ing)\b|\babst(?:ain|ention)|\bin favour\b(?! of\b)|\bcarried\b|\bmotion\b|\bamendment\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\s*votes?\s+for\s+(?P<name>(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor)\.?(?:\s[A-Z][\w’'.-]*){1,3})")
_TO = re.compile(r"\s*(?:votes?\s*)?to\s*$", re.IGNORECASE)


def with_noughts(text: str, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The quantities of a sentence with those that only a vote tells in words: "no abstentions", "votes to one"."""
    if not _speaks_of_votes(text):
        return quantities
    found = list(quantities)
    for match in _NOUGHT.finditer(text):
        start, end = match.span("nought" if match["nought"] else "last")
        if not any(one.start < end and start < one.end for one in quantities):
            value = Decimal(text[start:end].lower() == "one")
            found.append(Quantity(start, end, value, UnitKind.COUNT, text[start:end], start, in_words=True))
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def votes_in(text: str, quantities: tuple[Quantity, ...]) -> dict[int, str]:
    """What each quantity of a sentence counts, by its position among them, for those that count votes."""
    if not _speaks_of_votes(text):
        return {}
    found: dict[int, str] = {}
    for position, quantity in enumerate(quantities):
        if quantity.kind is not UnitKind.COUNT or quantity.upper is not None:
            continue
        lead = text[max(0, quantity.start - 30) : quantity.start]
        tail = text[quantity.end : quantity.end + 50]
        named = next((what for what, pattern in _AFTER if pattern.match(tail)), None)
        named = named or next((what for what, pattern in _BEFORE if pattern.search(lead)), None)
        if named and (named != FOR or _voting_near(text, quantity)):
            found[position] = named
        following = quantities[position + 1] if position + 1 < len(quantities) else None
        if following and following.kind is UnitKind.COUNT and _voted_to(text, quantity, following):
            found[position], found[position + 1] = FOR, AGAINST
    return {position: _with_name(text, quantities[position], what) for position, what in found.items()}


def _speaks_of_votes(text: str) -> bool:
    return _VOTING.search(text) is not None or _ROLL.match(text) is not None


def _with_name(text: str, quantity: Quantity, what: str) -> str:
    """ "5 votes for Mr P. Morris" are his, not votes in favour of a motion."""
    named = _NAMED.match(text, quantity.end)
    return f"votes for {named['name']}" if named and what == FOR else what


def _voting_near(text: str, quantity: Quantity) -> bool:
    """Whether "for" is said of votes: "34 for and 27 against", not "34 places for older people"."""
    after = text[quantity.end : quantity.end + 60]
    return _ROLL.match(text) is not None or bool(
        re.search(r"in favour|vot|against|abst", text[max(0, quantity.start - 30) : quantity.start] + after, re.I)
    )


def _voted_to(text: str, one: Quantity, other: Quantity) -> bool:
    """ "12 votes to 3"."""
    gap = text[one.end : other.start]
    return bool(_TO.fullmatch(gap)) and ("vote" in gap or "vote" in text[other.end : other.end + 12])
