"""Areas that a header names as a whole: England, a region, a council, or unnamed others.

In: a label, nothing but the label. Out: the area, or None. "National Living Wage" is no area.
"""

from __future__ import annotations

import re

from corpus.areas import OTHER_AREAS

_AVERAGE = r"(?:\s(?:average|avg|mean|median|figure|total|overall|value|rate|score))?"
_STATISTIC = re.compile(r"\s?\((?:the )?(?:average|avg\.?|mean|median|figure|total|overall)\)$", re.IGNORECASE)
_ENGLAND = re.compile(
    rf"(?:all )?(?:England|Eng\.?|national|nat\.?|nationally|English)(?: wide)?{_AVERAGE}(?: \(England\))?",
    re.IGNORECASE,
)
_REGION = re.compile(
    r"(?P<name>North East|North West|Yorkshire (?:and|&) (?:the )?Humber(?:side)?|East Midlands|West Midlands"
    rf"|East of England|Eastern|Greater London|South East|South West)(?: region)?{_AVERAGE}",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:(?:the|our|all|other|similar|nearest|statistical|stat\.?|cipfa|comparators?|comparable|peers?|family|regional"
    r"|region|adass|top|best|quartile"
    r"|neighbouring|neighbours?|councils?|authorit(?:y|ies)|group|areas?|average|avg|mean|median|benchmark"
    r"|shire|unitary|core cities"
    r"|county|counties|of|for|across|these|those|above|below|listed|shown)\s?)+",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"\b(?:region(?:al)?|(?:top|best) quartile|neighbours?|comparators?|peers?|family group|cipfa|benchmark|core cities"
    r"|(?:all|other|similar|comparable|neighbouring) (?:councils|authorities|areas)"
    r"|(?:average|mean|median) (?:of|for|across) (?:\w+ )?(?:councils|authorities|areas|counties)"
    r"|(?:councils|authorities|county|shire|unitary|council) (?:average|mean|median))\b",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"(?P<name>[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|and|of|upon|on|the|&))*?)"
    r"(?: (?:City|County|Borough|District|Metropolitan|Metropolitan Borough|London Borough))? Council"
)


def area_named(label: str) -> str | None:
    """The area that a whole label names: England, a region, "other areas" where unnamed, or a council's; else None."""
    label = _STATISTIC.sub("", label)  # "Comparator councils (average)"
    if _ENGLAND.fullmatch(label):
        return "England"
    if region := _REGION.fullmatch(label):
        return region["name"]
    if _OTHERS.fullmatch(label) and _UNNAMED.search(label):
        return OTHER_AREAS
    council = _COUNCIL.fullmatch(label)
    return council["name"] if council and council["name"].lower() not in ("our", "this", "the", "your") else None
