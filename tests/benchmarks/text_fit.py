"""Learn when a passage is near enough to answer (`server/answers/text_fit.json`), judged on sets kept out of that.

Run `python -m tests.benchmarks.text_fit [--write]`; the raw result goes to `tests/benchmarks/results/text_fit.json`.
In: questions about pages, with the words that answer them or none, none of which `teach.py` teaches. Each set is judged
by weights learnt on the others; those written are learnt on all. Out: for each likelihood how many questions are
answered from the right passage, from a wrong one, and though nothing answers them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.text_fit import FEATURES, MODEL
from server.answers.texts import nearest_passages
from tests.answering import make_assistant
from tests.benchmarks.teach_asked import SAME, shared

EVALUATION = Path(__file__).parent.parent / "evaluation"
RESULT = Path(__file__).parent / "results" / "text_fit.json"
SETS = {
    "ta": (EVALUATION / "texts" / "ta", EVALUATION / "texts" / "ta" / "questions.jsonl"),
    "tb": (EVALUATION / "texts" / "tb", EVALUATION / "texts" / "tb" / "questions.jsonl"),
    "open": (EVALUATION / "figures" / "open", EVALUATION / "texts" / "asked" / "open.jsonl"),
}
STRENGTH = 2.0
"""How strongly great weights are held back (ridge)."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question's nearest passage: its features, whether it answers, and whether any passage does."""

    features: tuple[float, ...]
    right: bool
    answered: bool


def cases_of(pages: Path, questions: Path, embedder: Embedder) -> Iterator[Case]:
    """The cases of one set; a question that finds nothing has none."""
    with tempfile.TemporaryDirectory() as made:
        build(pages, Path(made), embedder=embedder)
        with closing(open_version(Path(made), embedder=embedder)) as version:
            assistant = make_assistant(version, embedder)
            for line in questions.read_text(encoding="utf-8").splitlines():
                told = json.loads(line)
                answered = bool(told.get("answered", told.get("expected") == "answer"))
                query, evidence = assistant.understand(told["question"])
                found = nearest_passages(query, evidence.passages, version, assistant.glossary)
                if found is None:
                    continue
                hits, features = found
                path = version.documents[hits[0].passage.document_id].path
                same = Path(path).name == told["document"] or Path(path).name in told["document"]
                right = answered and same and shared(told["quote"], hits[0].passage.text) >= SAME
                yield Case(tuple(features[name] for name in FEATURES), right, answered)


def learn(cases: list[Case]) -> NDArray[np.float64]:
    """The weights and, last, the constant that make what is right likeliest (logistic regression)."""
    rows = np.array([(*case.features, 1.0) for case in cases])
    right = np.array([case.right for case in cases], dtype=np.float64)
    spread = np.append(rows[:, :-1].std(axis=0) + 1e-6, 1.0)

    def loss(weights: NDArray[np.float64]) -> float:
        scores = rows @ (weights / spread)
        fit = np.logaddexp(0, scores).sum() - scores @ right
        return float(fit + STRENGTH * (weights[:-1] ** 2).sum())

    return np.asarray(minimize(loss, np.zeros(rows.shape[1]), method="L-BFGS-B").x / spread)


def curve(likelihoods: NDArray[np.float64], cases: list[Case]) -> list[dict[str, float]]:
    """What is answered from each likelihood on."""
    told = []
    for least in np.arange(0.05, 1.0, 0.05):
        shown = [case for case, likelihood in zip(cases, likelihoods, strict=True) if likelihood >= least]
        right = sum(case.right for case in shown)
        absent = sum(not case.answered for case in shown)
        wrong = len(shown) - right - absent
        told.append({"from": round(float(least), 2), "right": right, "wrong": wrong, "answered though absent": absent})
    return told


def main() -> None:
    """Learn, judge, keep the raw result, and with --write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the weights for the program")
    chosen = parser.parse_args()
    embedder = Embedder()
    sets = {name: list(cases_of(pages, questions, embedder)) for name, (pages, questions) in SETS.items()}
    judged, likelihoods = [], []
    for name, kept in sets.items():
        weights = learn([case for other, cases in sets.items() if other != name for case in cases])
        rows = np.array([(*case.features, 1.0) for case in kept])
        judged += kept
        likelihoods.append(1 / (1 + np.exp(-(rows @ weights))))
    weights = learn(judged)
    result = {
        "questions": len(judged),
        "answered by their pages": sum(case.answered for case in judged),
        "nearest passage right": sum(case.right for case in judged),
        "by likelihood, each set by weights of the others": curve(np.concatenate(likelihoods), judged),
        "weights": dict(zip((*FEATURES, "constant"), weights.round(4).tolist(), strict=True)),
    }
    written = json.dumps(result, indent=1)
    sys.stdout.write(written + "\n")
    RESULT.write_text(written + "\n", encoding="utf-8")
    if chosen.write:
        told = dict(zip(FEATURES, weights[:-1].round(4).tolist(), strict=True))
        kept = json.loads(MODEL.read_text(encoding="utf-8"))
        model = kept | {"weights": told, "constant": round(float(weights[-1]), 4)}
        MODEL.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
