"""What a header says of the numbers in brackets below it: "Number (%)", "Actual (Target)", "2023/24 (2022/23)".

In: the words of a header. Out: the words for the number before the brackets, and those for the one in them.
"""

from __future__ import annotations

import re

from corpus.figures.header_statuses import status_named
from corpus.measures import without_periods
from corpus.models import Status
from corpus.periods import Period, find_periods

_UNIT = re.compile(r"\((%|no\.?|number|of (?:which|whom)[^)]*|n)\)$", re.IGNORECASE)
_NAMES_UNIT = re.compile(r"£|%|\b(?:number|nos?\.|nos?(?: of\b|$)|n$)", re.IGNORECASE)
_PAIRS = ({Status.ACTUAL, Status.TARGET}, {Status.ACTUAL, Status.BUDGET})
_OTHER = re.compile(r"(?P<lead>[^()]{3,60}?)\s?\((?P<in>[^()]{3,40})\)")


def parted_header(words: str) -> tuple[str, str]:
    """The words of a header for the number before the brackets and for that in brackets: "" where it says none."""
    if found := _OTHER.fullmatch(words):
        earlier = _only_period(found["in"]), _only_period(found["lead"])
        if earlier[0] and earlier[1] and earlier[0].end < earlier[1].start:
            return found["lead"], found["in"]
        if {_status(found["in"]), _status(found["lead"])} in _PAIRS:
            return found["lead"], found["in"]
    second = _UNIT.search(words)
    lead = words[: second.start()].strip() if second else words
    if second is None or (second[1] == "%" and not (lead and _NAMES_UNIT.search(lead))):
        return words, ""  # "Satisfied (%)" names its unit; "Number (%)" has two
    return lead, second[1]


def names_other(second: str) -> bool:
    """Whether the number in brackets is of another time or status than the one before it, in the same unit."""
    return _only_period(second) is not None or _status(second) is not None


def _status(words: str) -> Status | None:
    """The status that words name, where they name no more beside it than a time."""
    status, rest = status_named(without_periods(words).strip(" ,-–"), is_difference=False)
    return None if rest else status


def _only_period(words: str) -> Period | None:
    """The one period that words name and nothing else."""
    found = {mention.period for mention in find_periods(words) if mention.period}
    rest = without_periods(re.sub(r"\bfigures?\b", "", words)).strip(" ,.-–:")
    return found.pop() if len(found) == 1 and not rest else None
