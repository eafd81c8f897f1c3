"""Units of cells whose own text and headers name none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_header_areas import table
from tests.test_corpus_figures_sentences import read


def units(tmp_path: Path, *rows: str) -> dict[str, str]:
    """The unit of each number that answers, by how it is printed."""
    return {seen.printed: seen.unit for seen in read(tmp_path, table(*rows))}


def test_rates_in_short(tmp_path: Path) -> None:
    """ "per 100k" is per 100,000."""
    assert units(tmp_path, "Measure | 2022/23", "Admissions (per 100k) | 601.2") == {"601.2": "per 100,000"}


@pytest.mark.parametrize(
    ("label", "noun"), [("Reviews done within 12 months", "reviews"), ("Visits after 8 days", "visits")]
)
def test_what_is_counted_before_a_time(tmp_path: Path, label: str, noun: str) -> None:
    """A numerator counts what its measure names, and not the time within which it is done."""
    found = units(tmp_path, "Measure | Numerator | Denominator | %", f"{label} | 812 | 1,201 | 67.6")
    assert found == {"812": noun, "1,201": noun, "67.6": "percent"}


def test_names_of_others(tmp_path: Path) -> None:
    """A column of neighbours counts no neighbours, and a section of waiting lists no lists."""
    rows = ("Measure | Exampleshire | CIPFA neighbours", "Waiting lists | | ", "Assessment | 120 | 130")
    assert not {"neighbours", "lists"} & set(units(tmp_path, *rows).values())


@pytest.mark.parametrize(
    ("rows", "answering"),
    [
        (("Measure | Target | Actual", "Reviews on time | 75% | 66"), {"75%"}),
        (("Measure | Target | Actual", "Carers supported | 700 | 661"), {"700", "661"}),
        (("Measure | Number | %", "Reviews on time | 41 | 66%"), {"41", "66%"}),
        (("Measure | 2022/23 | Trend", "Carers supported | 41 (66%) | up"), {"41", "66%"}),
        (("Measure | 2021/22 | 2022/23 | Change", "Carers | 41 | 44 | 7%"), {"41", "44", "7%"}),
    ],
)
def test_a_number_beside_a_percentage(tmp_path: Path, rows: tuple[str, ...], answering: set[str]) -> None:
    """A small number that no header counts, beside a percentage of the same measure, is in doubt."""
    assert set(units(tmp_path, *rows)) == answering


@pytest.mark.parametrize(
    ("row", "answers"),
    [
        ("Delayed discharges | 7.3", False),
        ("Average visits in a day | 7.3", True),
        ("Delayed discharges | 73", True),
        ("Hours of care | 7.3", True),
    ],
)
def test_parts_of_whole_things(tmp_path: Path, row: str, answers: bool) -> None:
    """A broken number of things that are whole is a rate or a share of which the unit is not told."""
    assert bool(units(tmp_path, "Measure | 2022/23", "Reviews on time | 66%", row).keys() - {"66%"}) is answers


def test_parts_of_a_percentage(tmp_path: Path) -> None:
    """What "of whom" counts below a percentage may be people or percent: it is in doubt unless it says."""
    rows = ("Measure | 2022/23", "People at home (%) | 81.2", "Of whom aged 85+ | 410", "Of whom carers | 30%")
    assert units(tmp_path, *rows) == {"81.2": "percent", "30%": "percent"}
