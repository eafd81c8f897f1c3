"""Places that a heading names: a district, a locality, a region; and names that stand alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.models import Status
from tests.test_corpus_figures_sentences import read


def areas(tmp_path: Path, text: str) -> set[str | None]:
    """The areas of the numbers that answer."""
    return {seen.area for seen in read(tmp_path, text)}


@pytest.mark.parametrize(
    ("heading", "area"),
    [
        ("Ashmere locality", "Ashmere"),
        ("Profile of Nether Sedge district", "Nether Sedge"),
        ("The district of Ashmere", "Ashmere"),
        ("Locality: Nether Sedge", "Nether Sedge"),
        ("Key findings in the Eastern region", "Eastern region"),
        ("Home care in the South locality", "South locality"),
        ("Ashmere and Nether Sedge localities", "Ashmere and Nether Sedge"),
        ("North Exampleshire locality", "North Exampleshire"),
        ("Exampleshire district profile", "Exampleshire"),
        ("Ashmere House", "Exampleshire"),
        ("District nursing", "Exampleshire"),
        ("Services in rural areas", "Exampleshire"),
        ("Conservation areas", "Exampleshire"),
        ("Our county", "Exampleshire"),
        ("Ward closures", "Exampleshire"),
    ],
)
def test_a_heading_with_a_kind_of_place(tmp_path: Path, heading: str, area: str) -> None:
    """What stands under the name of a district, locality or region is of it; other headings name no place."""
    table = "| Measure | 2021-22 | 2022-23 |\n|---|---|---|\n| People receiving home care | 412 | 430 |\n"
    assert areas(tmp_path, f"# Care\n\n## {heading}\n\nThere are 19 care homes.\n\n{table}") == {area}


def test_a_bold_line(tmp_path: Path) -> None:
    """A bold line that names a district does so as a heading does."""
    text = "# Care\n\n**Ashmere District**\n\nThere are 19 care homes providing 612 beds.\n"
    assert areas(tmp_path, text) == {"Ashmere"}


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ("Ward profiles", ""),
        ("What we did", "Demand is higher in Ashmere and across Sedge."),
    ],
)
def test_a_name_that_is_told_as_a_place(tmp_path: Path, over: str, said: str) -> None:
    """A name alone is a place where the heading over it lists places, or the page writes of it as one."""
    text = f"# Care\n\n## {over}\n\n### Ashmere\n\n412 people had help.\n\n### Sedge\n\n36 people had help. {said}\n"
    assert areas(tmp_path, text) == {"Ashmere", "Sedge"}


def test_names_alone(tmp_path: Path) -> None:
    """Names that stand alone over their sections are of their own: the numbers never answer for the council."""
    text = "# Care\n\n## Provision\n\n### Ashmere\n\n19 care homes closed.\n\n### Sedge\n\n11 care homes closed.\n"
    assert areas(tmp_path, text) == set()


def test_themes_are_no_names(tmp_path: Path) -> None:
    """Sections headed by a theme are the council's."""
    text = "# Care\n\n## Work\n\n### Prevention\n\n412 people had help.\n\n### Telecare\n\n38 people got alarms.\n"
    assert areas(tmp_path, text) == {"Exampleshire"}


def test_a_profile_of_a_place_is_no_plan(tmp_path: Path) -> None:
    """ "Profile of Nether Sedge district" heads what is there, not what is aimed at."""
    found = read(tmp_path, "# Care\n\n## Profile of Nether Sedge district\n\n- Care homes: 19\n- Nursing homes: 4\n")
    assert {seen.status for seen in found} == {Status.ACTUAL}
