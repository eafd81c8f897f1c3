"""Periods as councils and residents write them: a table that a person can check."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.periods import PeriodKind, Relation, find_periods, parse_period

WRITTEN = [
    ("2022-23", "2022-23"),
    ("2022/23", "2022-23"),
    ("2022–23", "2022-23"),
    ("2022–2023", "2022-23"),
    ("2022/2023", "2022-23"),
    ("2022/3", "2022-23"),
    ("22/23", "2022-23"),
    ("in 22-23, and", "2022-23"),
    ("2015 to 2016", "2015-16"),
    ("FY23", "2022-23"),
    ("FY 2022-23", "2022-23"),
    ("FY22/23", "2022-23"),
    ("the year ending 31 March 2023", "2022-23"),
    ("year ended March 2023", "2022-23"),
    ("in the year to 31 March 2023", "2022-23"),
    ("April 2022 to March 2023", "2022-23"),
    ("as at 31 March 2023", "31 March 2023"),
    ("on 3 July 2025", "3 July 2025"),
    ("3rd July 2025", "3 July 2025"),
    ("2025-07-03", "3 July 2025"),
    ("July 2022", "July 2022"),
    ("Sept 2022", "September 2022"),
    ("Q3 2023-24", "Q3 2023-24"),
    ("quarter 4 of 2022/23", "Q4 2022-23"),
    ("the third quarter of 2022-23", "Q3 2022-23"),
    ("in 2022", "2022"),
    ("between 2018 and 2022", "2018 to 2022"),
    ("from 2018 to 2022", "2018 to 2022"),
    ("2018-2022", "2018 to 2022"),
    ("Local Account 2021-23", "2021-22 to 2022-23"),
    ("2022-23 to 2025-26", "2022-23 to 2025-26"),
    ("to 31 May 2017", "31 May 2017"),
]
NO_PERIOD = [
    "aged 18-64",
    "65+",
    "pages 22-23",
    "£2022",
    "£2,022",
    "01733 234 724",
    "5,2022",
    "the Care Act 2014",
    "section 42",
    "31 February 2023x",
    "version 20.22",
    "22-24",
    "24/7",
]
RELATIONS = [
    ("slightly fewer the year before, 21450", Relation.PREVIOUS),
    ("the previous year", Relation.PREVIOUS),
    ("a year earlier", Relation.PREVIOUS),
    ("the prior financial year", Relation.PREVIOUS),
    ("12 months earlier", Relation.PREVIOUS),
    ("the year before last", Relation.BEFORE_PREVIOUS),
    ("last year", Relation.LAST),
    ("the latest year", Relation.LAST),
    ("this year", Relation.CURRENT),
    ("the current year", Relation.CURRENT),
    ("the coming year", Relation.NEXT),
    ("next financial year", Relation.NEXT),
]


@pytest.mark.parametrize(("text", "label"), WRITTEN)
def test_a_period_is_read_however_it_is_written(text: str, label: str) -> None:
    """Each way of writing names the period that a person would read."""
    period = parse_period(text)
    assert period is not None
    assert period.label == label


@pytest.mark.parametrize("text", NO_PERIOD)
def test_other_numbers_are_no_periods(text: str) -> None:
    """Ages, pages, money, telephone numbers and names of laws are no years."""
    assert [mention.period for mention in find_periods(text) if mention.period] == []


@pytest.mark.parametrize(("text", "relation"), RELATIONS)
def test_a_relation_is_left_to_its_reader(text: str, relation: Relation) -> None:
    """ "The year before" names no year by itself."""
    (mention,) = find_periods(text)
    assert (mention.period, mention.relation) == (None, relation)


@given(st.integers(1990, 2048), st.sampled_from(["{a}-{b:02}", "{a}/{b:02}", "{a}–{c}", "{a} to {c}", "FY {a}/{b:02}"]))
def test_every_financial_year_reads_back(start: int, form: str) -> None:
    """A financial year from 1990 on reads back from each way of writing it, April to March."""
    period = parse_period(form.format(a=start, b=(start + 1) % 100, c=start + 1))
    assert period is not None
    assert (period.kind, period.label) == (PeriodKind.FINANCIAL_YEAR, f"{start}-{(start + 1) % 100:02}")
    assert (period.start.isoformat(), period.end.isoformat()) == (f"{start}-04-01", f"{start + 1}-03-31")
    assert period.previous().end.year == start


@given(st.text(alphabet="0123456789 -/–.,£%abcyearfFYQto31March2023", max_size=60))
def test_mentions_lie_inside_the_text_in_order(text: str) -> None:
    """Mentions never overlap, never leave the text, and stand in its order."""
    position = 0
    for mention in find_periods(text):
        assert position <= mention.start < mention.end <= len(text)
        position = mention.end
