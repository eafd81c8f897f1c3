"""Whether one printed number can answer a question, and what it asks for where it asks in other words.

In: a query. Out: yes or no, and the query as it is looked up. What must be reckoned, was said before, or is asked for
by name or deed is told by no single number.
"""

from __future__ import annotations

import re
from dataclasses import replace

from server.answers.periods_asked import BACK
from server.answers.queries import Operation, Query, Wants
from server.answers.reasons import asks_only_why

_OF_DEED = re.compile(
    r"\b(?:who|why|did|does|do|have|has|can|could|should|would|name|company|anything|what happen\w*)\b", re.IGNORECASE
)
"""What a question that may be for a number or for words asks for words by."""
_NAMES_ONE = re.compile(r"\b(?:which|who|whose|names?|top|two|three|four|five)\b", re.IGNORECASE)
"""Asks which of several it is, and not how much."""
_ADD_UP = re.compile(r"\badd(?:ing)? (?:up|together|all)\b|\badd(?:ing)? .{3,40} (?:up|together)\b", re.IGNORECASE)
"""Asks for what must be reckoned, of which a printed total may be one part."""
EXTREME = re.compile(r"\b(?:longest|shortest|highest|lowest|largest|smallest|biggest|maximum|minimum)\b", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[a-z)\d])[.?!]\s+")
_WHICH_ONES = re.compile(
    r"^\W*(?:and |so |but )?which (?!(?:year|month|quarter|day|week)s?\b)"
    r"(?:(?!(?:had|has|have|is|was|are|were|does|do|did|got|spent|spends|gave|will|would|can|saw|took|made|runs|pays)\b)"
    r"[\w’'&-]+ ){0,4}?(?!is\b|was\b|has\b|does\b)[a-z’'-]{3,30}s\b",
    re.IGNORECASE,
)
""" "Which measures was it on course to hit": several things are asked for by name, and no number."""


def may_be_read(query: Query) -> bool:
    """Whether one printed number can answer: not what must be reckoned, is carried over from before, or in a few words.

    Nor what is asked of a quarter or of the year before, which a sentence mostly leaves to its paper.
    """
    of_number = query.wants is not Wants.EITHER or not _WHICH_ONES.search(asking_of(query))
    of_month = all(not part.is_several_months for part in query.parts) or bool(query.then)
    is_plain = looked_up(query).is_of_one_number and query.relation not in BACK and not asks_only_why(query.text)
    return is_plain and of_number and of_month and not _ADD_UP.search(query.text)


def asks_of_deed(query: Query) -> bool:
    """Whether a question that may be for a number asks for words instead: who it was, or what was done."""
    return query.wants is Wants.EITHER and _OF_DEED.search(asking_of(query)) is not None


def may_ask_for_words(query: Query) -> bool:
    """Whether a question that may be for a number is as likely for words: "what did they say of the fee?"."""
    return query.wants is Wants.EITHER and (query.asks_in_words or asks_of_deed(query))


def asking_of(query: Query) -> str:
    """The last sentence of a message, which asks."""
    return next((part for part in reversed(_SENTENCES.split(query.text)) if part.strip()), "")


def looked_up(query: Query) -> Query:
    """The query, looked up where a share, total, rate, change or extreme may be printed as it is asked for.

    "Fees rose by 3%"; of the "£240m of winter money" what went to one council; "the longest wait was 15 weeks".
    """
    is_printed = (
        query.operation in (Operation.TOTAL, Operation.RATIO)
        or (query.operation is Operation.SHARE and query.wants in (Wants.PERCENT, Wants.MONEY))
        or (query.operation is Operation.RANK and query.place == 1 and _asks_how_far(query.text))
        or (query.operation is Operation.CHANGE and not query.periods[1:])
    )
    return replace(query, operation=Operation.LOOKUP) if is_printed else query


def _asks_how_far(text: str) -> bool:
    """Whether an extreme is asked for and not what has it: "how long was the longest wait", not "the largest group"."""
    return bool(EXTREME.search(text)) and not _NAMES_ONE.search(text)
