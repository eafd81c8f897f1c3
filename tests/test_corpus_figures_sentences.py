"""What a sentence says of its numbers: each with its measure, unit, period, place, status and aspect."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Observation
from tests.conftest import write_corpus

HEAD = "---\ntitle: Adult social care report\narea: Exampleshire\n{more}---\n"


def read(tmp_path: Path, text: str, more: str = "period: 2022-23\npublished: 2023-11\n") -> list[Observation]:
    """The observations of a document of that text that may answer."""
    corpus = read_corpus(write_corpus(tmp_path / "corpus", {"report.md": HEAD.format(more=more) + text}))
    return [seen for seen in find_observations(corpus.documents[0]) if seen.confidence >= ANSWERS_FROM]


def dated(found: list[Observation]) -> list[tuple[float, str | None]]:
    """Each value with its period."""
    return [(float(seen.value or 0), seen.dated) for seen in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Requests for support rose from 10,800 in 2021-22 to 11,340 in 2022-23.",
            [(10800, "2021-22"), (11340, "2022-23")],
        ),
        (
            "Carers' assessments increased by 15% (210) on the previous year, from 1,400 in 2021/22 to 1,610.",
            [(15, "2022-23"), (210, "2022-23"), (1400, "2021-22"), (1610, "2022-23")],
        ),
        (
            "Home care cost £20.10 an hour in 2020/21, £21.40 in 2021/22 and £22.80 in 2022/23.",
            [(20.1, "2020-21"), (21.4, "2021-22"), (22.8, "2022-23")],
        ),
        (
            "78% of older people were at home 91 days after discharge. This compares with 81% in 2021-22.",
            [(78, "2022-23"), (81, "2021-22")],
        ),
        (
            "We took 24,318 contacts, up 6% on the 2021/22 figure (22,942), itself a rise on 2020/21 (21,870).",
            [(24318, "2022-23"), (6, "2022-23"), (22942, "2021-22"), (21870, "2020-21")],
        ),
        (
            "Between 2011 and 2021 the number of carers in the county rose from 36,540 to 41,870.",
            [(36540, "2011"), (41870, "2021")],
        ),
        ("Last year we reviewed 412 care packages.", [(412, None)]),  # in a report of the year just over it may be that
        ("The register has held 3,275 carers since 2019.", [(3275, "2022-23")]),
        ("On 31 March 2023 there were 640 people on the waiting list.", [(640, "31 March 2023")]),
        ("64% (2021-22: 61%) of the people we asked were satisfied.", [(64, "2022-23"), (61, "2021-22")]),
    ],
)
def test_every_number_gets_its_own_period(
    tmp_path: Path, sentence: str, expected: list[tuple[float, str | None]]
) -> None:
    """Of several numbers in a sentence each is of the period that is told of it."""
    assert dated(read(tmp_path, sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "value", "words"),
    [
        ("The number of people waiting for a review fell to 412.", 412, ["waiting", "review"]),
        ("People in touch with friends as often as they like: 44.1% in 2022-23.", 44.1, ["touch", "friends"]),
        ("We run Hollin House (36 beds) and Tarn Court (24 beds).", 36, ["Hollin House", "beds"]),
        ("Unpaid charges came to £2.3m, of which £1m is secured on property.", 1_000_000, ["charges", "secured"]),
        ("There was an overspend of £0.8m on nursing care.", 800_000, ["overspend", "nursing"]),
        ("Of the complaints, 45 were about home care.", 45, ["home care"]),
    ],
)
def test_a_number_is_named_by_what_it_is_of(tmp_path: Path, sentence: str, value: float, words: list[str]) -> None:
    """The label holds the subject of the number, wherever in the sentence it stands."""
    (seen,) = [seen for seen in read(tmp_path, sentence) if float(seen.value or 0) == value]
    assert all(word.lower() in seen.label.lower() for word in words), seen.label


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("68% of carers felt safe (England 70%).", [(68, "Exampleshire"), (70, "England")]),
        ("Our score of 64% is below the regional average of 66%.", [(64, "Exampleshire"), (66, "other areas")]),
        (
            "We pay £701 a week for residential care, while Norfolk pays £763.",
            [(701, "Exampleshire"), (763, "Norfolk")],
        ),
        ("Nationally, 44% of people had enough contact.", [(44, "England")]),
        ("The NHS England grant paid for 40 nurses.", [(40, "Exampleshire")]),
        ("62% of people were satisfied, higher than in England.", [(62, "Exampleshire")]),
    ],
)
def test_a_number_of_another_place_is_never_ours(
    tmp_path: Path, sentence: str, expected: list[tuple[float, str]]
) -> None:
    """A comparator is an observation of its own area; a place only compared with lends its name to nothing."""
    assert [(float(seen.value or 0), seen.area) for seen in read(tmp_path, sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Spending on home care was £10m against a budget of £9m.", ["actual", "budget"]),
        ("The target of 85% of visits on time was met.", ["target"]),
        ("The forecast outturn is £94m for older people's services.", ["forecast"]),
        ("We propose a draft budget of £31m for carers' services.", ["draft"]),
        ("In 2024-25 there is an extra £400,000 for workforce grants.", ["budget"]),
    ],
)
def test_plans_and_outturns_are_told_apart(tmp_path: Path, sentence: str, status: list[str]) -> None:
    """What was planned, expected or asked for is marked; what lies after publication cannot have happened."""
    assert [seen.status.value for seen in read(tmp_path, sentence)] == status


@pytest.mark.parametrize(
    "sentence",
    [
        "If nothing changed, 600 people would wait for a review.",
        "Did 600 people wait for a review?",
        "The table gave transport spend as £6,564m; this should have read £6.564m.",
        "We approved the use of 54,200 from reserves.",
        "Call 01999 310 442 or write by 21 June about paragraph 4.2 on pages 89 - 118.",
        "About one of the schemes nothing is known; section 42 applies.",
    ],
)
def test_what_is_not_told_as_a_fact_answers_nothing(tmp_path: Path, sentence: str) -> None:
    """Suppositions, questions, corrections, lost pound signs, and numbers that count nothing."""
    assert read(tmp_path, sentence) == []


def test_money_of_many_years_is_of_none_of_them(tmp_path: Path) -> None:
    """In a report of one year, an amount over the next three is not that year's."""
    text = "Our investment of £4.5 million in supported living over the next three years is agreed."
    assert dated(read(tmp_path, text, "period: 2022-23\n")) == [(4500000, None)]


