"""The area of a number in a sentence: named in its clause, by the subject it shares, or by what opens the sentence.

In: a part of a sentence and the area of its document. Out: the area named, or None where the document's is meant. A
place that a number is only compared with ("higher than in England") is not its own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.areas import OTHER_AREAS, AreaMention, find_areas, joined_areas
from corpus.figures.clauses import OTHER_NUMBER, Part
from corpus.figures.extreme_areas import extreme_place, holder_of_extreme, is_ranked_in, named_fully
from corpus.figures.headers import is_group
from corpus.figures.measured import figures_in
from corpus.figures.opened_elsewhere import opened_elsewhere
from corpus.figures.places import Place
from corpus.figures.proper_names import is_place_name
from corpus.figures.units import counted_noun
from corpus.measures import without_periods
from corpus.models import Observation
from corpus.periods import find_periods
from corpus.quantities import UnitKind

_NATIONAL = re.compile(r"national|across the country|the country", re.IGNORECASE)
"""What means England in a council's paper, and all of it in one about the United Kingdom."""
MAX_JOIN_CHARS = 60
_COMPARED_WITH = re.compile(
    r"\b(?:than|above|below|over|under|to|with|against|from|versus|vs\.?|outside|neighbouring)\s+(?:that of |those in "
    r"|the |in |for |across |(?:average|rate|figure|level|proportion|share|number|score)s? "
    r"(?:in |for |of |across )){0,4}$",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"(?:['’]s\s|\s|,\swhich\s)?(?:average|figure|rate|region(?:al)?|value|mean|median|score|result|one|at|was|is"
    r"|were|stood"
    r"|and|of(?: (?:about|around|over|just|only|some))?\s*$|:|=|\d|\(|$)",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\band\b|,\s(?!which\b)")
_UNKNOWN = re.compile(
    r"\b(?:[Ii]n|[Aa]cross|[Ww]ithin|[Tt]hroughout)\s(?P<name>(?:St\.? )?[A-Z][a-z]+"
    r"(?:[ -](?:(?:upon|on|under|le|by|with) )?[A-Z][a-z]+){0,2})"
    r"(?: (?:ward|district|locality|town|parish)\b)?(?![\w’'-]| [A-Z])"
)
""" "In Haverbeck it was 38%": a place that the program does not know."""
_SITE = re.compile(
    r"\b(?:beds?|flats?|homes?|houses?|apartments?|bungalows?|units?|places?|rooms?|schemes?|centres?|sites?"
    r"|hubs?|cafes?"
    r"|groups?|clubs?|buildings?|shops?|offices?|measures?|indicators?|providers?|projects?|events?|sessions?)\b",
    re.IGNORECASE,
)
NOUN_WORDS = 4
"""Words after a count among which its noun stands."""
_AVERAGED = re.compile(r"\b(?:average|averaged|mean|median|typical(?:ly)?)\b", re.IGNORECASE)
_OF_COUNCILS = re.compile(
    r"\s*(?:for|of|among|across|in)\s(?:(?:all|other|county|shire|unitary|metropolitan|district|similar"
    r"|English)\s){1,2}"
    r"(?:councils|authorities|areas|boroughs|counties)\b",
    re.IGNORECASE,
)
""" "An average of 80% for county councils"."""
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
_DATED_ASIDE = re.compile(r",\s(?:for|in|at|during|as at)\s[^,;:.]{4,30},")
_PLACE_ASIDE = re.compile(r"(?:,|\band)\s(?P<place>(?:in|for|across)\s[^,;:\d]{3,40}),\s*$")
""" "58% in 2022-23 and, in England, 64%"."""
_DASHED_FROM = re.compile(r"(?:^|[,;:.]\s)(?P<said>[^,;:\d–—]{3,60}?)\s[-–—]\s$")
""" "The average for Scotland — below 40% — may be lower": what the dash follows."""
_LAST_OF_SEVERAL = re.compile(r"^.*[;,]\s", re.DOTALL)
""" "(England 94%; 2022/23: 95%)": what stands before another number in brackets is told of that."""
_BARE_VERB = re.compile(r"\s*(?:was|is|were|are|stood at|came to)\s*", re.IGNORECASE)
_OURS = re.compile(
    r"\b(?:ours?|we|us|the council['’]s|(?<!['’]s )target)\b(?! (?:region|neighbour|peer|comparator|statistical)\w*)",
    re.IGNORECASE,
)
"""Words that bring what is said back to the document's own area."""
_OTHER_CLAUSE = re.compile(
    r"[;:]|,\s(?:and|but|which|while|whereas)|\b(?:while|whereas|but|compared?|comparing|compares|than|against"
    r"|versus|and)\b"
)


def area_of(part: Part, place: Place, found: list[Observation], opening: str | None, named: str | None) -> str | None:
    """The area of a number: beside it, a name that is all it has, that of the number before, or the opening's."""
    beside = area_beside(words_around(part), part.after, place, known=_is_of_site(part))
    if beside is None and _AVERAGED.search(part.before) and _OF_COUNCILS.match(part.after):
        return OTHER_AREAS
    return beside or _named_for(part, place) or named or _same_clause(part, found) or opening


def _is_of_site(part: Part) -> bool:
    """Whether a number is of what stands or is paid for somewhere: 60 flats in a town are still the council's."""
    quantity = part.quantity
    if quantity.kind is UnitKind.GBP:
        return bool(quantity.multiplier)
    return quantity.kind is UnitKind.COUNT and _SITE.search(" ".join(part.after.split()[:NOUN_WORDS])) is not None


def _places(text: str, place: Place, *, known: bool = False) -> list[AreaMention]:
    """The areas that a text names, the document's own and unknown ones ("in Haverbeck") among them, in order."""
    own = place.area or ""
    found = [_unless_own(mention, own or None, text) for mention in find_areas(text)]
    joined = joined_areas(own)
    found = [mention for mention in found if not (joined and mention.name == own)]
    for name in (own, *joined) if own else ():
        named = [AreaMention(at.start(), at.end(), name) for at in re.finditer(rf"\b{re.escape(name)}\b", text)]
        found += [one for one in named if not any(one.start < other.end and other.start < one.end for other in found)]
    for match in _UNKNOWN.finditer(text) if not known else ():
        name = match["name"]
        is_new = not any(one.start < match.end("name") and match.start("name") < one.end for one in found)
        if is_new and name not in own and is_place_name(name, place.page.text):
            found.append(AreaMention(match.start("name"), match.end("name"), name))
    return sorted(found, key=lambda mention: mention.start)


def _acting_place(part: Part, place: Place) -> str | None:
    """A place that spends, charges or reports what a number tells: "Neighbouring Stowborough charges £310"."""
    found = _ACTING.search(part.main) if not part.bracketed else None
    spends = found and (not found["did"] or found["near"] or found["body"])
    name = found["name"] if found and spends else ""
    own = place.area or ""
    is_own = bool(own) and (name in own or own in name)
    return name if name and not is_own and is_place_name(name, place.page.text) else None


def _named_for(part: Part, place: Place) -> str | None:
    """A place of no known form that a number is plainly of: "(Stourhampton: 512)", "the longest were in Lower Vale"."""
    own = place.area
    if acting := _acting_place(part, place):
        return acting
    led = _LED_NAME.match(part.inside) if part.bracketed else extreme_place(part.main)
    if led is None and _BESIDE_PLACE.fullmatch(part.between):
        led = _IN_PLACE.match(part.after)
        led = led if led and is_place_name(led["name"], place.page.text) else None  # not "2,950 in Band B"
    if led is None and not part.bracketed:
        led = holder_of_extreme(part.main, place.page.text)
    name = named_fully(led["name"]) if led else ""
    is_other = is_group(name) or counted_noun(name) or find_periods(name, partial=True) or (own and name in own)
    return name if name and not is_other else None


def area_beside(before: str, after: str, place: Place, *, known: bool = False) -> str | None:
    """The area that a number's own clause names: England of "65% in England"; only a `known` one if so asked."""
    named_before, named_after = _places(before, place, known=known), _places(after, place, known=known)
    start = max((join.end() for join in _JOIN.finditer(before) if not _inside(join, named_before)), default=0)
    end = next((join.start() for join in _JOIN.finditer(after) if not _inside(join, named_after)), len(after))
    for mention in named_after:
        if mention.start < end and not _COMPARED_WITH.search(after[: mention.start]):
            return mention.name
    for mention in reversed(named_before):
        if is_ranked_in(before[: mention.start]):
            continue
        compared = _COMPARED_WITH.search(before[start : mention.start]) if mention.start >= start else True
        if mention.start >= start and (not compared or _ACTS.match(before, mention.end)):
            return mention.name
    return None


def _inside(join: re.Match[str], mentions: list[AreaMention]) -> bool:
    """Whether a joining word belongs to a name: "Yorkshire and the Humber"."""
    return any(mention.start < join.start() < mention.end for mention in mentions)


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


def opening_area(text: str, first: Part, place: Place) -> str | None:
    """The area that opens a sentence speaks for all of it: "In England, 12% … and 5% …", "Nationally, …"."""
    if elsewhere := opened_elsewhere(text, place.area):
        return elsewhere
    opening = re.match(r"(?:(?:in|for|across|within)\s(?:the\s)?)?([^,\d]{3,40}),", text, re.IGNORECASE)
    if opening is None or opening.end() > first.quantity.start:
        return None
    named = _places(opening[0], place)
    return named[0].name if len(named) == 1 and len(named[0].name) * 2 > len(opening[1]) else None


def words_around(part: Part) -> str:
    """The words before a number; before brackets those outside: "Kent handed back the most contracts (778)"."""
    if not part.bracketed and _BARE_VERB.fullmatch(part.before) and (bare := _DATED_ASIDE.sub(" ", part.between)):
        return bare if bare != part.between else part.before  # "the rate for England, for 2022/23, was 391"
    if not part.before.strip() and (aside := _PLACE_ASIDE.search(part.between)):
        return aside["place"]
    if not part.bracketed and not part.before.strip() and (dashed := _DASHED_FROM.search(part.between)):
        return dashed["said"]
    if not part.bracketed or part.before.strip():
        return part.before
    inside = part.inside
    if re.search(r"[A-Za-z]{3}", inside):
        return (_LAST_OF_SEVERAL.sub("", inside) if figures_in(inside) else inside).replace(":", " ")
    return re.split(rf"[,;:]\s|{OTHER_NUMBER}", without_periods(part.outside))[-1]


def _same_clause(part: Part, found: list[Observation]) -> str | None:
    """The area of the number before, where nothing but a joining word parts the two."""
    joined = found and len(part.between) < MAX_JOIN_CHARS and not _OTHER_CLAUSE.search(part.between)
    if part.bracketed and find_periods(part.between, partial=True):
        return None  # "(England 3.0%, previous year 2.6%)"
    if not part.bracketed and ")" in part.between and find_areas(part.lead[part.lead.rfind("(") :]):
        return None  # "9.4% (England 9.9%), turnover 27.3%": the brackets speak of what they hold
    if _OURS.search(part.between):
        return None  # "better than England (82.3%), though short of our own target of 86%"
    return found[-1].area if joined else None


def _unless_own(mention: AreaMention, own: str | None, text: str) -> AreaMention:
    """A mention, by the document's name for its own area where it is that."""
    is_own = own and (mention.name in own or own in mention.name)
    if is_own or (own == "United Kingdom" and _NATIONAL.match(text, mention.start)):
        return replace(mention, name=own or mention.name)
    return mention
