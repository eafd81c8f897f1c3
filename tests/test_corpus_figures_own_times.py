"""Which time a number is of where its sentence names several, none, or points to the year, its end or a quarter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_times import dated

YEAR = "period: 2023-24\npublished: 2024-09-09\n"
QUARTER = "period: Q2 2024-25\npublished: 2024-11-04\n"
UNDATED = "published: 2024-09-20\n"
NEWS = "kind: news\npublished: 2025-02-26\n"
SURVEY = "kind: survey\nperiod: 2023\npublished: 2023-09-12\n"

TO_COME = [
    ("We recruited 14 reablement workers and will open a second team in June 2025.", YEAR, [(14, "2023-24")]),
    (
        "About 3,100 people have a care package and the council expects this to grow to 3,900 by 2030.",
        YEAR,
        [(3100, "2023-24"), (3900, "2030")],
    ),
    (
        "Some 5,400 residents have dementia, a number that is projected to reach 7,100 by 2035.",
        UNDATED,
        [(5400, None), (7100, "2035")],
    ),
    ("The service has 22 beds and plans to add eight more in 2025-26.", YEAR, [(22, "2023-24"), (8, "2025-26")]),
]
YEAR_END = [
    ("Vacancies stood at 9.4% at the year end.", YEAR, [(9.4, "31 March 2024")]),
    ("At the end of the year 1,812 people were receiving home care.", YEAR, [(1812, "31 March 2024")]),
    ("By year end 640 alarms had been switched to digital.", YEAR, [(640, "31 March 2024")]),
    ("The service is forecast to overspend by £2.4 million at year end.", QUARTER, [(2400000, "2024-25")]),
    ("The underspend at the year end was £0.8 million.", YEAR, [(800000, "2023-24")]),
    ("The target for the whole year is 540 admissions.", QUARTER, [(540, "2024-25")]),
    (
        "A new manager was appointed in July and 412 assessments were finished in the quarter, 36 more than in "
        "Quarter 1.",
        QUARTER,
        [(412, "Q2 2024-25"), (36, "Q2 2024-25")],
    ),
    (
        "Agency spend in the half year was £1.46m.",
        "period: 2025-26\npublished: 2025-11-04\n",
        [(1460000, "April 2025 to September 2025")],
    ),
]
COMPARED = [
    (
        "Sickness fell to 8.9 days per worker, down from 10.2 days the year before and 11.6 days in 2021-22.",
        YEAR,
        [(8.9, "2023-24"), (10.2, "2022-23"), (11.6, "2021-22")],
    ),
    (
        "The vacancy rate in August was 12.1%, against 9.8% a year earlier.",
        QUARTER,
        [(12.1, "August 2024"), (9.8, "August 2023")],
    ),
    (
        "In the carers survey of autumn 2023 34% were content, a drop of 4 percentage points since the survey in 2021.",
        YEAR,
        [(34, "2023"), (4, "2023")],
    ),
    ("Last year we helped 1,604 people to go home from hospital.", YEAR, [(1604, None)]),
]
POINTED = [
    (
        "On 30 September 2024, 402 people were waiting. Three months earlier 455 people were waiting.",
        QUARTER,
        [(402, "30 September 2024"), (455, "30 June 2024")],
    ),
    (
        "The mid-2022 population estimates show 48,300 residents aged 65 and over. Of these, 12% live alone.",
        YEAR,
        [(48300, "2022"), (12, "2022")],
    ),
    (
        "Six social workers qualified in July 2023. We spent £1.2 million on agency staff.",
        YEAR,
        [(6, "July 2023"), (1200000, "2023-24")],
    ),
    ("Nearly 900 carers had a break in the year to March.", "kind: news\npublished: 2025-06-10\n", [(900, "2024-25")]),
    (
        "From December to the end of February the team helped 1,026 people.",
        YEAR,
        [(1026, "December 2023 to February 2024")],
    ),
    (
        "Its reserves are expected to be down to £8.5 million by the end of this March.",
        NEWS,
        [(8500000, "31 March 2025")],
    ),
    ("The survey went to 950 carers in May and 361 forms were returned.", SURVEY, [(950, "2023"), (361, "2023")]),
]
STATED = [
    (
        "The programme has a budget of £640,000 for 2024-25 and 2025-26 together.",
        UNDATED,
        [(640000, "2024-25 to 2025-26")],
    ),
    (
        "The council agreed its budget for 2025-26 last night. The precept will raise £2.9 million.",
        NEWS,
        [(2900000, "2025-26")],
    ),
    (
        "Where only one figure is shown it is for 2023/24.\n\n1,204 safeguarding concerns came in.",
        "period: 2022-23 to 2023-24\npublished: 2024-11-07\n",
        [(1204, "2023-24")],
    ),
    (
        "| District | Beds in homes |\n|---|---|\n| North | 410 |\n| South | 322 |\n\nSource: register, June 2024\n",
        UNDATED,
        [(410, "June 2024"), (322, "June 2024")],
    ),
]


@pytest.mark.parametrize(("text", "more", "expected"), [*TO_COME, *YEAR_END, *COMPARED, *POINTED, *STATED])
def test_a_number_is_of_the_time_that_its_own_words_tell(
    tmp_path: Path, text: str, more: str, expected: list[tuple[float, str | None]]
) -> None:
    """What is to come, compared, or told in passing in a sentence is not the time of its other numbers."""
    assert dated(tmp_path, f"## Help\n\n{text}", more) == expected


def test_the_end_of_a_plan_is_the_last_year_of_its_title(tmp_path: Path) -> None:
    """What will be "by the end of the strategy" is of the last year that the strategy's title names."""
    text = "## Help\n\nBy the end of the strategy we will offer 1,200 carers a year a funded break."
    assert dated(tmp_path, text, UNDATED, title="Carers strategy 2024-2029") == [(1200, "2029")]
