"""Conversations of two to six turns, asked turn by turn with what the person said before.

Run `python -m tests.benchmarks.chains [--show] [--half found|kept|known]`; without a half the raw result goes to
`tests/benchmarks/results/chains.json`. In: `tests/evaluation/conversations` and the corpora that it names. Out:
for each move of a conversation how its follow-ups are answered: those for a figure, where the first question of their
conversation was answered rightly and where it was not, and those whose answer is not held.

Of `chains.jsonl`, by people who knew no rule, chains of odd numbers are there to find causes in and `--show` prints
their failures; those of even numbers are kept apart to judge by, and nothing but their counts is ever shown.
`known.jsonl` is by somebody who had read the rules. The assistant's turns of every history tell untruths.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Answer
from server.answers.pipeline import Assistant
from server.errors import QuestionInvalid
from server.evaluation import Verdict
from server.evaluation.judging import judge
from server.evaluation.questions import EvaluationQuestion
from tests.answering import asked, make_assistant

EVALUATION = Path(__file__).parent.parent / "evaluation"
SETS = EVALUATION / "conversations"
RESULT = Path(__file__).parent / "results" / "chains.json"
ROOT = Path(__file__).parent.parent.parent
CORPORA = {"cambridgeshire": ROOT / "corpus" / "documents", "late": EVALUATION / "figures" / "late"}
HALVES = ("found", "kept", "known")
"""Chains to find causes in, chains kept apart to judge by, and those by somebody who knew the rules."""
_QUESTION = TypeAdapter(EvaluationQuestion)


@dataclass(frozen=True, slots=True)
class Judged:
    """One follow-up with the verdict on its answer."""

    half: str
    kind: str
    move: str
    verdict: str
    shown: str


def half_of(chain: Mapping[str, Any]) -> str:
    """The part of the chains that one belongs to, by its number."""
    return "known" if chain["id"].startswith("CM") else HALVES[int(chain["id"][2:]) % 2 == 0]


def questions_of(chain: Mapping[str, Any]) -> list[EvaluationQuestion]:
    """The turns of a chain as questions of a set."""
    return [_QUESTION.validate_python({"id": f"{chain['id']}.{at}", **turn}) for at, turn in enumerate(chain["turns"])]


def kind_of(question: EvaluationQuestion, first: Verdict) -> str:
    """What is looked for in a follow-up: a figure, words, or an honest refusal."""
    if not question.behaviour.startswith("answer"):
        return "not held"
    if not any(gold.is_number and not gold.is_phone for gold in question.gold_numbers):
        return "words"
    return "figure" if first is Verdict.RIGHT else "figure, first not right"


def judged_chain(chain: Mapping[str, Any], assistant: Assistant) -> Iterator[Judged]:
    """The verdicts on the follow-ups of one chain."""
    half = half_of(chain)
    first = Verdict.REFUSED
    said: list[str] = []
    for at, (question, turn) in enumerate(zip(questions_of(chain), chain["turns"], strict=True)):
        try:
            answer = assistant.answer(question.question, asked(*said))
        except QuestionInvalid:  # "?" alone: a person is asked to say more
            answer = None
        verdict = judge(question, answer) if answer else Verdict.REFUSED
        if at == 0:
            first = verdict
        else:
            yield Judged(half, kind_of(question, first), turn["move"], _end(verdict, answer), _shown(question, answer))
        said.append(question.question)


def _end(verdict: Verdict, answer: Answer | None) -> str:
    """How a follow-up ends; an answer in words that misses is told from a wrong figure."""
    wrong_words = verdict is Verdict.WRONG and answer is not None and not answer.figures
    return "wrong words" if wrong_words else verdict.value


def _shown(question: EvaluationQuestion, answer: Answer | None) -> str:
    if answer is None:
        return f"{question.id} {question.question!r} cannot be read"
    carried = ", ".join(answer.understood.carried)
    told = " ".join(answer.text.split())[:200]
    return (
        f"{question.id} {question.question!r} wants {question.gold_answer!r}\n    {answer.outcome} [{carried}] {told}"
    )


def counted(found: Sequence[Judged]) -> dict[str, Any]:
    """The follow-ups of each half and kind counted by verdict, together and by move."""
    result: dict[str, Any] = {}
    for half in sorted({one.half for one in found}):
        for kind in sorted({one.kind for one in found if one.half == half}):
            of_kind = [one for one in found if (one.half, one.kind) == (half, kind)]
            moves = sorted({one.move for one in of_kind})
            result.setdefault(half, {})[kind] = {"all": _ends(of_kind)} | {
                move: _ends([one for one in of_kind if one.move == move]) for move in moves
            }
    return result


def _ends(found: Sequence[Judged]) -> dict[str, int]:
    return dict(sorted(Counter(one.verdict for one in found).items()))


def main() -> None:
    """Ask and judge all chains, or those of one half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES, help="only the chains of one half; nothing is written")
    parser.add_argument("--show", action="store_true", help="print the failures of the chains to find causes in")
    told = parser.parse_args()
    files = [(SETS / f"{name}.jsonl").read_text(encoding="utf-8") for name in ("chains", "known")]
    chains = [json.loads(line) for file in files for line in file.splitlines()]
    chains = [each for each in chains if told.half in (None, half_of(each))]
    embedder, found = Embedder(), []
    for name in dict.fromkeys(chain["corpus"] for chain in chains):
        with tempfile.TemporaryDirectory() as index:
            build(CORPORA[name], Path(index), embedder=embedder)
            with closing(open_version(Path(index), embedder=embedder)) as version:
                assistant = make_assistant(version, embedder)
                found += [one for chain in chains if chain["corpus"] == name for one in judged_chain(chain, assistant)]
    if told.show:
        failed = [one for one in found if one.half != "kept" and one.verdict != Verdict.RIGHT.value]
        sys.stdout.writelines(f"{one.kind}/{one.move} {one.verdict}: {one.shown}\n" for one in failed)
    text = json.dumps(counted(found), indent=1) + "\n"
    sys.stdout.write(text)
    if told.half is None:
        RESULT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
