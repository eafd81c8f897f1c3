"""Learn when a passage is likely enough to answer (`server/answers/text_fit.json`), judged on sets kept out of that.

Run `python -m tests.benchmarks.text_fit [--write]`; the raw result goes to `tests/benchmarks/results/text_fit.json`.
In: questions about pages, with the words that answer them or none, none of which `teach.py` teaches, and those of the
short pages that are open. Each set is judged by weights learnt on the others; those written are learnt on all. Out: for
each likelihood how many questions are answered from the right passage, from a wrong one, and though nothing answers.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from index.builder import build
from index.embedding import Embedder
from index.store import IndexVersion, open_version
from server.answers.text_fit import FEATURES, MODEL, TextFit, features_of
from server.evaluation.matching import says
from server.evaluation.questions import EvaluationQuestion, read_questions
from tests.answering import make_assistant
from tests.benchmarks import short
from tests.benchmarks.teach_asked import SAME, shared

EVALUATION = Path(__file__).parent.parent / "evaluation"
RESULT = Path(__file__).parent / "results" / "text_fit.json"
TEXTS = EVALUATION / "texts"
SETS = {name: (TEXTS / name, TEXTS / name / "questions.jsonl") for name in ("ta", "tb", "tc", "td")} | {
    "open": (EVALUATION / "figures" / "open", TEXTS / "asked" / "open.jsonl")
}
SHORT = ("sa", "sb", "se", "sh", "ma", "mb")
STRENGTH = 2.0
"""How strongly great weights are held back (ridge)."""
Right = Callable[[IndexVersion, str, str], bool]
"""Whether a passage answers: of a version, by the id of its document and its text."""


@dataclass(frozen=True, slots=True)
class Case:
    """The passages found for a question: their features, which answer, and whether any of the corpus does."""

    features: NDArray[np.float64]
    right: NDArray[np.bool_]
    answered: bool


def cases_of(questions: Iterator[tuple[str, bool, Right]], version: IndexVersion, embedder: Embedder) -> list[Case]:
    """The cases of some questions; one that finds nothing has none."""
    assistant, cases = make_assistant(version, embedder), []
    for text, answered, right in questions:
        words = assistant.words(text)
        if not words.judged:
            continue
        hits = [one.hit for one in words.judged]
        rows = features_of(hits, [one.surest.score if one.surest else None for one in words.judged])
        is_right = [right(version, hit.passage.document_id, hit.passage.text) for hit in hits]
        cases.append(Case(rows, np.array(is_right, dtype=np.bool_) & answered, answered))
    return cases


def by_quote(questions: Path) -> Iterator[tuple[str, bool, Right]]:
    """Questions whose answer is told by its document and a quotation."""
    for line in questions.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)

        def right(version: IndexVersion, document: str, text: str, told: dict[str, str] = told) -> bool:
            name = Path(version.documents[document].path).name
            return name in told["document"] and shared(told["quote"], text) >= SAME

        yield told["question"], bool(told.get("answered", told.get("expected") == "answer")), right


def by_words(questions: Path) -> Iterator[tuple[str, bool, Right]]:
    """Questions of short pages whose answer is told by words that it must say."""
    for asked in read_questions(questions):
        answered = asked.behaviour != "not_in_documents"
        if (asked.gold_numbers and answered) or asked.history:
            continue

        def right(version: IndexVersion, document: str, text: str, asked: EvaluationQuestion = asked) -> bool:
            said = [any(says(phrase, text) for phrase in group) for group in asked.must_say]
            longer = set(re.findall(r"\w{4,}", asked.gold_answer))
            return all(said) if said else sum(says(word, text) for word in longer) * 2 >= len(longer)

        yield asked.question, answered, right


def learn(cases: list[Case]) -> TextFit:
    """The weights that make what is right likeliest (conditional logit), and the score of none."""
    rows = np.vstack([case.features for case in cases])
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    told = [((case.features - middle) / spread, case.right) for case in cases]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = 0.0, np.zeros_like(weights)
        for features, right in told:
            scores = np.append(features @ weights[:-1] + weights[-1], 0.0)
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            wanted = np.append(right, not right.any()) * chances
            total -= np.log(wanted.sum() + 1e-12)
            apart = (chances - wanted / wanted.sum())[:-1]
            slope += np.append(features.T @ apart, apart.sum())
        held_back = STRENGTH * weights[:-1]
        return total + float(held_back @ weights[:-1]) / 2, slope + np.append(held_back, 0.0)

    *weights, constant = minimize(loss, np.zeros(len(FEATURES) + 1), jac=True, method="L-BFGS-B").x
    bare = np.array(weights) / spread
    return TextFit(bare, float(bare @ middle - constant), 0.0, 0.0, 0.0)


def curve(judged: list[tuple[float, bool, bool]]) -> list[dict[str, float]]:
    """What is answered from each likelihood on."""
    told = []
    for least in np.arange(0.05, 1.0, 0.05):
        shown = [(right, answered) for likelihood, right, answered in judged if likelihood >= least]
        right = sum(right for right, _ in shown)
        absent = sum(not answered for _, answered in shown)
        wrong = len(shown) - right - absent
        told.append({"from": round(float(least), 2), "right": right, "wrong": wrong, "answered though absent": absent})
    return told


def all_cases(embedder: Embedder) -> dict[str, list[Case]]:
    """The cases of every set; the short pages are one set."""
    sets = {}
    for name, (pages, questions) in SETS.items():
        with tempfile.TemporaryDirectory() as made:
            build(pages, Path(made), embedder=embedder)
            with closing(open_version(Path(made), embedder=embedder)) as version:
                sets[name] = cases_of(by_quote(questions), version, embedder)
    with tempfile.TemporaryDirectory() as pages, tempfile.TemporaryDirectory() as made:
        build(short.corpus_in(Path(pages)), Path(made), embedder=embedder)
        with closing(open_version(Path(made), embedder=embedder)) as version:
            asked = (one for name in SHORT for one in by_words(short.SETS[name]))
            sets["short"] = cases_of(asked, version, embedder)
    return sets


def main() -> None:
    """Learn, judge, keep the raw result, and with --write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the weights for the program")
    chosen = parser.parse_args()
    sets, judged = all_cases(Embedder()), []
    for name, kept in sets.items():
        fit = learn([case for other, cases in sets.items() if other != name for case in cases])
        for case in kept:
            likely = fit.likelihoods(case.features)
            best = int(likely.argmax())
            judged.append((float(likely[best]), bool(case.right[best]), case.answered))
    fit = learn([case for cases in sets.values() for case in cases])
    model = {
        "weights": dict(zip(FEATURES, fit.weights.round(4).tolist(), strict=True)),
        "none": round(fit.none, 4),
    }
    result = {
        "questions": len(judged),
        "answered by their pages": sum(answered for *_, answered in judged),
        "likeliest passage right": sum(right for _, right, _ in judged),
        "by likelihood, each set by weights of the others": curve(judged),
        **model,
    }
    written = json.dumps(result, indent=1)
    sys.stdout.write(written + "\n")
    RESULT.write_text(written + "\n", encoding="utf-8")
    if chosen.write:
        kept_as_is = json.loads(MODEL.read_text(encoding="utf-8"))
        MODEL.write_text(json.dumps(kept_as_is | model, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
