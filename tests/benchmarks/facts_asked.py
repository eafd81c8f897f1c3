"""Sixty facts that a person looked up in published PDFs and workbooks, asked of the assistant.

Run as `python -m tests.benchmarks.facts_asked [--index FOLDER] [--show]`; needs the documents of LOCAL_ACCOUNT_SHARED.
In: `tests/evaluation/shared_facts.jsonl`: the document, its page or sheet, the value in base units and a question. Out:
how many are right (the first figure shown, or the passage shown, has the value, and its citation opens at that page or
sheet of that document), refused, wrong (another figure is the answer), elsewhere (the value, from another place) and
beside (a passage without the value). The raw result goes to tests/benchmarks/results/facts_asked.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Answer, Citation, Outcome
from tests.answering import make_assistant

SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", Path(__file__).parents[3] / "shared"))
FACTS = Path(__file__).parent.parent / "evaluation" / "shared_facts.jsonl"
RESULT = Path(__file__).parent / "results" / "facts_asked.json"


def facts() -> list[dict[str, Any]]:
    """The facts with their questions."""
    return [json.loads(line) for line in FACTS.read_text(encoding="utf-8").splitlines()]


def index_of(index: Path, embedder: Embedder) -> None:
    """Build an index of the documents that the facts are of."""
    with tempfile.TemporaryDirectory() as folder:
        for name in sorted({fact["document"] for fact in facts()}):
            shutil.copyfile(SHARED / "documents" / name, Path(folder) / name)
        build(Path(folder), index, embedder=embedder)


def verdict(fact: dict[str, Any], answer: Answer, paths: Mapping[str, str]) -> str:
    """Whether an answer gives the fact from where it stands: "right", "refused", or what is wrong with it.

    `paths`: the file of each document by its id.
    """
    if answer.outcome is not Outcome.ANSWERED:
        return "refused"
    cited = {citation.number: citation for citation in answer.citations}
    if answer.figures:
        shown = answer.figures[0]
        if shown.value is None or Decimal(str(shown.value)) != Decimal(fact["value"]):
            return "wrong"
        return "right" if shown.citation and _is_place(fact, cited[shown.citation], paths) else "elsewhere"
    holding = [passage for passage in answer.passages if fact.get("printed", "\0") in passage.text]
    if not holding:
        return "beside"
    return "right" if any(_is_place(fact, cited[passage.citation], paths) for passage in holding) else "elsewhere"


def _is_place(fact: dict[str, Any], citation: Citation, paths: Mapping[str, str]) -> bool:
    """Whether a citation opens on the page, or in the sheet, where the fact was looked up."""
    if "also" in fact and _is_place(fact["also"], citation, paths):
        return True  # the report tells in words what the workbook beside it holds
    if paths[citation.document_id] != fact["document"]:
        return False
    return citation.page in fact["pages"] if "pages" in fact else fact["sheet"] in (citation.heading or "")


def main() -> None:
    """Ask every question, print how the answers end, and write the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, help="where the index is kept, so that the next run is faster")
    parser.add_argument("--show", action="store_true", help="print what was not right")
    chosen = parser.parse_args()
    embedder = Embedder()
    told = []
    with tempfile.TemporaryDirectory() as thrown_away:
        index = chosen.index or Path(thrown_away)
        index_of(index, embedder)
        with closing(open_version(index, embedder=embedder)) as version:
            paths = {name: held.path for name, held in version.documents.items()}
            assistant = make_assistant(version, embedder)
            for fact in facts():
                answer = assistant.answer(fact["question"])
                told.append(fact | {"verdict": (found := verdict(fact, answer, paths)), "text": answer.text})
                if chosen.show and found != "right":
                    sys.stdout.write(f"{found}: {fact['question']} ({fact['value']})\n  {answer.text[:300]}\n")
    counts = Counter(one["verdict"] for one in told)
    machine = {"machine": platform.machine(), "date": date.today().isoformat()}
    RESULT.write_text(json.dumps(machine | {"counts": counts, "each": told}, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(told)} facts: {dict(counts)}\n")


if __name__ == "__main__":
    main()
