"""Times that a paragraph opens with, what a rise is measured on, and last year's value in brackets of a cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM
from tests.conftest import write_corpus

HEAD = "---\ntitle: Forms and outcomes\npublisher: Ferrisbrook Council\narea: Ferrisbrook\nperiod: 2019 to 2023\n---\n"


def dated(folder: Path, text: str) -> dict[str, str | None]:
    """The period of each figure of a page that may answer, by how the figure is printed."""
    (document,) = read_corpus(write_corpus(folder / "corpus", {"page.md": HEAD + text})).documents
    found = (each for each in find_observations(document) if each.confidence >= ANSWERS_FROM)
    return {each.printed: each.dated for each in found}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2019-20 – forms went out in January. Forms sent 1,118; returned 402 (36% response rate).", "2019-20"),
        ("**2020-21**: the helpline was quiet. Calls taken 640.", "2020-21"),
        ("2021-22 survey: held in spring. Forms sent 1,204; returned 431.", "2021-22"),
    ],
)
def test_a_paragraph_is_of_the_time_it_opens_with(tmp_path: Path, text: str, year: str) -> None:
    """Set off from what is said, it dates the sentences that name no time of their own."""
    found = dated(tmp_path, f"# Forms\n\n{text}\n")
    assert found
    assert set(found.values()) == {year}


def test_a_sentence_keeps_its_own_time(tmp_path: Path) -> None:
    """What a later sentence of the paragraph says of another year is of that."""
    found = dated(tmp_path, "# Forms\n\n2021-22: 512 forms came back. In 2020-21 there were 498 forms.\n")
    assert found == {"512": "2021-22", "498": "2020-21"}


def test_the_first_value_of_a_cell_answers_beside_last_years(tmp_path: Path) -> None:
    """The value in brackets is doubted, or dated by the note on brackets; the one before it is the cell's own."""
    table = "| Measure | Ferrisbrook |\n|---|---|\n| Meals delivered in time. | 81.3% (79.9%) |\n"
    note = "The figures in brackets are those for 2021-22.\n\n"
    assert "81.3%" in dated(tmp_path / "plain", f"# Outcomes 2022-23\n\n{table}")
    found = dated(tmp_path / "noted", f"# Outcomes 2022-23\n\n{note}{table}")
    assert found["79.9%"] == "2021-22"
    assert found["81.3%"] == "2022-23"


def test_the_rows_of_a_breakdown_count_what_its_title_does(tmp_path: Path) -> None:
    """ "Table 4 - Breakdown of meals clients by district" counts clients; its rates count nothing."""
    table = "| District | 18-64 | 65+ | rate 65+ |\n|---|---|---|---|\n| Upper Ferris | 31 | 208 | 0.14 |\n"
    found = dated(tmp_path, f"# Annex, Table 4 - Breakdown of meals clients by district, 2022\n\n{table}")
    assert found["208"] == "2022"
    assert "0.14" not in found


def test_what_a_rise_is_measured_on_is_of_its_own_year(tmp_path: Path) -> None:
    """ "Up on the monthly average of 450 in 2020-21": the 450 are of that year, and not of the one that rose."""
    text = "In 2021-22 trips came to 550 a month, up on the monthly average of 450 in 2020-21."
    assert dated(tmp_path, f"# Trips\n\n{text}\n") == {"550": "2021-22", "450": "2020-21"}
