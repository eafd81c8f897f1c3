"""The area of a number in a sentence: named in its clause, by the subject it shares, or by what opens the sentence.

In: a part of a sentence and the area of its document. Out: the area named, or None where the document's is meant. A
place that a number is only compared with ("higher than in England") is not its own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.areas import OTHER_AREAS, AreaMention, find_areas, joined_areas
from corpus.figures.acting_areas import named_for
from corpus.figures.clauses import OTHER_NUMBER, Part
from corpus.figures.extreme_areas import is_ranked_in
from corpus.figures.kinded_places import kinded_places
from corpus.figures.measured import figures_in
from corpus.figures.opened_elsewhere import opened_elsewhere
from corpus.figures.places import Place
from corpus.figures.proper_names import is_place_name
from corpus.measures import without_periods
from corpus.models import Observation
from corpus.nations import nation_meant
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
_NEAR_SUBJECT = re.compile(
    r"(?:^\W{0,4}|[,;:.]\s)(?:and\s|but\s)?(?:(?:the|our)\s)?(?:neighbouring|nearby)\s{1,3}$", re.IGNORECASE
)
""" "The neighbouring authority of Northmoor had": who stands at the head of a clause is not only compared with."""
_ACTS = re.compile(
    r"(?:['’]s\s|\s|,\swhich\s)?(?:average|figure|rate|region(?:al)?|value|mean|median|score|result|one|at|was|is"
    r"|were|stood"
    r"|and|of(?: (?:about|around|over|just|only|some))?\s*$|:|=|\d|\(|$)",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\band\b|,\s(?!which\b)")
_UNKNOWN = re.compile(
    r"\b(?:[Ii]n|[Aa]cross|[Ww]ithin|[Tt]hroughout)\s(?:neighbouring\s|nearby\s)?(?P<name>(?:St\.? )?[A-Z][a-z]+"
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
_OPENING = re.compile(
    r"(?:(?:in|for|across|within)\s(?:the\s)?(?:neighbouring\s|nearby\s)?)?([^,\d]{3,40}),", re.IGNORECASE
)
_DATED_ASIDE = re.compile(r",\s(?:for|in|at|during|as at)\s[^,;:.]{4,30},")
_PLACE_ASIDE = re.compile(r"(?:,|\band)\s(?P<place>(?:in|for|across)\s[^,;:\d]{3,40}),\s*$")
""" "58% in 2022-23 and, in England, 64%"."""
_DASHED_FROM = re.compile(r"(?:^|[,;:.]\s)(?P<said>[^,;:\d–—]{3,60}?)\s[-–—]\s$")
""" "The average for Scotland — below 40% — may be lower": what the dash follows."""
_LAST_OF_SEVERAL = re.compile(r"^.*[;,]\s", re.DOTALL)
""" "(England 94%; 2022/23: 95%)": what stands before another number in brackets is told of that."""
_BARE_VERB = re.compile(r"\s*(?:was|is|were|are|stood at|came to)\s*", re.IGNORECASE)
_OURS = re.compile(
    r"\b(?:ours?|we|us|the council['’]s)\b(?! (?:region|neighbour|peer|comparator|statistical)\w*)",
    re.IGNORECASE,
)
"""Words that bring what is said back to the document's own area."""
_OWN_PLAN = re.compile(r"(?:^|\W)(?:(?:our|own|local)\s)?(?:target|plan|budget|ambition)(?: of|:)?\s$", re.IGNORECASE)
""" "(England 83.1%, target 85%)": a plan is of who tells it."""
_OTHER_CLAUSE = re.compile(
    r"[;:]|,\s(?:and|but|which|while|whereas)|\b(?:while|whereas|although|though|but|compared?|comparing|compares|than|against"
    r"|versus|and)\b"
)


