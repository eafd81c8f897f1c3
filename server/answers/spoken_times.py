"""Years and ages as they are spoken, written in digits: "twenty twenty one to twenty two" is 2021-22.

In: the text of a question as voice typing writes it. Out: the text with spoken years, ages and codes in digits; a pair
of years becomes a financial year only where the second follows the first.
"""

from __future__ import annotations

import re

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNIT, _TEEN, _TEN = ("|".join(words) for words in (_UNITS, _TEENS, _TENS))
_GAP = r"(?:\s|-)"
_SHORT = rf"(?:(?:{_TEEN})|twenty(?:{_GAP}(?:{_UNIT}))?|[12]\d)"
"""The last two figures of a year: "nineteen", "twenty two", "22"."""
_LONG = rf"(?:(?:twenty|two{_GAP}thousand(?:\sand)?){_GAP}(?:twenty(?:{_GAP}(?:{_UNIT}))?|{_TEEN})|20[12]\d)"
"""A whole year: "twenty twenty two", "two thousand and nineteen", "2022"."""
_TO = r"\s?(?:\s(?:to|through|into|slash|stroke|dash|hyphen|oblique)\s|[-–/])\s?"
_LONG_PAIR = re.compile(
    rf"(?<![\w.,£])(?P<first>{_LONG})(?:(?:{_TO}|\s)(?P<then>{_LONG}|{_SHORT})|{_TO}(?P<unit>{_UNIT}))(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_LONG_YEAR = re.compile(rf"\b(?=[a-z]){_LONG}\b(?!-)", re.IGNORECASE)
_SHORT_PAIR = re.compile(
    r"(?P<lead>\b(?:(?P<ends>from|to|and|than|vs|versus|with|over)|in|for|during|of|since|year|years|fy|financial|fiscal"
    r"|between)\s(?:the\s)?)?"
    rf"(?<![\w.,£])(?P<first>{_SHORT})(?:(?:(?P<to>{_TO})|\s)(?P<then>{_SHORT})|{_TO}(?P<unit>{_UNIT}))(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"\d[-–/]\d")
"""A period in digits, which needs nothing."""
_CLOSES = re.compile(
    r"\s*(?:[?!.,;:]|$)|\s(?:please|if|thanks)\b|\s(?:and|to|vs|versus|than)\s[12]\d\s[123]\d\b", re.IGNORECASE
)
_AGE = re.compile(
    rf"(?<![\w-])(?:{_TEN})(?:{_GAP}(?:{_UNIT}))?(?=s?\s(?:and|or)\s(?:over|older|above|under|younger)\b|\splus\b|s\b)"
    r"|(?:(?<=\bsection\s)|(?<=\b(?:under|above)[ -])|(?<=\b(?:over|aged|than)[ -]))"
    rf"(?:{_TEN})(?:{_GAP}(?:{_UNIT}))?(?=s?\b)",
    re.IGNORECASE,
)
_BAND = re.compile(
    rf"(?:between\s)?(?<![\w-])(?P<low>{_TEEN}|1\d)(?:\s(?:to|and|till|until|through)\s|\s?[-–]\s?)"
    rf"(?P<high>(?:{_TEN}){_GAP}(?:{_UNIT}))\b|\bbetween\s(?P<from>1\d|[2-9]\d)\sand\s(?P<till>[2-9]\d)(?!\d|[/-]\d)"
    r"(?=\s(?:year|years|out|who|were|per|with|in)\b)",
    re.IGNORECASE,
)
_CODE = re.compile(
    rf"\b(?P<lead>ascof|indicator|measure|code|metric|kpi)\s(?:(?:measure|indicator|code|metric|number)\s)?"
    rf"(?P<unit>{'|'.join(_UNITS[:6])}|[1-6])\s(?P<letter>[a-e])\b(?:\s(?:part\s)?(?P<part>one|two|1|2)\b(?!\s(?:hundred|thousand)))?",
    re.IGNORECASE,
)


def written_times(text: str) -> str:
    """The text with its spoken years, ages and indicator codes in digits."""
    text = _CODE.sub(_written_code, text)
    text = _LONG_PAIR.sub(_written_pair, text)
    text = _LONG_YEAR.sub(lambda match: str(_year(match[0])), text)
    text = _SHORT_PAIR.sub(_written_short_pair, text)
    text = _BAND.sub(_written_band, text)
    return _AGE.sub(_written_age, text)


def _number(words: str) -> int:
    """The number that one or two words, or figures, say: "twenty two", "nineteen", "22"."""
    if words.isdigit():
        return int(words)
    total = 0
    for word in re.split(r"[\s-]", words.lower()):
        if word in _TENS:
            total += 10 * (_TENS.index(word) + 2)
        elif word in _TEENS:
            total += 10 + _TEENS.index(word)
        elif word in _UNITS:
            total += 1 + _UNITS.index(word)
    return total


def _year(words: str) -> int:
    """The year that a whole spoken year says."""
    if words.isdigit():
        return int(words)
    rest = re.sub(rf"^(?:twenty|two{_GAP}thousand(?:\sand)?){_GAP}", "", words, flags=re.IGNORECASE)
    return 2000 + _number(rest)


def _end(first: int, match: re.Match[str]) -> int:
    """The last two figures of the second year of a pair; of "twenty three to four" 24."""
    if match["unit"]:
        return first // 10 % 10 * 10 + _number(match["unit"])
    then = match["then"]
    return (_year(then) if re.fullmatch(_LONG, then, re.IGNORECASE) else _number(then)) % 100


def _written_pair(match: re.Match[str]) -> str:
    first = _year(match["first"])
    end = _end(first, match)
    is_stretch = re.search(r"\b(?:from|between)\s$", match.string[: match.start()], re.IGNORECASE)
    if is_stretch and re.search(r"\s(?:to|and)\s", match[0], re.IGNORECASE):
        return match[0]  # two years, if what is asked is how something moved
    return f"{first}-{end:02d}" if end == (first + 1) % 100 and not _WRITTEN.search(match[0]) else match[0]


def _written_short_pair(match: re.Match[str]) -> str:
    """ "in twenty one to twenty two" is 2021-22, where a preposition or the end of a clause shows that it is a time.

    "from twenty to twenty one" may tell how a count rose, so it stays.
    """
    first = _number(match["first"])
    shown = not match["to"] if match["ends"] else match["lead"] or _CLOSES.match(match.string, match.end())
    if _end(first, match) != first + 1 or not shown or _WRITTEN.search(match[0]):
        return match[0]
    return f"{match['lead'] or ''}20{first}-{first + 1}"


def _written_band(match: re.Match[str]) -> str:
    if match["from"]:
        return f"{match['from']} to {match['till']}"
    return f"{_number(match['low'])} to {_number(match['high'])}"


def _written_age(match: re.Match[str]) -> str:
    return str(_number(match[0]))


def _written_code(match: re.Match[str]) -> str:
    part = f"({_number(match['part'])})" if match["part"] else ""
    return f"{match['lead']} {_number(match['unit'])}{match['letter'].upper()}{part}"
