"""Areas named in a text: councils, regions, nations, and the unnamed others that councils compare themselves with.

In: a run of text, of a document or of a question. Out: mentions in order. `areas.txt` lists the councils with adult
social care duties, the regions and the nations; beyond the list a place is known by its form ("Northshire", "Eastmoor
City Council"). Norfolk's figure is never Cambridgeshire's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

AREAS_FILE = Path(__file__).with_name("areas.txt")
OTHER_AREAS = "other areas"
"""The area of a comparator without a name of its own: a region, all councils, nearest neighbours."""
MADE_OF_COUNCILS = frozenset(
    (
        *(OTHER_AREAS, "England", "Scotland", "Wales", "Northern Ireland", "United Kingdom", "Great Britain"),
        *("North East", "North West", "Yorkshire and the Humber", "Yorkshire and The Humber", "East Midlands"),
        *("West Midlands", "East of England", "Eastern", "London", "Greater London", "South East", "South West"),
        *("Inner London", "Outer London", "London Boroughs", "Unitary Authorities", "Shire Counties", "District"),
        *("Metropolitan Districts", "Metropolitan Boroughs"),
    )
)
"""Nations, regions, classes of councils and unnamed others: none stands in an order of councils."""
AREA_HEADER = (
    r"(?:(?:local|unitary|upper|lower|tier|name of|council|district|county|metropolitan|london|geographical)[ -]?){0,3}"
    r"(?:areas?|councils?|authorit(?:y|ies)|las?|districts?|count(?:y|ies)|regions?|boroughs?|localit(?:y|ies)|wards?"
    r"|towns?|parish(?:es)?|neighbourhoods?|nations?|countr(?:y|ies))(?: (?:area|authority|council|name)){0,2}"
)
"""What heads a list of areas: "Council", "Local authority district", "Ward"."""

_UNNAMED: tuple[tuple[str, str], ...] = (
    (
        OTHER_AREAS,
        r"(?:average (?:for|of|across|among) )?(?:(?:all|other|most|similar|comparable|neighbouring|statistical"
        r"|comparator"
        r"|shire|unitary) ){1,2}(?:(?:county|metropolitan|upper[- ]tier|English|local) )?"
        r"(?:councils|authorities|areas|counties)"
        r"|(?:(?:outer|inner) )?(?:London|metropolitan) boroughs\b|all[- ]council|regional(?:ly)?|(?:the"
        r"|our|this) region(?: as a whole)?\b"
        r"|(?:councils|authorities|areas|counties|places) (?:like|similar to|comparable to) (?:ours|us)\b"
        r"|(?:councils|authorities|areas|counties|places) of (?:an? |the |our )?(?:similar|same|comparable|own)"
        r" (?:size|type|kind|nature|make-?up|population)\b"
        r"|(?:the )?(?:North|South|East|West)(?:ern)? region\b"
        r"|(?:nearest|statistical|cipfa|our) neighbours?|family group|comparators?\b|comparator (?:group|average)"
        r"|peer (?:group|average)|core cities|elsewhere in the (?:region|country)",
    ),
    (
        "England",
        r"(?:all[- ])?England(?: and Wales)?|national(?:ly)?|English|across the country|the country as a whole"
        r"|(?<=did )the country\b|(?<=does )the country\b|(?<=than )the country\b(?=[,.;)(]|$| (?:did|does|averag))"
        r"|(?<!in )(?<!of )(?<!around )(?<!down )the country(?= averag)"
        r"|(?:across|in|for) the nation\b|the nation['’]s",
    ),
    ("Scotland", r"Scottish"),
    ("Wales", r"Welsh"),
    ("United Kingdom", r"UK|United Kingdom|(?:Great )?Britain"),
)
_NOT_AN_AREA = re.compile(
    r"(?:NHS|Public Health|Healthwatch|Sport|Historic|Skills for Care|Natural|Arts Council|Homes|Age|Carers|Mind"
    r"|Research)\s+$"
)
_BODY = re.compile(rf"\b{_NOT_AN_AREA.pattern}", re.IGNORECASE)
_INSTITUTION = re.compile(
    r"\s+(?:insurance|living wage|minimum|audit|guidance|policy|legislation|law|scheme|standards?|framework|government"
    r"|programme|grid|return|data|survey|association|institute|care act|statistics|portrait|strategy|discharge|language"
    r"|borough|speaking|hospitals?|university|road|street|house|NHS|lottery|park|charit\w+|campaign|press|partnership)\b",
    re.IGNORECASE,
)
_COUNCIL = (
    r"(?:(?!The |Council|County|City)[A-Z][a-z]+(?:[ -](?:and|upon|on|with|of|the|(?!Council)[A-Z][a-z]+)){0,4} )"
    r"(?:County|City|Borough|District|Metropolitan(?: Borough| District)?|Unitary)(?= Council)"
)
_SHIRE = r"(?:(?:North|South|East|West|Central) )?[A-Z][a-z]{2,14}shire(?: (?:East|West))?"


_AVERAGED = (
    r"(?:(?<=the )|(?<=The )|^(?=[A-Z][a-z]+ [A-Z]))(?!Council|Adult|Social|Care|Year|Quarter|The|Our|This|That"
    r"|Average)"
    r"[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?=\s(?:average|figure|mean|median)\b)"
)
"""A place of no known form whose average is told: "the East Reach average"."""


@dataclass(frozen=True, slots=True)
class AreaMention:
    """An area named in a text at `start` to `end`."""

    start: int
    end: int
    name: str


_ALIASES = {
    "South-East": "South East",
    "South-West": "South West",
    "North-East": "North East",
    "North-West": "North West",
    "Yorkshire and Humber": "Yorkshire and the Humber",
    "St Helens": "St. Helens",
    "Telford and Wrekin": "Telford and the Wrekin",
}
"""Names as councils write them, and as the list has them."""


@cache
def known_areas() -> frozenset[str]:
    """The councils with adult social care duties in England, its regions, and the nations of the United Kingdom."""
    lines = AREAS_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _pattern() -> re.Pattern[str]:
    unnamed = "|".join(f"(?P<u{number}>(?i:{words}))" for number, (_, words) in enumerate(_UNNAMED))
    names = sorted((*known_areas(), *_ALIASES, "Hull", "Medway"), key=len, reverse=True)
    listed = "|".join(re.escape(name).replace(r"\ and\ ", r"\ (?:and|&)\ ") for name in names)
    return re.compile(
        rf"(?<![\w-])(?:(?P<council>{_COUNCIL})|(?P<listed>(?:{listed})(?! boroughs\b))|{unnamed}"
        rf"|(?P<averaged>{_AVERAGED})|(?P<shire>{_SHIRE}))(?!\w)"
    )


@lru_cache(maxsize=20_000)
def find_areas(text: str, *, bodies: bool = False) -> tuple[AreaMention, ...]:
    """The areas that a text names, in order: "England" of "nationally", "Norfolk" of "Norfolk County Council".

    With `bodies` the place of a public body counts too: "Scotland" of "Public Health Scotland".
    """
    mentions: list[AreaMention] = []
    for match in _pattern().finditer(text):
        if not bodies and _NOT_AN_AREA.search(text[max(0, match.start() - 24) : match.start()]):
            continue
        if not bodies and not match["council"] and _INSTITUTION.match(text, match.end()):
            continue
        named = AreaMention(*match.span(), _name(match))
        if (
            mentions
            and text[mentions[-1].end : named.start].lower() == " of "
            and mentions[-1].name in MADE_OF_COUNCILS
        ):
            mentions[-1] = replace(mentions[-1], end=named.end)  # "the South East of England"
        else:
            mentions.append(named)
    return tuple(mentions)


def joined_areas(area: str | None) -> tuple[str, ...]:
    """The areas that the name of a joint one joins: "Brantholme and Eskley" is of two, "Brighton and Hove" is one."""
    names = tuple(re.split(r",\s|\s(?:and|&)\s", area or ""))
    return names if len(names) > 1 and area not in known_areas() else ()


def ends_in_body(text: str) -> bool:
    """Whether a place that follows a text would be part of a body's name: "homes " before "england"."""
    return bool(_BODY.search(text))


def _name(match: re.Match[str]) -> str:
    for number, (name, _) in enumerate(_UNNAMED):
        if match[f"u{number}"]:
            return name
    if match["council"]:
        return re.sub(r"\s(?:County|City|Borough|District|Metropolitan(?: Borough| District)?|Unitary)$", "", match[0])
    name = match[0].strip().replace(" & ", " and ")
    return _ALIASES.get(name, name)