def test_the_year_of_a_plan_is_not_lent_to_what_happened(tmp_path: Path) -> None:
    """In a paper about 2026-27 published before it, the people who answered a survey are not of 2026-27."""
    more = "period: 2026-27\npublished: 2025-11\n"
    (seen,) = read(tmp_path, "We wrote to 3,100 people about the changes.", more)
    assert seen.dated is None


def test_a_paragraph_goes_on_telling_of_its_day_only_where_it_points_back(tmp_path: Path) -> None:
    """ "Of them" takes up the day of the sentence before; a new subject does not."""
    text = "On 31 March 2023 there were 640 people on the waiting list. Of them 120 people waited over a year."
    assert dated(read(tmp_path, text)) == [(640, "31 March 2023"), (120, "31 March 2023")]


def test_a_line_of_a_year_and_its_value_answers_the_question_above(tmp_path: Path) -> None:
    """ "2022/23: £1,864,596" under a numbered question is the amount that the question asks for."""
    text = "1. How much was spent on agency social workers?\n\n2021/22: £1,643,217\n\n2022/23: £1,864,596\n"
    found = read(tmp_path, text)
    assert dated(found) == [(1643217, "2021-22"), (1864596, "2022-23")]
    assert all("agency social workers" in seen.label for seen in found)


def test_a_very_long_line_is_read_as_text(tmp_path: Path) -> None:
    """A line of thousands of numbers gives no figures, and takes no long time."""
    assert read(tmp_path, "in 2022 " + "1,204 people and " * 5000) == []


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("There were 2,964 supported discharges from hospital in the year.", "discharges"),
        ("Neglect was found in 371 of the completed enquiries.", "enquiries"),
        ("The team dealt with 214 reported incidents in care homes.", "incidents"),
        ("Of 400 carers, 45 received letters about respite.", "carers"),
    ],
)
def test_a_participle_before_the_noun_only_describes_it(tmp_path: Path, sentence: str, unit: str) -> None:
    """ "2,964 supported discharges" counts discharges, but "45 received letters" counts no letters."""
    assert read(tmp_path, sentence)[-1].unit == unit
