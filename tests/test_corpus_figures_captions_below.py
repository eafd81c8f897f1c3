"""Captions that stand below their tables, and percentages that have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read

AGES = "| Age | 2022/23 |\n|---|---|\n| 18-64 | {} |\n\n"


def measures(tmp_path: Path, text: str) -> dict[str, str]:
    """The measure of each number that answers, by how it is printed."""
    return {seen.printed: seen.measure for seen in read(tmp_path, f"# Adult social care\n\n{text}")}


@pytest.mark.parametrize("name", ["Figure 3: ", "Table 2 – ", "Chart 1. ", "Fig. 4: "])
def test_a_caption_below(tmp_path: Path, name: str) -> None:
    """A numbered line below a table, with none above, says what it is of."""
    text = AGES.format("41%") + f"{name}People with long-term support by age\n"
    assert measures(tmp_path, text) == {"41%": "People with long-term support by age"}


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("{first}Table 1: Carers known\n\n{second}Table 2: Timely reviews\n", ("Carers known", "Timely reviews")),
        ("Table 1: Carers known\n\n{first}Table 2: Timely reviews\n\n{second}", ("Carers known", "Timely reviews")),
        ("{first}Table 1: Carers known\n\n{second}", (None, "Carers known")),
    ],
)
def test_a_line_between_two_tables(tmp_path: Path, order: str, expected: tuple[str | None, str]) -> None:
    """A line between two tables is of the first where all of the page's captions stand below, else of the second."""
    text = order.format(first=AGES.format("41%"), second=AGES.format("61%"))
    found = measures(tmp_path, text)
    assert (found.get("41%"), found["61%"]) == expected


def test_a_sentence_below(tmp_path: Path) -> None:
    """A sentence that speaks of a chart is no caption."""
    text = AGES.format("41%") + "Chart 5 shows who asked for help.\n"
    assert "41%" not in measures(tmp_path, text)


@pytest.mark.parametrize(
    ("table", "answers"),
    [
        ("| Age | 2022/23 |\n|---|---|\n| 18-64 | 41% |\n", False),
        ("| Service | % |\n|---|---|\n| Home care | 41% |\n", False),
        ("| Service | % of spend |\n|---|---|\n| Home care | 41% |\n", True),
        ("| Measure | 2022/23 |\n|---|---|\n| Reviews on time | 41% |\n", True),
        ("| £m | 2021/22 | 2022/23 | Change |\n|---|---|---|---|\n| Home care | 10 | 12 | 41% |\n", True),
        ("| Ward | Share of carers |\n|---|---|\n| Northfield | 41% |\n", True),
    ],
)
def test_a_percentage_of_nothing(tmp_path: Path, table: str, answers: bool) -> None:
    """A percentage of which only an age, a service or a place is told does not answer."""
    assert ("41%" in measures(tmp_path, table)) is answers
