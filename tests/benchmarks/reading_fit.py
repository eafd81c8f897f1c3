"""How a conditional logit over what was read is learnt from questions about the retold pages, and judged.

In: cases by the name of their set. Out: each set judged by weights learnt on the others, and weights learnt on all.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from index.builder import build
from index.embedding import Embedder
from index.store import IndexVersion, open_version
from server.answers.fit import Model
from server.answers.pipeline import Assistant
from server.answers.queries import Query
from tests.answering import make_assistant
from tests.benchmarks import short
from tests.benchmarks.fit import learn
from tests.benchmarks.retold_pages import Asked, write_pages

PAPERS = ("r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8")
KEPT_OUT = ("r6", "r8")
"""Files of passages that are papers of the corpus, and those that no reader is taught, whose questions are asked."""
SETS = ("ra", "rb")
LEASTS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True, slots=True)
class Case:
    """A question beside its candidates: features, which are right, what tells them apart, whether a paper answers."""

    rows: NDArray[np.float64]
    right: NDArray[np.bool_]
    names: list[Hashable]
    answered: bool


Gather = Callable[[str, Assistant], Iterator[Case]]


def query_of(asked: Asked, assistant: Assistant) -> Query:
    """A question about a paper as a query, asked on the site of its own council where it names none."""
    query = assistant.reader.read(asked.question)
    return query if query.area_named else replace(query, area=assistant.version.documents[asked.paper].area)


def gather(of_passages: Gather, of_set: Gather, embedder: Embedder, kept: Path) -> dict[str, list[Case]]:
    """The cases of the passages kept out, each a paper among all others, and of each open set, by name."""
    cases: dict[str, list[Case]] = {}
    with TemporaryDirectory() as pages, _over(write_pages(PAPERS, Path(pages)), kept / "passages", embedder) as version:
        assistant = make_assistant(version, embedder)
        cases |= {name: list(of_passages(name, assistant)) for name in KEPT_OUT}
    with (
        TemporaryDirectory() as pages,
        _over(short.corpus_in(Path(pages), retold=True), kept / "retold", embedder) as version,
    ):
        assistant = make_assistant(version, embedder)
        cases |= {name: list(of_set(name, assistant)) for name in SETS}
    return cases


@contextmanager
def _over(pages: Path, index: Path, embedder: Embedder) -> Iterator[IndexVersion]:
    build(pages, index, embedder=embedder)
    with closing(open_version(index, embedder=embedder)) as version:
        yield version


def learn_and_judge(sets: Mapping[str, list[Case]], features: Sequence[str], result: Path, model: Path | None) -> None:
    """Judge, keep the raw result, and write the weights to `model` where there is one."""
    told: dict[str, object] = {}
    for name, kept in sets.items():
        learnt = learn([case for other, cases in sets.items() if other != name for case in cases])
        ends = [(*_end(learnt, case), case.answered) for case in kept]
        told[name] = {
            "answered": sum(answered for *_, answered in ends),
            "right one among those read": sum(bool(case.right.any()) for case in kept),
            "first": sum(right for _, right, answered in ends if answered),
            "not held": sum(not answered for *_, answered in ends),
            "from each likelihood on": [_from(least, ends) for least in LEASTS],
        }
    learnt = learn([case for cases in sets.values() for case in cases])
    weights = dict(zip(features, learnt.weights.round(4).tolist(), strict=True))
    kept_as = {"weights": weights, "none": round(learnt.none, 4)}
    written = json.dumps(told | kept_as, indent=1)
    sys.stdout.write(written + "\n")
    result.write_text(written + "\n", encoding="utf-8")
    if model is not None:
        model.write_text(json.dumps(kept_as, indent=1) + "\n", encoding="utf-8")


def _end(model: Model, case: Case) -> tuple[float, bool]:
    """How likely the likeliest is, all of one name together, and whether it is right."""
    together: dict[Hashable, float] = {}
    for name, chance in zip(case.names, model.likelihoods(case.rows).tolist(), strict=True):
        together[name] = together.get(name, 0.0) + chance
    best = max(together, key=lambda name: together[name])
    is_right = any(right for name, right in zip(case.names, case.right.tolist(), strict=True) if name == best)
    return together[best], is_right


def _from(least: float, ends: Sequence[tuple[float, bool, bool]]) -> str:
    shown = [(right, answered) for likely, right, answered in ends if likely >= least]
    right, absent = sum(right for right, _ in shown), sum(not answered for _, answered in shown)
    return f"{least}: {right} right, {len(shown) - right - absent} wrong, {absent} though absent"
