"""Figures that come near to what is asked and are of something else: all concerns for those that became enquiries.

In: a question, the proper names in it, and an observation. Out: why the figure is another's. "83 people are affected at
Colne and Ormskirk" tells nothing of Colne alone, £5m over three years nothing of next year, households are not people.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from corpus.measures import LIGHT_WORDS, PEOPLE_WORDS, stem, stems
from corpus.models import Observation

_BECAME = re.compile(
    r"\b(?:how many|what (?:number|share|proportion|percentage) of)\b.{1,60}?\b(?:went (?:into|on to)|became|become"
    r"|turned into|(?:led|lead|leading) to|(?:progressed|proceeded|converted) (?:in)?to|resulted in"
    r"|ended (?:up )?(?:in|as)) (?P<into>.{3,60})",
    re.IGNORECASE,
)
""" "How many concerns became enquiries": of those that came in, which all is another figure."""
_BECOMES = re.compile(
    r"\b(?:became|becom\w+|turned into|led|lead\w*|progress\w*|proceed\w*|convert\w*|conversion|result\w*|ended"
    r"|moved|went|placed|admi(?:ssion|tted)\w*|entered|taken)\b",
    re.IGNORECASE,
)
_ONE_YEAR = re.compile(
    r"\b(?:next|this|last|coming|current|previous) (?:financial )?year\b|\b(?:a|per|each|every) year\b"
    r"|\bannual(?:ly)?\b",
    re.IGNORECASE,
)
_OVER_YEARS = re.compile(
    r"\bover (?:the )?(?:(?:next|coming|last|past) )?(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) years\b"
    r"|\b(?:two|three|four|five|ten|\d{1,2})[- ]year (?:programme|investment|plan|period|contract)\b",
    re.IGNORECASE,
)
_PEOPLE_ASKED = re.compile(
    rf"\bhow many (?:(?:more|fewer|other|of (?:the|our|their)) )?(?:[\w-]+ ){{0,2}}?"
    rf"(?:{'|'.join(sorted(PEOPLE_WORDS))})\b",
    re.IGNORECASE,
)
_PEOPLE = frozenset(map(stem, PEOPLE_WORDS))
_NOT_PERSONS = frozenset(
    map(
        stem,
        """households families homes houses properties flats bungalows buildings providers organisations businesses
        companies agencies services schemes centres councils authorities breaks sites""".split(),
    )
)


@dataclass(frozen=True, slots=True)
class Demand:
    """What a question says, what a figure's own words must then say, and what the figure is of if they do not."""

    asked: re.Pattern[str]
    said: re.Pattern[str]
    why: str


