"""What a column of labels holds, as its header says: areas, periods, units, measures; or only which way is good.

In: the text over a column, or of its cells. Out: a role, or whether a cell is a mere direction.
"""

from __future__ import annotations

import re

from corpus.areas import AREA_HEADER

_ROLES = (
    ("area", AREA_HEADER),
    ("period", r"(?:period|year|time period|financial year|reporting period|year ending|quarter|month|fy|date)s?"),
    ("unit", r"unit(?: of measure)?s?"),
    ("measure", r"(?:measure|indicator|metric|performance (?:measure|indicator)|kpi|description|question)s?"),
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
