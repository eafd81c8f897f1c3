"""Reading committee papers: who moved, voted, decided and said what, always a slice of the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.committees import Meeting, MinuteKind, read_meeting
from corpus.models import Document

PAPERS = Path(__file__).parent / "evaluation" / "decisions" / "da"


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """The made committee papers by id."""
    return {document.id: document for document in read_corpus(PAPERS).documents}


def meeting(document: Document) -> Meeting:
    """The meeting that a paper records."""
    found = read_meeting(document)
    assert found is not None
    return found


def texts(found: Meeting, kind: MinuteKind) -> list[str]:
    """What the minutes of a kind say."""
    return [minute.text for minute in found.minutes if minute.kind is kind]


def test_every_minute_is_a_slice_of_its_page(documents: dict[str, Document]) -> None:
    """What a minute says stands in its document, letter by letter, at the place that it names."""
    slices = 0
    for document in documents.values():
        for minute in meeting(document).minutes:
            for each in minute.slices:
                assert document.pages[each.page_index].text[each.start : each.end] == each.text
                slices += 1
    assert slices > 300


def test_a_lost_amendment_keeps_its_own_vote(documents: dict[str, Document]) -> None:
    """The vote on an amendment is bound to it, and the vote on the decision to no motion."""
    found = meeting(documents["da-01"])
    (amendment,) = [each for each in found.minutes if each.kind is MinuteKind.AMENDMENT]
    assert (amendment.who, amendment.seconder, amendment.fate) == ("Councillor Hallam", "Councillor Dhar", "lost")
    votes = [each for each in found.minutes if each.kind is MinuteKind.VOTE and each.item == amendment.item]
    assert [(each.motion, "five against" in each.text) for each in votes] == [(amendment.motion, True), (None, False)]


def test_a_resolution_has_all_its_parts(documents: dict[str, Document]) -> None:
    """The lettered parts under "It was resolved" belong to the decision."""
    (decision,) = [text for text in texts(meeting(documents["da-01"]), MinuteKind.DECISION) if "Elm Rise" in text]
    assert decision.count("\n") == 3
    assert decision.endswith("c) receive an update in July 2025.")


def test_a_report_decides_nothing(documents: dict[str, Document]) -> None:
    """What a report recommends is a recommendation and no decision."""
    found = meeting(documents["da-07"])
    assert not texts(found, MinuteKind.DECISION)
    assert any("every six months" in text for text in texts(found, MinuteKind.RECOMMENDATION))


def test_a_recorded_vote_is_on_the_motion_as_amended(documents: dict[str, Document]) -> None:
    """The names of a recorded vote belong to the motion that was put, not to the amendment before it."""
    found = meeting(documents["da-03"])
    motion = next(each for each in found.minutes if each.kind is MinuteKind.MOTION)
    rolls = [each for each in found.minutes if each.kind is MinuteKind.ROLL]
    assert [(each.fate, each.motion) for each in rolls] == [
        ("for", motion.motion), ("against", motion.motion), ("abstained", motion.motion),
    ]  # fmt: skip


def test_the_chair_is_who_sat_in_the_chair(documents: dict[str, Document]) -> None:
    """A vice-chair in the chair chaired, and a chair who sent apologies did not."""
    (chair,) = texts(meeting(documents["da-02"]), MinuteKind.CHAIR)
    assert chair.startswith("Jonah Pell")


@pytest.mark.parametrize(("name", "standing"), [("da-01", "draft"), ("da-02", "approved"), ("da-06", "draft")])
def test_draft_and_approved_minutes_are_told_apart(documents: dict[str, Document], name: str, standing: str) -> None:
    """Minutes say of themselves whether they are a draft."""
    found = meeting(documents[name])
    assert {each.fate for each in found.minutes if each.kind is MinuteKind.STANDING} == {standing}


def test_a_row_of_an_action_table_is_one_step(documents: dict[str, Document]) -> None:
    """What, who and by when of a row stand together."""
    assert "Order the car\nPauline Swift\n30 May 2025" in texts(meeting(documents["da-10"]), MinuteKind.STEP)
