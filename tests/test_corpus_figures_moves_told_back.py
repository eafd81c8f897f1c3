"""A change that only points back, or is told with a plainer verb, is a change of what was told before."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import Aspect

CATALOGUE = """
[[document]]
id = "a"
path = "a.md"
title = "Adult social care in Garsbury"
area = "Garsbury"
period = "2023-24"
published = "2024-10"
"""


def read(folder: Path, text: str) -> dict[str, tuple[Aspect, str]]:
    """Aspect and label of each value of a text."""
    (folder / "a.md").write_text(f"# Adult social care\n\n{text}\n", encoding="utf-8")
    (folder / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    (document,) = read_corpus(folder).documents
    return {str(each.value): (each.aspect, each.label) for each in find_observations(document)}


@pytest.mark.parametrize(
    ("text", "level", "changes"),
    [
        ("1,640 people had a long visit each day. This is a 5% increase on 2022-23.", "1640", ["5"]),
        (
            "1,640 people had a long visit each day. This represents a 5% increase (78) compared to the week in 2022.",
            "1640",
            ["5", "78"],
        ),
    ],
)
def test_a_change_that_points_back_is_of_what_was_told(
    tmp_path: Path, text: str, level: str, changes: list[str]
) -> None:
    """ "This is a 5% increase" names nothing of its own: it is what was told before that rose."""
    found = read(tmp_path, text)
    assert [found[each] for each in changes] == [(Aspect.CHANGE, found[level][1])] * len(changes)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The number of people over 65 is anticipated to expand by 13%.", "13"),
        ("Councils are upping their spending by 2.2% this year.", "2.2"),
    ],
)
def test_what_expands_or_is_upped_by_an_amount_changes(tmp_path: Path, text: str, change: str) -> None:
    """ "To expand by 13%" tells a change, and no level."""
    assert read(tmp_path, text)[change][0] is Aspect.CHANGE
