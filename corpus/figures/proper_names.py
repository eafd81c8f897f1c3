"""Proper names that the program does not know: "Oakhurst" is taken for a place, "Residential" is not.

In: a name and the text of its page. Out: whether it is written and used as the name of something of its own: with
capitals, never in small letters on its page, and no word of the field.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.figures.headers import is_group
from corpus.glossary import shipped_glossary
from corpus.measures import stem
from corpus.periods import find_periods

_NAME = re.compile(
    r"(?:St\.? )?[A-Z][a-z'’]+"
    r"(?:[ -](?:(?:and|of|upon|on|the|with|under|in|le|by|cum) |& )?(?:the )?[A-Z][a-z'’]+){0,3}"
)
_FACILITY = re.compile(
    r"\b(?:house|court|lodge|hall|grange|manor|gardens?|centre|close|road|street|lane|avenue|hospital|infirmary|surgery"
    r"|clinic|school|college|university|trust|partnership|agency|homes?|hub|unit|building|mews|villas?|croft|cottage"
    r"|protocol|act|programme|project|scheme|team|plan|strategy|fund|review|survey|framework|charter|campaign"
    r"|board|panel|committee|forum|register|return|department|directorate|network|company|group|council|authority"
    r"|police|constabulary|services?|commission(?:er)?)$",
    re.IGNORECASE,
)
"""The last word of what is no place that a council is compared with: homes, hospitals, teams, plans."""
_SMALL = re.compile(r"(?<![\w'’])[a-z]{3,}")
_COMMON = frozenset(
    """
    adult adults all amber april average better black board budget cabinet change changes children committee council
    councils current county day december direction director district domain east february female forecast friday
    good government green group health high housing january july june last low male march may mean men mixed monday
    month n/a national next no none north not november number october other others outturn overall performance person
    persons plan position previous q1 q2 q3 q4 quarter rank rate red region regional same saturday score september
    service services similar social source south status sunday target team this thursday total trend tuesday unknown
    us value variance wednesday week west white women year years yes asian august autumn christmas easter spring summer
    table figure chart section appendix annex paragraph part phase stage band pathway tier level zone option question
    page round cohort schedule chapter item box step grade
    income expenditure spend spending net gross police constabulary management planning staffing overheads
    commissioning partners reserves grants
    winter parliament ministers ombudsman healthwatch & and of upon on the with under in le by cum st st.
    """.split()
)
"""Words with a capital in a header or at the head of a sentence that no place is called by alone."""

OF_NO_PLACE = (
    "The|Our|This|That|These|Each|Every|All|Any|Your|By|Which|Other|Per|Local|Rural|Urban|Key|Priority|Focus|Service"
    "|Practice|Policy|Subject|Growth|Improvement|Development|Pilot|Catchment|Hospital|Stroke|Care|Main|Risk|Work|Outcome"
    "|Theme|Thematic|Spending|Budget|Business|Portfolio|Unitary|London|Metropolitan|Health|In|For|Of|On|Across|Within"
    "|Summary|Profile|Overview"
)
"""Words, as alternatives of a pattern, that open no name of a place before "area" or "district": "Key area"."""


def is_place_name(name: str, text: str) -> bool:
    """Whether a name may be that of a place: one of its words is neither common, nor of the field, nor small in `text`.

    `text` is the page, which does not write the name of a place in small letters.
    """
    if not _NAME.fullmatch(name) or _FACILITY.search(name) or is_group(name) or find_periods(name, partial=True):
        return False
    words = set(re.split(r"[ -]", name.lower().replace("’", "'"))) - _COMMON - _small_words(text)
    return any(stem(word.removesuffix("'s")) not in shipped_glossary().vocabulary for word in words)


@lru_cache(maxsize=64)
def _small_words(text: str) -> frozenset[str]:
    """The words that a text writes in small letters."""
    return frozenset(_SMALL.findall(text))
