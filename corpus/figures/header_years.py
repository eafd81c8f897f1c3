"""The part of a year that a header names by its end: "2023/24 (to Dec)", "2023/24 up to Q3", "2022/23 (Q1-Q3)".

In: the words of a header. Out: the period from April to that end, and what is left of the words; or None.
"""

from __future__ import annotations

import re

from corpus.periods import Period, PeriodKind, between, find_periods, parse_period

_SO_FAR = re.compile(
    r"(?P<year>\b20\d\d\s?[/–-]\s?(?:20)?\d\d)[\s,(–-]{1,3}"
    r"(?:(?:up )?to (?:the )?(?:end (?:of )?)?|ytd[\s,(:–-]{1,3}(?:to )?|q1\s?(?:[–-]|to|and)\s?)"
    r"(?P<end>(?!date\b|year\b)[A-Za-z\d][\w ]{1,18}?)\)?$",
    re.IGNORECASE,
)


def year_so_far(words: str) -> tuple[Period, str] | None:
    """The stretch from April to the end that a header names behind its year, and the words before them."""
    found = _SO_FAR.search(words)
    year = parse_period(found["year"]) if found else None
    if found is None or year is None or year.kind is not PeriodKind.FINANCIAL_YEAR:
        return None
    ends = [
        mention.partial.complete(year) if mention.partial else mention.period
        for mention in find_periods(found["end"], partial=True)
    ]
    end = ends[0] if len(ends) == 1 else None
    if end is None or not year.contains(end):
        return None
    return between(year.start, end.end), words[: found.start()].strip(" (,–-")
