"""What the subject of a number without a noun says is counted: "bids" of "the number of bids was", people on a list.

In: the words before a number. Out: a noun, or "" where the subject counts nothing.
"""

from __future__ import annotations

import re

from corpus.measures import head_noun

_NUMBER_OF = re.compile(
    r"\bnumbers? of (?P<noun>[^,;:.()\d]{3,60}?)\s(?:was|were|is|are|stood at|reached|averaged"
    r"|rose to|fell to|came to|will be)\s"
    r"(?:about |around |only |just |over |nearly )?$",
    re.IGNORECASE,
)
""" "The mean number of bids was 4.3"."""
_CASELOAD = re.compile(
    r"\bcaseloads?\b[^;:.\d]{0,90}\b(?:was|were|is|are|at|of|to|from|averaged|reached)\s$", re.IGNORECASE
)
_AGED = re.compile(
    r"\b(?:youngest|oldest|eldest)\b(?:\s[a-z]+){0,3}\s(?:(?:was|is|were|being)\s)?$|\b(?:youngest|oldest) $",
    re.IGNORECASE,
)
""" "The youngest was 19 and the oldest 102"."""
_LIST_OF_PEOPLE = re.compile(
    r"\b(?:waiting list|population|queue|list of people)\b[^,;:.()\d]{0,40}\b"
    r"(?:was|is|at|to|from|reached|of|had|has|numbered)\s"
    r"(?:about |around |only |just |over |nearly )?$",
    re.IGNORECASE,
)
""" "The waiting list stood at 214": people wait on it."""


def noun_of_subject(said: str, clause: str) -> str:
    """The noun that a bare number counts: `said` is what its sentence says before it, `clause` what its clause does."""
    if found := _NUMBER_OF.search(said):
        return head_noun(found["noun"])
    if _CASELOAD.search(said):
        return "cases"
    if _AGED.search(clause):
        return "years"
    return "people" if _LIST_OF_PEOPLE.search(clause or said) else ""
