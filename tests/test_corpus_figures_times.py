"""Of which time a number is, where a section, the sentence before, or the document tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM
from tests.conftest import write_corpus

HEAD = "---\ntitle: {title}\narea: Exampleshire\n{more}---\n# {title}\n\n"


def dated(
    tmp_path: Path, text: str, more: str = "period: 2022-23\npublished: 2023-11\n", title: str = "Report"
) -> list[tuple[float, str | None]]:
    """Each value that may answer, of a document of that text, with its period."""
    corpus = read_corpus(write_corpus(tmp_path / "corpus", {"report.md": HEAD.format(title=title, more=more) + text}))
    found = find_observations(corpus.documents[0])
    return [(float(seen.value or 0), seen.dated) for seen in found if seen.confidence >= ANSWERS_FROM]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (
            "In February 2023 we sent the yearly survey to 980 people.\n\n- Feel safe: 71.5% (2022: 70.1%)\n"
            "- In control of daily life: 77%\n",
            [(980, "2023"), (71.5, "2023"), (70.1, "2022"), (77, "2023")],
        ),
        (
            "We wrote to 3,100 households in autumn 2021 and 868 replied.\n\nHalf (434) wanted more day centres.",
            [(3100, "2021"), (868, "2021"), (50, "2021"), (434, "2021")],
        ),
        (
            "The 2021 survey of carers asked 640 people. 212 carers answered.\n\n"
            "### Kindness\n\nStaff were kind to 91% of carers.",
            [(640, "2021"), (212, "2021"), (91, "2021")],
        ),
        (
            "A consultation ran from 4 October 2022 to 12 December 2022. We had 143 responses.\n\n"
            "61% supported the plan. The council spent £2.3 million on day centres.",
            [(143, "2022"), (61, "2022"), (2300000, "2022-23")],
        ),
    ],
)
def test_what_people_answered_is_of_the_year_they_were_asked(
    tmp_path: Path, section: str, expected: list[tuple[float, str | None]]
) -> None:
    """In a section of a survey every answer is of the survey's year, money is not; the next section is free of it."""
    rest = "\n\n## What we did\n\n412 people moved into supported living."
    assert dated(tmp_path, f"## What people told us\n\n{section}{rest}") == [*expected, (412, "2022-23")]


def test_a_survey_told_in_passing_dates_only_its_own_sentence(tmp_path: Path) -> None:
    """A section that opens with other figures is not of the survey that it mentions later."""
    text = "## Care at home\n\nWe helped 5,633 people. In the 2021 survey 64% were satisfied.\n\n84% stayed at home."
    assert dated(tmp_path, text) == [(5633, "2022-23"), (64, "2021"), (84, "2022-23")]


PUBLISHED = "published: 2024-06-10\n"


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (
            "Spending on carers in 2023-24 was £3.26 million.\n\nA sitting service was £21.75 an hour.",
            [(3260000, "2023-24"), (21.75, "2023-24")],
        ),
        (
            "In 2023/24 we took 912 calls. One in four callers rang about money.\n\nThe team visited 88 people.",
            [(912, "2023-24"), (25, "2023-24"), (88, "2023-24")],
        ),
        (
            "In 2023-24 we took 912 calls, and 870 calls in 2022-23.\n\nThe team visited 88 people.",
            [(912, "2023-24"), (870, "2022-23"), (88, None)],
        ),
        (
            "In 2023-24 we took 912 calls.\n\nThe team has 14 nurses.",
            [(912, "2023-24"), (14, None)],
        ),
    ],
)
def test_an_undated_document_goes_on_telling_of_the_year_its_section_opens_with(
    tmp_path: Path, section: str, expected: list[tuple[float, str | None]]
) -> None:
    """The one year that a section opens with holds for what happened, not for what is, nor where two are named."""
    assert dated(tmp_path, f"## Carers\n\n{section}", PUBLISHED, title="Our carers' strategy") == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "Net spending was £98.2m. In 2020-21 the overspend was £0.9m. Charges of £3.1m were collected.",
            [(98.2e6, "2022-23"), (0.9e6, "2020-21"), (3.1e6, "2022-23")],
        ),
        (
            "The 2022-23 survey showed that 64.1% were satisfied. In the previous survey it was 62.0%.",
            [(64.1, "2022-23"), (62.0, None)],
        ),
        (
            "In 2022-23 we took 912 calls. In 2011-12 we took 350 calls. The average wait was 4 days.",
            [(912, "2022-23"), (350, "2011-12"), (4, "2022-23")],
        ),
        (
            "The average wait was 27 days, against 24 days in 2021-22. The longest wait was 143 days.",
            [(27, "2022-23"), (24, "2021-22"), (143, "2022-23")],
        ),
        (
            "In the 2021 census 64% owned their home. Of the 61 homes, 49 are rated Good.",
            [(64, "2021"), (49, "2022-23")],
        ),
    ],
)
def test_a_look_back_does_not_date_what_follows(
    tmp_path: Path, paragraph: str, expected: list[tuple[float, str | None]]
) -> None:
    """What is told to compare is not the time of the next sentence, nor is the past that of what is told of now."""
    found = dated(tmp_path, paragraph)
    assert [each for each in found if each in expected] == expected


