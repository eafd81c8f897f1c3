"""What casts doubt on a number of a sentence, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.models import ANSWERS_FROM
from tests.test_corpus_figures_sentences import read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 2022-23 the Board had eleven referrals for a review, three more than in the year before.", 3),
        ("There were 52 community pharmacies in 2022-23, two fewer than in 2021-22.", 2),
        ("Four of the indicators were rated red in 2022-23, compared with six indicators in 2021-22.", 6),
        ("Surveyors suggested in 2022-23 that 52% of carers did not know that they could have an assessment.", 52),
        ("If nothing changes, care homes will need 820 beds by 2034.", 820),
        ("If current trends continue, care homes will need 820 beds by 2034.", 820),
    ],
)
def test_what_only_looks_doubtful_answers(tmp_path: Path, text: str, value: float) -> None:
    """A comparison lends its noun, a forecast may say on what it is made, and what people could do is no guess."""
    assert [seen.confidence >= ANSWERS_FROM for seen in read(tmp_path, text) if seen.value == value] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "If we raised fees by 4% in 2022-23 care homes would cost £31m.",
        "If one arrives in 2022-23, please fill it in.",
        "In 2022-23 homecare could have cost £4m.",
        "In 2022-23 homecare might take 400 hours.",
        "In one case in 2022-23 we wrote off care charges.",
        "A second home with 138k for the roof and £2m for lifts opened in 2022-23.",
    ],
)
def test_what_is_supposed_or_names_nothing_does_not_answer(tmp_path: Path, text: str) -> None:
    """Suppositions, possibilities and numbers without a noun stay doubtful."""
    doubted = [seen for seen in read(tmp_path, text) if seen.unit not in ("GBP", "percent") or "£2m" not in text]
    assert not [seen for seen in doubted if seen.confidence >= ANSWERS_FROM]


def test_what_only_its_cause_names_does_not_answer(tmp_path: Path) -> None:
    """The second number of "118 had died and 97 because …" is of something that is not said."""
    text = (
        "In 2022-23, 216 new direct payments started and 291 stopped. Of those that stopped, 118 were due to death or a"
        " move into a care home and 97 because the person could not find or keep a personal assistant (PA)."
    )
    assert {seen.value for seen in read(tmp_path, text)} == {216, 291, 118}
