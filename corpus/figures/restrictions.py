"""What a clause set before a number restricts it to: "Among people who live alone, 34% said …".

In: a part of a sentence, its measure and group. Out: the group, with the restriction that neither of them tells yet.
"Where a risk was identified, it was removed in 94% of cases" is of those cases alone; "in 2023-24" and "in England" are
periods and areas, which are told elsewhere.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.fronted import said_of_cases
from corpus.figures.gaps import own_clauses, shared_words
from corpus.figures.telling_words import telling
from corpus.figures.trimming import trimmed
from corpus.measures import without_periods
from corpus.quantities import find_quantities

_OPENED = re.compile(
    r"(?:^|[,;]\s|\b(?:and|but|while)\s)\W{0,3}"
    r"(?P<said>(?:among(?:st)?|for|where|when|if|within)\s"
    r"(?!(?:example|instance|now|many|most|every|each|the (?:first|second|third|last|next) |asked|agreed|approved"
    r"|possible|necessary|appropriate|it|we|they|this|that|these|those|you|he|she|i)\b)[^,;:.()]{3,140}),\s",
    re.IGNORECASE,
)
""" "For people with a learning disability, 81% …"."""
_WHERE = re.compile(
    r"\b(?P<said>(?:among(?:st)?|for|with|at|in)\s(?:(?!\b(?:among|amongst|for|with|at|in)\s)[^,;:.()\d]){3,100}),\s"
    r"(?:where|of whom)\s[^,;:.()\d]{0,60}$",
    re.IGNORECASE,
)
""" "Loneliness was most common among people who live alone, where 34% said …"."""
_LINK = re.compile(r"^(?:among(?:st)?|for|where|when|if|within)\s", re.IGNORECASE)


def restricted(part: Part, measure: str, group: str | None, area: str, *, own: bool) -> str | None:
    """The group of a number with what its sentence restricts it to, or lends it where it has words of its `own`."""
    if part.bracketed:
        return group
    opened = _restriction(part)
    lent = (said_of_cases(part), shared_words(part, area)) if own else ()
    for said in (opened, *lent, *(own_clauses(part) if own and not opened else ())):
        if set(telling(_LINK.sub("", said), area)) - set(telling(f"{measure} {group or ''}", area)):
            group = f"{group}, {said}" if group else said
    return group


def _restriction(part: Part) -> str:
    opened = list(_OPENED.finditer(part.main))
    found = opened[-1] if opened else _WHERE.search(part.main)
    if found is None or any(not q.in_words for q in find_quantities(without_periods(found["said"]))):
        return ""
    return trimmed(without_periods(found["said"]))
