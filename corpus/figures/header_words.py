"""The words of a header as they are read: without the marks of its notes, its month of the year spelt out.

In: the text of a header. Out: the text without marks, and its words, those spelt out that are cut short or are signs.
"""

from __future__ import annotations

import re

_WEEK = re.compile(r"^(?:w/?[ec]|week (?:ending|commencing|beginning))[:.]?\s+(?=\d)", re.IGNORECASE)
_MID_YEAR = re.compile(
    r"\bmid[- ](?:year )?(?=(?:19|20)\d\d\b)|\s?\((?:estimated?|prov\.?|provisional)\)$"
    r"|\bprov(?:\.|\b)|\bprovisional\b(?=$|\s(?:outturn|actual|figures?|results?|data|(?:19|20)\d\d))",
    re.IGNORECASE,
)
"""Estimates of population are of the middle of a year, and called by it; how sure numbers are is no name of theirs."""
_FOOTNOTED = re.compile(r"(?<=\d)\s?(?:\(\d{1,2}(?:,\s?\d{1,2}){0,3}\)\s?){1,3}$")
""" "2006-07 (1, 2)" refers to two notes."""
_SHORT_DAY = re.compile(
    r"\b(\d{1,2})-(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)-(?:20)?(\d\d)\b", re.IGNORECASE
)
_SHORT_MONTH = re.compile(r"^(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec) (\d\d)$", re.IGNORECASE)
""" "Nov 24" over a column is November 2024; in a sentence it may be a day."""

_YEAR = re.compile(
    r"\b(?:prev(?:ious|\b\.?)|(?P<last>last|prior))"
    r"\s(?:(?:yr|year|f?ye)(?:[ -]end)?|(?P<part>q(?:uarte|t)r|month|period))\b",
    re.IGNORECASE,
)
_YEAR_END = re.compile(
    r"\b(?:F?YE|yr[ -]end)\b"
    r"(?=\s(?:target|actual|forecast|f/cast|outturn|projection|estimate|budget|position|result)|$)",
    re.IGNORECASE,
)
_SURE = {"e": "estimate", "f": "forecast", "b": "budget", "t": "target", "a": "actual"}
_LETTER = re.compile(r"(?<=\d)\s?\((?:(?P<letter>[abeft])|(?P<est>est)\.?|(?P<cast>f/?cast|proj)\.?)\)$", re.IGNORECASE)
_SHORT = re.compile(
    r"\best\.?(?=\s(?:out-?turn|actual|spend|position|cost|expenditure)s?\b|$)|(?P<cast>\bf/?cast\b\.?|\bproj\.(?=\s|$))",
    re.IGNORECASE,
)
""" "2025/26 (F)", "2023/24 est. outturn"."""
_NUMBER = re.compile(r"^Nos?\.?\s(?=\(?(?:19|20)\d\d\s?[/–-]\s?\d\d)")
_DIFFERENCE = re.compile(
    r"(?:^|(?<=^%)|(?<=^% )|(?<=^No\. ))\(?(?:\+\s?/\s?[-–−]|±|diffs?\b\.?)\)?(?!\s?\d)", re.IGNORECASE
)
_VARIANCE = re.compile(r"^(?P<percent>%\s)?var(?:\.|(?=$|[\s(]))", re.IGNORECASE)
_AGAINST = re.compile(
    r"^(?P<percent>%\s)?(?:v|vs\.?|versus|against|compared (?:to|with))\s(?:the\s)?"
    r"(?=(?:\w+\s)?(?:target|budget|plan|profile)\b)",
    re.IGNORECASE,
)
""" "No. 2022/23", "% diff", "+/- on last year", "Var %", "vs target"."""


def spelt(text: str) -> tuple[str, str]:
    """A header without the marks of its notes, and its words: "Month 6" for "M6", "Nov-24" for "Nov 24"."""
    whole = re.sub(r"\s{0,4}\[(?:note )?\w{1,2}\]|(?<![*†‡¹²³])[*†‡¹²³]++$|(?<=[a-z]{4})\d$", "", text).strip()
    whole = _FOOTNOTED.sub("", whole)
    words = re.sub(r"\b[MP](?=\d{1,2}\b)", "Month ", whole)  # finance reports number the months of their year
    words = _MID_YEAR.sub("", _WEEK.sub("", words))
    words = _SHORT_DAY.sub(r"\1 \2 20\3", words)
    words = _NUMBER.sub("Number ", _SHORT_MONTH.sub(r"\1-\2", words))
    words = _VARIANCE.sub(r"\g<percent>Variance", _DIFFERENCE.sub("difference", words))
    words = _YEAR_END.sub("year end", _YEAR.sub(_before, words))
    words = _SHORT.sub(lambda found: "forecast" if found["cast"] else "estimated", _LETTER.sub(_meant, words))
    words = _AGAINST.sub(r"\g<percent>variance from ", words)
    return whole, words


def _meant(found: re.Match[str]) -> str:
    """The status that stands in brackets behind a year, spelt out."""
    return " " + ("forecast" if found["cast"] else "estimate" if found["est"] else _SURE[found["letter"].lower()])


def _before(found: re.Match[str]) -> str:
    """The time before that a header names, spelt out: "previous year" of "Prev YE"."""
    return f"{found['last'] or 'previous'} {found['part'] or 'year'}"
