"""How often a figure that comes near is given for one that is not held, and how often one that is held is given.

Run as `python -m tests.benchmarks.near_misses [SET …] [--show]`. In: the sets of `tests/evaluation/near_misses`, each
question asked of its own page alone. Out: for each set how many are right, refused and wrong, of those that a page
answers and of those that it does not; an answer to the former is right when the first number of its figure, or any
number of what it quotes, is one of the gold answer, and to a yes or no when any of its numbers is. Without sets the raw
result goes to tests/benchmarks/results/near_misses.json; of sets that are not open nothing but counts is ever told.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Answer, Outcome
from tests.answering import make_assistant

FOLDER = Path(__file__).parent.parent / "evaluation" / "near_misses"
RESULT = Path(__file__).parent / "results" / "near_misses.json"
SETS = ("a", "b", "c", "d")
OPEN = ("a", "b", "c")
"""Sets that rules may learn from; the others only judge."""
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def main() -> None:
    """Ask every question of the sets named, or of all; print and keep what came of it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("sets", nargs="*", metavar="SET")
    arguments.add_argument("--show", action="store_true", help="print what is wrong of sets that are open")
    given = arguments.parse_args()
    embedder, counts, each = Embedder(None), dict[str, dict[str, int]](), list[dict[str, Any]]()
    for name in given.sets or SETS:
        judged = judge_set(FOLDER / name, embedder)
        found = Counter(f"{'held' if one['answerable'] else 'not held'}: {one['verdict']}" for one in judged)
        counts[name] = dict(sorted(found.items()))
        sys.stdout.write(f"{name} {json.dumps(counts[name])}\n")
        if name not in OPEN:
            continue
        each += judged
        for one in judged:
            if given.show and one["verdict"] == "wrong":
                sys.stdout.write(f"{one['id']} {one['question']} | {one['gold']} | {one['text']}\n")
    if not given.sets:
        kept = {"date": date.today().isoformat(), "counts": counts, "each": each}
        RESULT.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def judge_set(folder: Path, embedder: Embedder) -> list[dict[str, Any]]:
    """The verdicts on the questions of one set."""
    asked: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        asked[(question := json.loads(line))["page"]].append(question)
    return [one for page, questions in asked.items() for one in judge(folder / page, questions, embedder)]


def judge(page: Path, questions: list[dict[str, Any]], embedder: Embedder) -> list[dict[str, Any]]:
    """The verdicts on the questions about one page, which alone is held."""
    with tempfile.TemporaryDirectory() as name:
        corpus = Path(name) / "corpus"
        corpus.mkdir()
        shutil.copy(page, corpus)
        build(corpus, Path(name) / "index", embedder=embedder)
        with closing(open_version(Path(name) / "index", embedder=embedder)) as version:
            answer = make_assistant(version, embedder).answer
            return [_judged(question, answer(question["question"])) for question in questions]


def _judged(question: dict[str, Any], answer: Answer) -> dict[str, Any]:
    kept = {name: question[name] for name in ("id", "page", "question", "gold", "answerable")}
    return kept | {"verdict": _verdict(question, answer), "text": answer.text}


def _verdict(question: dict[str, Any], answer: Answer) -> str:
    if answer.outcome is not Outcome.ANSWERED:
        return "refused"
    if not question["answerable"]:
        return "wrong"
    gold, (shown, _, _) = _numbers(question["gold"]), answer.text.partition("“")
    if question.get("type") == "yesno" and set(_numbers(answer.text)) & set(gold):
        return "right"
    said = _numbers(shown)[:1] or _numbers(answer.text)
    return "right" if not gold or set(said) & set(gold) else "wrong"


def _numbers(text: str) -> list[float]:
    return [float(each.replace(",", "")) for each in _NUMBER.findall(text)]


if __name__ == "__main__":
    main()
