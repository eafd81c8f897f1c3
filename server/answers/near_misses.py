"""Figures that come near to what is asked and are of something else: all concerns for those that became enquiries.

In: a question, the proper names in it, and an observation. Out: why the figure is another's. "83 people are affected at
Colne and Ormskirk" tells nothing of Colne alone, £5m over three years nothing of next year, households are not people.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from corpus.measures import LIGHT_WORDS, PEOPLE_WORDS, stem, stems
from corpus.models import EARLIER_VALUE, Observation
from server.answers.demands import unasked, unmet_demand
from server.answers.told_together import told_of_others

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
_YEARS_TOGETHER = re.compile(
    r"\b(?:total(?:led)?|altogether|in all|together|combined|sum)\b[^?]{0,80}?"
    r"\b(?:over|across|for|in|during) (?:(?:the|all|those|these) ){0,2}(?:last |past )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:financial )?years\b",
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


_QUOTED = re.compile(r"(?:^|(?<=[\s(]))[‘'\"“](?P<name>[A-Za-z][\w &/-]{1,40})[’'\"”](?=[\s?.,;!)]|$)")
""" "Number of 'other' enquiries"."""
_RELATED = re.compile(r"\b(?P<what>[a-z]{3,})[- ](?:related|led|based|induced)\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:no|not|without|non)[- ](?:an? |any |been |being |yet )?(?P<what>[a-z]{4,})\b", re.IGNORECASE
)
_NEGATES = re.compile(r"\b(?:no|not|non|without|never|none|nobody|avoid\w*)\b|n['’]t\b", re.IGNORECASE)
_OF_THOSE = re.compile(
    r"\bhow many of (?:the|our|these|those|their) (?P<whole>[^?,]{3,60}?) (?:are|were|is|was|had|have|has|got|went"
    r"|live[ds]?|use[ds]?|need(?:ed)?|came|said|did|do|get|receive[ds]?) (?P<part>[^?]{3,80})",
    re.IGNORECASE,
)
""" "How many of the households are in bed and breakfast": the number of all households is not meant."""
_EACH = re.compile(
    r"\b(?:from|in|for|by|at|of) each (?!year|month|week|day|quarter|time|other|case|person|one\b)[a-z]", re.IGNORECASE
)
_SAYS_EACH = re.compile(r"\b(?:each|per|every)\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?P<kind>period|month|quarter|phase|stage|tier|priority|level|band|wave|option|lot|zone|pathway|step|grade)s? "
    r"(?P<number>\d{1,2})\b"
    r"|\b(?P<many>one|two|three|four|five|six|\d)[- ](?P<of>bed(?:room)?s?|person|storey)(?:ed)?\b",
    re.IGNORECASE,
)
_DIGITS = dict(zip("one two three four five six".split(), "123456", strict=True))
_SPAN = r"(?:year|winter|spring|summer|autumn|month|week|quarter)"
_THIS_YEAR = re.compile(rf"\bthis (?:financial )?{_SPAN}\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:right now|now|currently|at the moment|at present|these days)\b", re.IGNORECASE)
_THEN = re.compile(r"\b(?:at (?:that|the) time|back then|in those days|previously|used to)\b", re.IGNORECASE)
_LAST_YEAR = re.compile(rf"\blast {_SPAN}\b", re.IGNORECASE)
_THAN_LAST = re.compile(rf"\b(?:on|than|from|against|with) (?:the )?last {_SPAN}\b", re.IGNORECASE)
""" "£1,012, up 6% on last year": the number is this year's."""
_IN_ALL = re.compile(r"\badd(?:ing|ed)? (?:it |them |these )?(?:all )?(?:up|together)\b|\ball told\b", re.IGNORECASE)
_AND_MORE = re.compile(r"\b(?:and|plus|with) (?:a further|another|an? (?:additional|extra)|also)\b", re.IGNORECASE)
_TOPIC = re.compile(r"\babout (?:the |their |her |his |my |our )?(?P<topic>[a-z][a-z’' -]{2,40})", re.IGNORECASE)
_OF_MONEY = frozenset(map(stem, "bill charge invoice fee cost payment money finance financial price paying".split()))
"""What is complained of or asked about under many names, none of which tells a measure by itself."""


def near_miss(question: str, names: Collection[str], observation: Observation) -> str | None:
    """Why a figure that comes near is of something else, in words; None where nothing says so.

    `names`: stems of the proper names in the question.
    """
    own = f"{observation.label} {observation.unit}"
    around = " ".join((own, observation.area or "", *observation.locator.headings))
    is_earlier = observation.wording == EARLIER_VALUE
    told = around if observation.wording.startswith("sentence") else f"{around} {observation.context}"
    return (
        unmet_demand(question, told)
        or unasked(question, own)
        or _not_so_called(question, f"{around} {observation.locator.quote}")
        or _of_other_topic(question, around, observation)
        or of_other_time(question, own, "" if is_earlier else observation.locator.quote)
        or _of_other_part(question, own)
        or _of_no_each(question, around, observation)
        or _of_no_people(question, own, observation)
        or ("of another one by its number" if is_numbered_otherwise(question, own) else None)
        or told_of_others(set(names), observation)
    )


