"""The area that a header names beside what it measures: "England per adult", "People in England", "Best in region".

In: the label of a header, and names that the document has for its own area. Out: the area and what is left of the
label; or None. What a name may be a part of ("London Road", the own council's hospital) is parted from it only by a
mark, a rate, or the words that a header beside it says of another area.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from corpus.areas import OTHER_AREAS, known_areas

_NATIONS = "England|Scotland|Wales|Northern Ireland"
_EXTREME = "best|worst|highest|lowest|top|bottom|max(?:imum)?|min(?:imum)?"
_SET = (
    r"(?:the )?(?:adass )?(?:region|England|country|family|(?:comparator|peer|family|cipfa) group|peers|comparators"
    r"|(?:nearest |statistical |cipfa )?neighbours|(?:all|other|similar|comparator) (?:councils|authorities|areas))"
)
_EXTREME_OF = re.compile(
    rf"(?:{_EXTREME})(?:[ -](?:performing|performance|performer|value|score|rate|result|figure|council|authority))?"
    rf"(?: (?:in|of|across|within|among) {_SET})"
    rf"|(?:adass )?(?:region(?:al)?|national|England|comparators?|peers?|neighbours?['’]?)"
    rf" (?:{_EXTREME}|range|(?:upper|lower) quartile)",
    re.IGNORECASE,
)
""" "Best in region", "Regional range": of others than the document's own area, but not of all of them."""
_NATION_FIRST = re.compile(
    rf"(?P<name>{_NATIONS})(?!\s(?:and|&|or)\b|-\w|,|\s(?:road|street|close|house|court|insurance|rugby|football)\b)"
    r"\s?[-–—:(|]?\s?(?P<rest>\S.{0,60})",
    re.IGNORECASE,
)
_NATION_LAST = re.compile(
    rf"(?P<rest>(?:.{{2,80}}? )?)(?:in|across|for)(?: all(?: of)?)? (?P<name>{_NATIONS})", re.IGNORECASE
)
_OF_RATE = "per|an?|each|every|weekly|hourly|daily|monthly|annual|average|mean|median|rates?|costs?|prices?|fees?"
_OTHERS_FIRST = re.compile(
    r"(?:(?:our|all|the) )?(?:(?:nearest|statistical|stat\.?|cipfa|comparator|similar|other) "
    r"(?:neighbours?|councils|authorit(?:y|ies)|areas|group)['’]?(?: group)?"
    rf"|neighbours['’](?=\s(?:{_OF_RATE}|scores?|results?)\b))\s?[-–—:(|]?\s?(?P<rest>\S.{{0,60}})",
    re.IGNORECASE,
)
_PARTED = re.compile(
    rf"(?:\s[-–—]\s|\s?[–—:|(]\s?|\s?(?=/)|\s(?=(?:{_OF_RATE})\b))(?P<rest>\S.{{0,60}})", re.IGNORECASE
)
_AVERAGED = re.compile(r"(?:average|avg\.?|mean|median)[:,]?\s", re.IGNORECASE)
_BY = re.compile(r"/\s?(?P<slash>\w{3,8})|(?:per|an?|each|every) (?P<each>\w{3,12})", re.IGNORECASE)


def parted(label: str, own: Collection[str]) -> tuple[str, str] | None:
    """The area of a label that says more, and the rest: ("England", "home care") of "England home care".

    `own` are the names of the document's own area.
    """
    if _EXTREME_OF.fullmatch(label):
        return OTHER_AREAS, label
    if found := _NATION_FIRST.fullmatch(label) or _NATION_LAST.fullmatch(label):
        return next(name for name in _NATIONS.split("|") if name.lower() == found["name"].lower()), _rest(found["rest"])
    if found := _OTHERS_FIRST.fullmatch(label):
        return OTHER_AREAS, _rest(found["rest"])
    name = _name_opening(label, own)
    marked = _PARTED.fullmatch(label, len(name)) if name else None
    return (name, _rest(marked["rest"])) if marked else None


def beside(label: str, rests: Collection[str], own: Collection[str]) -> tuple[str, str] | None:
    """The name that stands before words which a header beside it says of another area, and those words."""
    ending = next((rest for rest in rests if rest and label.lower().endswith(f" {rest.lower()}")), "")
    name = label[: len(label) - len(ending)].strip(" -–—:/|(") if ending else ""
    return (name, ending) if name and _name_opening(name, own) == name else None


def _name_opening(label: str, own: Collection[str]) -> str:
    """The longest known area, or name of the document's own, that a label begins with."""
    names = (name for name in {*known_areas(), *own} if label.lower().startswith(name.lower()))
    found = max(names, key=len, default="")
    return label[: len(found)] if not label[len(found) : len(found) + 1].isalnum() else ""


def _rest(words: str) -> str:
    """What a label says beside its area; of a rate alone, that it is one: "rate per week" of "/week"."""
    bare = _AVERAGED.sub("", words.strip(" -–—:/|("), count=1)
    bare = bare if bare.count("(") >= bare.count(")") else bare.replace(")", "")
    rate = _BY.fullmatch(words.strip())
    return f"rate per {rate['slash'] or rate['each']}" if rate else bare
