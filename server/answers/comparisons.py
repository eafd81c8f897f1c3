"""Questions of two series: "did A or B rise faster?", "how much per person?"; each side is read by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.measures import stem, stems, tokens
from corpus.models import Observation
from server.answers.calculations import says_total
from server.answers.changes import pair_asked
from server.answers.display import show_observation
from server.answers.drafts import Draft, Statement
from server.answers.families import is_additive
from server.answers.kinds_asked import MORE_THAN
from server.answers.lookups import periods_asked
from server.answers.matching import Matcher, Series
from server.answers.models import Outcome
from server.answers.operations import difference, gap, percentage_change, ratio, total
from server.answers.phrases import opening, series_name, when_words
from server.answers.queries import Operation, Query, Wants
from server.answers.questions import content_of
from server.answers.series_meant import best_series

_OR = re.compile(r"\bor\b|\bversus\b|\bvs\.?\b|\bthan\b", re.IGNORECASE)
_BY_AMOUNT = re.compile(
    r"\bby more (?:people|adults|carers|residents|money|pounds)\b|\bin numbers?\b|\bmore people\b", re.IGNORECASE
)
_HOW_FAR = re.compile(r"\bby how (?:much|many)\b|\bgap\b|\bdifference\b|\bhow (?:much|many) more\b", re.IGNORECASE)
_PLUS = re.compile(r"\bplus\b|\+|\b(?:added to|together with)\b|\band\b|&", re.IGNORECASE)
_PER = re.compile(r"\bper\b|\bfor each\b|\beach\b", re.IGNORECASE)


def answer_comparison(query: Query, observations: Sequence[Observation], matcher: Matcher) -> Draft | None:
    """Which of two series changed faster, in percent, between the periods asked for or the latest two held."""
    sides = _OR.split(query.text, maxsplit=1)
    if len(sides) != 2:
        return None
    pairs = []
    for side in sides:
        series = _only(replace(_side(query, side, matcher), operation=Operation.CHANGE), observations, matcher)
        pair = pair_asked(query, series) if series else None
        if pair is None:
            return None
        pairs.append(pair)
    return compared(pairs, by_amount=_BY_AMOUNT.search(query.text) is not None)


def compared(pairs: Sequence[tuple[Observation, Observation]], *, by_amount: bool = False) -> Draft | None:
    """Which of two things rose faster, each by its earlier and its later figure; None where that cannot be reckoned.

    `by_amount`: whether it is asked by how many they rose, not by which share.
    """
    if pairs[0] == pairs[1]:
        return None
    try:
        steps = [
            (percentage_change(later, earlier), difference(later, earlier), later, earlier) for earlier, later in pairs
        ]
    except ValueError:
        return None
    if by_amount and len({later.unit for _, _, later, _ in steps}) > 1:
        return None
    steps.sort(key=lambda step: (step[1] if by_amount else step[0]).value, reverse=True)
    told = "; ".join(
        f"{later.group or later.measure} {percent.display}"
        f" ({amount.display}, from {show_observation(earlier)} to {show_observation(later)})"
        for percent, amount, later, earlier in steps
    )
    first = steps[0][2]
    shown = tuple(o for _, _, later, earlier in steps for o in (later, earlier))
    when = f"{steps[0][3].period.label} to {first.period.label}" if first.period and steps[0][3].period else ""
    return Draft(
        Outcome.ANSWERED,
        (
            Statement(
                f"{first.group or first.measure} rose {'by more' if by_amount else 'faster'}, {when}: {told}."
                if steps[0][0].value > 0
                else f"{when}: {told}.",
                shown,
            ),
        ),
        figures=shown,
        workings=tuple(result.working for percent, amount, _, _ in steps for result in (percent, amount)),
        measure=first.measure,
        group=first.group,
        period=when,
    )


def answer_levels(query: Query, observations: Sequence[Observation], matcher: Matcher) -> Draft | None:
    """Which of two series of one unit is the larger in one period; how many more one is than the other."""
    apart = MORE_THAN.search(query.text)
    sides = [apart["one"], apart["other"]] if apart else _OR.split(query.text, maxsplit=1)
    if len(sides) != 2:
        return None
    found = [_only(_side(query, side, matcher), observations, matcher) for side in sides]
    shown = [periods_asked(query, series) for series in found if series is not None]
    if len(shown) != 2 or not all(len(one) == 1 for one in shown):
        return None
    (one,), (other,) = shown
    larger, smaller = (other, one) if (other.value or 0) > (one.value or 0) else (one, other)
    try:
        far = gap(one, other)
    except ValueError:
        return None
    if one.period != other.period or one.id == other.id:
        return None
    pair = (one, other) if apart else (larger, smaller)
    values = [f"{show_observation(o)} ({o.group or o.measure})" for o in pair]
    by = f" by {far.display}" if _HOW_FAR.search(query.text) else ""
    told = f"{larger.group or larger.measure} is the larger{by}: {' against '.join(values)}"
    if apart:
        way = "higher than" if larger is one else "lower than"
        told = f"{values[0]} is {way} {values[1]}, by {far.display}"
    return Draft(
        Outcome.ANSWERED,
        (Statement(f"{told}{when_words(one)}.", pair),),
        figures=pair,
        workings=(far.working,),
        measure=pair[0].measure,
        group=pair[0].group,
    )


def answer_sum(query: Query, observations: Sequence[Observation], matcher: Matcher) -> Draft | None:
    """The sum of two things that a question names: "supported living plus extra care, how many in all?".

    Only of figures of one unit, time, status and paper, of which neither is of all, nor a part of the other.
    """
    sides = _PLUS.split(query.text, maxsplit=1)
    if len(sides) != 2 or _PLUS.search(sides[1]):
        return None
    found = [_only(_side(query, side, matcher), observations, matcher) for side in sides]
    shown = [periods_asked(query, series) for series in found if series is not None]
    if len(shown) != 2 or not all(len(each) == 1 for each in shown):
        return None
    (one,), (other,) = shown
    alike = all(
        getattr(one, name) == getattr(other, name) for name in ("document_id", "unit", "period", "status", "aspect")
    )
    is_part = any(set(stems(a.label)) <= set(stems(b.label)) for a, b in ((one, other), (other, one)))
    sums = not says_total(one.label) and not says_total(other.label) and is_additive(one.unit)
    if not alike or is_part or not sums or any(each.value is None or each.upper is not None for each in (one, other)):
        return None
    result = total([one, other])
    unit = "" if one.unit == "GBP" else f" {one.unit}"
    parts = " and ".join(f"{show_observation(each)} ({series_name(each)})" for each in (one, other))
    return Draft(
        Outcome.ANSWERED,
        (Statement(f"{result.display}{unit}{when_words(one)}: {parts}.", (one, other)),),
        figures=(one, other),
        workings=(result.working,),
        measure=one.measure,
        group=one.group,
        period=one.dated,
    )


def answer_ratio(query: Query, observations: Sequence[Observation], matcher: Matcher) -> Draft | None:
    """One figure for each of another, both held in one document and one period: pounds per person."""
    sides = _PER.split(query.text, maxsplit=1)
    if len(sides) != 2:
        return None
    above = _only(replace(_side(query, sides[0], matcher), wants=Wants.MONEY), observations, matcher)
    each = replace(_side(query, sides[1], matcher), wants=Wants.COUNT, heads=_heads(sides[1]))
    subject = tuple(dict.fromkeys((*_side(query, sides[0], matcher).terms, *each.terms)))
    below = _only(replace(each, terms=subject), observations, matcher)
    if above is None or below is None:
        return None
    tops, bottoms = periods_asked(query, above), periods_asked(query, below)
    pairs = [(a, b) for a in tops for b in bottoms if a.document_id == b.document_id and a.period == b.period]
    if len(pairs) != 1:
        return None
    a, b = pairs[0]
    result = ratio(a, b)
    text = (
        f"{opening(result.display)} for each: {show_observation(a)} ({a.measure})"
        f" for {show_observation(b)} {b.unit}{when_words(a)}."
    )
    return Draft(
        Outcome.ANSWERED, (Statement(text, (a, b)),), figures=(a, b), workings=(result.working,), measure=a.measure
    )


def _side(query: Query, text: str, matcher: Matcher) -> Query:
    """One side of a comparison: what the other side is called need not be true of it ("staff or in-house care")."""
    terms, stems = content_of(text, matcher.glossary)
    others = {phrase.replace("-", " ") for term in query.terms if term not in terms for phrase in term.phrases}
    longest = (re.escape(phrase).replace(r"\ ", "[- ]") for phrase in sorted(others, key=len, reverse=True))
    whole = re.sub(rf"\b(?:{'|'.join(longest)})\b", " ", query.text, flags=re.IGNORECASE) if others else query.text
    return replace(
        query, text=whole, terms=terms, stems=stems, operation=Operation.LOOKUP, heads=(), about=text, published=()
    )


def _heads(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in tokens(text)[:1])


def _only(query: Query, observations: Sequence[Observation], matcher: Matcher) -> Series | None:
    fitting = best_series(query, matcher.series(query, observations))
    return fitting[0] if len(fitting) == 1 else None