def _not_so_called(question: str, told: str) -> str | None:
    """Why a figure is not what a question names between quotation marks: "'other' enquiries" are not all of them."""
    said = set(stems(told)) | set(re.findall(r"\w+", told.casefold()))
    named = (set(re.findall(r"\w+", found["name"].casefold())) for found in _QUOTED.finditer(question))
    return None if all(words <= said or set(map(stem, words)) <= said for words in named) else "not called so"


def _of_other_topic(question: str, around: str, observation: Observation) -> str | None:
    """Why a figure is not about what is asked for by "about", "-related" or a negation."""
    topic = _TOPIC.search(question)
    of_money = bool(topic and set(stems(topic["topic"])) & _OF_MONEY)
    if of_money and observation.unit != "GBP" and not set(stems(around)) & _OF_MONEY:
        return "not about what is asked for"
    own = f"{observation.label} {observation.unit}"
    if {stem(each["what"].lower()) for each in _RELATED.finditer(question)} - set(stems(own)):
        return "related to something else"
    negated = {stem(each["what"].lower()) for each in _NEGATED.finditer(own)}
    if negated & set(stems(question)) and not _NEGATES.search(question):
        return "of those without what is asked for"
    return None


def of_other_time(question: str, own: str, quote: str) -> str | None:
    """Why a figure is of another time, or of more of it, than the question says in words."""
    if _NOW.search(question) and _THEN.search(quote) and not _NOW.search(quote):
        return "of a time that is past, where it is asked how things are now"
    if _LAST_YEAR.search(question) and not _THIS_YEAR.search(question) and _THAN_LAST.search(quote):
        return "of this year, where last year is asked for"
    if _THIS_YEAR.search(question) and _LAST_YEAR.search(quote) and not _THIS_YEAR.search(quote):
        return "of last year, where this year is asked for"
    if _ONE_YEAR.search(question) and _OVER_YEARS.search(own) and not _OVER_YEARS.search(question):
        return "of several years together"
    if _YEARS_TOGETHER.search(question) and not _OVER_YEARS.search(own):
        return "of one year, where several together are asked for"
    if _IN_ALL.search(question) and _AND_MORE.search(quote):
        return "a part of what is asked for in all"
    return None


def _of_other_part(question: str, own: str) -> str | None:
    """Why a figure is of all, where some of them are asked for: those that became something, or are something."""
    became, of_those = _BECAME.search(question), _OF_THOSE.search(question)
    if became and not _BECOMES.search(own) and not _telling(became["into"]) & set(stems(own)):
        return "of all, where those that became something are asked for"
    part = _telling(of_those["part"]) - set(stems(of_those["whole"])) if of_those else set[str]()
    return "of all, where some of them are asked for" if part and not part & set(stems(own)) else None


def _of_no_each(question: str, around: str, observation: Observation) -> str | None:
    """Why one figure of a sentence is not one for each of many: those stand in the rows of a list or a table."""
    of_each = observation.wording.startswith("sentence") and _EACH.search(question) and not _SAYS_EACH.search(around)
    return "not of each one" if of_each else None


def _telling(text: str) -> set[str]:
    return {word for word in stems(text) if word not in LIGHT_WORDS}


def _of_no_people(question: str, own: str, observation: Observation) -> str | None:
    """Why a figure is not of people, where people are asked for."""
    unit = stem(observation.unit.lower().rpartition(" ")[2])
    of_things = unit in _NOT_PERSONS - set(stems(question)) and not _PEOPLE & set(stems(own))
    return "not of people" if of_things and _PEOPLE_ASKED.search(question) else None


def is_numbered_otherwise(question: str, own: str) -> bool:
    """Whether a figure is of period 6 or priority 2 where another one is asked for."""
    asked, said = _numbers_by_kind(question), _numbers_by_kind(own)
    return any(kind in said and not said[kind] & numbers for kind, numbers in asked.items())


def _numbers_by_kind(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in _NUMBERED.finditer(text):
        number = one["number"] or _DIGITS.get(one["many"].lower(), one["many"])
        kind = one["kind"] or one["of"][:3]  # "bed", "beds" and "bedroom" are one kind
        found.setdefault(kind.lower(), set()).add(number.lstrip("0"))
    return found
