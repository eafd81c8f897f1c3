"""What was before the latest: the year before and the previous quarter are those, not whatever else is held."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from answering import assistant_over, make_assistant

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Outcome

PAGE = """# Performance

## Figures

| Measure | 2021-22 | 2022-23 | 2024-25 |
|---|---|---|---|
| Carers' assessments completed | 410 | 455 | 512 |

| Measure | Q2 2024-25 | Q3 2024-25 |
|---|---|---|
| Average wait for an assessment (days) | 41 | 47 |

## Staff

On average 11.4 days were lost to sickness for each full-time post.

We received 2,487 applications in the year, or about 48 a week.

## Helped at home

In 2022-23 we supported 3,250 people to recover at home, slightly fewer than the year before, 3,410.
"""


@pytest.mark.parametrize(
    ("question", "shown", "never"),
    [
        ("How many carers' assessments were completed in 2022-23, and the year before?", "410", "512"),
        ("What was the average wait for an assessment in the previous quarter?", "41 days", "47 days"),
    ],
)
def test_what_was_before(tmp_path: Path, embedder: Embedder, question: str, shown: str, never: str) -> None:
    """The year before a year, and the quarter before the latest, are answered with their own figures."""
    with assistant_over(PAGE, tmp_path, embedder) as assistant:
        text = assistant.answer(question).text
    assert shown in text
    assert never not in text


@pytest.mark.parametrize(
    "question",
    [
        "How many carers' assessments were completed the year before?",
        "sickness days the year before",
        "And the year before?",
        "applications per week the year before",
        "How many carers' assessments were completed in the previous month?",
    ],
)
def test_what_is_not_of_the_time_before(tmp_path: Path, embedder: Embedder, question: str) -> None:
    """A year before that is not held is not answered with an earlier one, nor with a sentence that tells of now."""
    with assistant_over(PAGE, tmp_path, embedder) as assistant:
        answer = assistant.answer(question)
    assert answer.outcome is not Outcome.ANSWERED
    assert not answer.figures


def test_no_area_is_not_any_area(tmp_path: Path, embedder: Embedder) -> None:
    """A figure of which nothing tells the area is not given for a country that the question names."""
    (corpus := tmp_path / "corpus").mkdir()
    told = '[[document]]\nid = "paper"\npath = "paper.md"\ntitle = "Survey of users 2024-25"\nperiod = "2024-25"\n'
    (corpus / "catalogue.toml").write_text(told, encoding="utf-8")
    (corpus / "paper.md").write_text(
        "# Survey\n\n- 77.1% of users reported having control over their daily life\n", encoding="utf-8"
    )
    build(corpus, tmp_path / "index", embedder=embedder)
    with closing(open_version(tmp_path / "index", embedder=embedder)) as version:
        assistant = make_assistant(version, embedder)
        own = assistant.answer("What percentage of users have control over their daily life?")
        other = assistant.answer("What percentage of users across England have control over their daily life?")
    assert "77.1%" in own.text
    assert "77.1" not in other.text
