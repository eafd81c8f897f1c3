"""The areas that a question names, by their names or the customary short ones.

In: the text of a question and the areas known. Out: those named, in order, and the text without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.areas import MADE_OF_COUNCILS, OTHER_AREAS, ends_in_body
from corpus.nations import nation_of

SHORT_NAMES = {
    "cambs": "Cambridgeshire",
    "herts": "Hertfordshire",
    "northants": "Northamptonshire",
    "notts": "Nottinghamshire",
    "lincs": "Lincolnshire",
    "leics": "Leicestershire",
    "bucks": "Buckinghamshire",
    "berks": "Berkshire",
    "oxon": "Oxfordshire",
    "wilts": "Wiltshire",
    "glos": "Gloucestershire",
    "hants": "Hampshire",
    "lancs": "Lancashire",
    "staffs": "Staffordshire",
    "worcs": "Worcestershire",
    "warks": "Warwickshire",
    "uk": "United Kingdom",
    "p'boro": "Peterborough",
    "shrops": "Shropshire",
    "derbys": "Derbyshire",
    "pembs": "Pembrokeshire",
    "carms": "Carmarthenshire",
    "northumb": "Northumberland",
}
"""The customary short names of counties, but for those that are words too ("Beds")."""
_SHORT = re.compile(rf"\b(?:{'|'.join(SHORT_NAMES)})\b", re.IGNORECASE)
_PART_OF_YORKSHIRE = re.compile(r"\b(?P<way>north|south|east|west|[nsew])\.? yorks\b", re.IGNORECASE)
""" "North Yorks"; "Yorks" alone is what is York's as often."""
_DIRECTIONS = {"n": "North", "s": "South", "e": "East", "w": "West", "ne": "North East", "nw": "North West"}
_DIRECTION = re.compile(r"\b(?P<way>n|s|e|w|ne|nw)\.? (?P<of>[a-z]{4,})", re.IGNORECASE)
""" "S Gloucestershire", "w sussex"."""
_NORTHERN_IRELAND = re.compile(
    r"\bN\.? ?I(?:reland)?\b(?!['’]?s?[ -]*(?:\d|numbers?|nos?\b|insurance|contributions?|rates?\b))"
)
"""How Northern Ireland is told in short; "NI 136" is an indicator, and what is paid on wages is no place."""
_MEASURES = (
    r"(?:averages?|figures?|rates?|scores?|shares?|percentages?|proportions?|numbers?|costs?|prices?|spend|spending"
    r"|waits?|satisfaction|turnover|take-up|uptake|levels?|results?)"
)
_THE_COUNTRY = re.compile(
    r"(?:\bthe\s)?(?:\b(?:rest of|whole of) the country|\bcountry (?:as a whole|overall)"
    r"|\b(?:than|against|across|above|below) the country"
    r"|\b(?:national|English?) (?:average|figure|rate|picture|norm)|\baverage (?:in|for|across) England"
    r"|\bnational(?! (?:insurance|living|minimum|health))(?= (?:[\w’'-]+ ){1,5}?" + _MEASURES + r"\b)"
    r"|\bnationally|\bnation-?wide|\bcountry-?wide|\bacross the whole country)\b",
    re.IGNORECASE,
)
"""What people call England when they compare a council with it."""
_OF_NATION = re.compile(
    r"\b(?P<nation>English|Scottish|Welsh)"
    r"(?= (?:(?:social|adult|adults|local|public|county|city|care|health|services?)\s)*"
    r"(?:councils?|authorit\w+|departments?|services|care|directors|carers|households|hospitals|providers|homes|people"
    r"|population|adults)\b)",
    re.IGNORECASE,
)
_NATIONS = {"english": "England", "scottish": "Scotland", "welsh": "Wales"}
"""Nations by what is said of theirs."""

_THE_OTHERS = re.compile(
    r"\b(?:the )?(?:regional (?:average|figure|rate|picture)|average (?:for|in|across) the region|rest of the region"
    r"|(?:similar|comparable|comparator) (?:councils|authorities|areas)|comparators|peer group"
    r"|(?:comparator|cipfa|family) (?:family|group|neighbours)(?: group)?(?: average)?"
    r"|(?:statistical|nearest) neighbours|(?:for|across|of) all (?:the )?(?:other )?(?:councils|authorities)"
    r"|region(?= (?:as a whole|overall|on average)\b))\b"
    r"|(?<=than )the region\b|(?<=against )the region\b|(?<=compared with )the region\b",
    re.IGNORECASE,
)
"""What people call the others that a council is compared with."""
_BEYOND = re.compile(
    r"(?<!many )(?<!to )(?<!from )(?<!with )\b(?:in |of |for |at |than |by )?(?:the |our |a )?"
    r"(?:(?:neighbouring|nearby|next[- ]door|surrounding|other) "
    r"(?:councils?|authorit(?:y|ies)|boroughs?|count(?:y|ies)|districts?)(?:['’]s?)?|(?:statistical|nearest|cipfa)"
    r" neighbours?|next door|(?:councils|authorities|areas) like (?:ours|us))\b(?! (?:council|tax))",
    re.IGNORECASE,
)
"""Others than the council itself, whose numbers its own must not stand for, whether or not any are held."""
_LIKE_ONE = re.compile(
    r"\b(?:in |of |for |at |than |by |do |does )?(?:other )?(?:(?:county|city|borough|district|unitary) )?"
    r"(?:councils|authorities|areas|boroughs|counties) (?:like|such as|similar to|comparable (?:to|with)) (?:the )?$",
    re.IGNORECASE,
)
"""What stands before a name that is only an example of others: "councils like Derbyshire"."""
_BESIDE = re.compile(
    r"(?<!made )(?<!brought )(?<!complaints )(?<!complaint )(?<!allegations )(?<!allegation )(?<!vote )(?<!voted )"
    r"\b(?:than|above|below|against|versus|vs|behind|ahead of|exceeds?|beats?|compar\w+ (?:to|with)|in line with"
    r"|close to|differ\w* from|match(?:es)?)\b(?! [£\d])",
    re.IGNORECASE,
)
_BESIDE_CHARS = 40
"""Characters after such words within which the area stands that is compared with."""
_BODY = r"(?: (?:(?:city|county|borough|district|metropolitan) ){0,2}council(?:['’]?s)?\b)?"
"""What may stand behind the name of a place, and names nothing besides: "Nottingham city council's"."""
_AND = re.compile(r"[\s,]++(?:(?:and|or)[\s,]++)?", re.IGNORECASE)
_MEASURED = re.compile(rf"\b{_MEASURES}\b", re.IGNORECASE)


