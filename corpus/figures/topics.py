"""What stands over a number that has no words of its own: the question or lead-in above it, the heading, the paper.

In: a place. Out: a topic, or "".
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.labels import before_colon
from corpus.figures.places import Place
from corpus.figures.telling_words import telling
from corpus.figures.trimming import trimmed
from corpus.measures import topic_of
from corpus.quantities import UnitKind, find_quantities
from corpus.sentences import sentences

_ASKING = re.compile(
    r"^(?:\d+[.)]\s*)?(?:please )?(?:(?:can|could) you )?(?:tell|give|provide|confirm|state)?(?: (?:me"
    r"|us))?(?: with)?\s*",
    re.IGNORECASE,
)

OF_SHARE = re.compile(
    r"(?:%|\bpercentage|\bproportion) of (?:all |the |our )?\w+ (?:who|that|with|whose|in)\b", re.IGNORECASE
)
""" "What we can say is the % of people who have a care package:": of what part the values below are."""
_SORTS = re.compile(
    r"\b(?:reasons?|causes?|kinds?|types?|sorts?|subjects?|categories|themes|sources?) (?:for|of) "
    r"(?:(?:the|these|our|all) )?(?P<what>[a-z][a-z’'-]{2,20}s)\b",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"^(?:(?:question|q)\s?\d{0,2}[.:)]?\s{1,4}|\d{1,2}[.)]\s{1,4})?(?:please (?:tell|say|provide|give)(?: us| me)?\s)?"
    r"(?:how (?:many|much)|what (?:was|were|is|are|did)|which|who)\s(?:the\s)?",
    re.IGNORECASE,
)
"""A question whose answer is the list or table below it: "How many people were waiting on 31 March in each year?"."""
_REQUEST = re.compile(
    r"^\W*(?:q(?:uestion)?\s?\d{0,2}[.:)]?\s|\d{1,2}[.)]\s|\(?[a-h]\)\s)?"
    r"(?:please|(?:can|could|would) you(?: please)?)\s"
    r"(?:provide|confirm|state|supply|give|tell|send|list)\s(?:me\s|us\s)?(?:with\s)?(?:the\s|a\s)?"
    r"(?:figures\s(?:for|on)\s)?",
    re.IGNORECASE,
)
_SPLIT = re.compile(r",? (?:split|broken down|divided|for each of|in each of)\b.*$", re.IGNORECASE)
_MADE_UP = re.compile(
    r"(?:\d[\d.]{0,5}\s)?(?:the |our |this )?(?P<what>[^.,:;]{5,90}?) (?:was|is|were|are|has been|can be|comes?|came) "
    r"(?:made up|broken down|split|divided|funded|paid for|spent|shared|from|calculated|met)\b[^.:;]{0,40}"
    r"(?:as follows|below|here|:)[.:]?$",
    re.IGNORECASE,
)
"""A lead-in that names what the table is a breakdown of: "The pooled fund for 2023-24 was made up as follows."."""
_AMOUNT = re.compile(r"£?\d[\d.,]*\w?")
_TOTAL = re.compile(
    r"\b(?:(?!(?:the|an?|our|its|this|that|of|was|is|be|with|on|against|and|for|to|said)\b)[\w’'-]{2,20} ){0,4}"
    r"(?:budget|outturn|forecast|expenditure|over-?spend|under-?spend)\b(?=[^.;:]{0,60}$)",
    re.IGNORECASE,
)
""" "The forecast outturn is £94.6m": of what the paper is about, which its title tells."""


def topic_over(place: Place) -> str:
    """What a value without words of its own is of: the question or lead-in right above it, else the heading."""
    if place.lead:
        start, end = sentences(place.lead)[-1]
        asked = _ASKING.sub("", place.lead[start:end].rstrip(": ?."))
        if not find_quantities(asked):
            return topic_of(asked)
    return topic_of(place.headings[-1]) if place.headings else ""


def paper_over(place: Place) -> str:
    """What an overspend's budget is of: what stands over it, or what its paper is about."""
    over = (topic_over(place), topic_of(place.document.metadata.title))
    return next((topic for topic in over if telling(topic, place.area or "")), over[0])


def asked_of(lead: str) -> str:
    """What a question asks for: "total income from charges" of "Q2. What was the total income …?"; else ""."""
    is_asked = lead.endswith("?") and ASKS.match(lead)
    return _SPLIT.sub("", ASKS.sub("", lead.rstrip("? "), count=1)) if is_asked else ""


def requested(lead: str) -> list[str]:
    """What a request asks for: "number of DoLS applications" of "Q1. Please provide the number of … in each year."."""
    asked = _REQUEST.match(lead)
    return [_SPLIT.sub("", lead[asked.end() :].rstrip(" .:?"))] if asked else []


def broken_down(lead: str) -> str:
    """What a lead-in says that the parts below make up: "fund" of "The fund was made up as follows."; else ""."""
    found = _MADE_UP.match(lead)
    return found["what"] if found else ""


def total_named(place: Place, part: Part) -> tuple[str, str] | None:
    """ "The forecast outturn is £94.6m": a total of what the item, the heading or the title is of."""
    named = _TOTAL.search(part.before) if part.quantity.kind is UnitKind.GBP else None
    listed, area = trimmed(before_colon(part.lead)), place.area or ""
    rest = _AMOUNT.sub(" ", part.lead.replace(listed, " ") if listed else part.lead)
    if named is None or telling(rest, area):
        return None
    heading = topic_of(place.headings[-1]) if place.headings else ""
    over = (listed, heading, topic_of(place.document.metadata.title))
    topic = next((told for told in over if telling(told, area)), "")
    return (topic, trimmed(named[0])) if topic else None


def sorted_things(topic: str) -> str:
    """What a topic sorts, of which a number of each sort is: "complaints" of "The top five reasons for complaints"."""
    found = _SORTS.search(topic)
    return found["what"] if found else ""
