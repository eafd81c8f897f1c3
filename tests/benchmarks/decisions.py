"""Questions about what committees decided, and how: votes, movers, speakers, apologies, exempt items, what comes next.

Run `python -m tests.benchmarks.decisions [FOLDER…] [--show]`; the raw result of a run over all goes to
`tests/benchmarks/results/decisions.json`. In: the folders of `tests/evaluation/decisions`. Out: for each how many of
the questions that its documents answer end right, partly right, wrong or refused, and of those that they do not.
An answer is judged by its own words alone: that a passage beside it holds the right ones does not make it right.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Answer, Turn
from server.evaluation import evaluate
from server.evaluation.scorecard import Judgement
from tests.answering import make_assistant

DECISIONS = Path(__file__).parent.parent / "evaluation" / "decisions"
RESULT = Path(__file__).parent / "results" / "decisions.json"
MILLISECONDS = 1000


def judged(folder: Path, embedder: Embedder) -> tuple[dict[str, object], Sequence[Judgement]]:
    """How many questions end with each verdict, what one costs beside one embedding, and the judgements themselves."""
    took: list[float] = []
    with tempfile.TemporaryDirectory() as index:
        build(folder, Path(index), embedder=embedder)
        with closing(open_version(Path(index), embedder=embedder)) as version:
            assistant = make_assistant(version, embedder)

            def ask(question: str, history: Sequence[Turn] = ()) -> Answer:
                answer = assistant.answer(question, history)
                took.append(answer.took_ms)
                return replace(answer, passages=())

            card = evaluate(folder / "questions.jsonl", ask)
    ends: dict[str, Counter[str]] = {}
    for each in card.judgements:
        kind = "not held" if each.question.type == "unanswerable" else "answered by words"
        ends.setdefault(kind, Counter())[each.verdict.value] += 1
    counts: dict[str, object] = {kind: dict(sorted(verdicts.items())) for kind, verdicts in sorted(ends.items())}
    typical = sorted(took)[len(took) // 2]
    counts["cost in embeddings"] = round(
        typical / _embedding_ms(embedder, [j.question.question for j in card.judgements]), 1
    )
    return counts, card.judgements


def _embedding_ms(embedder: Embedder, questions: Sequence[str]) -> float:
    """What embedding one question takes, the median over all."""
    took = []
    for question in questions:
        started = perf_counter()
        embedder.encode([question])
        took.append((perf_counter() - started) * MILLISECONDS)
    return sorted(took)[len(took) // 2]


def main() -> None:
    """Judge every folder named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", help="names of folders; all where none is named")
    parser.add_argument("--show", action="store_true", help="print what did not end right; never for a set that judges")
    options = parser.parse_args()
    names = options.folders or sorted(path.parent.name for path in DECISIONS.glob("*/questions.jsonl"))
    embedder, result = Embedder(), {}
    for name in names:
        result[name], judgements = judged(DECISIONS / name, embedder)
        for each in judgements if options.show else ():
            if each.verdict.value != "right":
                sys.stdout.write(f"{each.verdict.value} {each.question.id} {each.question.question} | {each.text!r}\n")
    sys.stdout.write(json.dumps(result, indent=1) + "\n")
    if not options.folders:
        RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
