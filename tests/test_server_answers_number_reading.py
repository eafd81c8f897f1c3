"""A figure read together with the question: near misses are refused, other words for the same are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from answering import REPORT, assistant_over

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from index.embedding import Embedder
from server.answers.number_reading import BEFORE, BEHIND, MOST_CHARS, figure_told

PAGE = """# Adult social care

## How we did

Some 36% of carers said they were extremely or very satisfied with the support they received.

There are 24 staff, and 82% hold a care qualification at level 2 or above.

Community first responders attended 640 incidents.

The befriending service matched 318 older people with a volunteer.

| Service | People |
|---|---|
| Telecare | 2,310 |
| Reablement | 1,204 |
"""


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("what % of carers were satisfied with their support", "36%"),
        ("How many incidents did community first responders attend?", "640"),
        ("How many people used telecare?", "2,310"),
    ],
)
def test_what_is_asked_is_answered(tmp_path: Path, embedder: Embedder, question: str, held: str) -> None:
    """What a figure is of is answered, in a sentence and in a table."""
    with assistant_over(PAGE, tmp_path, embedder) as assistant:
        assert held in assistant.answer(question).text


@pytest.mark.parametrize(
    "question",
    [
        "how many of the staff are full time",
        "how many community first responders are there in the county",
        "how many befriending volunteers are there",
    ],
)
def test_a_near_miss_is_refused(tmp_path: Path, embedder: Embedder, question: str) -> None:
    """A figure of nearly what is asked, which only a word sets apart, is not given for it."""
    with assistant_over(PAGE, tmp_path, embedder) as assistant:
        assert not assistant.answer(question).figures


def test_what_is_read_of_a_figure(tmp_path: Path) -> None:
    """Of a figure in a sentence its number is marked, of one in a table what it is called; a long sentence is cut."""
    long = " and ".join(["a list of what we did for them"] * 12)
    (tmp_path / "report.md").write_text(f"{PAGE}\n\nWe helped 512 people, {long}.\n", encoding="utf-8")
    (tmp_path / "catalogue.toml").write_text(REPORT, encoding="utf-8")
    (document,) = read_corpus(tmp_path).documents
    told = {
        each.printed: figure_told(each, title="A report", home="Ferrisbrook") for each in find_observations(document)
    }
    assert told["Some 36%"].startswith("# Some 36% # of carers")
    assert told["2,310"].startswith("People: Telecare, 2024-25: # 2,310 people #")
    assert len(told["512"]) < BEFORE + BEHIND + 3 * MOST_CHARS
