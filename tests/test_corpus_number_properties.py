"""What is true of every number and every period: what is printed reads back, wherever it stands."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from corpus.number_words import ANY_WORD
from corpus.periods import as_at, between, calendar_year, financial_year, find_periods, month, parse_period, quarter
from corpus.qualifiers import Qualifier
from corpus.quantities import UnitKind, find_quantities

STARTS = st.integers(1990, 2047)
DAYS = st.dates(date(1990, 4, 1), date(2049, 3, 31))
AMOUNTS = st.decimals(0, 10**9, places=2, allow_nan=False).map(lambda value: value.normalize() + 0)
NEUTRAL = st.sampled_from(["", "Our report says that ", "We saw it: ", "– ", "(", "It was good. "])
AFTER = st.sampled_from(["", ".", ", we think", " was the result", ")", "; it is"])
PIECES = [
    *"0123456789.,£%()-–/: \n",
    "k",
    "m",
    "Q3",
    " to ",
    "one",
    "half",
    "March",
    " 2022",
    "year ",
    "of ",
    "between ",
]
COUNCIL = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
PRINTED_AMOUNTS = {
    "{:,f} people": (1, UnitKind.COUNT),
    "£{:,f}": (1, UnitKind.GBP),
    "£{:f}": (1, UnitKind.GBP),
    "GBP {:,f}": (1, UnitKind.GBP),
    "£{:f}k": (1_000, UnitKind.GBP),
    "£{:f} thousand": (1_000, UnitKind.GBP),
    "£{:,f}m": (1_000_000, UnitKind.GBP),
    "£{:f} million": (1_000_000, UnitKind.GBP),
    "£{:f}bn": (10**9, UnitKind.GBP),
    "{:f}%": (1, UnitKind.PERCENT),
    "{:,f} per cent": (1, UnitKind.PERCENT),
    "{:f} percentage points": (1, UnitKind.POINTS),
    "-£{:f}m": (-1_000_000, UnitKind.GBP),
    "£({:f})m": (-1_000_000, UnitKind.GBP),
    "£-{:,f}": (-1, UnitKind.GBP),
    "−{:f}%": (-1, UnitKind.PERCENT),
}
HEDGES = {
    "over": Qualifier.OVER,
    "more than": Qualifier.OVER,
    "at least": Qualifier.AT_LEAST,
    "about": Qualifier.ABOUT,
    "just under": Qualifier.ABOUT,
    "nearly": Qualifier.ABOUT,
    "up to": Qualifier.UP_TO,
    "fewer than": Qualifier.UNDER,
}
PRINTED_YEARS = ["{a}-{b:02}", "{a}/{b:02}", "{a}–{b:02}", "{a}‑{b:02}", "{a} – {c}", "{a}/{c}", "{a} to {c}"]
PRINTED_YEARS += [
    "FY {a}/{b:02}",
    "FY{b:02}",
    "year ended 31 March {c}",
    "April {a} to March {c}",
    "1/4/{a} to 31/3/{c}",
]
PRINTED_DAYS = ["{0.day} {0:%B} {0.year}", "{0:%d/%m/%Y}", "{0:%d.%m.%Y}", "{0:%Y-%m-%d}", "{0:%B} {0.day}, {0.year}"]
PRINTED_DAYS += ["{0:%A} {0.day} {0:%B} {0.year}", "{0.day}th {0:%b} {0.year}", "as at {0.day} {0:%B} {0.year}"]


@pytest.mark.parametrize("form", PRINTED_AMOUNTS)
@settings(deadline=None)
@example(number=Decimal(2020), before="", after="")
@given(number=AMOUNTS, before=NEUTRAL, after=AFTER)
def test_every_number_reads_back_in_every_style(form: str, number: Decimal, before: str, after: str) -> None:
    """A number keeps every digit, its sign and its unit, however it is printed, whatever words stand around it."""
    power, kind = PRINTED_AMOUNTS[form]
    printed = form.format(number)
    assume(not (kind is UnitKind.COUNT and (before or number == 0)))  # "– 2.5 people" may be numbering
    assume(before != "(" or after != ")")  # brackets round the whole make it negative
    (found,) = find_quantities(before + printed + after)
    assert (found.value, found.kind) == (number * power, kind)
    assert found.printed == printed.removesuffix(" people")


@pytest.mark.parametrize("hedge", HEDGES)
@settings(deadline=None)
@given(number=st.integers(1, 10**7), form=st.sampled_from(["{:,} people", "£{:,}", "{:,}%"]))
def test_a_hedge_stays_with_its_number(hedge: str, number: int, form: str) -> None:
    """No number loses its hedge: "over 70" never reads as 70."""
    (found,) = find_quantities(f"We helped {hedge} {form.format(number)} here")
    assert (found.value, found.qualifier) == (number, HEDGES[hedge])
    assert found.printed.startswith(hedge)


@settings(deadline=None)
@example(numbers=[16, 17_000])
@given(numbers=st.lists(st.integers(1, 10**7), min_size=2, max_size=2, unique=True).map(sorted))
def test_a_range_reads_back(numbers: list[int]) -> None:
    """Both ends of a range are kept, and it is one quantity."""
    low, high = numbers
    for text in (
        f"£{low:,} to £{high:,}",
        f"between £{low:,} and £{high:,}",
        f"£{low:,}–£{high:,}",
        f"{low:,}-{high:,}%",
    ):
        (found,) = find_quantities(text)
        assert (found.value, found.upper, found.qualifier) == (low, high, Qualifier.BETWEEN)


@settings(deadline=None)
@given(start=STARTS, form=st.sampled_from(PRINTED_YEARS), before=NEUTRAL, after=AFTER)
def test_every_financial_year_reads_back_in_every_style(start: int, form: str, before: str, after: str) -> None:
    """A financial year is found in each way of writing it, whatever neutral words surround it."""
    assume("FY{b" not in form or start >= 1999)
    printed = form.format(a=start, b=(start + 1) % 100, c=start + 1)
    assert [mention.period for mention in find_periods(before + printed + after)] == [financial_year(start)]


@settings(deadline=None)
@given(day=DAYS, form=st.sampled_from(PRINTED_DAYS), before=NEUTRAL, after=AFTER)
def test_every_day_reads_back_in_every_style(day: date, form: str, before: str, after: str) -> None:
    """A day is found in each way of writing it, day before month, and counts nothing."""
    printed = form.format(day).replace("1th", "1st").replace("2th", "2nd").replace("3th", "3rd")
    text = before + printed + after
    assert [mention.period for mention in find_periods(text)] == [as_at(day)]
    assert find_quantities(text) == ()


@settings(deadline=None)
@given(start=STARTS, number=st.integers(1, 4), form=st.sampled_from(["Q{n} {y}", "{y} Q{n}", "quarter {n} of {y}"]))
def test_every_quarter_reads_back(start: int, number: int, form: str) -> None:
    """A quarter is found before its year and after it."""
    assert parse_period(form.format(n=number, y=financial_year(start).label)) == quarter(number, start)


@settings(deadline=None)
@given(first=DAYS, days=st.integers(0, 2500))
def test_every_label_reads_back(first: date, days: int) -> None:
    """The label under which the product shows a stretch of time names that stretch and no other."""
    period = between(first, min(first + timedelta(days), date(2049, 3, 31)))
    assert parse_period(period.label) == period


@settings(deadline=None)
@given(year=STARTS, number=st.integers(1, 12))
def test_whole_spans_have_one_name(year: int, number: int) -> None:
    """From its first to its last day a month, quarter or year is that month, quarter or year."""
    for period in (month(year, number), quarter((number - 1) % 4 + 1, year), financial_year(year), calendar_year(year)):
        assert between(period.start, period.end) == period


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.text(max_size=60), COUNCIL))
def test_any_text_is_read_without_fault(text: str) -> None:
    """Whatever the text, mentions lie inside it, in order, none overlapping, and say what stands there."""
    quantities, periods = find_quantities(text), find_periods(text, partial=True)
    spans = sorted([(q.start, q.end) for q in quantities] + [(p.start, p.end) for p in periods])
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(q.printed == text[q.start : q.end] and q.start <= q.number_start < q.end for q in quantities)
    assert list(quantities) == sorted(quantities, key=lambda q: q.start)
    assert list(periods) == sorted(periods, key=lambda p: p.start)
    assert all((p.period is None) + (p.relation is None) + (p.partial is None) == 2 for p in periods)


@settings(deadline=None)
@given(text=st.text(max_size=80))
def test_without_a_digit_or_a_number_word_nothing_is_counted(text: str) -> None:
    """A text without a digit, a fraction sign or a word for a number holds no quantity."""
    assume(not any(character.isnumeric() for character in text) and not ANY_WORD.search(text))
    assert find_quantities(text) == ()


@settings(deadline=None)
@given(text=COUNCIL)
def test_partials_are_only_added(text: str) -> None:
    """Asking for partials adds them and changes nothing else."""
    whole = [mention for mention in find_periods(text, partial=True) if mention.partial is None]
    assert list(find_periods(text)) == whole
