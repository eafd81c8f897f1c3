"""Answers to requests for information: each is of what was asked, in the time that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read

Told = tuple[str, str, str | None]


def told(tmp_path: Path, text: str) -> dict[str, Told]:
    """Measure, group and time of each number that answers, by how it is printed."""
    return {
        seen.printed: (seen.measure, seen.group or "", seen.dated) for seen in read(tmp_path, text, "period: 2023-24\n")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "**Number of safeguarding concerns and enquiries in 2022-23**\n\nA: Concerns: 3,118. Enquiries: 964.\n",
            {
                "3,118": ("Number of safeguarding concerns and enquiries", "Concerns", "2022-23"),
                "964": ("Number of safeguarding concerns and enquiries", "Enquiries", "2022-23"),
            },
        ),
        (
            "Please state the number of social worker vacancies on 1 May 2022.\n\n38 FTE vacancies\n",
            {"38": ("number of social worker vacancies", "", "1 May 2022")},
        ),
        (
            "Number of carers in Exampleshire in 2021\n\n4,120 carers were known.\n",
            {"4,120": ("carers were known", "", "2021")},
        ),
        (
            "Q1. How many complaints about home care did you receive in 2022?\n\nA1. 48 complaints were received.\n",
            {"48": ("complaints about home care did you receive", "", "2022")},
        ),
        (
            "Please contact us about the 2019/20 scheme.\n\n412 people used equipment.\n",
            {"412": ("people used equipment", "", "2023-24")},
        ),
        (
            "Q1. How many complaints about homes were upheld in 2022?\n\nA1. 12 complaints were upheld by us.\n",
            {"12": ("complaints about homes were upheld", "", "2022")},
        ),
    ],
)
def test_an_answer_is_of_what_was_asked(tmp_path: Path, text: str, expected: dict[str, Told]) -> None:
    """An answer is of the time that its question names, and of all it names where it says no more itself."""
    assert told(tmp_path, text) == expected


def test_a_request_above_a_response(tmp_path: Path) -> None:
    """The only request under a heading is that of the response under the next."""
    text = (
        "# Care\n\n## Request\n\nHow many people received a personal budget (i) arranged by us (ii) as a direct"
        " payment, in 2022/23?\n\n## Response\n\n(i) 1,902 (ii) 214\n"
    )
    assert told(tmp_path, text) == {
        "1,902": ("people received a personal budget", "arranged by us", "2022-23"),
        "214": ("people received a personal budget", "as a direct payment", "2022-23"),
    }


@pytest.mark.parametrize(
    "asked",
    [
        "How many people had a personal budget in 2021/22? How many staff were employed in 2021/22?",
        "1. Please provide the number of people waiting on:\n\na. 31 March 2022\nb. 31 March 2023",
        "We asked for data.",
    ],
)
def test_an_answer_without_its_question(tmp_path: Path, asked: str) -> None:
    """What only the heading "Response" stands over never answers."""
    assert told(tmp_path, f"# Care\n\n## Request\n\n{asked}\n\n## Response\n\n1,902\n") == {}


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Q: In 2021/22, what did you do about waiting?", "A: (a) 412 (b) 118 (c) 57"),
        ("Q: How many people were a) referred b) assessed in 2021/22?", "A: a) 312 b) 188"),
    ],
)
def test_lettered_answers_without_their_letters(tmp_path: Path, asked: str, answer: str) -> None:
    """Answers by letter never answer where the letters of the question cannot be read."""
    assert told(tmp_path, f"# Care\n\n{asked}\n\n{answer}\n") == {}


def test_items_under_a_response(tmp_path: Path) -> None:
    """Items under "Response" that only name what they count never answer."""
    assert told(tmp_path, "# Care\n\n## Response\n\n- 412 people\n- 34 staff\n") == {}
