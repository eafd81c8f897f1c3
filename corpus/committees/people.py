"""How committee papers name people: "Councillor R. Mirza", "Cllr Pell", "the Mayor", "Owen Rhys".

Pieces of patterns for the other modules, and the names of a list in a recorded vote or of an attendance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

TITLE = r"(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Prof(?:essor)?|Alderman|Sir|Dame|Lord|Lady|Baroness)\.?"
NAME = r"(?:[A-Z]\.|[A-Z][\w’'-]{1,30})"
TITLED = rf"{TITLE} {NAME}(?: {NAME}){{0,3}}"
OFFICE = (
    r"(?:[Tt]he )?(?:Deputy |Vice[- ])?(?:Lord )?(?:Mayor|Chair(?:man|woman|person)?|Leader|Cabinet Member|Convenor"
    r"|Portfolio Holder)\b"
)
PERSON = rf"(?:{TITLED}|{OFFICE}|{NAME} {NAME})"
_ROLE = re.compile(
    r"\b(?:Director|Head|Officer|Manager|Lead|Leader|Worker|Healthwatch|Member|Chair(?:man)?|Nurse|Advis[eo]r|Trust|NHS"
    r"|Council|Board|Solicitor|Clerk|Executive|Partner|Commissioner|Holder|Police|Mayor|GP|Consultant|ICB)\b"
)
_PLURAL = re.compile(r"^(?:Cllrs|Councillors) ")
"""The title over a list of several, which is not part of the first name."""
_WITH_ROLE = re.compile(
    rf"(?P<name>(?:{TITLE} )?{NAME}(?: {NAME}){{0,3}})(?: \((?P<in_brackets>[^()]{{2,80}})\)|(?:,"
    rf"| [-–])\s(?P<after>[A-Z][^;,()]{{2,80}}))"
)


def people_with_office(text: str) -> Iterator[tuple[int, int, str]]:
    """The (start, end, name) of each person of an attendance list whose office is printed beside the name."""
    for match in _WITH_ROLE.finditer(text):
        if _ROLE.search(match["in_brackets"] or match["after"]):
            start = match.start("name") + len(match["name"]) - len(_PLURAL.sub("", match["name"]))
            yield start, match.end(), match.string[start : match.end("name")]
