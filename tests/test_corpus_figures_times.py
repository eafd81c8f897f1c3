"""Of which time a number is, where a section, the sentence before, or the document tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM
from tests.conftest import write_corpus

HEAD = "---\ntitle: {title}\narea: Exampleshire\n{more}---\n# {title}\n\n"


def dated(
    tmp_path: Path, text: str, more: str = "period: 2022-23\npublished: 2023-11\n", title: str = "Report"
) -> list[tuple[float, str | None]]:
    """Each value that may answer, of a document of that text, with its period."""
    corpus = read_corpus(write_corpus(tmp_path / "corpus", {"report.md": HEAD.format(title=title, more=more) + text}))
    found = find_observations(corpus.documents[0])
    return [(float(seen.value or 0), seen.dated) for seen in found if seen.confidence >= ANSWERS_FROM]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (
            "In February 2023 we sent the yearly survey to 980 people.\n\n- Feel safe: 71.5% (2022: 70.1%)\n"
            "- In control of daily life: 77%\n",
            [(980, "2023"), (71.5, "2023"), (70.1, "2022"), (77, "2023")],
        ),
        (
            "We wrote to 3,100 households in autumn 2021 and 868 replied.\n\nHalf (434) wanted more day centres.",
            [(3100, "2021"), (868, "2021"), (50, "2021"), (434, "2021")],
        ),
        (
            "The 2021 survey of carers asked 640 people. 212 carers answered.\n\n"
            "### Kindness\n\nStaff were kind to 91% of carers.",
            [(640, "2021"), (212, "2021"), (91, "2021")],
        ),
        (
            "A consultation ran from 4 October 2022 to 12 December 2022. We had 143 responses.\n\n"
            "61% supported the plan. The council spent £2.3 million on day centres.",
            [(143, "2022"), (61, "2022"), (2300000, "2022-23")],
        ),
    ],
)
def test_what_people_answered_is_of_the_year_they_were_asked(
    tmp_path: Path, section: str, expected: list[tuple[float, str | None]]
) -> None:
    """In a section of a survey every answer is of the survey's year, money is not; the next section is free of it."""
    rest = "\n\n## What we did\n\n412 people moved into supported living."
    assert dated(tmp_path, f"## What people told us\n\n{section}{rest}") == [*expected, (412, "2022-23")]


def test_a_survey_told_in_passing_dates_only_its_own_sentence(tmp_path: Path) -> None:
    """A section that opens with other figures is not of the survey that it mentions later."""
    text = "## Care at home\n\nWe helped 5,633 people. In the 2021 survey 64% were satisfied.\n\n84% stayed at home."
    assert dated(tmp_path, text) == [(5633, "2022-23"), (64, "2021"), (84, "2022-23")]


PUBLISHED = "published: 2024-06-10\n"


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (
            "Spending on carers in 2023-24 was £3.26 million.\n\nA sitting service was £21.75 an hour.",
            [(3260000, "2023-24"), (21.75, "2023-24")],
        ),
        (
            "In 2023/24 we took 912 calls. One in four callers rang about money.\n\nThe team visited 88 people.",
            [(912, "2023-24"), (25, "2023-24"), (88, "2023-24")],
        ),
        (
            "In 2023-24 we took 912 calls, and 870 calls in 2022-23.\n\nThe team visited 88 people.",
            [(912, "2023-24"), (870, "2022-23"), (88, None)],
        ),
        (
            "In 2023-24 we took 912 calls.\n\nThe team has 14 nurses.",
            [(912, "2023-24"), (14, None)],
        ),
    ],
)
def test_an_undated_document_goes_on_telling_of_the_year_its_section_opens_with(
    tmp_path: Path, section: str, expected: list[tuple[float, str | None]]
) -> None:
    """The one year that a section opens with holds for what happened, not for what is, nor where two are named."""
    assert dated(tmp_path, f"## Carers\n\n{section}", PUBLISHED, title="Our carers' strategy") == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "In 2022-23 we took 912 calls. In 2011-12 we took 350 calls. The average wait was 4 days.",
            [(912, "2022-23"), (350, "2011-12"), (4, "2022-23")],
        ),
        (
            "The average wait was 27 days, against 24 days in 2021-22. The longest wait was 143 days.",
            [(27, "2022-23"), (24, "2021-22"), (143, "2022-23")],
        ),
        (
            "In the 2021 census 64% owned their home. Of the 61 homes, 49 are rated Good.",
            [(64, "2021"), (49, "2022-23")],
        ),
    ],
)
def test_a_look_back_does_not_date_what_follows(
    tmp_path: Path, paragraph: str, expected: list[tuple[float, str | None]]
) -> None:
    """What is told to compare is not the time of the next sentence, nor is the past that of what is told of now."""
    found = dated(tmp_path, paragraph)
    assert [each for each in found if each in expected] == expected


@pytest.mark.parametrize(
    ("text", "more", "day"),
    [
        ("**Meeting:** Wednesday 5 March 2025\n**Date published:** Friday 7 March 2025", "2025-03-07", "5 March 2025"),
        ("Council decided today (Tuesday 8 July) to go ahead. Reply by 21 July 2025.", "2025-07-08", "8 July 2025"),
        ("Minutes of the meeting held on 14 January 2025. Next: 4 February 2025.", "2025-02-01", "14 January 2025"),
        ("Call in by 5.00pm on 14 March 2025, to be heard on 17 March 2025.", "2025-03", None),
    ],
)
def test_a_vote_is_of_the_day_of_its_meeting(tmp_path: Path, text: str, more: str, day: str | None) -> None:
    """A vote is of the day on which people met, not of that on which the notice was published."""
    text = f"{text}\n\nThe motion was carried with 34 votes in favour and 27 against."
    assert dated(tmp_path, text, f"published: {more}\n")[-2:] == [(34, day), (27, day)]


def test_a_vote_that_names_its_day_is_of_that_day(tmp_path: Path) -> None:
    """A day in the sentence of the vote is nearer than that of publication."""
    text = "Councillors backed it last night (Wednesday 26 February) by 34 votes in favour to 27 against."
    assert dated(tmp_path, text, "published: 2025-02-27\n") == [(34, "26 February 2025"), (27, "26 February 2025")]
