"""Facts that a person looked up in a published report and its workbook are answered from where they stand, or refused.

To embed the other documents takes minutes: `tests/benchmarks/facts_asked.py` asks all sixty facts, of all of them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from typing import Any

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from tests.answering import make_assistant
from tests.benchmarks.facts_asked import RESULT, SHARED, facts, verdict

ASKED = [fact for fact in facts() if fact["document"].startswith("bbc-social-care-in-crisis.")]
KEPT = {one["question"]: one["verdict"] for one in json.loads(RESULT.read_text(encoding="utf-8"))["each"]}


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Callable[[dict[str, Any]], str]:
    """Asks a fact of an assistant over the report and its workbook, and judges the answer."""
    folder = tmp_path_factory.mktemp("facts")
    (folder / "corpus").mkdir()
    for name in sorted({fact["document"] for fact in ASKED}):
        if not (SHARED / "documents" / name).is_file():
            pytest.skip(f"NOT CHECKED: the published {name} is not there; set LOCAL_ACCOUNT_SHARED to its folder")
        shutil.copyfile(SHARED / "documents" / name, folder / "corpus" / name)
    build(folder / "corpus", folder / "index", embedder=embedder)
    version = open_version(folder / "index", embedder=embedder)
    assistant = make_assistant(version, embedder)
    paths = {name: held.path for name, held in version.documents.items()}
    return lambda fact: verdict(fact, assistant.answer(fact["question"]), paths)


@pytest.mark.parametrize("fact", ASKED, ids=lambda fact: fact["question"])
def test_a_fact_is_answered_from_its_page_or_refused(
    judge: Callable[[dict[str, Any]], str], fact: dict[str, Any]
) -> None:
    """No other number is given, nor the right one from another place; what was answered before still is."""
    found = judge(fact)
    assert found in ("right", "refused")
    assert found == "right" or KEPT[fact["question"]] != "right"


def test_sixty_facts_are_asked_of_which_twenty_are_cells() -> None:
    """Each was labelled by reading its document, and is asked by the benchmark whose result is kept."""
    assert len(facts()) == 60
    assert sum("cell" in fact for fact in facts()) == 20
    assert {fact["question"] for fact in facts()} == KEPT.keys()
