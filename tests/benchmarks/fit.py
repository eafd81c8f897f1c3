"""Learn how well a figure fits a question (`server/answers/fit.json`), and judge it on questions kept out of that.

Run `python -m tests.benchmarks.fit [--write]`; the raw result goes to `tests/benchmarks/results/fit.json`. In: question
sets with known answers and the documents that they are about. Each set is judged by weights learnt on the others; the
weights written are learnt on all. The labelled pages and the sample corpus make one corpus, so that every question is
asked among the documents of many councils.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from corpus.models import Observation
from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.fit import FEATURES, Model
from server.answers.lookups import periods_asked
from server.answers.matching import Series
from server.answers.pipeline import Assistant
from server.answers.queries import Operation, Query, Wants
from server.answers.series_meant import best_series
from tests.answering import make_assistant
from tests.benchmarks.asked import asked_of
from tests.benchmarks.merged import merge

ROOT = Path(__file__).parent.parent.parent
EVALUATION = ROOT / "tests" / "evaluation"
ASKED = ("open",)
"""Folders of labelled pages of whose figures `tests/evaluation/asked` has questions, kept out of `tune.py`."""
SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", ROOT.parent / "shared")) / "questions"
RESULT = Path(__file__).parent / "results" / "fit.json"
MODEL = ROOT / "server" / "answers" / "fit.json"
PLAIN = EVALUATION / "plain"
PLAIN_LEARNT = ("p", "q", "r", "s")
"""Folders of plain questions that may be learnt from; the others only judge."""
PAGES = {name: EVALUATION / "figures" / name for name in ("made", "held", "more", *ASKED)} | {
    "sample": SHARED / "corpus"
}
SETS = {
    "shipped": {"questions": EVALUATION / "questions.jsonl", "made_questions": EVALUATION / "made_questions.jsonl"},
    "pages": {
        "traps": EVALUATION / "traps.jsonl",
        "made_questions": EVALUATION / "made_questions.jsonl",
        "held_questions": EVALUATION / "held_questions.jsonl",
        "more_questions": EVALUATION / "more_questions.jsonl",
        "dev": SHARED / "dev.jsonl",
    },
} | {f"plain_{name}": {f"plain_{name}": PLAIN / name / "questions.jsonl"} for name in PLAIN_LEARNT}
TYPES = ("lookup", "plan", "unanswerable")
STRENGTH = 1.0
"""How strongly great weights are held back (ridge)."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question beside its candidates: features float64 (n, len(FEATURES)), which are right, what each would show."""

    name: str
    answerable: bool
    query: Query
    found: list[Series]
    rows: NDArray[np.float64]
    right: NDArray[np.bool_]
    shown: list[tuple[str, ...]]


def cases_of(assistant: Assistant, questions: list[dict[str, Any]]) -> Iterator[Case]:
    """The cases of those questions that ask for one figure."""
    for told in questions:
        if told["type"] not in TYPES or told.get("history"):
            continue
        place = f" in {told['area']}" if "area" in told else ""
        query, evidence = assistant.understand(told["question"] + place)
        if query.wants is Wants.TEXT:
            continue
        query = replace(query, operation=Operation.LOOKUP)
        found, rows = assistant.matcher.candidates(query, evidence.observations, evidence.label_scores)
        if not found:
            continue
        given = [periods_asked(query, series)[:1] for series in found]
        right = [any(_is_gold(each, told) for each in observations) for observations in given]
        shown = [tuple(map(_shown, observations)) for observations in given]
        yield Case(told["id"], told["type"] != "unanswerable", query, found, rows, np.array(right), shown)


def _is_gold(seen: Observation, told: dict[str, Any]) -> bool:
    lists = [told.get("gold_numbers", []), *told.get("alternatives", [])]
    return seen.value is not None and any(_equals(seen, gold) for numbers in lists for gold in numbers[:2])


def _equals(seen: Observation, gold: dict[str, Any]) -> bool:
    unit, value = str(gold.get("unit")), gold.get("value")
    if not isinstance(value, int | float) or seen.value is None:
        return False
    scale = 1e6 if "million" in unit else 1e9 if "billion" in unit else 1
    kinds = ("GBP" in unit, "percent" in unit), (seen.unit == "GBP", seen.unit == "percent")
    return kinds[0] == kinds[1] and abs(abs(float(seen.value)) - abs(value) * scale) < 1e-6 * max(1, abs(value) * scale)


def _shown(seen: Observation) -> str:
    return f"{seen.value} {seen.unit} {seen.dated} {seen.area}" if seen.value is not None else ""


