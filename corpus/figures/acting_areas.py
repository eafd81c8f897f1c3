"""Places that do, have or are what a number tells: "Neighbouring Stowborough charges £310", "Lower Vale had the most".

In: a part of a sentence and its place. Out: the name of another place than the document's own, or None.
"""

from __future__ import annotations

import re

from corpus.areas import find_areas, joined_areas
from corpus.figures.clauses import Part
from corpus.figures.extreme_areas import extreme_place, holder_of_extreme, named_fully
from corpus.figures.headers import is_group
from corpus.figures.places import Place
from corpus.figures.proper_names import is_place_name
from corpus.figures.units import counted_noun
from corpus.periods import find_periods

_NAME = re.compile(
    r"(?:^|[;,]|\b(?:and|while|but|in|for|that of)\b)\s*(?:the\s)?(?P<name>(?!The\b|This\b|In\b|It\b|We\b"
    r"|Our\b)[A-Z][a-z]{3,}(?:(?: (?:and|&|upon|on|with))? [A-Z][a-z]+){0,2})"
    r"(?:['’]s)?\s*"
    r"(?:(?:paid|pays|had|has|was|is|managed|reported|scored|averaged|at|got|it was|charges?|spent)\s*|,\s)?$"
)
_JOINT_NAME = re.compile(
    r"(?:^|[;,:]|\b(?:against|while|but|in|for))\s*(?P<name>[A-Z][a-z]{3,} (?:and|&) (?:the )?[A-Z][a-z]{3,})"
    r"\s*(?:at\s*)?$"
)
""" "…, Folkestone and Hythe 2,391": one place of two names."""
_LED_NAME = re.compile(
    r"^(?P<name>(?!Total|Average|Target|Actual|Budget|Forecast|Plan|This|Last)[A-Z][a-z]{3,}(?: [A-Z][a-z]+){0,2}):\s*$"
)
""" "488 adaptations (Stourhampton: 512)"."""
_BESIDE_PLACE = re.compile(r"\s(?:in|for|across) (?:the )?[A-Z][^\d;:.]{2,40}?,?\sand\s(?:\w+\s)?$")
_IN_PLACE = re.compile(r"\s(?:in|for|across) (?P<name>[A-Z][a-z]{2,}(?: [A-Z][a-z]+){0,2})(?=[.,;)\s]*$)")
""" "8.3% in England and 10.9% in Kelderby": of two alike the second is a place as the first."""
_ACTING = re.compile(
    r"(?:^\W*|,\s|\b(?:and|but|while|whereas)\s)(?P<near>[Nn]eighbouring\s|[Nn]earby\s)?"
    r"(?P<name>(?:St\.? )?[A-Z][a-z]{3,}(?:[ -](?:(?:upon|on|under|with)[ -])?[A-Z][a-z]+){0,2}?)"
    r"(?P<body> (?:Borough |City |County |District )?Council)?\s(?:now |only |also )?"
    r"(?:(?:paid|pays|charges|charged|spends|spent)|(?P<did>managed|scored|averaged|achieved|reported|recorded|has|had))\s(?:that\s)?"
    r"(?:about |around |over |only |just |up to |an average of |between )?$"
)
""" "Neighbouring Stowborough charges £310", "Haverbeck paid £24.10": no figure of the document's own area."""


def _acting_place(part: Part, place: Place) -> str | None:
    """A place that spends, charges or reports what a number tells: "Neighbouring Stowborough charges £310"."""
    found = _ACTING.search(part.main) if not part.bracketed else None
    spends = found and (not found["did"] or found["near"] or found["body"])
    name = found["name"] if found and spends else ""
    own = place.area or ""
    is_own = bool(own) and (name in own or own in name)
    return name if name and not is_own and is_place_name(name, place.page.text) else None


def named_for(part: Part, place: Place) -> str | None:
    """A place of no known form that a number is plainly of: "(Stourhampton: 512)", "the longest were in Lower Vale"."""
    own = place.area
    if acting := _acting_place(part, place):
        return acting
    led = _LED_NAME.match(part.inside) if part.bracketed else extreme_place(part.main)
    if led is None and _BESIDE_PLACE.fullmatch(part.between):
        led = _IN_PLACE.match(part.after)
        led = led if led and is_place_name(led["name"], place.page.text) else None  # not "2,950 in Band B"
    if led is None:
        opens = part.bracketed and part.main.endswith("(")  # "Brackley Vale has the highest share (3.4%)"
        said = part.main.removesuffix("(") if opens or not part.bracketed else ""
        led = holder_of_extreme(said, place.page.text)
    name = named_fully(led["name"]) if led else ""
    is_other = is_group(name) or counted_noun(name) or find_periods(name, partial=True) or (own and name in own)
    return name if name and not is_other else None


def named_subject(part: Part, place: Place) -> str | None:
    """A proper name that is all a number without words of its own has: "… and Haverbeck £763", taken for a place."""
    own = place.area
    match = _JOINT_NAME.search(part.between) or _NAME.search(part.before if part.before.strip() else part.between)
    in_own = own and match and match["name"] in own and match["name"] not in joined_areas(own)
    if (
        match is None
        or in_own
        or not part.lead[: -len(match[0])].strip()
        or find_periods(f"in {match['name']}", partial=True)
    ):
        return None  # "(August 15, July 18)"
    is_known = bool(find_areas(match["name"]))
    return match["name"] if is_known or is_place_name(match["name"], place.page.text) else None
