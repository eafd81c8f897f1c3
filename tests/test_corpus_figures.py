"""Observations, read from documents as a person reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Aspect, Availability, Observation, Status
from tests.conftest import SHIPPED_CORPUS, write_corpus

HEAD = "---\ntitle: Report\narea: Exampleshire\n{period}---\n"


def read(tmp_path: Path, text: str, *, period: str = "2022-23", name: str = "report.md") -> list[Observation]:
    """The observations of a document of that text."""
    known = f"period: {period}\n" if period else ""
    corpus = read_corpus(write_corpus(tmp_path / "corpus", {name: HEAD.format(period=known) + text}))
    return list(find_observations(corpus.documents[0]))


def told(observation: Observation) -> tuple[object, ...]:
    """What an observation says, in short."""
    period = observation.period.label if observation.period else None
    return (observation.value, observation.unit, observation.group, period, observation.qualifier.value)


# In the order of the page: "Activity", "Where the money went", "People supported" of the Local Account summary
LOCAL_ACCOUNT = [
    (22602, "contacts", None, "2022-23", "exact"),
    (21450, "contacts", None, "2021-22", "exact"),
    (2344, "people", None, "2022-23", "exact"),
    (3187, "people", None, "2021-22", "exact"),
    (4026, "people", None, "2022-23", "exact"),
    (3960, "people", None, "2021-22", "exact"),
    (7891, "people", None, "2022-23", "exact"),
    (7760, "people", None, "2021-22", "exact"),
    (142_100_000, "GBP", "care and support purchased", "2021-22", "exact"),
    (13_900_000, "GBP", "social care staff", "2021-22", "exact"),
    (13_300_000, "GBP", "directly provided support", "2021-22", "exact"),
    (29_500_000, "GBP", "other things", "2021-22", "exact"),
    (4681, "people", "older people", "2021-22", "exact"),
    (1819, "people", "people with learning disabilities", "2021-22", "exact"),
    (1099, "people", "people with physical disabilities", "2021-22", "exact"),
    (757, "people", "people who needed mental health support", "2021-22", "exact"),
    (160_100_000, "GBP", "care and support purchased", "2022-23", "exact"),
    (15_700_000, "GBP", "social care staff", "2022-23", "exact"),
    (15_300_000, "GBP", "directly provided support", "2022-23", "exact"),
    (20_200_000, "GBP", "other things", "2022-23", "exact"),
    (5162, "people", "older people", "2022-23", "exact"),
    (1891, "people", "people with learning disabilities", "2022-23", "exact"),
    (796, "people", "people who needed mental health support", "2022-23", "exact"),
    (675, "people", "people with physical disabilities", "2022-23", "exact"),
]
CARE_TOGETHER = [
    (12, "percent", Aspect.CHANGE, "exact"),
    (70, "CMEs", Aspect.LEVEL, "over"),
    (130, "people", Aspect.LEVEL, "over"),
    (30, "percent", Aspect.CHANGE, "exact"),
    (830_000, "GBP", Aspect.LEVEL, "exact"),
    (6300, "people", Aspect.LEVEL, "over"),
    (14, "types", Aspect.LEVEL, "exact"),
]


def test_the_local_account_is_read_whole_and_nothing_besides() -> None:
    """The figures of the Local Account are those a person reads, each in its year, and no others."""
    documents = {document.id: document for document in read_corpus(SHIPPED_CORPUS).documents}
    found = find_observations(documents["local-account-2021-23"])
    assert [told(observation) for observation in found] == LOCAL_ACCOUNT
    care = [o for o in find_observations(documents["care-together-decision"]) if o.confidence >= ANSWERS_FROM]
    assert [(o.value, o.unit, o.aspect, o.qualifier.value) for o in care] == CARE_TOGETHER


def test_every_quote_stands_where_the_locator_says() -> None:
    """The quote of every observation of the shipped corpus is a slice of its page."""
    for document in read_corpus(SHIPPED_CORPUS).documents:
        for observation in find_observations(document):
            place = observation.locator
            assert document.pages[place.page_index].text[place.start : place.end] == place.quote


def test_a_pair_of_years_in_one_sentence_is_bound_to_each(tmp_path: Path) -> None:
    """ "36% in 2021-22; this compares with 39% in 2018-19" gives each year its own value."""
    found = read(tmp_path, "In 2021-22, 36% of carers were satisfied; this compares with 39% in 2018-19.", period="")
    assert {(o.value, o.period.label if o.period else None) for o in found} == {(36, "2021-22"), (39, "2018-19")}


@pytest.mark.parametrize(
    ("sentence", "aspect"),
    [
        ("The number of visits increased by 12% in 2022-23.", Aspect.CHANGE),
        ("The grants benefit 30% more people than earlier offers in 2022-23.", Aspect.CHANGE),
        ("The council found an additional £3 million for home care in 2022-23.", Aspect.INCREMENT),
        ("The council spent £3 million on home care in 2022-23.", Aspect.LEVEL),
    ],
)
def test_changes_and_increments_are_not_levels(tmp_path: Path, sentence: str, aspect: Aspect) -> None:
    """A difference is marked as one, so that it never answers for a level."""
    (observation,) = read(tmp_path, sentence)
    assert observation.aspect is aspect


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The target of 85% of visits on time was set for 2022-23.", Status.TARGET),
        ("The forecast spend on home care is £4 million in 2022-23.", Status.FORECAST),
        ("The council spent £4 million on home care in 2022-23.", Status.ACTUAL),
    ],
)
def test_plans_are_told_from_what_happened(tmp_path: Path, sentence: str, status: Status) -> None:
    """Targets and forecasts are marked, and are not actual figures."""
    (observation,) = read(tmp_path, sentence)
    assert observation.status is status


def test_a_table_with_years_for_columns(tmp_path: Path) -> None:
    """The column gives the year, the row the label, the caption the power of ten."""
    text = "# Net spend (£000)\n\n| Service | 2021-22 | 2022-23 |\n|---|---|---|\n| Home care | 12,400 | 13,100 |\n"
    found = read(tmp_path, text)
    assert {(o.value, o.unit, o.period.label if o.period else None) for o in found} == {
        (12_400_000, "GBP", "2021-22"),
        (13_100_000, "GBP", "2022-23"),
    }


def test_a_tidy_table_says_its_own_words(tmp_path: Path) -> None:
    """Measure, area, period and unit come from the row; markers are different reasons for no value, nil is zero."""
    rows = "measure,area,period,unit,value\n" + "".join(
        f"Carers satisfied,{area},2023-24,percent,{value}\n"
        for area, value in (
            ("Norfolk", "39.3"),
            ("Essex", "[c]"),
            ("Suffolk", "[x]"),
            ("Kent", "[z]"),
            ("Devon", "nil"),
        )
    )
    corpus = read_corpus(write_corpus(tmp_path / "corpus", {"outcomes.csv": rows}))
    found = {o.area: (o.value, o.availability) for o in find_observations(corpus.documents[0])}
    assert {area: availability for area, (_, availability) in found.items()} == {
        "Norfolk": Availability.PUBLISHED,
        "Essex": Availability.SUPPRESSED,
        "Suffolk": Availability.NOT_AVAILABLE,
        "Kent": Availability.NOT_APPLICABLE,
        "Devon": Availability.NIL,
    }
    assert found["Essex"][0] is None
    assert found["Devon"][0] == 0


def test_no_period_is_made_up(tmp_path: Path) -> None:
    """A document that names no time gives figures without a period."""
    (observation,) = read(tmp_path, "The council spent £3 million on home care.", period="")
    assert observation.period is None


def test_another_place_is_another_area(tmp_path: Path) -> None:
    """A comparison with England is an observation of England, not of the council."""
    found = read(tmp_path, "In 2022-23, 62% of people were satisfied, compared with 58% in England.")
    assert [(o.value, o.area) for o in found] == [(62, "Exampleshire"), (58, "England")]
