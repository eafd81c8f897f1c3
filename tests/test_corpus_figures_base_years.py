"""The time with which a number is only compared is not its own, however many words stand between."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations

CATALOGUE = """
[[document]]
id = "a"
path = "a.md"
title = "Adult social care in Garsbury 2023-24"
area = "Garsbury"
period = "2023-24"
published = "2024-10"
"""


def dated(folder: Path, text: str) -> dict[str, str | None]:
    """The period of each value of a text."""
    (folder / "a.md").write_text(f"# Adult social care\n\n{text}\n", encoding="utf-8")
    (folder / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    (document,) = read_corpus(folder).documents
    return {str(each.value): each.dated for each in find_observations(document)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The agencies gave 41,260 hours of home care, an increase of 4% (1,587) from the count week in 2019.",
            {"41260": "2023-24", "4": "2023-24", "1587": "2023-24"},
        ),
        (
            "Home care was provided for 2,915 people, 6% more than the number during the survey week in 2019 (2,750).",
            {"2915": "2023-24", "6": "2023-24", "2750": "2019"},
        ),
        (
            "The department reported an overspend of £412,000, which was £27,000 lower than had been reported in "
            "June 2023.",
            {"412000": "2023-24", "27000": "2023-24"},
        ),
        (
            "This was an improvement of £0.9 million from the earlier position at Quarter 2.",
            {"900000": "2023-24"},
        ),
        (
            "Net spending was £88 million. That is an increase of £6 million (+7.3%) from 2022-23.",
            {"88000000": "2023-24", "6000000": "2023-24", "7.3": "2023-24"},
        ),
    ],
)
def test_a_time_that_is_measured_from_is_not_the_numbers(
    tmp_path: Path, sentence: str, expected: dict[str, str]
) -> None:
    """ "An increase of 4% from the count week in 2019" is of this year, not of 2019."""
    assert dated(tmp_path, sentence) == expected


def test_a_price_that_holds_from_a_year_is_of_that_year(tmp_path: Path) -> None:
    """ "£24 an hour from 2024-25" is the price of 2024-25: nothing is measured from it."""
    assert dated(tmp_path, "The charge for home care is £24 an hour from 2024-25.") == {"24": "2024-25"}


def test_each_paragraph_about_one_survey_of_several_has_the_year_of_its_own(tmp_path: Path) -> None:
    """The answers told below "2018-19 survey fieldwork ended …" are of that survey, whichever was named first."""
    text = (
        "Because of the pandemic the 2020-21 survey was voluntary. 14 councils took part.\n\n"
        "2017-18 survey forms went out between 8 January 2018 and 2 March 2018. 940 were issued and 410 came back.\n\n"
        "2018-19 survey forms went out between 7 January 2019 and 1 March 2019. 985 were issued and 431 came back."
    )
    found = dated(tmp_path, text)
    assert (found["14"], found["940"], found["410"]) == ("2020-21", "2017-18", "2017-18")
    assert (found["985"], found["431"]) == ("2018-19", "2018-19")
