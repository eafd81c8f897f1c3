"""Ask each question in three other people's words, and tell how often the answer is as good as to the first.

Run `python -m tests.benchmarks.paraphrases [--show]`; the raw result goes to `results/paraphrases.json`. In:
`tests/evaluation/paraphrases.jsonl`, worded by somebody who had not seen the rules: "-a" as a resident types, "-b"
as an officer or councillor writes, "-c" as it is spoken. All are asked in one run over one index.
"""

from __future__ import annotations

import json
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
from server.evaluation import Verdict, evaluate
from tests.answering import make_assistant

ROOT = Path(__file__).parent.parent.parent
EVALUATION = ROOT / "tests" / "evaluation"
RESULT = Path(__file__).parent / "results" / "paraphrases.json"
CORPORA = {
    "questions.jsonl": ROOT / "corpus" / "documents",
    "traps.jsonl": EVALUATION / "figures" / "made",
    "held_questions.jsonl": EVALUATION / "figures" / "held",
}
WORDINGS = {"a": "resident", "b": "officer", "c": "spoken"}


def asked(name: str) -> list[dict[str, Any]]:
    """The paraphrases made from a question set, and their originals."""
    told = [json.loads(line) for line in (EVALUATION / "paraphrases.jsonl").read_text(encoding="utf-8").splitlines()]
    chosen = [one for one in told if one["set"] == name]
    wanted = {one["of"] for one in chosen}
    lines = (EVALUATION / name).read_text(encoding="utf-8").splitlines()
    originals = [one for line in lines if (one := json.loads(line))["id"] in wanted]
    return [*originals, *chosen]


def main(arguments: list[str]) -> None:
    """Ask, print and write down."""
    embedder, counts = Embedder(), defaultdict[str, Counter[str]](Counter)
    for name, corpus in CORPORA.items():
        with tempfile.TemporaryDirectory() as made:
            file, index = Path(made) / "asked.jsonl", Path(made) / "index"
            file.write_text("".join(json.dumps(one) + "\n" for one in asked(name)), encoding="utf-8")
            build(corpus, index, embedder=embedder)
            with closing(open_version(index, embedder=embedder)) as version:
                judged = evaluate(file, make_assistant(version, embedder).answer).judgements
        verdicts = {one.question.id: one.verdict for one in judged}
        for one in judged:
            original, _, wording = one.question.id.partition("-")
            counts[WORDINGS.get(wording, "original")][one.verdict.value] += 1
            worse = wording and one.verdict is not Verdict.RIGHT and verdicts[original] is Verdict.RIGHT
            if "--show" in arguments and (worse or one.verdict is Verdict.WRONG):
                sys.stdout.write(
                    f"{one.verdict.value} {one.question.id} {one.question.question}\n    {one.text[:150]}\n"
                )
    result = {"date": date.today().isoformat(), **{name: dict(told) for name, told in counts.items()}}
    sys.stdout.write(f"{json.dumps(result)}\n")
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
