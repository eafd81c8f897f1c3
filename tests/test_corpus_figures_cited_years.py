"""Years in brackets: of the collection that all numbers of a sentence are from, or of the one number before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations

CATALOGUE = """
[[document]]
id = "a"
path = "a.md"
title = "How we are doing"
area = "Garsbury"
published = "2024-10"
"""


def told(folder: Path, sentence: str) -> set[tuple[str, str | None, str | None]]:
    """Value, period and area of the figures of one sentence."""
    (folder / "a.md").write_text(f"# Adult social care\n\n{sentence}\n", encoding="utf-8")
    (folder / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    (document,) = read_corpus(folder).documents
    return {(str(each.value), each.dated, each.area) for each in find_observations(document)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "17.3% of people had a direct payment, against 25.5% for England (ASCOF 2023/24).",
            {("17.3", "2023-24", "Garsbury"), ("25.5", "2023-24", "England")},
        ),
        (
            "12.5% of people had a direct payment, compared with 25.5% nationally (SALT 2022/23).",
            {("12.5", "2022-23", "Garsbury"), ("25.5", "2022-23", "England")},
        ),
        ("61% of carers were satisfied (SACE 2021-22).", {("61", "2021-22", "Garsbury")}),
    ],
)
def test_the_year_of_a_collection(
    tmp_path: Path, sentence: str, expected: set[tuple[str, str | None, str | None]]
) -> None:
    """The year behind the name of a collection is that of the council's number and of those it is compared with."""
    assert told(tmp_path, sentence) == expected


def test_a_report_is_of_its_own_time(tmp_path: Path) -> None:
    """Under the heading of a quarter the council's number is of it, though the others' is of an earlier collection."""
    sentence = "## Quarter 2 2024/25\n\nWaits were 24.5 days on average, compared with 56 for England (ASCOF 2022/23)."
    assert ("24.5", "2022-23", "Garsbury") not in told(tmp_path, sentence)


def test_where_something_began(tmp_path: Path) -> None:
    """When something began is not when it is counted: brackets that tell of it are no source."""
    seen = told(tmp_path, "We now have 1,240 volunteers (from a standing start in 2020).")
    assert ("1240", "2020", "Garsbury") not in seen


@pytest.mark.parametrize(
    ("sentence", "earlier"),
    [
        ("71% felt safe in 2023-24, compared with 69% in England (2022-23).", ("69", "2022-23", "England")),
        ("71% felt safe in 2023-24, compared with 69% in England (ASCS 2022-23).", ("69", "2022-23", "England")),
        ("In 2023-24 we helped 410 people, compared with 380 (2022-23).", ("380", "2022-23", "Garsbury")),
        ("64% of reviews were done on time, up from 61% (SALT 2022-23).", ("61", "2022-23", "Garsbury")),
    ],
)
def test_the_year_of_the_number_before(
    tmp_path: Path, sentence: str, earlier: tuple[str, str | None, str | None]
) -> None:
    """Right behind an earlier value its own year stands, which is not that of the later one."""
    seen = told(tmp_path, sentence)
    assert earlier in seen
    assert not any(period == earlier[1] for value, period, _ in seen if value != earlier[0])
