"""True answers made false in one place, and whether the figure lock holds them back.

Run `python -m tests.benchmarks.mutations`; the raw result goes to `tests/benchmarks/results/mutations.json`. In: the
real assistant's answers to the questions about the shipped documents and to those about one council's yearly accounts.
Out: by kind of mutation, how many were made and how many the lock held back.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from corpus.models import Observation
from index.builder import build
from index.embedding import Embedder
from index.store import IndexVersion, open_version
from server.answers.lock import LockBroken, checked
from server.answers.models import Answer, Outcome
from server.evaluation import read_questions
from tests.answering import make_assistant
from tests.benchmarks.accounts import questions as account_questions
from tests.benchmarks.accounts_prose import write_accounts
from tests.benchmarks.mutating import KINDS, mutations

ROOT = Path(__file__).parent.parent.parent
RESULT = Path(__file__).parent / "results" / "mutations.json"
MUTATIONS, SEED = 500, 11


def true_answers(version: IndexVersion, embedder: Embedder, asked: Sequence[str]) -> list[Answer]:
    """The assistant's answers that show a figure, or name what is held instead."""
    assistant = make_assistant(version, embedder)
    given = (assistant.answer(question) for question in asked)
    return [one for one in given if one.outcome in (Outcome.ANSWERED, Outcome.NOT_HELD) and (one.figures or one.held)]


def is_blocked(answer: Answer, observations: Sequence[Observation]) -> bool:
    """Whether the lock holds an answer back."""
    try:
        checked(answer, observations)
    except LockBroken:
        return True
    return False


def main() -> int:
    """Mutate, judge, show and write the counts."""
    embedder, chance = Embedder(None), random.Random(SEED)
    made, passed, pool = Counter[str](), Counter[str](), list[tuple[Answer, tuple[Observation, ...]]]()
    with tempfile.TemporaryDirectory() as folder:
        (accounts := Path(folder) / "accounts").mkdir()
        council = write_accounts(SEED, accounts)
        sets = {
            ROOT / "corpus" / "documents": [
                one.question for one in read_questions(ROOT / "tests" / "evaluation" / "questions.jsonl")
            ],
            accounts: [one["question"] for one in account_questions(council, SEED)],
        }
        for corpus, asked in sets.items():
            build(corpus, Path(folder) / f"{corpus.name}-index", embedder=embedder)
            with closing(open_version(Path(folder) / f"{corpus.name}-index", embedder=embedder)) as version:
                observations = version.observations()
                pool += [(answer, observations) for answer in true_answers(version, embedder, asked)]
    false_alarms = sum(is_blocked(answer, observations) for answer, observations in pool)
    stream = mutations([answer for answer, _ in pool], chance)
    for kind, at, false in (next(stream) for _ in range(MUTATIONS)):
        made[kind] += 1
        if not is_blocked(false, pool[at][1]):
            passed[kind] += 1
            sys.stdout.write(f"PASSED {kind}: {false.text}\n")
    result = {
        "date": date.today().isoformat(),
        "true answers": len(pool),
        "true answers blocked": false_alarms,
        "mutations": MUTATIONS,
        "blocked": {kind: f"{made[kind] - passed[kind]} of {made[kind]}" for kind in KINDS},
    }
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(result, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
