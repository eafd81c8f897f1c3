"""What a number is of where its own words leave that out: what was counted before it, or the sentence before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_next_numbers import read


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "We support 1,204 people in care homes, with an average weekly cost of £768.",
            {"£768": "people in care homes: average weekly cost"},
        ),
        (
            "Residential and nursing placements are now 1,131, higher by 109 than at the end of March, "
            "with an average weekly cost of £768.",
            {"1,131": "nursing placements", "£768": "nursing placements are now: average weekly cost"},
        ),
        (
            "The council agreed new rates for care homes, which go up by 8.6%. The full year cost was £11.4m.",
            {"£11.4m": "rates for care homes"},
        ),
        (
            "We paid for 212 places in care homes. The average weekly cost is £768.",
            {"£768": "places in care homes: average"},
        ),
        (
            "The flats were done up at a cost of £640,000, £500,000 of which came from the NHS.",
            {"£640,000": "cost of", "£500,000": "came from the NHS"},
        ),
        (
            "There were 4,118 concerns, 1,364 of which went on to an enquiry.",
            {"4,118": "concerns", "1,364": "concerns: went on to an enquiry"},
        ),
        (
            "Admissions of people over 65 to care homes fell (412).",
            {"412": "Admissions of people over 65 to care homes"},
        ),
    ],
)
def test_a_number_is_of_what_stands_before_it(tmp_path: Path, text: str, labels: dict[str, str]) -> None:
    """The label holds the words that tell what is counted or paid for."""
    told = {printed: each.label for printed, each in read(tmp_path, text).items()}
    assert {printed: told.get(printed) for printed, said in labels.items() if said not in told.get(printed, "")} == {}


def test_what_is_said_of_a_part_is_not_said_of_the_whole(tmp_path: Path) -> None:
    """All concerns are not those that became an enquiry, though the words stand right behind both numbers."""
    told = read(tmp_path, "We received 4,118 concerns, 1,364 of which were about care homes.")
    assert "care homes" not in told["4,118"].label


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("412 hours a week of home care were outstanding.", "hours"),
        ("The Head of Service said 412 hours a week were outstanding.", "hours"),
        ("Older People's residential and nursing placements numbered 1,131.", "placements"),
        ("Day, respite and night services: 41", "services"),
    ],
)
def test_the_noun_is_found_behind_adjectives_and_rates(tmp_path: Path, text: str, unit: str) -> None:
    """Hours that are bought each week are work, and "residential and nursing" only describes."""
    assert [each.unit for each in read(tmp_path, text).values()] == [unit]


@pytest.mark.parametrize("text", ["We are open 37 hours a week.", "People who care for 35 hours a week may claim it."])
def test_how_long_something_is_open_or_done_is_no_amount_of_work(tmp_path: Path, text: str) -> None:
    """Nothing was bought or given there."""
    assert read(tmp_path, text) == {}


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        (
            "In the West Midlands the average price was £20.94 and in the South West, £25.61.",
            {"£20.94": "West Midlands", "£25.61": "South West"},
        ),
        ("The average in England is £23.26. Lowest was the North East: £20.29.", {"£20.29": "North East"}),
        ("The highest price in England was London at £25.10 an hour.", {"£25.10": "London"}),
    ],
)
def test_a_number_is_of_the_place_named_last(tmp_path: Path, text: str, areas: dict[str, str]) -> None:
    """Neither the place before it nor the council of the paper."""
    told = read(tmp_path, text)
    assert {printed: told[printed].area for printed in areas} == areas


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Placements are now 1,131, higher by 109 than at the end of March.", {"1,131": "2023-24", "109": "2023-24"}),
        ("Satisfaction slipped, from 64.0% to 61.2% and now 57.5%.", {"57.5%": "2023-24"}),
        ("Last winter there were 117 people waiting. The count is now 38.", {"38": "2023-24"}),
        ("There were 117 people waiting last winter for care to begin.", {}),
        ("Since last winter 90 people have joined the service.", {"90": None}),
        ("The fee paid to nursing homes was £842 as of March, having been £799.", {"£842": "March 2024"}),
    ],
)
def test_a_time_that_is_compared_with_or_over_is_not_of_the_number(
    tmp_path: Path, text: str, dated: dict[str, str | None]
) -> None:
    """What is told of an earlier time without its year answers nothing."""
    assert {printed: each.dated for printed, each in read(tmp_path, text).items()} == dated
