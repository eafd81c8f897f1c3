"""The scorecard: every question set put to the product, to searches alone and to cairn-assistant in the same run.

Run `python -m tests.benchmarks.scorecard [SET…] [--ours]`. In: the sets of `tests/question_sets.py`, all where none is
named. Out: a table; verdicts in `tests/evaluation/results`, each set's as soon as it is done, so that a run that was
stopped can be gone on with set by set. Indexes, cairn's environment and its answers are kept under
`.local-account/scorecard`. With `--ours` only the product is asked and nothing is kept: what has turned is told.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from contextlib import closing
from importlib.metadata import version as installed
from pathlib import Path

from rich.console import Console
from rich.markdown import Markdown

from index.embedding import Embedder
from index.store import IndexVersion
from server.evaluation import Judgement, Scorecard
from server.evaluation.comparison import compare
from server.evaluation.judging import judge
from server.evaluation.questions import EvaluationQuestion, read_questions
from tests.benchmarks.scorecard_cairn import environment, run_cairn
from tests.benchmarks.scorecard_results import OURS, Judged, keep, summary
from tests.benchmarks.scorecard_searches import Run, by_meaning, by_words, run_search
from tests.benchmarks.scorecard_table import page
from tests.question_sets import RESULTS, ROOT, SETS, QuestionSet, judged, open_corpus

CACHE = ROOT / ".local-account" / "scorecard"


def score(asked: QuestionSet, embedder: Embedder, python: Path | None) -> None:
    """Put a set to every system and keep what comes of it."""
    questions = read_questions(asked.questions)
    with closing(open_corpus(asked, CACHE / "indexes", embedder)) as version:
        ours = judged(asked, version, embedder)
        settings = {"version": installed("local-account-assistant"), "model": embedder.name, "caution": 0}
        every = {OURS: Judged(ours, settings)}
        runs = dict(zip(("BM25", "BM25 calibrated"), run_search(questions, version, by_words(version)), strict=True))
        meant = run_search(questions, version, by_meaning(version, embedder))
        runs |= zip(("dense", "dense calibrated"), meant, strict=True)
        if python:
            told = run_cairn(questions, version, python, CACHE)
            runs |= zip(("cairn default", "cairn calibrated"), told, strict=True)
        every |= {name: _judged(asked, questions, run) for name, run in runs.items()}
        keep(asked, every, {"documents": len(version.documents), "passages": _passages(version)})


def compared(asked: QuestionSet, embedder: Embedder) -> bool:
    """Ask the product alone and tell what has turned since its verdicts were kept; whether they hold."""
    with closing(open_corpus(asked, CACHE / "indexes", embedder)) as version:
        card = judged(asked, version, embedder)
    found = compare(asked.kept, card)
    sys.stdout.write(f"{asked.name}: {card.totals()}\n" + "".join(f"  {line}\n" for line in found.lines()))
    return not found.fails


def _judged(asked: QuestionSet, questions: tuple[EvaluationQuestion, ...], run: Run) -> Judged:
    judgements = []
    for question in questions:
        answer = run.answers[question.id]
        judgements.append(Judgement(question, judge(question, answer), answer.outcome, answer.text, None))
    return Judged(Scorecard(asked.questions, tuple(judgements)), run.settings)


def _passages(version: IndexVersion) -> int:
    return sum(len(version.passages_of(name)) for name in version.documents)


def _chosen(names: list[str]) -> Mapping[str, QuestionSet]:
    chosen = {name: SETS[name] for name in names} if names else SETS
    for each in chosen.values():
        if not each.is_here:
            sys.stdout.write(f"SKIPPED: {each.name} is not whole here; say where with LOCAL_ACCOUNT_SHARED.\n")
    return {name: each for name, each in chosen.items() if each.is_here}


def main() -> None:
    """Score the sets that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", choices=[[], *SETS], help="names of sets; all where none is named")
    parser.add_argument("--ours", action="store_true", help="ask the product alone and compare with what is kept")
    options = parser.parse_args()
    embedder, chosen = Embedder(), _chosen(options.sets)
    (CACHE / "indexes").mkdir(parents=True, exist_ok=True)
    if options.ours:
        holds = [compared(asked, embedder) for asked in chosen.values() if asked.is_ours]
        sys.exit(0 if all(holds) else 1)
    python = environment(CACHE)
    for asked in chosen.values():
        score(asked, embedder, python)
        sys.stdout.write(f"{asked.name} kept\n")
        sys.stdout.flush()
    summed = summary()
    (RESULTS / "scorecard.md").write_text(
        page({name: summed[name] for name in SETS if name in summed}), encoding="utf-8"
    )
    Console(width=160).print(Markdown((RESULTS / "scorecard.md").read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
