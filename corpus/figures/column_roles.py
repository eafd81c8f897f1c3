"""What a column of labels holds, as its header says: areas, periods, units, measures; or only which way is good.

In: the text over a column, or of its cells. Out: a role, or whether a cell is a mere direction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.areas import AREA_HEADER

_ROLES = (
    ("area", AREA_HEADER),
    ("period", r"(?:period|year|time period|financial year|reporting period|year ending|quarter|month|fy|date)s?"),
    ("unit", r"unit(?: of measure)?s?"),
    ("measure", r"(?:measure|indicator|metric|performance (?:measure|indicator)|kpi|description|question)s?"),
)
_BARE_AREA = re.compile(r"areas?", re.IGNORECASE)
_SERVICE = re.compile(
    r"\b(?:care|support|living|payments?|services?|staff(?:ing)?|teams?|total|placements?|disabilit\w+|mental|health"
    r"|equipment|carers?|prevention|transport|housing|operations|commissioning|grants?|income|savings?|assessments?"
    r"|safeguarding|reablement|opportunities|dementia|employment|people|adults|children|workforce|technology|finance)\b",
    re.IGNORECASE,
)
DIRECTION = re.compile(
    r"(?:(?:good|better) (?:is|if) )?(?:high|low|bigger|smaller|larger|more|less|up|down|increase|decrease|maximise"
    r"|minimise|rise|fall)(?:er|d|s|ing)?(?: (?:is|=) (?:good|better|bad|worse|best))?|[↑↓▲▼→←◄►△▽⬆⬇]",
    re.IGNORECASE,
)
"""What says only which way is good, or which way things went: no group."""


def role_of(header: str) -> str:
    """The role that a header gives its column: "area" of "Local authority"; "" for none."""
    stripped = header.strip()
    return next((role for role, words in _ROLES if re.fullmatch(words, stripped, re.IGNORECASE)), "")


def of_services(header: str, cells: Sequence[str]) -> bool:
    """Whether a column headed "Area" lists areas of work, as of a budget, and no places."""
    named = sum(_SERVICE.search(cell) is not None for cell in cells)
    return _BARE_AREA.fullmatch(header.strip()) is not None and named * 3 > len(cells)
