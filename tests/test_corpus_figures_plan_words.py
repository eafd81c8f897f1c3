"""A number that was planned, asked for or foreseen is not what was, and a fact inside an aim is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from tests.test_corpus_figures_compared_years import CATALOGUE


@pytest.mark.parametrize(
    ("sentence", "number", "status"),
    [
        ("It hopes to put 1,000 people through its doors by then.", "1,000", "target"),
        ("Discharged to their usual place of residence: 92.9%; plan 93.5%.", "93.5%", "target"),
        ("Pharmacies made 390 referrals, where the plan was for 500.", "500", "target"),
        ("Clawback of direct payments brought in £385,000, where the plan had £600,000.", "£600,000", "budget"),
        ("At Christmas the prediction of the overspend had been £2m.", "£2m", "forecast"),
        ("The estimated value of the home care contract is £62m.", "£62m", "forecast"),
        ("The report seeks £1.2m for the new day centre.", "£1.2m", "draft"),
        ("The carers' service is commissioned to support 600 people a year.", "600", "target"),
        ("Of the packages that stopped, 118 were due to death or a move into a care home.", "118", "actual"),
        ("We intend to bring the wait for the clinic, which averaged 19 weeks, down to 12.", "19 weeks", "actual"),
    ],
)
def test_words_before_a_number_say_whether_it_came_about(
    tmp_path: Path, sentence: str, number: str, status: str
) -> None:
    """They speak for it alone, whatever else its sentence says."""
    (tmp_path / "a.md").write_text(f"# Adult social care\n\n{sentence}\n", encoding="utf-8")
    (tmp_path / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    (document,) = read_corpus(tmp_path).documents
    assert {each.printed: each.status.value for each in find_observations(document)}[number] == status
