"""What is quoted of a passage: tests of `server.answers.quoting`."""

from __future__ import annotations

import pytest

from corpus.models import Passage
from corpus.sentences import sentences
from index.models import PassageHit, SentenceHit
from server.answers.quoting import MAX_CHARS, quotation


def hit(text: str, nearest: str, **close: float) -> PassageHit:
    """A found passage whose nearest sentence holds certain words, the others as near as told."""
    found = []
    for start, end in sentences(text):
        told = text[start:end]
        other = next((near for words, near in close.items() if words in told), 0.1)
        found.append(SentenceHit(start, end, 0.6 if nearest in told else other))
    return PassageHit(Passage("d#0.0", "d", None, 0, (), 0, len(text), text), 1.0, 1, 0.5, sentences=tuple(found))


def test_of_a_paragraph_only_the_sentence_that_answers_is_quoted() -> None:
    """Of a paragraph only the sentence that answers is quoted."""
    text = "The lift is out of use. A surveyor starts in May. Members noted the report."
    assert quotation(hit(text, "surveyor")) == "A surveyor starts in May."


def test_a_sentence_that_points_back_is_quoted_with_the_one_before() -> None:
    """A sentence that points back is quoted with the one before."""
    text = "Healthwatch spoke to the families. They wanted the same staff. Members noted the report."
    assert quotation(hit(text, "same staff")) == "Healthwatch spoke to the families. They wanted the same staff."


def test_a_sentence_that_points_at_the_answer_is_quoted_with_it() -> None:
    """A sentence that points at the answer is quoted with it."""
    text = "The date is later. This is because the soil had to be treated. Members noted the report."
    assert quotation(hit(text, "date is later")) == "The date is later. This is because the soil had to be treated."


def test_a_neighbour_that_comes_nearly_as_near_is_quoted_too() -> None:
    """A neighbour that comes nearly as near is quoted too."""
    text = "Meals cost five pounds. Puddings cost a pound. Vans are old."
    assert quotation(hit(text, "Meals", Puddings=0.55)) == "Meals cost five pounds. Puddings cost a pound."


@pytest.mark.parametrize("nearest", ["occupational health", "We offer"])
def test_a_list_is_quoted_whole_with_its_lead_in(nearest: str) -> None:
    """A list is quoted whole with its lead in."""
    whole = "We offer to any provider:\n- induction training\n- occupational health\n- advice on visas"
    assert quotation(hit(f"Homes are short of staff.\n{whole}\nAsk the team.", nearest)) == whole


def test_a_row_of_a_table_is_quoted_with_its_header() -> None:
    """A row of a table is quoted with its header."""
    table = "| Action | Owner |\n| Repair the lift | Estates |\n| New rota | Ann Lee |"
    assert quotation(hit(table, "New rota")) == table


def test_of_a_list_too_long_to_quote_the_item_alone_is_quoted() -> None:
    """Of a list too long to quote the item alone is quoted."""
    items = "\n".join(f"- item {number} of a list that goes on and on for a long while" for number in range(20))
    assert quotation(hit(items, "item 7 ")) == "item 7 of a list that goes on and on for a long while"


def test_no_quotation_is_longer_than_allowed() -> None:
    """No quotation is longer than allowed."""
    text = " ".join(f"This is sentence number {number} about the very same thing." for number in range(40))
    assert len(quotation(hit(text, "number 20 "))) <= MAX_CHARS


def test_a_quotation_is_a_slice_of_its_passage() -> None:
    """A quotation is a slice of its passage."""
    text = "One.\nTwo leads in:\n(a) three;\n(b) four.\n\nFive follows. It ends."
    for words in ("One", "Two", "three", "four", "Five", "ends"):
        assert quotation(hit(text, words)) in text


def test_a_speech_is_quoted_to_its_end_or_not_begun() -> None:
    """A speech is quoted to its end or not begun."""
    short = "Ann Lee, the chair, said: “We grow older. We need care.” Members noted it."
    assert quotation(hit(short, "chair")) == "Ann Lee, the chair, said: “We grow older. We need care.”"
    assert (
        quotation(hit("Ann Lee, the chair, said: “We grow older. We need care.", "chair"))
        == "Ann Lee, the chair, said:"
    )
    assert quotation(hit("She said so: “We grow. We need care.” It ends.", "need care")).count("“") == 1
