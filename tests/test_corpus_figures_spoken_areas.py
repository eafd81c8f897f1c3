"""Statements: a study of the whole country quotes councils that speak of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from tests.conftest import write_corpus

HEAD = "---\ntitle: Waiting for care\narea: United Kingdom\npublisher: A newsroom\npublished: 2023-07\n---\n"
WAITING = "In 2021-22 there were 68 people waiting for an assessment."


@pytest.mark.parametrize(
    ("text", "area"),
    [
        (WAITING, "United Kingdom"),
        (f"A Vale of Glamorgan Council spokesperson said:\n\n“We are sorry.”\n\n{WAITING}", "Vale of Glamorgan"),
        (f"A Scottish government spokesperson said:\n\n{WAITING}", "Scotland"),
        (f"Ann Barr, Director at Midlothian Health and Social Care Partnership said:\n\n{WAITING}", "Midlothian"),
        (f"A Kent County Council spokesperson said:\n\nSorry.\n\n## Background\n\n{WAITING}", "United Kingdom"),
        (f"A Kent County Council spokesperson said:\n\nSorry.\n\nA charity said:\n\n{WAITING}", "United Kingdom"),
        ("Figures published by Public Health Scotland show that 68 people were waiting for an assessment in 2021-22.",
         "Scotland"),
        ("Nationally 68 people were waiting for an assessment in 2021-22.", "United Kingdom"),
    ],
)  # fmt: skip
def test_a_statement_is_about_the_place_that_makes_it(tmp_path: Path, text: str, area: str) -> None:
    """Who speaks says what place a number is about, until a heading or the next speaker."""
    document = read_corpus(write_corpus(tmp_path / "corpus", {"report.md": HEAD + text})).documents[0]
    assert {seen.area for seen in find_observations(document)} == {area}
