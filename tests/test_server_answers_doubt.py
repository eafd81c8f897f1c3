"""What a document contradicts is never an answer: not looked up, not summed, not named back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import write_corpus

from server.cli import main

PAGE = """---
title: Local Account
area: Exampleshire
period: 2022-23
---
# Local Account

## Where the money went in 2022-23

We spent £211.3 million in 2022-23, of which:

- £{} million on care purchased
- £15.7 million on staff
- £35.5 million on other things

## Carers in 2022-23

- 1,610 carers assessed
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Asks a question of the sound page or of the one with a slip, and gives the answer."""
    folder = tmp_path_factory.mktemp("doubt")
    for name, value in (("sound", "160.1"), ("slip", "106.1")):
        corpus = write_corpus(folder / name, {"account.md": PAGE.format(value)})
        made = CliRunner().invoke(main, ["build", "--corpus", str(corpus), "--index", str(folder / f"{name}-index")])
        assert made.exit_code == 0, made.stderr

    def ask(name: str, question: str) -> dict[str, Any]:
        run = CliRunner().invoke(main, ["ask", question, "--json", "--index", str(folder / f"{name}-index")])
        return dict(json.loads(run.stdout))

    return ask


def values(answer: dict[str, Any]) -> set[float]:
    """The numbers that an answer gives as figures or results."""
    figures = {figure["value"] for figure in (*answer["figures"], *answer["related"])}
    return figures | {working["result"] for working in answer["workings"]}


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("How much was spent on care purchased in 2022-23?", 160_100_000, 106_100_000),
        ("What is the £{} million about?", 160_100_000, 106_100_000),
    ],
)
def test_a_contradicted_figure_is_no_answer(asked: Any, question: str, right: int, wrong: int) -> None:
    """The figure is given where its list adds up, and not given where it does not."""
    assert right in values(asked("sound", question.format("160.1")))
    assert wrong not in values(asked("slip", question.format("106.1")))


@pytest.mark.parametrize(
    "question", ["What was the total spending in 2022-23?", "What share of the spending went on staff in 2022-23?"]
)
def test_nothing_is_worked_out_from_a_list_in_doubt(asked: Any, question: str) -> None:
    """No total or share is made of a list of which a member is in doubt."""
    assert asked("slip", question)["workings"] == []


def test_other_figures_of_the_document_answer(asked: Any) -> None:
    """A contradiction in one list keeps no figure of another from answering."""
    assert 1610 in values(asked("slip", "How many carers were assessed in 2022-23?"))