def learn(cases: list[Case]) -> Model:
    """The weights under which the right candidates, or none where none is right, are likeliest."""
    rows = np.vstack([case.rows for case in cases])
    middle, spread = rows.mean(0), rows.std(0) + 1e-6
    scaled, right = (rows - middle) / spread, np.concatenate([case.right for case in cases])
    sizes = [len(case.rows) for case in cases]
    owner, starts = np.repeat(np.arange(len(cases)), sizes), np.cumsum([0, *sizes[:-1]])
    held = np.add.reduceat(right, starts) > 0

    def loss(parameters: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights, none = parameters[:-1], parameters[-1]
        scores = scaled @ weights
        top = np.maximum(np.maximum.reduceat(scores, starts), none)
        powers, power_of_none = np.exp(scores - top[owner]), np.exp(none - top)
        whole = np.add.reduceat(powers, starts) + power_of_none
        wanted = np.where(held, np.add.reduceat(powers * right, starts), power_of_none)
        slope = powers / whole[owner] - np.where(right, powers / np.where(held, wanted, 1)[owner], 0)
        slope_of_none = (power_of_none / whole - ~held).sum()
        lost = (np.log(whole) - np.log(wanted)).sum() + STRENGTH * (weights @ weights)
        return float(lost), np.append(scaled.T @ slope + 2 * STRENGTH * weights, slope_of_none)

    found = minimize(loss, np.zeros(len(FEATURES) + 1), jac=True, method="L-BFGS-B").x
    weights = found[:-1] / spread
    return Model(weights, float(found[-1] + weights @ middle))


def judge(model: Model, cases: list[Case]) -> dict[str, int]:
    """How the cases end: right, wrong, a choice that holds the right one or not, refused; answered though absent."""
    ends = dict.fromkeys(
        ("right", "wrong", "choice", "choice_without", "refused", "absent_answered", "absent_refused"), 0
    )
    for case in cases:
        likely = model.likelihoods(case.rows).tolist()
        told = [replace(series, likelihood=chance) for series, chance in zip(case.found, likely, strict=True)]
        order = [told.index(series) for series in best_series(case.query, told)]
        shown = {case.shown[at] for at in order if case.shown[at]}
        if not order or not case.shown[order[0]] or shown == {("",)}:
            ends["refused" if case.answerable else "absent_refused"] += 1
        elif len(shown) > 1:
            ends["choice" if case.right[order].any() else "choice_without"] += 1
        elif case.answerable:
            ends["right" if case.right[order].any() else "wrong"] += 1
        else:
            ends["absent_answered"] += 1
    return ends


def _corpora(folder: Path) -> Iterator[tuple[str, Path]]:
    """The shipped documents, and all labelled pages with the sample corpus as one corpus, made in `folder`."""
    yield "shipped", ROOT / "corpus" / "documents"
    merge(PAGES, folder)
    yield "pages", folder
    for name in PLAIN_LEARNT:
        yield f"plain_{name}", PLAIN / name


def _questions(corpus: str, path: Path) -> list[dict[str, Any]]:
    told = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if path.stem != "made_questions":
        return told
    shipped = {document["path"].split(".")[0] for document in _shipped()}
    return [one for one in told if bool(shipped & set(one["document"])) == (corpus == "shipped")]


def _shipped() -> list[dict[str, Any]]:
    catalogue = ROOT / "corpus" / "documents" / "catalogue.toml"
    return list(tomllib.loads(catalogue.read_text(encoding="utf-8"))["document"])


def gather(embedder: Embedder, kept: Path) -> dict[str, list[Case]]:
    """The cases of every question set, by its name."""
    cases: dict[str, list[Case]] = {}
    with tempfile.TemporaryDirectory() as made:
        for name, folder in _corpora(Path(made)):
            build(folder, kept / name, embedder=embedder)
            with closing(open_version(kept / name, embedder=embedder)) as version:
                assistant = make_assistant(version, embedder)
                for label, path in SETS[name].items():
                    if path.exists():
                        cases.setdefault(label, []).extend(cases_of(assistant, _questions(name, path)))
                if name == "pages":
                    cases |= {label: list(cases_of(assistant, asked_of(label))) for label in ASKED}
    return cases


def main() -> None:
    """Judge each set by weights learnt on the others; with --write keep the weights learnt on all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the weights for the program")
    parser.add_argument("--indexes", type=Path, help="where the indexes are kept, so that the next run is faster")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as thrown_away:
        cases = gather(Embedder(None), chosen.indexes or Path(thrown_away))
    judged = {}
    for name in cases:
        others = [case for other, held in cases.items() if other != name for case in held]
        judged[name] = judge(learn(others), cases[name])
        sys.stdout.write(f"{name} {json.dumps(judged[name])}\n")
    model = learn([case for held in cases.values() for case in held])
    weights = {name: round(float(weight), 4) for name, weight in zip(FEATURES, model.weights, strict=True)}
    told = {
        "learnt_on": {name: len(held) for name, held in cases.items()},
        "weights": weights,
        "none": round(model.none, 4),
    }
    sys.stdout.write(f"{json.dumps(told)}\n")
    RESULT.write_text(json.dumps({"kept_out": judged} | told, indent=1) + "\n", encoding="utf-8")
    if chosen.write:
        MODEL.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
