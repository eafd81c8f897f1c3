"""The whole evaluation set, judged: lookups right, nothing wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import IndexVersion, open_version
from server.evaluation import Scorecard, Verdict, evaluate
from server.evaluation.comparison import compare
from tests.answering import make_assistant
from tests.question_sets import SETS

pytest_plugins = ["scored"]

Scored = Callable[[str], Scorecard]

PASSAGE_OF_ANOTHER_BED = "S125"
"""A passage about nursing beds is shown to somebody who asks about others: no figure, and it says which beds."""
KNOWN = ("own", "traps", "ta", "da", "p")
"""Sets that every test run holds against the kept results: one of each kind, those with an index of their own small."""
SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", "../shared")) / "questions" / "dev.jsonl"


@pytest.mark.parametrize("name", ["own", "shared"])
def test_lookups_are_right_and_nothing_is_wrong(
    name: str, scored: Scored, open_shipped: IndexVersion, embedder: Embedder
) -> None:
    """At least 95 of 100 lookups are answered right, and no answer at all is wrong."""
    if name == "shared" and not SHARED.exists():
        pytest.skip(f"{SHARED} is not here; set LOCAL_ACCOUNT_SHARED to the folder that holds it")
    card = scored(name) if name == "own" else evaluate(SHARED, make_assistant(open_shipped, embedder).answer)
    wrong = [(j.question.id, j.question.question, j.text) for j in card.of_verdict(Verdict.WRONG, Verdict.ERROR)]
    assert wrong == []
    lookups = card.by_type()["lookup"]
    assert lookups["right"] / sum(lookups.values()) >= 0.95


def test_no_trap_draws_a_wrong_number(scored: Scored) -> None:
    """Over twenty pages of twenty councils, nobody who tries is given a wrong number."""
    card = scored("traps")
    wrong = {j.question.id: (j.question.question, j.text) for j in card.of_verdict(Verdict.WRONG, Verdict.ERROR)}
    assert set(wrong) <= {PASSAGE_OF_ANOTHER_BED}, wrong


@pytest.mark.parametrize("name", KNOWN)
def test_what_was_known_right_is_not_answered_wrong(
    name: str, scored: Scored, tell: Callable[[list[str]], None]
) -> None:
    """No question of a set that the kept results know as right is answered wrong now, and few are refused."""
    compared = compare(SETS[name].kept, scored(name))
    told = [f"{name}: {line}" for line in compared.lines()]
    tell(told)
    assert not compared.fails, "\n".join(told)


def test_published_texts_among_others_are_answered_as_well(tmp_path: Path, embedder: Embedder) -> None:
    """Two published texts among thirteen documents of other bodies: 19 of 20 answers right, nothing wrong."""
    if not SHARED.exists():
        pytest.skip(f"{SHARED} is not here; set LOCAL_ACCOUNT_SHARED to the folder that holds it")
    build(SHARED.parent / "corpus", tmp_path / "index", embedder=embedder)
    with closing(open_version(tmp_path / "index", embedder=embedder)) as version:
        card = evaluate(SHARED, make_assistant(version, embedder).answer)
    assert [(j.question.id, j.text) for j in card.of_verdict(Verdict.WRONG, Verdict.ERROR)] == []
    assert card.headline()["answerable_right"] >= 0.95
