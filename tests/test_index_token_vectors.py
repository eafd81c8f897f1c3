"""Passages word by word: kept as bytes, told apart from their headings, damaged files found out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.embedding import Embedder
from index.errors import IndexDamaged
from index.readings import Reading
from index.token_vectors import BEFORE, ENDS, STEP, VECTORS, TokenVectors, nearest, packed, placed, write

TEXTS = ("Fees\nThe fee is £5 a week.", "Meals\nNobody pays for meals.")


@pytest.fixture(scope="module")
def readings(embedder: Embedder) -> list[Reading]:
    """Two passages as the model reads them."""
    return embedder.for_answers.read(TEXTS)


def test_a_token_is_a_word_that_holds_a_letter_or_digit(readings: list[Reading]) -> None:
    """A token is a word that holds a letter or digit."""
    words = [TEXTS[0][start:].split()[0] for start in readings[0].starts.tolist()]
    assert words == ["Fees", "The", "fee", "is", "£5", "a", "week."]


def test_the_words_of_a_question_share_one_whole(embedder: Embedder) -> None:
    """The words of a question share one whole."""
    (question,) = embedder.for_answers.read(["Who pays for meals?"])
    assert question.weights.sum() == pytest.approx(1, abs=1e-5)
    assert len(question.weights) == len(question.tokens) == 4


def test_a_kept_vector_is_the_read_one_to_half_a_step(readings: list[Reading]) -> None:
    """A kept vector is the read one to half a step."""
    vectors, _ = packed(readings[0])
    inside = np.abs(readings[0].tokens) < 127 / STEP
    assert np.abs(vectors / STEP - readings[0].tokens)[inside].max() <= 0.5 / STEP + 1e-6


def test_words_of_the_headings_stand_before_the_passage(readings: list[Reading]) -> None:
    """Words of the headings stand before the passage."""
    _, starts = placed(packed(readings[0]), len("Fees\n"))
    assert starts.tolist() == [BEFORE, *(start - 5 for start in readings[0].starts.tolist()[1:])]


def test_saved_ones_are_opened_as_they_were(tmp_path: Path, readings: list[Reading], embedder: Embedder) -> None:
    """Saved ones are opened as they were."""
    write(tmp_path / "tokens", lambda: map(packed, readings))
    opened = TokenVectors.open(tmp_path / "tokens")
    (question,) = embedder.for_answers.read(["Who pays for meals?"])
    assert len(opened) == 2
    for row, (vectors, starts) in enumerate(map(packed, readings)):
        near, places = opened.near(question, row)
        assert (near == question.tokens @ (vectors.astype(np.float32) / STEP).T).all()
        assert (places == starts).all()


def test_those_of_a_model_that_compares_no_words_are_empty_and_open_again(tmp_path: Path, embedder: Embedder) -> None:
    """Those of a model that compares no words are empty and open again."""
    write(tmp_path / "tokens", lambda: map(packed, embedder.read(TEXTS)))
    opened = TokenVectors.open(tmp_path / "tokens")
    (question,) = embedder.read(["Who pays for meals?"])
    near, _ = opened.near(question, 1)
    assert (len(opened), near.size, nearest(question, near)) == (2, 0, 0.0)


@pytest.mark.parametrize("name", [VECTORS, ENDS])
@pytest.mark.parametrize("damage", [None, b"", b"garbage"])
def test_files_that_cannot_be_read_are_named(
    tmp_path: Path, readings: list[Reading], name: str, damage: bytes | None
) -> None:
    """Files that cannot be read are named."""
    folder = tmp_path / "tokens"
    write(folder, lambda: map(packed, readings))
    (folder / name).unlink() if damage is None else (folder / name).write_bytes(damage)
    with pytest.raises(IndexDamaged, match="tokens"):
        TokenVectors.open(folder)


def test_a_question_is_as_near_as_its_words_to_their_nearest() -> None:
    """A question is as near as its words to their nearest."""
    question = Reading(np.ones(1), np.zeros((2, 1)), np.array([0, 5]), np.array([0.75, 0.25], dtype=np.float32))
    near = np.array([[0.2, 0.8], [0.4, 0.0]], dtype=np.float32)
    assert nearest(question, near) == pytest.approx(0.75 * 0.8 + 0.25 * 0.4)
