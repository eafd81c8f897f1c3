"""The whole evaluation set, judged: lookups right, nothing wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.embedding import Embedder
from index.store import IndexVersion
from server.evaluation import Verdict, evaluate
from tests.answering import make_assistant

OWN = Path(__file__).parent / "evaluation" / "questions.jsonl"
SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", "../shared")) / "questions" / "dev.jsonl"


@pytest.mark.parametrize("questions", [OWN, SHARED], ids=["own", "shared"])
def test_lookups_are_right_and_nothing_is_wrong(
    questions: Path, open_shipped: IndexVersion, embedder: Embedder
) -> None:
    """At least 95 of 100 lookups are answered right, and no answer at all is wrong."""
    if not questions.exists():
        pytest.skip(f"{questions} is not here; set LOCAL_ACCOUNT_SHARED to the folder that holds it")
    card = evaluate(questions, make_assistant(open_shipped, embedder).answer)
    wrong = [(j.question.id, j.question.question, j.text) for j in card.of_verdict(Verdict.WRONG, Verdict.ERROR)]
    assert wrong == []
    lookups = card.by_type()["lookup"]
    assert lookups["right"] / sum(lookups.values()) >= 0.95
