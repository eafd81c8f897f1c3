"""Places that a text names with their kind: "the Gwent region", "Northern Trust", "the London Borough of Northmoor".

In: a run of text, its page and the document's own area. Out: mentions in order. The kind says that a name which no list
holds is a place; without one it may be a home, a firm or a person.
"""

from __future__ import annotations

import re

from corpus.areas import AreaMention
from corpus.figures.proper_names import OF_NO_PLACE, is_place_name

_WORD = r"(?:St\.? )?[A-Z][a-z'’]{2,}"
_NAME = rf"{_WORD}(?:[ -](?:(?:and|upon|on|under|with|of|le) )?{_WORD}){{0,3}}?"
_COMPASS = r"(?:(?:North|South|East|West|Mid|Central)(?:ern)?(?:[ -](?:East|West)(?:ern)?)?)"
_NOT_A_NAME = (
    rf"(?!(?:{OF_NO_PLACE}|Youth|Town|Parish|Community|Arts|Research|Full|Shadow|City|County|District|Borough|Foundation"
    r"|Acute|Neighbouring|Nearby|Conservation|Former|When|While|Whereas|Although|But|And|As|If|Since|At|From|To|No|Many"
    r"|Some|Most|Only)\b)"
)
_BODIES = re.compile(
    rf"(?<![\w’'-]){_NOT_A_NAME}(?:(?P<trust>{_COMPASS}|Belfast) (?:(?:HSC|Health and Social Care) )?Trust(?: area)?\b"
    rf"|(?P<name>{_NAME}) (?:(?:City|County|Borough|District|Metropolitan Borough) )?Council(?:['’]s)?\b"
    r"(?! (?:member|leader|tax|house))|(?P<hsc>" + _NAME + r") (?:HSC|Health and Social Care) Trust\b)"
)
_PARTNER = re.compile(
    r"\b(?:paid|pays?|gave|gives?|owed?|owes|charged?|invoiced|lent|(?:jointly|partnership|together|shared|agreement"
    r"|contract|joined|worked|working|works) (?:with|by)|on behalf of|funded by)\s(?:the\s)?$",
    re.IGNORECASE,
)
""" "We paid Northmoor Council £1.2m": a body that only has to do with what is told."""
_OF = re.compile(
    r"\b(?i:borough|council|county|district|authority|city)\sof\s"
    rf"{_NOT_A_NAME}(?P<name>{_NAME})(?![\w’-])(?! [A-Z])"
)
_KINDS = re.compile(
    rf"(?<![\w’'-]){_NOT_A_NAME}(?:(?P<compass>{_COMPASS})|(?P<name>{_NAME}))\s"
    r"(?P<kind>(?i:district|locality|ward|region|borough|neighbourhood)|(?<=[a-z] )area)\b"
    r"(?! (?i:nurs|council|general|manager|work))"
)


def kinded_places(text: str, page: str, *, bodies_only: bool = False) -> list[AreaMention]:
    """The places that a text names with their kind: councils, trusts, unless `bodies_only` districts and the like."""
    found = []
    for match in _BODIES.finditer(text):
        if _PARTNER.search(text, 0, match.start()):
            continue
        if match["trust"]:
            found.append(AreaMention(*match.span(), f"{match['trust']} Trust"))
        elif is_place_name(name := match["name"] or match["hsc"], page):
            found.append(AreaMention(*match.span(), name if match["name"] else f"{name} Trust"))
    for match in _OF.finditer(text):
        if is_place_name(match["name"], page):
            found.append(AreaMention(*match.span(), match["name"]))
    for match in () if bodies_only else _KINDS.finditer(text):
        is_free = not any(one.start < match.end() and match.start() < one.end for one in found)
        is_free = is_free and not (match["compass"] and match["kind"].lower() == "region")  # one without a name
        if is_free and (match["compass"] or is_place_name(match["name"], page)):
            name = match["name"] or f"{match['compass']} {match['kind'].lower()}"
            found.append(AreaMention(*match.span(), name))
    return sorted(found, key=lambda mention: mention.start)
