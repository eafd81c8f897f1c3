"""Of which time a number is where its text points to one: a plan's lead-in, the day told before, an opening to come."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.periods import find_periods
from tests.test_corpus_figures_times import dated

PLAN = "period: 2024 to 2029\npublished: 2024-06-20\n"
YEARS = "period: 2021-22 to 2023-24\npublished: 2025-02-11\n"
YEAR = "period: 2023-24\npublished: 2024-09-09\n"
NEWS = "kind: news\npublished: 2025-01-23\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We heard from 263 people while this plan was being written.", [(263, None)]),
        ("The council has 14 care homes.", [(14, None)]),
        ("- 391 people with a learning disability\n- 97 people with a mental health need\n", [(391, None), (97, None)]),
        ("In 2023-24 the council spent £27.4 million on supported living.", [(27400000, "2023-24")]),
        ("The programme will cost £31.8 million.", [(31800000, "2024 to 2029")]),
        (
            "| Home | People supported |\n|---|---|\n| Abbots Close | 12 |\n| Mill Street | 8 |\n",
            [(12, None), (8, None)],
        ),
    ],
)
def test_what_happened_is_not_of_the_years_that_a_plan_is_for(
    tmp_path: Path, text: str, expected: list[tuple[float, str | None]]
) -> None:
    """A plan for years to come does not date what is told of the time before it."""
    assert dated(tmp_path, text, PLAN) == expected


@pytest.mark.parametrize(
    ("text", "more", "expected"),
    [
        (
            "At 31 March 2024 there were 486 extra care flats. Occupancy was 96%.",
            PLAN,
            [(486, "31 March 2024"), (96, "31 March 2024")],
        ),
        (
            "On 10 January 2025 there were 46 care homes. Three homes were rated outstanding.",
            YEARS,
            [(46, "10 January 2025"), (3, "10 January 2025")],
        ),
        (
            "On 1 September 2024 the centre had 62 places. There were 16 people on the waiting list.",
            YEAR,
            [(62, "1 September 2024"), (16, "1 September 2024")],
        ),
        (
            "On 1 September 2024 the centre had 62 places. We helped 29 people to learn a bus journey.",
            YEAR,
            [(62, "1 September 2024"), (29, "2023-24")],
        ),
        (
            "At 31 March 2024 there were 312 people on the list. There were 29 people in short-term beds.",
            YEAR,
            [(312, "31 March 2024"), (29, "2023-24")],
        ),
        (
            "At 31 March 2024, 38 people had a paid job. A year earlier, 31 people had a paid job.",
            YEAR,
            [(38, "31 March 2024"), (31, "31 March 2023")],
        ),
        (
            "At 31 March 2024 we had 9 schemes.\n\nOn the same date 534 people lived in supported living:\n\n"
            "- 391 people with a learning disability\n- 143 people with a mental health need\n",
            PLAN,
            [(9, "31 March 2024"), *((each, "31 March 2024") for each in (534, 391, 143))],
        ),
        (
            "In 2022-23 the council spent £27.4 million on care homes. A nursing place was £1,640 in the same year.",
            YEARS,
            [(27400000, "2022-23"), (1640, "2022-23")],
        ),
        (
            "The service has a budget of £2.6 million in 2024-25. The money pays for 18 reablement workers.",
            NEWS,
            [(18, "2024-25")],
        ),
        (
            "On 5 January 43 patients were ready to go home. Of these, 11 were waiting for home care.",
            NEWS,
            [(43, "5 January 2025"), (11, "5 January 2025")],
        ),
    ],
)
def test_what_goes_on_from_a_time_is_of_it(
    tmp_path: Path, text: str, more: str, expected: list[tuple[float, str | None]]
) -> None:
    """How things stood is of the day told before, where the document's own years do not tell; what was done is not."""
    assert dated(tmp_path, text, more) == expected


@pytest.mark.parametrize(
    ("text", "more", "expected"),
    [
        (
            "By March 2029 we want:\n\n- no more than 30 people to be placed outside the county\n"
            "- 85% of people with a learning disability to live in their own home, up from 78.3% in 2023-24\n"
            "- the number of people with a learning disability in residential care "
            "to fall from 212 at 31 March 2024 to 160\n",
            PLAN,
            [(30, "March 2029"), (85, "March 2029"), (78.3, "2023-24"), (212, "31 March 2024"), (160, "March 2029")],
        ),
        ("The new scheme will have 64 flats and is due to open in 2025-26.", YEAR, [(64, "2025-26")]),
        ("The new scheme will have 64 flats.", YEAR, [(64, None)]),
    ],
)
def test_what_is_planned_is_of_the_time_that_it_is_planned_for(
    tmp_path: Path, text: str, more: str, expected: list[tuple[float, str | None]]
) -> None:
    """The day by which a list is wanted, or on which something opens, is that of what is to be."""
    assert dated(tmp_path, text, more) == expected


def test_a_plan_beside_a_count_is_of_its_time(tmp_path: Path) -> None:
    """The time of a count is that of the plan it is measured against too."""
    text = "1,284 people started reablement between April and December 2024, against a plan of 1,200."
    expected = "April 2024 to December 2024"
    assert dated(tmp_path, text, "period: 2024-25\npublished: 2025-03-28\n") == [(1284, expected), (1200, expected)]


def test_of_a_paragraph_over_a_list_only_its_last_sentence_introduces(tmp_path: Path) -> None:
    """The years of sentences before "She reported that:" do not hide the one that a point of the list is of."""
    lead = "The budget for 2023-24 was £38.4m. It was £36.1m in 2022-23. The Director of Care reported that:"
    text = f"{lead}\n\n- 88.1% of older people were still at home in quarter 3\n"
    found = dated(tmp_path, text, "kind: minutes\npublished: 2025-03-28\n")
    assert found[-1] == (88.1, "Q3 2024-25")


def test_a_contrast_without_a_verb_is_of_the_same_time(tmp_path: Path) -> None:
    """ "Well enough to leave but still in hospital in December 2024" tells one time."""
    text = "About 12,400 patients were well enough to leave but still in hospital in December 2024."
    assert dated(tmp_path, text, NEWS) == [(12400, "December 2024")]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1,350 visits in November and December 2024", ["November 2024 to December 2024"]),
        ("replies in December 2024 and January 2025", ["December 2024 to January 2025"]),
        ("in March 2023 and March 2024", ["March 2023", "March 2024"]),
        ("in May and June 2024 respectively", ["June 2024"]),
    ],
)
def test_two_months_on_end_are_one_time(text: str, labels: list[str]) -> None:
    """What was done in a month and the next was done in both; months apart, or told in turn, stay apart."""
    assert [mention.period.label for mention in find_periods(text) if mention.period] == labels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A personal assistant cost £13.10 an hour in 2021-22 and £14.02 in 2022-23. Home care cost £22.60 an hour"
            " in the earlier year.",
            "2021-22",
        ),
        (
            "A personal assistant cost £13.10 an hour in 2021-22 and £14.02 in 2022-23. Home care cost £22.60 an hour"
            " in the latter year.",
            "2022-23",
        ),
        ("Day care cost £20.10 a day in 2023-24. Home care cost £22.60 an hour in the earlier year.", "2022-23"),
    ],
)
def test_the_earlier_of_two_years_told_is_one_of_them(tmp_path: Path, text: str, expected: str) -> None:
    """ "The earlier year" after two years is the first of them, and after one year the year before it."""
    assert dated(tmp_path, text, YEAR)[-1] == (22.6, expected)
