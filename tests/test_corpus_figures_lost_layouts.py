"""Lists and tables whose marks or columns a page has run together: each value keeps the name that it stands beside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read


def test_years_over_columns_that_nothing_parts(tmp_path: Path) -> None:
    """ "Year 2020 2021 2022" over rows of three numbers dates each of them."""
    text = "## Ramps\n\nYear    2020    2021    2022\n\nRequests  2753   3642   4061\n\nVisits   640  441  735\n"
    found = {(seen.printed, seen.dated) for seen in read(tmp_path, text) if "Requests" in seen.label}
    assert found == {("2753", "2020"), ("3642", "2021"), ("4061", "2022")}


@pytest.mark.parametrize("mark", ["·", "•"])
def test_a_list_that_runs_on_behind_its_lead(tmp_path: Path, mark: str) -> None:
    """No item of a list in one line takes words of its neighbours."""
    text = f"The panel agreed these rises: {mark} 3.8% for day trips {mark} 6.6% for minibuses {mark} 5.9% for taxis"
    found = {seen.printed: seen.label for seen in read(tmp_path, text)}
    assert "taxis" in found["5.9%"]
    assert "minibuses" not in found["5.9%"]
    assert "minibuses" in found["6.6%"]
    assert "day trips" not in found["6.6%"]


def test_a_lot_is_called_by_its_name(tmp_path: Path) -> None:
    """Of "Lot 2 – Night sitting – total value £24,600" the value is that of night sitting, not only a value."""
    text = "Lot 1 – Day sitting – total value £221,405\n\nLot 2 – Night sitting – total value £24,600\n"
    found = {seen.printed: seen.label for seen in read(tmp_path, text)}
    assert "Day sitting" in found["£221,405"]
    assert "Night sitting" in found["£24,600"]


def test_the_last_of_several_questions_heads_no_answer(tmp_path: Path) -> None:
    """What one "Response:" tells to a list of questions is not told of the last of them."""
    text = (
        "# Ramps\n\n1. What was the total of requests that reached you in:\n1a. 2020 (1st Jan - 31st Dec)?\n2. How many"
        " of these led to a ramp being refused (2a. for 1a)?\n3. On 30 August 2019 steel was added. How many came in:"
        "\n3a. 2020 (1st Jan - 31st Dec)?\n4. And how many of those were refused (4a. for 3a)?\n\nResponse:\n\n"
        "Year    2020    2021\n\nRequests    753    642\n\nBuilt    640    441\n"
    )
    labels = {seen.label for seen in read(tmp_path, text)}
    assert labels == {"Requests", "Built"}
