""" "The same quarter last year" is of a quarter that the text names, and of none where it names none."""

from __future__ import annotations

from pathlib import Path

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import Observation
from tests.conftest import write_corpus

HEAD = "---\ntitle: Report\narea: Exampleshire\npublished: 2024-11-12\n---\n"


def read(tmp_path: Path, text: str, name: str = "report.md") -> list[Observation]:
    """The observations of a document without a period of its own, published on 12 November 2024."""
    corpus = read_corpus(write_corpus(tmp_path / "corpus", {name: HEAD + text}))
    return list(find_observations(corpus.documents[0]))


def test_the_same_quarter_last_year_is_that_which_the_sentence_names(tmp_path: Path) -> None:
    """Beside a value "in Q2" it is Q2 of the year before, not the day of publication a year ago."""
    text = "Recycling was 44% in Q2, compared with 43% in the same quarter last year."
    found = read(tmp_path, f"# Waste\n\n{text}\n")
    assert [one.period and one.period.label for one in found] == ["Q2 2024-25", "Q2 2023-24"]


def test_the_same_quarter_of_no_quarter_is_not_known(tmp_path: Path) -> None:
    """Where nothing names a quarter, none is made of the day of publication."""
    found = read(tmp_path, "# Waste\n\nRecycling was 44%, compared with 43% in the same quarter last year.\n")
    assert found[1].period is None
    assert found[1].confidence < 0.6


def test_this_time_last_year_is_counted_from_the_day(tmp_path: Path) -> None:
    """ "At this time last year" is told from the day on which it is told."""
    found = read(tmp_path, "# Waste\n\nAt this time last year 987 carers had been assessed.\n")
    assert found[0].period is not None
    assert found[0].period.label == "12 November 2023"


def test_the_status_behind_a_scorecard_names_nothing_below_it(tmp_path: Path) -> None:
    """Of a value "Same quarter last year: 438.1" under a scorecard nothing tells what it is of."""
    text = (
        "Adult social care\n\nASC01 Permanent admissions to care homes per 100,000\n"
        "Q3 2023/24: 412.6   Target: 420   Status: Green   Direction: Improving\nSame quarter last year: 438.1\n"
    )
    found = read(tmp_path, text, "scorecard.txt")
    assert [one.printed for one in found] == ["412.6", "420"]