@pytest.mark.parametrize(
    ("text", "more", "day"),
    [
        ("**Meeting:** Wednesday 5 March 2025\n**Date published:** Friday 7 March 2025", "2025-03-07", "5 March 2025"),
        ("Council decided today (Tuesday 8 July) to go ahead. Reply by 21 July 2025.", "2025-07-08", "8 July 2025"),
        ("Minutes of the meeting held on 14 January 2025. Next: 4 February 2025.", "2025-02-01", "14 January 2025"),
        ("Call in by 5.00pm on 14 March 2025, to be heard on 17 March 2025.", "2025-03", None),
    ],
)
def test_a_vote_is_of_the_day_of_its_meeting(tmp_path: Path, text: str, more: str, day: str | None) -> None:
    """A vote is of the day on which people met, not of that on which the notice was published."""
    text = f"{text}\n\nThe motion was carried with 34 votes in favour and 27 against."
    assert dated(tmp_path, text, f"published: {more}\n")[-2:] == [(34, day), (27, day)]


def test_a_vote_that_names_its_day_is_of_that_day(tmp_path: Path) -> None:
    """A day in the sentence of the vote is nearer than that of publication."""
    text = "Councillors backed it last night (Wednesday 26 February) by 34 votes in favour to 27 against."
    assert dated(tmp_path, text, "published: 2025-02-27\n") == [(34, "26 February 2025"), (27, "26 February 2025")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "last year" is told from now, whatever year the sentence names after it
        ("The grant was £5.4m last year and £4.9m in 2020/21.", [(5.4e6, "2021-22"), (4.9e6, "2020-21")]),
        # a part of a year, of another year
        (
            "In July to September 2022 we did 749 reviews, and 671 reviews in the same quarter of 2021.",
            [(749, "Q2 2022-23"), (671, "Q2 2021-22")],
        ),
        (
            "In December 2022 there were 90 beds in use, compared with 74 beds in the same month of 2021.",
            [(90, "December 2022"), (74, "December 2021")],
        ),
        # the day of a decision is not the time of what was decided
        ("The programme for 2022-23 was £84.5m when Council set it in February 2022.", [(84.5e6, "2022-23")]),
        ("The contract approved in 2019 pays for 300 visits.", [(300, "2022-23")]),
        # a stretch of years is no base
        ("Over the three years from 2024-25 to 2026-27 we will invest £6m in care.", [(6e6, "2024-25 to 2026-27")]),
        ("Between 2021/22 and 2022/23 spending on care rose by £2.1m (9.5%).", [(2.1e6, "2022-23"), (9.5, "2022-23")]),
        # what is told "by" a day to come is aimed at
        ("The share of people with a direct payment should reach 29% by March 2027.", [(29, "March 2027")]),
        # the clause of a number is nearer than the opening of its sentence
        (
            "On 31 March 2023 3,275 carers were on the register; during the year 644 carers joined and 590 left.",
            [(3275, "31 March 2023"), (644, "2022-23"), (590, "2022-23")],
        ),
        # a number named again brings its time
        (
            "4,177 people were receiving long-term support at 31 March 2023. In the year 5,633 people received it. "
            "Of the 4,177, 418 people lived in homes.",
            [(4177, "31 March 2023"), (5633, "2022-23"), (418, "31 March 2023")],
        ),
        # each of several in turn
        (
            "Visits rose from 900 in 2020-21 to 950 in 2021-22 and 990 visits in 2022-23. "
            "Spending followed: £1.6m, £1.8m and £1.9m in the same three years.",
            [(1.6e6, "2020-21"), (1.9e6, "2022-23")],
        ),
    ],
)
def test_the_time_of_a_number_is_told_by_its_own_words(
    tmp_path: Path, text: str, expected: list[tuple[float, str | None]]
) -> None:
    """Each number of a sentence is of the time that its own words tell, in a document of 2022-23."""
    found = dated(tmp_path, text)
    assert [each for each in found if each in expected] == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Last year spending was £5m.", "2023-24"),
        ("The grant is £5.86m this year.", "2024-25"),
        ("From 7 April 2025 a visit is charged at £25.10 an hour.", "2025-26"),
    ],
)
def test_prices_and_years_are_told_from_now(tmp_path: Path, text: str, period: str) -> None:
    """Under a heading about the year to come "this year" and "last year" are told from the day of publication."""
    found = dated(tmp_path, f"## Our budget for 2026-27\n\n{text}", "published: 2024-11-20\n")
    assert [each for _, each in found] == [period]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Since April 2021 we have helped 350 people to move home.", (350, None)),
        ("The scheme has brought 1,300 people home since it began.", (1300, None)),
        ("To date, the council has invested £830,000 in clubs.", (830000, None)),
        ("Over the last two years we have recruited 45 social workers.", (45, "2021-22 to 2022-23")),
        ("In the past three years the service helped 900 people.", (900, "2020-21 to 2022-23")),
        ("The register has held 3,275 carers since 2019.", (3275, "2022-23")),
        ("Calls have risen by 12% since 2019.", (12, "2022-23")),
        ("In the three years to March 2023 44 homes closed.", (44, "2020-21 to 2022-23")),
    ],
)
def test_what_came_together_over_years_is_not_of_one(
    tmp_path: Path, text: str, expected: tuple[float, str | None]
) -> None:
    """A number that was reached over several years is of them all, where they are told, and of none where not."""
    assert dated(tmp_path, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We now forecast an overspend of £1.4m on care.", "2024-25"),
        ("The forecast overspend on care was £1.4m at Quarter 1.", "2024-25"),
        ("The target for reviews done on time is 75%.", "Q2 2024-25"),
        ("Forecast borrowing at 31 March 2025: £417m", "31 March 2025"),
    ],
)
def test_a_forecast_made_in_a_quarter_is_of_its_year(tmp_path: Path, text: str, expected: str) -> None:
    """What is forecast in a quarter is the end of its year; a target may be the quarter's own."""
    found = dated(tmp_path, f"## Quarter 2 2024-25\n\n- {text}", "published: 2024-11-11\n")
    assert [period for _, period in found] == [expected]


