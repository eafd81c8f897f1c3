"""What a header says of the numbers in brackets below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_header_areas import table
from tests.test_corpus_figures_sentences import read

Told = tuple[str, str | None, str | None]


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [
        ("Actual (Target)", ("actual", "2022-23", None), ("target", "2022-23", None)),
        ("Target (Actual)", ("target", "2022-23", None), ("actual", "2022-23", None)),
        ("2021/22 target (actual)", ("target", "2021-22", None), ("actual", "2021-22", None)),
        ("2022/23 (2021/22)", ("actual", "2022-23", None), ("actual", "2021-22", None)),
        ("Outturn (budget)", ("actual", "2022-23", None), ("budget", "2022-23", None)),
        ("31 March 2023 (31 March 2022)", ("actual", "31 March 2023", None), ("actual", "31 March 2022", None)),
        ("Exampleshire (England)", ("actual", "2022-23", None), ("actual", "2022-23", "England")),
    ],
)
def test_what_brackets_hold(tmp_path: Path, head: str, first: Told, second: Told) -> None:
    """Of a header that names two times, plans or places the second is that of the numbers in brackets."""
    found = {seen.printed: seen for seen in read(tmp_path, table(f"Measure | {head}", "Timely reviews | 66% (75%)"))}
    told = {name: (one.status.value, one.dated, one.area) for name, one in found.items()}
    own = "Exampleshire"
    assert told == {"66%": (*first[:2], first[2] or own), "75%": (*second[:2], second[2] or own)}


@pytest.mark.parametrize("head", ["Outturn (forecast)", "Reviews (timely)", "2022/23 (provisional)"])
def test_brackets_that_only_describe(tmp_path: Path, head: str) -> None:
    """Where brackets in a header say more of the same, what a number in brackets below is stays in doubt."""
    found = read(tmp_path, table(f"Measure | {head}", "Timely reviews | 66% (75%)"))
    assert "75%" not in {seen.printed for seen in found}