def area_of(part: Part, place: Place, found: list[Observation], opening: str | None, named: str | None) -> str | None:
    """The area of a number: beside it, a name that is all it has, that of the number before, or the opening's."""
    beside = area_beside(words_around(part), part.after, place, known=_is_of_site(part))
    if beside is None and _AVERAGED.search(part.before) and _OF_COUNCILS.match(part.after):
        return OTHER_AREAS
    return beside or named_for(part, place) or named or _same_clause(part, found, place) or opening


def _is_of_site(part: Part) -> bool:
    """Whether a number is of what stands or is paid for somewhere: 60 flats in a town are still the council's."""
    quantity = part.quantity
    if quantity.kind is UnitKind.GBP:
        return bool(quantity.multiplier)
    return quantity.kind is UnitKind.COUNT and _SITE.search(" ".join(part.after.split()[:NOUN_WORDS])) is not None


def _places(text: str, place: Place, *, known: bool = False) -> list[AreaMention]:
    """The areas that a text names, the document's own and unknown ones ("in Haverbeck") among them, in order."""
    own = place.area or ""
    home = place.document.metadata.area
    told = (replace(each, name=nation_meant(each.name, text[each.start : each.end], home)) for each in find_areas(text))
    found = [_unless_own(mention, own or None, text) for mention in told]
    kinded = kinded_places(text, place.page.text, bodies_only=known)
    found = [one for one in found if not any(one.start < other.end and other.start < one.end for other in kinded)]
    found += [_unless_own(mention, own or None, text) for mention in kinded]
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
        led = before[start : mention.start]
        compared = _COMPARED_WITH.search(led) and not _NEAR_SUBJECT.search(led) if mention.start >= start else True
        if mention.start >= start and (not compared or _ACTS.match(before, mention.end)):
            return mention.name
    return None


def _inside(join: re.Match[str], mentions: list[AreaMention]) -> bool:
    """Whether a joining word belongs to a name: "Yorkshire and the Humber"."""
    return any(mention.start < join.start() < mention.end for mention in mentions)


def opening_area(text: str, first: Part, place: Place) -> str | None:
    """The area that opens a sentence speaks for all of it: "In England, 12% … and 5% …", "Nationally, …"."""
    if elsewhere := opened_elsewhere(text, place.area):
        return elsewhere
    opening = _OPENING.match(text)
    if opening is None or opening.end() > first.quantity.start:
        return None
    named = _places(opening[0], place)
    return named[0].name if len(named) == 1 and (named[0].end - named[0].start) * 2 > len(opening[1]) else None


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


def _same_clause(part: Part, found: list[Observation], place: Place) -> str | None:
    """The area of the number before, where nothing but a joining word parts the two."""
    if found and not part.bracketed and _is_of_another_subject(part, found[-1], place):
        return None
    joined = found and len(part.between) < MAX_JOIN_CHARS and not _OTHER_CLAUSE.search(part.between)
    if part.bracketed and found and found[0].area == place.area and _OWN_PLAN.search(part.before):
        return None
    if part.bracketed and find_periods(part.between, partial=True):
        return None  # "(England 3.0%, previous year 2.6%)"
    if not part.bracketed and ")" in part.between and find_areas(part.lead[part.lead.rfind("(") :]):
        return None  # "9.4% (England 9.9%), turnover 27.3%": the brackets speak of what they hold
    if _OURS.search(part.between):
        return None  # "better than England (82.3%), though short of our own target of 86%"
    return found[-1].area if joined else None


def _is_of_another_subject(part: Part, last: Observation, place: Place) -> bool:
    """Whether the document's own area stands between a number and the one read last: one between was left unread."""
    _, _, passed = part.lead.rpartition(last.printed)
    return last.printed in part.lead and any(mention.name == place.area for mention in _places(passed, place))


def _unless_own(mention: AreaMention, own: str | None, text: str) -> AreaMention:
    """A mention, by the document's name for its own area where it is that."""
    is_own = own and (mention.name in own or own in mention.name)
    if is_own or (own == "United Kingdom" and _NATIONAL.match(text, mention.start)):
        return replace(mention, name=own or mention.name)
    return mention