_DEMANDS = tuple(
    Demand(re.compile(each["asked"], re.IGNORECASE), re.compile(each["said"], re.IGNORECASE), each["why"])
    for each in tomllib.loads(Path(__file__).with_name("demands.toml").read_text(encoding="utf-8"))["demand"]
)
_UNASKED = re.compile(
    r"\b(?:refused|rejected|withdrawn|declined|cancelled|turned down|abandoned|not met)\b", re.IGNORECASE
)
"""How something ended that a question for all of it does not ask for."""
_ENDED = re.compile(
    r"\b(?:refus|reject|withdr|declin|cancel|turned down|abandon|not |fail|unsuccessful|outcome)", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"\b(?P<kind>period|month|quarter|phase|stage|tier|priority|level|band|wave|option|lot|zone|pathway|step|grade)s? "
    r"(?P<number>\d{1,2})\b",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(r"\bthis (?:financial )?year\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:right now|now|currently|at the moment|at present|these days)\b", re.IGNORECASE)
_THEN = re.compile(r"\b(?:at (?:that|the) time|back then|in those days|previously|used to)\b", re.IGNORECASE)
_LAST_YEAR = re.compile(r"\blast year\b", re.IGNORECASE)
_IN_ALL = re.compile(r"\badd(?:ing|ed)? (?:it |them |these )?(?:all )?(?:up|together)\b|\ball told\b", re.IGNORECASE)
_AND_MORE = re.compile(r"\b(?:and|plus|with) (?:a further|another|an? (?:additional|extra)|also)\b", re.IGNORECASE)
_TOPIC = re.compile(r"\babout (?:the |their |her |his |my |our )?(?P<topic>[a-z][a-z’' -]{2,40})", re.IGNORECASE)
_OF_MONEY = frozenset(map(stem, "bill charge invoice fee cost payment money finance financial price paying".split()))
"""What is complained of or asked about under many names, none of which tells a measure by itself."""
_TOGETHER = re.compile(
    r"(?:\b(?:at|in|from|of|for|between|across|near|both|covering|serving) (?:the )?|, |: |\()"
    r"(?P<named>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?){0,4},? (?:and|&) [A-Z][\w’'-]+)"
)
""" "At Colne and Ormskirk": what is told of both is told of neither."""


def near_miss(  # noqa: PLR0911 - each return is a near miss of its own
    question: str, names: Collection[str], observation: Observation
) -> str | None:
    """Why a figure that comes near is of something else, in words; None where nothing says so.

    `names`: stems of the proper names in the question.
    """
    own = f"{observation.label} {observation.unit}"
    around = " ".join((own, observation.area or "", *observation.locator.headings))
    topic = _TOPIC.search(question)
    if (
        topic
        and set(stems(topic["topic"])) & _OF_MONEY
        and observation.unit != "GBP"
        and not set(stems(around)) & _OF_MONEY
    ):
        return "not about what is asked for"
    told = around if observation.wording.startswith("sentence") else f"{around} {observation.context}"
    if why := unmet_demand(question, told):
        return why
    if _UNASKED.search(own) and not _ENDED.search(question):
        return "of those that ended so, where all are asked for"
    if _is_numbered_otherwise(question, own):
        return "of another one by its number"
    quote = observation.locator.quote
    if _NOW.search(question) and _THEN.search(quote) and not _NOW.search(quote):
        return "of a time that is past, where it is asked how things are now"
    if _THIS_YEAR.search(question) and _LAST_YEAR.search(quote) and not _THIS_YEAR.search(quote):
        return "of last year, where this year is asked for"
    if _IN_ALL.search(question) and _AND_MORE.search(observation.locator.quote):
        return "a part of what is asked for in all"
    became = _BECAME.search(question)
    if became and not _BECOMES.search(own):
        into = {word for word in stems(became["into"]) if word not in LIGHT_WORDS}
        if not into & set(stems(own)):
            return "of all, where those that became something are asked for"
    if _ONE_YEAR.search(question) and _OVER_YEARS.search(own) and not _OVER_YEARS.search(question):
        return "of several years together"
    unit = stem(observation.unit.lower().rpartition(" ")[2])
    if unit in _NOT_PERSONS - set(stems(question)) and _PEOPLE_ASKED.search(question) and not _PEOPLE & set(stems(own)):
        return "not of people"
    if names and _is_of_several(set(names), observation):
        return "of several places together"
    return None


def unmet_demand(question: str, told: str) -> str | None:
    """Why words that must say what a question says do not, in words; None where they do."""
    return next((one.why for one in _DEMANDS if one.asked.search(question) and not one.said.search(told)), None)


def _is_numbered_otherwise(question: str, own: str) -> bool:
    """Whether a figure is of period 6 or priority 2 where another one is asked for."""
    asked, said = _numbers_by_kind(question), _numbers_by_kind(own)
    return any(kind in said and not said[kind] & numbers for kind, numbers in asked.items())


def _numbers_by_kind(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in _NUMBERED.finditer(text):
        found.setdefault(one["kind"].lower(), set()).add(one["number"].lstrip("0"))
    return found


def _is_of_several(names: set[str], observation: Observation) -> bool:
    """Whether the sentence tells the figure of a place that the question names and of others that it does not."""
    own = set(stems(observation.label))
    for together in _TOGETHER.finditer(observation.locator.quote):
        places = [set(stems(place)) for place in re.split(r",? (?:and|&) |, ", together["named"])]
        asked = [place for place in places if place & names]
        others = [place for place in places if not place & names]
        if asked and others and (own >= others[0] or not any(place & own for place in asked)):
            return True
    return False
