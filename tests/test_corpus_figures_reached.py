"""What was reached, or what people want for themselves, is told of as it is, and is nobody's target."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_statuses import read, statuses


@pytest.mark.parametrize(
    "sentence",
    [
        "I feel as safe in the park as I want: 70%",
        "I have as much say over the benches as I want – 70%",
        "The repair target was met in 70% of cases.",
    ],
)
def test_what_was_reached_is_no_target(tmp_path: Path, sentence: str) -> None:
    """Nobody aims at the share of those who feel as they want to, or of cases in which a target was met."""
    assert statuses(read(tmp_path, sentence)) == ["actual"]
