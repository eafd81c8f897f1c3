"""What is read together with a question: a sentence with what it hangs on, whatever mark the question ends with."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.models import Passage
from index.embedding import Embedder
from index.errors import ModelUnusable
from index.pair_reading import as_asked, told_with

LIST = "The panel asked for three things:\n\n- a named worker\n- a call within two days\n- a plain leaflet"
TABLE = "| Ward | Waiting |\n| --- | --- |\n| North | none since May |"


def _passage(text: str) -> Passage:
    return Passage("p", "d", 1, 0, ("Access", "What was asked"), 0, len(text), text)


@pytest.mark.parametrize(
    ("text", "sentence", "read"),
    [
        (
            LIST,
            "a call within two days",
            "a call within two days | The panel asked for three things: | What was asked | T",
        ),
        (TABLE, "| North | none since May |", "| North | none since May | | | Ward | Waiting | | What was asked | T"),
        ("It rose. It fell.", "It fell.", "It fell. | What was asked | T"),
    ],
)
def test_a_sentence_is_read_with_what_it_hangs_on(text: str, sentence: str, read: str) -> None:
    """An item is read with the line that leads in, a row with the names of its columns, each with heading and title."""
    start = text.index(sentence)
    assert told_with(_passage(text), start, start + len(sentence), title="T") == read


def test_the_mark_of_a_question_makes_no_difference() -> None:
    """A question with its mark and without are read alike."""
    assert as_asked("why did it close ?") == as_asked("why did it close")


def test_an_answer_scores_above_what_is_only_near(embedder: Embedder) -> None:
    """Read together, the reason for a closing comes before the news of another one."""
    reason, near = embedder.for_pairs.compare(
        "why did the centre shut",
        ["It closed its doors because the boiler had failed.", "The centre in Elm Road is to shut in May."],
    )
    assert reason > near


def test_a_model_without_a_line_over_pairs_is_told(embedder: Embedder) -> None:
    """A model that is not taught to read pairs says so instead of scoring them."""
    with pytest.raises(ModelUnusable):
        embedder.compare("why", ["because"])


def test_nothing_read_scores_nothing(embedder: Embedder) -> None:
    """No sentences have no scores."""
    assert np.array_equal(embedder.for_pairs.compare("why", []), np.empty(0, dtype=np.float32))
