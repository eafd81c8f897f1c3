"""Periods as councils and residents write them: a table that a person can check."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from corpus.periods import (
    PeriodKind,
    PeriodMention,
    Relation,
    as_at,
    between,
    calendar_year,
    date_published,
    financial_year,
    find_periods,
    parse_period,
    years_within,
)

TABLE = Path(__file__).parent / "documents" / "phrasings" / "periods.csv"
with TABLE.open(encoding="utf-8", newline="") as lines:
    PHRASINGS = [tuple(row.values()) for row in csv.DictReader(lines)]


def told(mention: PeriodMention, context: str) -> tuple[str, str, str]:
    """What a mention says where the reader knows the period `context`: its label, kind, and how it is known."""
    limit = f" ({mention.limit})" if mention.limit else ""
    if mention.relation:
        return mention.relation.value, "relation", "relation"
    known = parse_period(context)
    if mention.partial:
        period = mention.partial.complete(known) if known else None
        return (f"{period.label}{limit}", period.kind.value, "resolved") if period else ("", "", "")
    assert mention.period is not None
    return f"{mention.period.label}{limit}", mention.period.kind.value, "printed"


@pytest.mark.parametrize(("text", "context", "period", "kind", "known", "remark"), PHRASINGS)
def test_a_period_is_read_however_it_is_written(
    text: str, context: str, period: str, kind: str, known: str, remark: str
) -> None:
    """Each way of writing names the periods that a person would read, and no others."""
    found = [said for mention in find_periods(text, partial=True) if (said := told(mention, context))[0]]
    columns = [" | ".join(column) for column in zip(*found, strict=True)] or ["", "", ""]
    assert columns == [period, kind, known], remark


def test_a_partial_is_left_out_unless_it_is_asked_for() -> None:
    """ "Q3" and "3 July" name no period by themselves."""
    assert find_periods("Q3, and on 3 July") == ()
    assert [mention.period for mention in find_periods("Q3, and on 3 July", partial=True)] == [None, None]


def test_a_partial_that_fits_twice_stays_open() -> None:
    """In a span of two years "in July" is two months, and neither is taken."""
    (mention,) = find_periods("in July", partial=True)
    assert mention.partial is not None
    assert mention.partial.complete(between(date(2021, 4, 1), date(2023, 3, 31))) is None


def test_a_leap_day_is_completed_only_in_a_leap_year() -> None:
    """29 February has no place in 2022-23."""
    (mention,) = find_periods("as at 29 February", partial=True)
    assert mention.partial is not None
    assert mention.partial.complete(financial_year(2022)) is None
    assert mention.partial.complete(financial_year(2023)) == as_at(date(2024, 2, 29))


@pytest.mark.parametrize("relation", [each for each in Relation if each is not Relation.JUST_BEFORE])
def test_every_relation_is_read(relation: Relation) -> None:
    """No relation stands in the list that no wording gives, but for the one that only questions ask for."""
    assert any(row[2] == relation.value for row in PHRASINGS)


@pytest.mark.parametrize("kind", PeriodKind)
def test_every_kind_is_read(kind: PeriodKind) -> None:
    """No kind of period stands in the list that no wording gives."""
    assert any(row[3] == kind.value for row in PHRASINGS)


def test_only_whole_years_are_within_a_range() -> None:
    """An edition of two years holds both; half a year holds no whole one and stays itself."""
    edition = between(date(2021, 4, 1), date(2023, 3, 31))
    assert years_within(edition) == (financial_year(2021), financial_year(2022))
    assert years_within(between(date(2018, 1, 1), date(2020, 12, 31))) == tuple(map(calendar_year, (2018, 2019, 2020)))
    half = between(date(2023, 4, 1), date(2023, 9, 30))
    assert years_within(half) == (half,)


def test_two_labels_together_are_the_range_between() -> None:
    """ "2022-23, 2025-26" runs from the first to the last."""
    period = parse_period("2022-23, 2025-26")
    assert period is not None
    assert period.label == "2022-23 to 2025-26"


@pytest.mark.parametrize(
    ("published", "label"), [("2011-12", "December 2011"), ("2023-07-04", "4 July 2023"), ("", None)]
)
def test_a_paper_is_published_in_a_month(published: str, label: str | None) -> None:
    """A catalogue's "2011-12" is the month in which a paper was published, and no financial year."""
    period = date_published(published)
    assert (period.label if period else None) == label
