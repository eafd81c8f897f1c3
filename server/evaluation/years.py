"""The years that a text names, and which of them each of its numbers is said of.

In: a label or a sentence of an answer, with the places of its numbers. Out: sets of year names, "2021-22" for a
financial year and "2021" for a calendar year. These are the rules of the published scorer, kept apart from
`corpus.periods` on purpose: what judges an answer must not share the code that made it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
CENTURIES = r"(?:19|20)\d\d"
SPAN = re.compile(rf"\b(?P<first>{CENTURIES}|[12]\d)\s?(?P<joint>[-–/]|to)\s?(?P<last>(?:20)?\d\d)\b(?!,?\d|-\d)")
YEAR = re.compile(r"(?<![\w,.£])(?:19[89]|20[0-4])\d(?![\w,.]?\d)")
YEARS = re.compile(rf"{SPAN.pattern}|(?:\b31 March )?{YEAR.pattern}")
MONTH_OF_YEAR = re.compile(rf"\b({MONTH})\s+({CENTURIES})\b", re.IGNORECASE)
DATE = re.compile(rf"\b\d{{4}}-\d\d-\d\d\b|(?<!31 )\b{MONTH} {CENTURIES}\b", re.IGNORECASE)
YEAR_BEFORE = re.compile(r"year before|previous years?|year earlier|prior year")
YEAR_BEFORE_NEXT = re.compile(rf"[^\d,;:]{{0,25}}(?:{YEAR_BEFORE.pattern})")

# A year belongs to the number beside it unless another number, a new clause or too many words stand between.
PARTS_AHEAD = re.compile(
    r"[\d,;:–—]| - |\((?!in |for )\w|.{46}|\b(?:and|but|from|against|compared|than|while|then|to|with)\b"
)
PARTS_BEHIND = re.compile(r"[\d;]|.{61}|\b(?:and|but|from|against|to|with)\b")
LOOK_BACK_CHARS = 20


def blank(match: re.Match[str]) -> str:
    """As many spaces as were matched, so that places in the text stay as they are."""
    return " " * len(match[0])


def financial_year(start: int) -> str:
    """The financial year that begins in April of a year: "2021-22" for 2021."""
    return f"{start}-{(start + 1) % 100:02}"


def years_earlier(years: set[str]) -> set[str]:
    """For each year the one before it, of the same kind."""
    return {financial_year(int(year[:4]) - 1) if "-" in year else str(int(year) - 1) for year in years}


def years_named(label: str, *, within_spans: bool = False) -> set[str]:
    """The financial and calendar years that a label names: `years_named("2021-22 and 2023")` has both.

    A span of several years names its first and last; with `within_spans` also the financial years inside it. A month
    counts as the financial year it lies in.
    """
    found: set[str] = set()
    rest = label
    for span in SPAN.finditer(label):
        first, last = int(span["first"]), int(span["last"]) % 100
        if first < 100 and (last != first + 1 or span["joint"] == "to"):
            continue  # "12-14 people" is a range, "21-22" a year
        first += 2000 if first < 100 else 0
        end = first // 100 * 100 + last
        found |= {financial_year(first)} if last == (first + 1) % 100 else {str(first), str(end)}
        if within_spans:
            found.update(f"{year}-{year % 100 + 1:02}" for year in range(first, end))
        rest = rest.replace(span[0], " ")
    for month, year in MONTH_OF_YEAR.findall(rest):
        found.add(financial_year(int(year) - (month.lower()[:3] in ("jan", "feb", "mar"))))
    return found | set(YEAR.findall(rest))


@dataclass(frozen=True, slots=True)
class SaidOf:
    """The years a number is said of, and the place in the sentence where they stand; None where nothing tells."""

    years: set[str] | None = None
    place: int | None = None


def years_beside(sentence: str, start: int, end: int) -> SaidOf:
    """The years written with the number at `start:end`: just after it, or else just before it."""
    before, after = sentence[:start], sentence[end:]
    if YEAR_BEFORE_NEXT.match(after):
        return SaidOf(years_earlier(years_named(sentence, within_spans=True)))
    ahead = YEARS.search(after)
    if ahead and not PARTS_AHEAD.search(after[: ahead.start()]):
        return SaidOf(years_named(ahead[0], within_spans=True), end + ahead.start())
    behind = next(reversed(list(YEARS.finditer(before))), None)
    if behind and not PARTS_BEHIND.search(before[behind.end() :]):
        tail = before[max(0, behind.start() - LOOK_BACK_CHARS) :]
        years = years_named(tail, within_spans=True)
        return SaidOf(years_earlier(years) if YEAR_BEFORE.search(tail) else years, behind.start())
    return SaidOf()


def years_said_of(sentence: str, numbers: Sequence[tuple[int, int]]) -> list[set[str]]:
    """For each number of a sentence, given by start and end, the years it is said of.

    A number without a year of its own gets those that no other number claims, and the years before them when the
    sentence speaks of "the year before". Dates are not years.
    """
    sentence = DATE.sub(blank, sentence)
    said = [years_beside(sentence, start, end) for start, end in numbers]
    taken = {one.place for one in said}
    free: set[str] = set()
    for mention in YEARS.finditer(sentence):
        if mention.start() not in taken:
            free |= years_named(mention[0], within_spans=True)
    if YEAR_BEFORE.search(sentence):
        free |= years_earlier(free)
    return [free if one.years is None else one.years for one in said]
