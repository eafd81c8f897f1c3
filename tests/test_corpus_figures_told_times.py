"""Of which time a number is past ages and asides, as a part of what was told, and in sections of other times."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_times import dated

UNDATED = "published: 2025-02-06\n"
YEAR = "period: 2023-24\npublished: 2024-09-09\n"
YEARS = "period: 2022-23 to 2023-24\npublished: 2024-09-09\n"
MINUTES = "kind: minutes\npublished: 2025-06-12\n"
NEWS = "kind: news\npublished: 2025-02-27\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council helped 1,910 people aged 65 and over in 2022-23.", [(1910, "2022-23")]),
        ("Fernham had 43,700 residents aged 75 or over in 2023.", [(43700, "2023")]),
        (
            "We had replaced 2,940 alarms (58%) by 30 June 2024, up from 1,310 (26%) on 30 June 2023.",
            [(2940, "30 June 2024"), (58, "30 June 2024"), (1310, "30 June 2023"), (26, "30 June 2023")],
        ),
        ("By the end of March 2024, 1,022 staff had completed the training.", [(1022, "31 March 2024")]),
        ("In the first half of the year 1,640 concerns came in.", [(1640, "April 2023 to September 2023")]),
        ("In April and May there were 640 requests.", [(640, "April 2023 to May 2023")]),
        (
            "Referrals numbered 310 in Quarter 2; September alone saw 126.",
            [(310, "Q2 2023-24"), (126, "September 2023")],
        ),
    ],
)
def test_ages_and_asides_do_not_part_a_number_from_its_time(
    tmp_path: Path, text: str, expected: list[tuple[float, str | None]]
) -> None:
    """The time that a sentence names is found past ages, brackets and the words that lead to it."""
    assert dated(tmp_path, f"## Help\n\n{text}", YEAR) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2021 there were 18,400 carers. About a third of them (6,100) care for 50 hours a week.",
            [(18400, "2021"), (33.3, "2021"), (6100, "2021")],
        ),
        (
            "We spent £1.8 million on breaks in 2023-24.\n\nThe Integrated Care Board paid £0.5 million of this.",
            [(1800000, "2023-24"), (500000, "2023-24")],
        ),
        (
            "The council has set aside £7.2 million for the three years 2025-26 to 2027-28, of which £1.8 million is "
            "for the first year.",
            [(7200000, "2025-26 to 2027-28"), (1800000, "2025-26")],
        ),
        (
            "There were 14,300 carers in 2018 and 16,900 in 2023, a rise of 18%.",
            [(14300, "2018"), (16900, "2023"), (18, "2018 to 2023")],
        ),
        (
            "The budget consultation in January 2025 received 612 responses. Of these, 54% supported the precept.",
            [(612, "January 2025"), (54, "January 2025")],
        ),
    ],
)
def test_a_part_is_of_the_time_of_its_whole(
    tmp_path: Path, text: str, expected: list[tuple[float, str | None]]
) -> None:
    """What is told as part of a number or of several years has its time from them."""
    found = dated(tmp_path, f"## Money\n\n{text}", UNDATED)
    assert [(round(value, 1), period) for value, period in found] == expected


@pytest.mark.parametrize(
    ("text", "more", "expected"),
    [
        (
            "## Adult social care outturn 2024-25\n\nIn May the average wait had been 31 days.",
            MINUTES,
            [(31, "May 2025")],
        ),
        (
            "## Budget 2026-27\n\nThe Leader said that 3,100 people now received care at home.",
            MINUTES,
            [(3100, None)],
        ),
        ("## Calls\n\nWe had 480 calls in March.", "period: 2024-25\npublished: 2025-02-06\n", [(480, "March 2024")]),
        ("## About us\n\nThe council employs around 640 staff.", YEARS, [(640, None)]),
        ("## Beds\n\nThe bridging team can take up to 20 people at once.", YEAR, [(20, None)]),
        ("## Beds\n\nWhen it opens in early 2027 the centre will help 380 people.", "period: 2024-25\n", [(380, None)]),
        (
            "## Reviews\n\nSo far this year 1,190 reviews have been completed.",
            "period: Q3 2024-25\npublished: 2025-02-06\n",
            [(1190, "April 2024 to December 2024")],
        ),
        (
            "## Training\n\nIn 2023-24 there were 31 courses. We trained 410 carers over the two years.",
            YEARS,
            [(31, "2023-24"), (410, "2022-23 to 2023-24")],
        ),
        (
            "## Council tax\n\nThe council will spend an extra £6 million on care next year after agreeing its "
            "2025-26 budget last night.",
            NEWS,
            [(6000000, "2025-26")],
        ),
        (
            "## Who we help\n\nAt 31 March 2024, 3,377 people were receiving a service:\n\n- 1,904 people at home\n"
            "- 1,066 people living in care homes\n",
            YEAR,
            [(3377, "31 March 2024"), (1904, "31 March 2024"), (1066, "31 March 2024")],
        ),
        (
            "## Capital\n\nThe outturn was £2.9 million, with £0.35 million carried forward to 2024-25.",
            YEAR,
            [(2900000, "2023-24"), (350000, "2023-24")],
        ),
    ],
)
def test_a_section_dates_only_what_is_of_its_time(
    tmp_path: Path, text: str, more: str, expected: list[tuple[float, str | None]]
) -> None:
    """What is told of now, of a later month, or moved to another year is not dated by the section or that year."""
    assert dated(tmp_path, text, more) == expected
