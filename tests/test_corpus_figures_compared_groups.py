"""Two groups compared, each with its number in brackets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Satisfaction was lower for younger adults (58%) than for older people (67%).",
            "Satisfaction for older people",
        ),
        ("Use was higher among women (58%) than men (67%).", "Use among men"),
    ],
)
def test_the_other_group(tmp_path: Path, text: str, label: str) -> None:
    """The number behind "than" is of the group named there, in the time of the other one."""
    found = {seen.printed: (seen.measure, seen.dated) for seen in read(tmp_path, text)}
    assert found["67%"] == (label, "2022-23")


def test_the_other_place(tmp_path: Path) -> None:
    """A place behind "than" is no group."""
    text = "Satisfaction was lower in Exampleshire (58%) than in England (67%)."
    found = {seen.printed: (seen.area, seen.group) for seen in read(tmp_path, text)}
    assert found == {"58%": ("Exampleshire", None), "67%": ("England", None)}
