"""A time of one number of a sentence is not that of the next: what is told of now, of the year before, of a cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_compared_years import OWN, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The hourly rate for an assistant was £11.90 in 2021/22 and is £14.20 at present.",
            {("11.90", "2021-22", OWN), ("14.20", None, OWN)},
        ),
        ("We had 412 people waiting in May and have 233 today.", {("412", "May 2023", OWN), ("233", None, OWN)}),
        (
            "The price of a nursing bed is now £1,205, having been £985 two years ago.",
            {("1205", "2023-24", OWN), ("985", "2021-22", OWN)},
        ),
        (
            "A direct payment went to 29.4% of the people we support, down on the 30.1% recorded the year before.",
            {("29.4", "2023-24", OWN), ("30.1", "2022-23", OWN)},
        ),
        (
            "We paid agencies £2,318,446 in the 2022-23 financial year and £1,702,110 in the one before.",
            {("2318446", "2022-23", OWN), ("1702110", "2021-22", OWN)},
        ),
        (
            "The budget is forecast to be £7.5m short in 2025/26 and £12m short the year after.",
            {("7500000", "2025-26", OWN), ("12000000", "2026-27", OWN)},
        ),
        (
            "Readmissions ran at 11.5%, no different from the 12.2% of the previous winter.",
            {("11.5", "2023-24", OWN), ("12.2", None, OWN)},
        ),
        (
            "The scheme bought 212 care packages in the first half of the year and 287 in the second.",
            {("212", "April 2023 to September 2023", OWN), ("287", None, OWN)},
        ),
        (
            "Satisfaction slipped again, from 64.0% to 61.2% and now 57.5%.",
            {("64.0", None, OWN), ("61.2", None, OWN), ("57.5", "2023-24", OWN)},
        ),
        (
            "In the 12 months before the survey 58% of carers had used information and advice.",
            {("58", "2023-24", OWN)},
        ),
        (
            "19 of the 21 social workers who joined in 2021/22 and 2022/23 were still with us in September 2024.",
            {("19", "September 2024", OWN)},
        ),
        (
            "Of the 62 complaints, 27 concerned late invoices following the move to a new system in June 2023.",
            {("62", "2023-24", OWN), ("27", "2023-24", OWN)},
        ),
        (
            "The academy enrolled 343 people in 2023, beating the 2022 record by 90.",
            {("343", "2023", OWN), ("90", "2023", OWN)},
        ),
        (
            "The rate for 2024/25 is £812 for homes and £934 for nursing, in each case 7.2% above the year before.",
            {("812", "2024-25", OWN), ("934", "2024-25", OWN), ("7.2", "2024-25", OWN)},
        ),
        (
            "Twelve reviews were published and three were still under way on 31 March 2024.",
            {("12", "2023-24", OWN), ("3", "31 March 2024", OWN)},
        ),
        (
            "We received 251 complaints in 2023-24, 15 more than the year before (6%).",
            {("251", "2023-24", OWN), ("15", "2023-24", OWN), ("6", "2023-24", OWN)},
        ),
        (
            "Agency spend to the end of November was £1.24m.",
            {("1240000", "April 2023 to November 2023", OWN)},
        ),
    ],
)
def test_a_number_has_its_own_time_and_not_that_of_the_one_beside_it(
    tmp_path: Path, sentence: str, expected: set[tuple[str, str | None, str | None]]
) -> None:
    """Each sentence has two times, or one that is of another number."""
    assert told(tmp_path, sentence) == expected
