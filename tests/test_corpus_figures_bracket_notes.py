"""Numbers in brackets of which a note says the year, in headers, tables and lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read


def dated(tmp_path: Path, text: str) -> list[tuple[str, str, str | None]]:
    """Each number that answers as printed, with its label and period, in order."""
    return [(seen.printed, seen.label, seen.dated) for seen in read(tmp_path, text)]


@pytest.mark.parametrize(
    ("note", "header"),
    [
        ("", "Number of complaints (last year in brackets)"),
        ("The totals for last year stand in brackets.\n\n", "Number of complaints"),
        ("Figures in brackets are for 2021/22.\n\n", "Number of complaints"),
    ],
)
def test_notes_of_a_table(tmp_path: Path, note: str, header: str) -> None:
    """A note above a table, or in its header, dates the brackets of its cells, counts and days alike."""
    text = f"{note}| Service | {header} | Time taken |\n|---|---|---|\n| Operations | 303 (351) | 31 days (36 days) |\n"
    assert {(printed, year) for printed, _, year in dated(tmp_path, text)} == {
        ("303", "2022-23"),
        ("351", "2021-22"),
        ("31 days", "2022-23"),
        ("36 days", "2021-22"),
    }


def test_notes_of_a_list(tmp_path: Path) -> None:
    """ "The totals for last year stand in brackets" dates the brackets of the items below."""
    text = "The totals for last year stand in brackets.\n\n- Operations: 303 complaints (351)\n"
    assert [(printed, year) for printed, _, year in dated(tmp_path, text)] == [("303", "2022-23"), ("351", "2021-22")]


def test_brackets_of_another_name(tmp_path: Path) -> None:
    """ "None Inadequate (2)" is not another value of the homes that require improvement."""
    text = "Seven care homes were rated Requires Improvement (12 last year), none Inadequate (2) and 48 Good (41)."
    assert "2" not in {printed for printed, _, _ in dated(tmp_path, text)}


def test_a_provisional_column(tmp_path: Path) -> None:
    """How sure a column is belongs to no name of its numbers: "Outturn Prov"."""
    text = (
        "| Measure | 2021/22 Outturn | 2022/23 Outturn Prov |\n|---|---|---|\n| Carers with a plan | 18.9% | 19.8% |\n"
    )
    assert dated(tmp_path, text) == [
        ("18.9%", "Carers with a plan", "2021-22"),
        ("19.8%", "Carers with a plan", "2022-23"),
    ]
