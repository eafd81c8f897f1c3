"""Minutes: who said a number, and how a vote went."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.figures.speakers import said_in, speaker_of
from corpus.models import Observation
from tests.test_corpus_figures_sentences import read

MINUTES = "kind: minutes\npublished: 2024-10-02\n"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Cllr Ashe said that 40 people were waiting.", "Cllr Ashe"),
        ("A Member queried why 12% of visits were missed.", "A Member"),
        ("The Executive Director of Adults, Health and Commissioning reported that it was 3%.",
         "The Executive Director of Adults, Health and Commissioning"),
        ("In response, the Service Director: Finance explained that £3m was held.", "the Service Director: Finance"),
        ("iii. Cllr Quayle had heard that over 500 people were waiting.", "Cllr Quayle"),
        ("The report noted that 40 people were waiting.", None),
        ("The Council reported a surplus of £3m.", None),
        ("RESOLVED that £3m be spent.", None),
        ("The Finance Business Partner stated that the overspend was £5.4m.", "The Finance Business Partner"),
        ("In reply to Councillor Abbot the Director of Resources confirmed that it cost £3m.",
         "the Director of Resources"),
    ],
)  # fmt: skip
def test_the_speaker_is_who_a_verb_of_speech_follows(sentence: str, speaker: str | None) -> None:
    """Members, officers and councillors speak; reports, councils and decisions do not."""
    assert speaker_of(sentence) == speaker


def test_who_said_it_is_no_part_of_what_was_said() -> None:
    """ "The Director said that 40 wait" tells of waiting, not of a director; a year before the verb is kept."""
    assert said_in("The Director said that 40 people wait.") == "40 people wait."
    assert said_in("In 2022-23 the Director said that 40 people wait.").startswith("In 2022-23")


def spoken(found: list[Observation]) -> list[tuple[float, str | None]]:
    """Each value with its speaker."""
    return [(float(seen.value or 0), seen.speaker) for seen in found]


def test_an_assertion_and_its_answer_have_their_own_speakers(tmp_path: Path) -> None:
    """A member's number and an officer's stay apart, and "she added" goes on with the one before."""
    text = (
        "Cllr Quayle had heard that over 500 people were waiting for an assessment. The Head of Assessment said "
        "that there had been 462 people on the list in August 2024. She added that 310 people "
        "had been assessed in August 2024."
    )
    assert spoken(read(tmp_path, text, MINUTES)) == [
        (500, "Cllr Quayle"),
        (462, "The Head of Assessment"),
        (310, "The Head of Assessment"),
    ]


@pytest.mark.parametrize(
    ("sentence", "votes"),
    [
        ("The motion was carried with 34 in favour, 27 against and two abstentions.",
         {"votes in favour": 34, "votes against": 27, "abstentions": 2}),
        ("It was decided by 12 votes to 3.", {"votes in favour": 12, "votes against": 3}),
        ("Decided (eight in favour, one against, one abstention).",
         {"votes in favour": 8, "votes against": 1, "abstentions": 1}),
        ("48 votes for, nil against, 1 abstention. CARRIED.",
         {"votes in favour": 48, "votes against": 0, "abstentions": 1}),
        ("The report was agreed by 11 votes in favour and none against, with no abstentions.",
         {"votes in favour": 11, "votes against": 0, "abstentions": 0}),
        ("Cabinet resolved, by eight votes to one:", {"votes in favour": 8, "votes against": 1}),
        ("The amendment was lost by eight votes to none.", {"votes in favour": 8, "votes against": 0}),
        ("27 in favour and 20 against, a majority of seven.",
         {"votes in favour": 27, "votes against": 20, "majority of votes": 7}),
        ("Against (26): Councillors Bell, Chowdhury and others", {"votes against": 26}),
        ("For (21): Councillors Abbot, Enright and others", {"votes in favour": 21}),
    ],
)  # fmt: skip
def test_votes_are_a_measure_of_their_own(tmp_path: Path, sentence: str, votes: dict[str, int]) -> None:
    """Votes are counted as votes, whether in digits or in words, and nobody is their speaker."""
    found = read(tmp_path, sentence, MINUTES)
    assert {seen.measure: int(seen.value or 0) for seen in found} == votes
    assert {(seen.unit, seen.speaker) for seen in found} == {("votes", None)}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("At the meeting on 11 February 2025 it was agreed by 11 votes to 2.", "11 February 2025"),
        ("Meeting: Wednesday 5 March 2025, 2.00pm\n\nDate published: Friday 7 March 2025\n\n"
         "The motion was lost by two votes to 7.", "5 March 2025"),
        ("Councillors agreed the plan on Tuesday 1 October.\n\nIt was carried by 34 votes to 27.", "1 October 2024"),
        ("It was carried by 34 votes to 27.", "2 October 2024"),
    ],
)  # fmt: skip
def test_a_vote_is_of_the_day_it_was_taken(tmp_path: Path, text: str, day: str) -> None:
    """The sentence, the head of the minutes or the decision dates a vote; its publication only where nothing else."""
    found = [seen for seen in read(tmp_path, text, MINUTES) if seen.unit == "votes"]
    assert {seen.period.label for seen in found if seen.period} == {day}


def test_a_bullet_in_which_somebody_speaks_is_a_sentence(tmp_path: Path) -> None:
    """A councillor's claim in a list of points keeps its speaker."""
    text = "- Cllr Dunmore said that the service had overspent by more than £5m in 2022-23.\n- The report was noted.\n"
    assert {seen.speaker for seen in read(tmp_path, text, MINUTES)} == {"Cllr Dunmore"}


def test_places_for_people_are_no_votes(tmp_path: Path) -> None:
    """ "34 places for older people" counts places, though a vote is spoken of."""
    found = read(tmp_path, "The vote was on a scheme of 34 places for older people.", MINUTES)
    assert [seen.unit for seen in found] == ["places"]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was reported by the Chief Executive that one questions had come in under Standing Order 35.",
        "No petitions had been received under Standing Orders 34 and 35.",
        "Standing Order 12 was suspended so that members of the public could speak.",
    ],
)
def test_the_number_of_a_standing_order_is_no_figure(tmp_path: Path, sentence: str) -> None:
    """Rules of debate are cited by number, which counts nothing."""
    assert not read(tmp_path, sentence, MINUTES)


@pytest.mark.parametrize(
    "sentence",
    [
        "Background papers: Care Act 2014, sections 9, 18 and 42; workforce strategy v0.5.",
        "Our duties under Part 1 of the Care Act 2014 are told in paragraphs 3, 4 and 7.",
        "Charges follow the Care and Support (Charging) Regulations 2014.",
    ],
)
def test_laws_and_their_sections_are_no_figures(tmp_path: Path, sentence: str) -> None:
    """The year of an Act and a list of its sections count nothing."""
    assert not read(tmp_path, sentence, MINUTES)


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("The Director of Public Health presented the return. She reported that:", "The Director of Public Health"),
        ("Dr Khan said that in the quarter:", "Dr Khan"),
        ("The Director of Public Health presented the return. RESOLVED that:", None),
    ],
)
def test_the_list_below_what_a_speaker_says_is_theirs(tmp_path: Path, lead: str, speaker: str | None) -> None:
    """The points of an officer's report are the officer's words, those of a decision are nobody's."""
    text = f"{lead}\n\n- 1,284 people had started reablement\n- 36 people had moved into care homes\n"
    assert spoken(read(tmp_path, text, MINUTES)) == [(1284, speaker), (36, speaker)]
