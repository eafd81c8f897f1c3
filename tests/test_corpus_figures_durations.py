"""Times that are measured: waits, lengths of stay, and the times they are compared with."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Observation, Status
from tests.conftest import write_corpus

HEAD = "---\ntitle: Adult social care report\narea: Exampleshire\nperiod: 2022-23\npublished: 2023-11\n---\n"


def read(tmp_path: Path, text: str) -> list[Observation]:
    """The observations of a document of that text that may answer."""
    corpus = read_corpus(write_corpus(tmp_path / "corpus", {"report.md": HEAD + text}))
    return [seen for seen in find_observations(corpus.documents[0]) if seen.confidence >= ANSWERS_FROM]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("The average wait for an assessment was 19 days (target: 21 days; 2021-22: 26 days).", [19, 21, 26]),
        ("The average length of stay was 26.4 days, down from 29.1 days in 2021-22.", [26.4, 29.1]),
        ("The longest wait was 61 days at 31 March 2022 and 132 days at 31 March 2023.", [61, 132]),
        ("The median wait for a review was 12 weeks, compared with 15 weeks in 2021-22.", [12, 15]),
        ("The average wait for equipment was 36 days, against a target of 28.", [36, 28]),
    ],
)
def test_a_time_set_beside_a_measured_time_is_measured_too(tmp_path: Path, sentence: str, values: list[float]) -> None:
    """What a wait is compared with is another value of that wait, in the same unit and under the same name."""
    found = read(tmp_path, sentence)
    assert [float(seen.value or 0) for seen in found] == values
    assert {seen.unit for seen in found} <= {"days", "weeks"}
    assert len({seen.measure for seen in found}) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "We must finish an assessment within 28 days.",
        "The pilot was extended from 6 to 8 weeks.",
        "The offer runs for 6 weeks and reviews follow after 12 weeks.",
    ],
)
def test_a_rule_of_time_is_no_figure(tmp_path: Path, sentence: str) -> None:
    """Times within which something is to happen are not measured."""
    assert not read(tmp_path, sentence)


def test_a_target_in_brackets_is_of_the_time_of_its_level(tmp_path: Path) -> None:
    """ "(target: 65%)" beside a level of 2021-22 is the target of that year, and no level."""
    found = read(tmp_path, "Satisfaction with home care was 62% in 2021-22 (target: 65%; 2020-21: 60%).")
    assert [(float(seen.value or 0), seen.dated, seen.status) for seen in found] == [
        (62, "2021-22", Status.ACTUAL),
        (65, "2021-22", Status.TARGET),
        (60, "2020-21", Status.ACTUAL),
    ]
