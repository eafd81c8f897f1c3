"""Whose a number in brackets is: a region's, England's, or the council's own plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read


def told(tmp_path: Path, text: str) -> dict[str, tuple[str | None, str]]:
    """Area and status of each number that answers, by how it is printed."""
    return {seen.printed: (seen.area, seen.status.value) for seen in read(tmp_path, text)}


@pytest.mark.parametrize(
    "text",
    [
        "- Median wait for aids: 12 days (region: 34 days)",
        "- Direct payments used: 12 days (regional average: 34 days)",
    ],
)
def test_a_region_in_brackets(tmp_path: Path, text: str) -> None:
    """What brackets call the region's is not the council's own."""
    found = told(tmp_path, f"# Care\n\n## Home care\n\n{text}\n")
    assert (found["12 days"][0], found["34 days"][0]) == ("Exampleshire", "other areas")


@pytest.mark.parametrize(
    "text",
    [
        "Direct payments reached 84.2% (England 83.1%, North West 81.9%, target 85%).",
        "# Care\n\n## Home care\n\n- Direct payments: 84.2% (England 83.1%, target 85%)",
    ],
)
def test_a_plan_beside_other_places(tmp_path: Path, text: str) -> None:
    """A target told behind other places' values is the council's own, and they are no targets."""
    found = told(tmp_path, text)
    assert (found["85%"], found["83.1%"]) == (("Exampleshire", "target"), ("England", "actual"))


def test_a_plan_of_another_place(tmp_path: Path) -> None:
    """A target told of what another place reached is that place's."""
    found = told(tmp_path, "Direct payments in England reached 84.2% (Wales 83.1%, target 85%).")
    assert found["85%"][0] != "Exampleshire"


def test_one_against_the_other(tmp_path: Path) -> None:
    """Two numbers with no more than "v" between them never answer."""
    text = "Exampleshire is above the regional average for reablement (84% v 81%) and below it for reviews (24% v 27%)."
    assert told(tmp_path, text) == {}