def names_measure(text: str) -> bool:
    """Whether a text names what is measured: a rate, an average, a cost."""
    return _MEASURED.search(text) is not None


def take_areas(text: str, areas: Iterable[str], *, counts: bool = False) -> tuple[tuple[str, ...], str]:
    """The areas named, in the order of the text, a longer name before one inside it; and the text without them.

    `counts`: whether a number is asked for, so that neighbours that are named are asked of.
    """
    known = set(areas)
    country = _THE_COUNTRY.sub(lambda _: f" in {_country(text, known)} ", text)
    text = _OF_NATION.sub(lambda match: f"in {_NATIONS[match['nation'].lower()]} ", country)
    if OTHER_AREAS in known:
        text = _THE_OTHERS.sub(f" {OTHER_AREAS} ", text)
    if counts and (beyond := _BEYOND.sub(f" {OTHER_AREAS} ", text)) != text:
        text, known = beyond, known | {OTHER_AREAS}
    text = _NORTHERN_IRELAND.sub("Northern Ireland", text)
    text = _SHORT.sub(lambda match: SHORT_NAMES[match[0].lower()], text)
    text = _PART_OF_YORKSHIRE.sub(r"\g<way> Yorkshire", text)
    text = _DIRECTION.sub(lambda match: _with_direction(match, known), text)
    found: dict[str, int] = {}
    examples: int | None = None
    folded = _folded(text)
    for area in sorted(known, key=lambda name: (-len(name), name)):
        spelled = re.escape(area).replace(r"\ and\ ", r"\ (?:and|&)\ ").replace(r"\ \&\ ", r"\ (?:and|&)\ ")
        spelled = spelled.replace(r"\-", "[ -]")  # "stoke on trent"
        pattern = rf"\b(?:in |for |of |across )?(?:the )?({spelled})(?:['’]?s)?\b{_BODY}"
        is_there = _folded(area) in folded
        matches = re.finditer(pattern, text, re.IGNORECASE) if is_there else ()
        match = next((each for each in matches if _is_place(each, text)), None)
        if match and counts and (like := _LIKE_ONE.search(text[: match.start(1)])):
            found[OTHER_AREAS], examples = like.start(), match.end()
            text = text[: like.start()] + " " * (match.end() - like.start()) + text[match.end() :]
        elif match:
            found[area] = match.start()
            text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    if examples is not None:  # "councils like Derbyshire and Kent": Kent is another example
        found = {area: at for area, at in found.items() if not _AND.fullmatch(text, examples, max(at, examples))}
    return tuple(sorted(found, key=lambda area: found[area])), text


def _country(text: str, known: set[str]) -> str:
    """The nation that "nationally" asks of: that of a place which the question names, where anything of it is held."""
    named = (nation_of(area) for area in known if re.search(rf"\b{re.escape(area)}\b", text, re.IGNORECASE))
    return next((nation for nation in named if nation in known), "England") or "England"


def _is_place(match: re.Match[str], text: str) -> bool:
    """Whether a name is that of a place, and no part of that of a body: "Homes England", but "homes Kent Council"."""
    is_council = match[0].lower().endswith(("council", "council's", "council’s"))
    return is_council or not ends_in_body(text[: match.start(1)])


def with_home(text: str, named: tuple[str, ...], home: str | None) -> tuple[str, ...]:
    """The areas named, with the council's own before the one that it is compared with: "is ours above England's?"."""
    if home is None or len(named) != 1 or named[0] == home or named[0] not in (*MADE_OF_COUNCILS, OTHER_AREAS):
        return named
    told = (text[found.end() : found.end() + _BESIDE_CHARS] for found in _BESIDE.finditer(text))
    is_compared = any(take_areas(f"than {each}", named, counts=True)[0] == named for each in told)
    return (home, *named) if is_compared else named


def _with_direction(match: re.Match[str], known: Iterable[str]) -> str:
    """A letter before a name told whole, where that makes the name of an area."""
    whole = f"{_DIRECTIONS[match['way'].lower()]} {match['of']}"
    return next((area for area in known if area.casefold() == whole.casefold()), match[0])


def _folded(text: str) -> str:
    """A text in small letters, with "&" as "and", and hyphens as spaces."""
    return text.casefold().replace("&", "and").replace("-", " ")
