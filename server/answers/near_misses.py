"""Figures that come near to what is asked and are of something else: all concerns for those that became enquiries.

In: a question, the proper names in it, and an observation. Out: why the figure is another's. "83 people are affected at
Colne and Ormskirk" tells nothing of Colne alone, £5m over three years nothing of next year, households are not people.
"""

from __future__ import annotations

import re
from collections.abc import Collection

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
_LACKING = re.compile(r"\b(?:short of|shortfalls?|shortages?|lack(?:s|ing)?|unmet|unfilled|missing)\b", re.IGNORECASE)
_LACKS = re.compile(
    r"\b(?:short|shortfalls?|shortages?|unmet|gaps?|vacan\w+|lack\w*|deficits?|unfilled|missing|wait\w*|need\w*|not)\b",
    re.IGNORECASE,
)
_EXTREME = re.compile(r"\bwhich\b.{1,60}?\b(?:worst|best)\b", re.IGNORECASE)
"""Asks for one of several by a word that no rank goes by."""
_IS_EXTREME = re.compile(
    r"\b(?:worst|best|highest|lowest|longest|shortest|biggest|largest|smallest|most|least|fewest|top|bottom|peak|main)\b",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"\badd(?:ing|ed)? (?:it |them |these )?(?:all )?(?:up|together)\b|\ball told\b", re.IGNORECASE)
_AND_MORE = re.compile(r"\b(?:and|plus|with) (?:a further|another|an? (?:additional|extra)|also)\b", re.IGNORECASE)
_TOPIC = re.compile(r"\babout (?:the |their |her |his |my |our )?(?P<topic>[a-z][a-z’' -]{2,40})", re.IGNORECASE)
_OF_MONEY = frozenset(map(stem, "bill charge invoice fee cost payment money finance financial price paying".split()))
"""What is complained of or asked about under many names, none of which tells a measure by itself."""
_TOGETHER = re.compile(
    r"\b(?:at|in|from|of|for|between|across|near|both|covering|serving) (?:the )?"
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
    around = f"{own} {' '.join(observation.locator.headings)}"
    topic = _TOPIC.search(question)
    if (
        topic
        and set(stems(topic["topic"])) & _OF_MONEY
        and observation.unit != "GBP"
        and not set(stems(around)) & _OF_MONEY
    ):
        return "not about what is asked for"
    place = observation.locator
    if _LACKING.search(question) and not _LACKS.search(f"{around} {place.quote} {observation.context}"):
        return "of what there is, where what is lacking is asked for"
    if _EXTREME.search(question) and not _IS_EXTREME.search(around):
        return "of all, where the one that is most so is asked for"
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