def test_the_day_of_a_release_is_not_the_time_of_its_figures(tmp_path: Path) -> None:
    """A heading that names the day of publication tells when a figure was published, not of when it is."""
    text = "## News release 41, 27 February 2025\n\nOver 80 volunteers run the classes."
    assert dated(tmp_path, text, "published: 2025-02-27\n") == [(80, None)]


def test_a_value_that_is_the_same_as_another_is_told_beside_it(tmp_path: Path) -> None:
    """ "The same as" and "similar to" lead to an earlier value, whose time is not the time of the next sentence."""
    text = "62.0% of people were satisfied, the same as the 62.0% in 2021-22. The average in England was 65.4%."
    assert dated(tmp_path, text) == [(62, "2022-23"), (62, "2021-22"), (65.4, "2022-23")]


def test_a_plan_without_a_time_has_none(tmp_path: Path) -> None:
    """The day of publication says nothing of the year that a saving is proposed for."""
    assert dated(tmp_path, "The proposal would save £1.2m on day centres.", "published: 2024-10-15\n")[0][1] is None


def test_a_report_of_a_quarter_says_this_year_and_to_date(tmp_path: Path) -> None:
    """In a report of part of a year "this year" is the whole year, and a month is one of that year."""
    text = "## Quarter 2 2024-25\n\nThe grant is £5.86m this year. In November the Government gave us £1.2m of grant."
    assert dated(tmp_path, text, "published: 2025-02-11\n") == [(5.86e6, "2024-25"), (1.2e6, "November 2024")]
    text = "## Budget monitoring to 31 August 2024\n\nSpend to date on care was £38.9m."
    assert dated(tmp_path / "month", text, "published: 2024-09-20\n") == [(38.9e6, "April 2024 to August 2024")]


def test_a_total_of_months_is_of_them_all(tmp_path: Path) -> None:
    """A column of totals, and of shares of it, beside months that follow each other is of the months together."""
    text = """| Route | Nov 2024 | Dec 2024 | Two months | Share |
|---|---:|---:|---:|---:|
| Home with support | 721 | 790 | 1,511 | 67% |
| Care home | 77 | 87 | 164 | 33% |
"""
    span = "November 2024 to December 2024"
    assert {period for value, period in dated(tmp_path, text, "published: 2025-02\n") if value in (1511, 67)} == {span}


def test_values_in_the_same_years_take_them_in_turn(tmp_path: Path) -> None:
    """A row of sums "in the same years" is of the years told before, one each; where their number differs, of none."""
    told = "Gross spend was £19.2m in 2020/21, £20.9m in 2021/22 and £22.8m in 2022/23."
    found = dated(tmp_path, f"{told} Contributions were £3.4m, £3.6m and £4.1m in the same years.")
    assert found[3:] == [(3.4e6, "2020-21"), (3.6e6, "2021-22"), (4.1e6, "2022-23")]
    fewer = dated(tmp_path / "fewer", f"{told} Contributions were £3.4m and £3.6m in the same years.")
    assert fewer[3:] == [(3.4e6, None), (3.6e6, None)]
