"""Numbers in brackets of which a note says the year: "figures in brackets are for the year before".

In: a document and the observations read in it. Out: the same, with each number that stands alone in brackets bound as
the value before it is, in the year of the note, or in that of the first brackets of its sentence: "2,117 (2022-23:
1,904) and 1,988 (1,870)". Without either brackets mean many things: nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from corpus.figures.measured import figures_in
from corpus.figures.places import document_period
from corpus.models import Aspect, Document, Locator, Observation
from corpus.periods import Period, PeriodKnown, find_periods
from corpus.quantities import Quantity, UnitKind, find_quantities

FEWEST_BRACKETS = 2
"""Brackets of a sentence of which the first may say the year of the others."""
_NEXT_NAME = re.compile(r"[,;]\s")
_BEFORE = re.compile(r"\([^()]{1,40}\b(?:last|previous|prior) year\)", re.IGNORECASE)
""" "Good 48 (41 last year), Inadequate 3 (2)": the brackets behind are of that time too, whenever it was."""
_COUNTED = re.compile(r"(?:\s[A-Za-z’'-]{3,20}){0,2}\s\(")
"""What stands between a value and another of it in brackets: its noun."""
_OF_WHAT = re.compile(r"\s(?:for|of|in|to|among)\s[A-Za-z’' -]{3,40}\s\(")
""" "£24.10 for complex care (£22.50)": what it is of stands with the first already."""
DOUBTED = 0.5
"""The confidence in a number of which its page does not say what it is."""
_NUMBERS = r"\b(?:figures?|numbers?|values?|percentages?|totals?|scores?|rates?|counts?|data|those|results?)\b"
_NOTES = (
    re.compile(
        rf"{_NUMBERS}[^.;]{{0,40}}\bin brackets\b[^.;]{{0,20}}?\b(?:are|is|shows?|gives?|stands? for|refers? to"
        r"|relates? to)\b"
        r"(?P<what>[^.;]{3,90})",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<what>[^.;()]{{4,40}}){_NUMBERS}[^.;]{{0,30}}\bin brackets\b", re.IGNORECASE),
    re.compile(rf"{_NUMBERS}(?P<what>[^.;]{{3,40}})\bin brackets\b", re.IGNORECASE),
    re.compile(r"\((?P<what>[^().;]{3,40})\bin brackets\)", re.IGNORECASE),
    re.compile(r"(?P<what>\b20\d\d[^\s.;()]{0,8}(?:\s\w{1,12}){0,3}\s)in brackets\b", re.IGNORECASE),
)
_YEAR_BEFORE = re.compile(r"\b(?:(?:last|previous|prior|preceding) year|(?:the )?year before)\b", re.IGNORECASE)
_ALONE = re.compile(r"(?:[\s£%]|per ?cent|days|weeks|months|hours|minutes|people|[mk]\b)*+", re.IGNORECASE)
"""What may stand beside the number in its brackets."""


@dataclass(frozen=True, slots=True)
class Note:
    """Of which year the numbers in brackets are, under some headings of a page."""

    page_index: int
    headings: tuple[str, ...]
    period: Period

    def covers(self, place: Locator) -> bool:
        """Whether a place is on the page and under the headings of the note."""
        same_page = place.page_index == self.page_index
        return same_page and place.headings[: len(self.headings)] == self.headings


def with_bracketed_years(document: Document, observations: Sequence[Observation]) -> tuple[Observation, ...]:
    """The observations, those of numbers in brackets as the notes of the document say."""
    notes, found = list(_notes(document)), list[Observation]()
    for place, group in groupby(observations, key=lambda each: each.locator):
        told, note = list(group), next((note for note in reversed(notes) if note.covers(place)), None)
        period = note.period if note else _told_first(told)
        found += _rebound(told, period) if period else _unsure(told)
    return tuple({each.id: each for each in found}.values())


def _notes(document: Document) -> Iterator[Note]:
    for index, page in enumerate(document.pages):
        if "in brackets" not in page.text:
            continue
        for block in page.blocks:
            text = page.text[block.start : block.end]
            said = (match["what"] for pattern in _NOTES if (match := pattern.search(text)))
            if period := next(filter(None, (_period(one, document) for one in said)), None):
                yield Note(index, block.headings, period)


def _period(what: str, document: Document) -> Period | None:
    named = {mention.period for mention in find_periods(what) if mention.period}
    if len(named) == 1:
        return named.pop()
    year = document_period(document).period
    return year.previous() if year and not named and _YEAR_BEFORE.search(what) else None


def _told_first(told: list[Observation]) -> Period | None:
    """The period that the first brackets of a sentence give to another value of what stands before them."""
    quote = told[0].locator.quote
    if quote.count("(") < FEWEST_BRACKETS:
        return None
    for one, other in pairwise(told):
        between = quote[one.number_span[1] : other.number_span[0]]
        dated = one.period is not None and other.period is not None and one.period != other.period
        if (
            between.count("(") == 1
            and ")" not in between
            and dated
            and (one.unit, one.label) == (other.unit, other.label)
        ):
            return other.period
    return None


def _rebound(told: list[Observation], period: Period) -> Iterable[Observation]:
    """The observations of one sentence, item or cell, with those of its numbers in brackets bound anew."""
    quote = told[0].locator.quote
    quantities = find_quantities(quote) if told[0].is_cell else figures_in(quote)
    pairs = [(lead, quantity) for quantity in quantities if (lead := _lead(quote, quantity, quantities))]
    again = {quantity.printed for _, quantity in pairs} - {lead.printed for lead, _ in pairs}
    kept = [_unsigned(each) for each in told if each.printed not in again]
    loose = {q.printed for q in quantities if _opening(quote, q) is not None} - {q.printed for _, q in pairs}
    kept = [replace(each, confidence=DOUBTED) if each.printed in loose else each for each in kept]
    for lead, quantity in pairs:
        of_lead = next((each for each in kept if each.printed == lead.printed and each.aspect is Aspect.LEVEL), None)
        if of_lead is not None and of_lead.value is not None:
            kept.append(
                replace(
                    of_lead,
                    value=quantity.value,
                    upper=quantity.upper,
                    printed=quantity.printed,
                    qualifier=quantity.qualifier,
                    multiplier=quantity.multiplier,
                    period=period,
                    period_known=PeriodKnown.HEADING,
                    breakdown=None,
                )
            )
    return kept


def _unsure(told: list[Observation]) -> Iterator[Observation]:
    """The observations of one sentence or item, bare brackets behind what they hold another value of in doubt.

    "Assessment: 28 days (34)", "412 reviews (398)" may be the year before, a target or England.
    """
    quote = told[0].locator.quote
    quantities = figures_in(quote) if "(" in quote else ()
    pairs = [(lead, quantity) for quantity in quantities if (lead := _lead(quote, quantity, quantities))]
    of_before = {q.printed for q in quantities if _BEFORE.search(quote) and _opening(quote, q) is not None}
    bare = of_before | {
        quantity.printed
        for lead, quantity in pairs
        if (quantity.kind is UnitKind.COUNT and _COUNTED.fullmatch(quote, lead.end, quantity.start))
        or (quantity.kind is UnitKind.GBP and _OF_WHAT.fullmatch(quote, lead.end, quantity.start))
    }
    for each in told:
        is_bare = each.printed in bare and each.wording.endswith(("in brackets", "level"))
        yield (
            replace(each, confidence=min(each.confidence, DOUBTED), period=None, period_known=None) if is_bare else each
        )


def _unsigned(told: Observation) -> Observation:
    """A cell of the year in brackets, whose brackets are no minus sign."""
    is_negative = told.value is not None and told.value < 0 and told.locator.quote.strip().startswith("(")
    return replace(told, value=-told.value) if is_negative and told.value is not None else told


def _opening(quote: str, quantity: Quantity) -> int | None:
    """Where the brackets open that hold a number alone; None where it stands in none, or beside words."""
    opened, closed = quote.rfind("(", 0, quantity.start), quote.find(")", quantity.end)
    if opened < 0 or closed < 0 or ")" in quote[opened : quantity.start]:
        return None
    return opened if _ALONE.fullmatch(quote[opened + 1 : quantity.start] + quote[quantity.end : closed]) else None


def _lead(quote: str, quantity: Quantity, others: Sequence[Quantity]) -> Quantity | None:
    """The number of the same kind before the brackets that hold a number alone; None where it is not so."""
    opened = _opening(quote, quantity)
    if opened is None:
        return None
    before = [other for other in others if other.end <= opened and not _is_pronoun(other)]
    if before and _NEXT_NAME.search(quote, before[-1].end, opened):
        return None  # "12 Requires Improvement, none Inadequate (2)"
    follows = before[-1:] and not quote[before[-1].end : opened].strip()
    if follows and before[-1].kind is UnitKind.DURATION and quantity.kind is UnitKind.COUNT and not quantity.unit_word:
        return before[-1]  # "28 days (34)"
    if quantity.kind is not UnitKind.DURATION:
        before = [other for other in before if other.kind is not UnitKind.DURATION]
    return before[-1] if before and before[-1].kind is quantity.kind else None


def _is_pronoun(quantity: Quantity) -> bool:
    """ "702 people used one": no number of its own."""
    return quantity.in_words and quantity.value == 1
