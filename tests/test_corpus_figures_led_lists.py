"""Lists under a request, a lead-in or a day from which prices hold: what their values are of, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_asides import read


@pytest.mark.parametrize(
    ("lead", "word", "unit"),
    [
        (
            "Q1. Please provide the number of parking permits issued in each of the last two years.",
            "permits",
            "permits",
        ),
        ("Tenants supported at 31 March:", "Tenants supported", "tenants"),
    ],
)
def test_values_by_year_are_of_what_leads_to_them(tmp_path: Path, lead: str, word: str, unit: str) -> None:
    """Values that name only their year are of what the request or the lead-in above them counts, not of the heading."""
    seen = read(tmp_path, f"## Garden services\n\n{lead}\n\n- 2022-23: 1,802\n- 2023-24: 1,911")
    assert [(one.unit, one.dated) for one in seen] == [(unit, "2022-23"), (unit, "2023-24")]
    assert all(word in one.label for one in seen)


def test_a_lead_in_that_counts_nothing_leaves_the_heading(tmp_path: Path) -> None:
    """Under "The year by year picture:" values are still of the heading."""
    seen = read(tmp_path, "## Repairs\n\nThe year by year picture is as follows:\n\n- 2022-23: 40\n- 2023-24: 52")
    assert {one.label for one in seen} == {"Repairs"}


def test_prices_under_a_day_from_which_they_hold(tmp_path: Path) -> None:
    """Prices under "from April 2024:" are of 2024-25, whatever year the paper is of."""
    seen = read(tmp_path, "## Rents\n\nWeekly rents from April 2024:\n\n- Garage: £14.20\n- Shed: £6.10 plus VAT")
    assert {one.dated for one in seen} == {"2024-25"}
