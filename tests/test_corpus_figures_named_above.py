"""Names that stand above or before numbers in lists and headers: kept where they name, left out where they refer."""

from __future__ import annotations

from pathlib import Path

from tests.test_corpus_figures_sentences import read


def test_prices_below_a_described_item(tmp_path: Path) -> None:
    """A bare price below "Meals: brought to your home" is that of meals, though the page has lost how it was set in."""
    text = (
        "## Flat-rate charges\n\nThese are the services:\n\n  • Meals: brought to your home, or served at a club.\n"
        "    • £4.20 per meal (with effect from 1 June 2022)\n  • Community Alarm Service: a charge for the service.\n"
        "    • £4.50 per week (with effect from 1 October 2022)\n"
    )
    assert {seen.printed: seen.measure for seen in read(tmp_path, text)} == {
        "£4.20": "Meals",
        "£4.50": "Community Alarm Service",
    }


def test_notes_of_a_year(tmp_path: Path) -> None:
    """ "2006-07 (1, 2)" heads a column of that year: what refers to notes is no value and no group."""
    text = (
        "## Total number of clients receiving services\n\n| Council | 2005-06 (1) | 2006-07 (1, 2) |\n"
        "|---|---|---|\n| Darlington | 1,120 | 1,205 |\n| Durham | 8,010 | 8,115 |\n| Gateshead | (3)— | 1,975 |\n"
    )
    found = {(seen.area, seen.dated): (seen.printed, seen.group) for seen in read(tmp_path, text) if seen.value}
    assert found == {
        ("Darlington", "2005-06"): ("1,120", None),
        ("Darlington", "2006-07"): ("1,205", None),
        ("Durham", "2005-06"): ("8,010", None),
        ("Durham", "2006-07"): ("8,115", None),
        ("Gateshead", "2006-07"): ("1,975", None),
    }
