"""Sentence ends in British official prose."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentences


def cut(text: str) -> list[str]:
    """The sentences as texts."""
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "See para. 4.2 for the sum.",
        "Under s. 42 and reg. 7 the council asks first.",
        "Item no. 5 was withdrawn.",
        "Cllr. Wilson and Dr. Shah spoke.",
        "Mr. P. Morris had 5 votes.",
        "Some services, e.g. Homecare, i.e. Help at home, grew.",
        "It is held in St. Neots.",
        "Spending rose by £1.5m to 4.2 million.",
        "2. Appointment of Deputy Chairman.",
        "(iv). The fourth point was dropped.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(sentence: str) -> None:
    """A stop that belongs to an abbreviation, an initial or a number does not end a sentence."""
    assert cut(f"{sentence} It ended.") == [sentence, "It ended."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell, 21450. There were more in 2022-23.", ["It fell, 21450.", "There were more in 2022-23."]),
        ("They said no. We asked again.", ["They said no.", "We asked again."]),
        ("Is it free? Yes! “Always.” Ask us.", ["Is it free?", "Yes!", "“Always.”", "Ask us."]),
        ("It ended in 2022-23. 2023-24 is open.", ["It ended in 2022-23.", "2023-24 is open."]),
        ("- One line\n- Another line", ["One line", "Another line"]),
        ("Doors close at 7 p.m. the same day.", ["Doors close at 7 p.m. the same day."]),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, expected: list[str]) -> None:
    """A sentence ends at a stop before a new beginning, and at every line end; bullet marks are not part of it."""
    assert cut(text) == expected


@given(st.text(alphabet="aB1 .?!…\n-(“”) ", max_size=80))
def test_sentences_lose_nothing_but_space_and_marks(text: str) -> None:
    """Sentences come in order, do not overlap, and leave out only spaces and the marks of items."""
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert all(text[place].isspace() or text[place] == "-" for place in range(len(text)) if place not in covered)
