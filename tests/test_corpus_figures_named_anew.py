"""What a number is of where its sentence leaves that to words before it, or names only a part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Observation
from tests.test_corpus_figures_compared_years import CATALOGUE


def read(folder: Path, text: str) -> dict[str, Observation]:
    """The figures of a text that may answer, by the number as printed."""
    (folder / "a.md").write_text(f"# Adult social care\n\n{text}\n", encoding="utf-8")
    (folder / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    (document,) = read_corpus(folder).documents
    return {each.printed: each for each in find_observations(document) if each.confidence >= ANSWERS_FROM}


@pytest.mark.parametrize(
    ("text", "printed", "said", "unsaid"),
    [
        (
            "On 31 March 412 people with dementia were in a care home. The number in the community, 403, has risen.",
            "403",
            "community",
            "care home",
        ),
        ("The vacancy rate was 8.1% in 2023/24. Turnover is falling. It was 26.5%.", "26.5%", "Turnover", "vacancy"),
        ("58% of enquiries were about women and 42% about men.", "42%", "enquiries were about men", "women"),
        ("Only 58% of people had a review in 2023-24; we had aimed for 75%.", "75%", "review", "aimed"),
        ("61% of people finished reablement; the plan aims for 66% by 2027-28.", "66%", "reablement", "plan"),
        ("Calls answered: 88% (81% in 2022-23)", "88%", "Calls answered", "81"),
        ("Occupational therapy assessment: 87 days (112 days a year ago)", "87 days", "Occupational", "year"),
    ],
)
def test_a_number_is_named_by_what_its_sentence_goes_on_about(
    tmp_path: Path, text: str, printed: str, said: str, unsaid: str
) -> None:
    """Its label has the words of its own subject, and none of a neighbour's."""
    label = read(tmp_path, text)[printed].label
    assert said in label
    assert unsaid not in label


@pytest.mark.parametrize(
    ("text", "printed", "unit"),
    [
        ("Quality of life scored 19.1 out of 24, lower than the 19.3 recorded in 2022-23.", "19.3", "score"),
        ("| | May | June |\n|---|---|---|\n| People waiting over six months | 48 | 31 |", "48", "people"),
        (
            "| Rating | Care homes | Agencies |\n|---|---|---|\n| Good | 81 | 39 |\n| Inadequate | 1 | 0 |",
            "81",
            "homes",
        ),
    ],
)
def test_a_number_is_counted_in_its_own_unit(tmp_path: Path, text: str, printed: str, unit: str) -> None:
    """A bound of time in a row's name is no unit, nor is a grade of services a score."""
    assert read(tmp_path, text)[printed].unit == unit


def test_the_start_of_the_year_is_its_first_day(tmp_path: Path) -> None:
    """A value of its start is not one of the year."""
    found = read(tmp_path, "The average weekly cost of a placement is £768, up from £702 at the start of the year.")
    assert (found["£768"].dated, found["£702"].dated) == ("2023-24", "1 April 2023")


def test_a_rise_that_goes_on_is_a_rise(tmp_path: Path) -> None:
    """The second of two is no level."""
    text = "The scheme raises the fees paid to home care providers by 5.1% and to care homes by 4.4% from April 2024."
    assert {each.aspect.value for each in read(tmp_path, text).values()} == {"change"}
