"""How well passages are found on MTRAG (Katsis et al. 2025): by words, by meaning, by both.

Run `python -m tests.benchmarks.finding`; the raw result goes to `tests/benchmarks/results/finding.json`. The first
time it embeds 25,000 passages, which takes some twenty minutes on two cores, and keeps them in
`.local-account/benchmarks`. In: the sets of `../shared/data/mtrag`, their questions rewritten to stand alone, as the
last turn alone, and as the last turn with the one before. Out: nDCG@10 and recall@5 of BM25, of the embedding, of their
plain reciprocal rank fusion and of the product, and how often the product's nDCG lies above the better of the embedding
and that fusion in 2,000 samples of the questions (paired bootstrap).
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.models import Passage
from index import lexical
from index.embedding import Embedder
from index.fusion import fuse, texts_meant
from index.retriever import CANDIDATES, distinct_stems

ROOT = Path(__file__).parent.parent.parent
DATA = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", ROOT.parent / "shared")) / "data" / "mtrag"
KEPT = ROOT / ".local-account" / "benchmarks"
RESULT = Path(__file__).parent / "results" / "finding.json"
SETS, K, RECALL_AT, FUSION_CONSTANT, FUSION_DEPTH, SAMPLES = ("fiqa", "clapnq"), 10, 5, 60, 100, 2_000
MARK = "|user|:"

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Collection:
    """Passages with their vectors, what is right for each question, and the turns of each question by its form."""

    ids: Sequence[str]
    vectors: Floats
    words: lexical.LexicalIndex
    right: Mapping[str, Mapping[str, int]]
    turns: Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question with its vector and the turn before it, over one collection."""

    text: str
    vector: Floats
    collection: Collection

    def by_meaning(self, depth: int) -> list[int]:
        """Rows by cosine, the highest first."""
        cosines = self.collection.vectors @ self.vector
        return [int(row) for row in np.argsort(-cosines, kind="stable")[:depth]]

    def by_words(self, depth: int) -> dict[int, float]:
        """BM25 scores by row, the highest first."""
        return {int(row): score for row, score in self.collection.words.search(distinct_stems(self.text), k=depth)}


def plain_fusion(ask: Ask) -> list[int]:
    """Reciprocal rank fusion (Cormack et al. 2009) of both lists."""
    scores: dict[int, float] = {}
    for found in (ask.by_meaning(FUSION_DEPTH), list(ask.by_words(FUSION_DEPTH))):
        for rank, row in enumerate(found, start=1):
            scores[row] = scores.get(row, 0.0) + 1 / (FUSION_CONSTANT + rank)
    return sorted(scores, key=lambda row: (-scores[row], row))


def product(ask: Ask) -> list[int]:
    """As `index.retriever` orders the candidates of both."""
    words = ask.by_words(CANDIDATES)
    rows = np.array(sorted({*ask.by_meaning(CANDIDATES), *words}), dtype=np.int64)
    cosines = ask.collection.vectors[rows] @ ask.vector
    scores = fuse(cosines, np.array([words.get(row, 0.0) for row in rows.tolist()], dtype=np.float32))
    return [int(row) for row in rows[np.argsort(-scores, kind="stable")]]


WAYS: Mapping[str, Callable[[Ask], list[int]]] = {
    "bm25": lambda ask: list(ask.by_words(FUSION_DEPTH)),
    "embedding": lambda ask: ask.by_meaning(FUSION_DEPTH),
    "plain fusion": plain_fusion,
    "product": product,
}


def collection_of(name: str, embedder: Embedder, folder: Path) -> Collection:
    """One set, its passages embedded and indexed."""
    told = _lines(DATA / name / "corpus.jsonl")
    texts = [_whole(one) for one in told]
    passages = [
        (Passage(str(at), name, 1, 0, (), 0, len(one["text"]), one["text"]), one["title"])
        for at, one in enumerate(told)
    ]
    lexical.write(folder / name, ((passage, title) for passage, title in passages if passage.text.strip()))
    right: dict[str, dict[str, int]] = {}
    for line in (DATA / name / "qrels_mtrag.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        question, passage_id, grade = line.split("\t")
        right.setdefault(question, {})[passage_id] = int(grade)
    turns = {
        form: {one["_id"]: _turns(one["text"]) for one in _lines(DATA / name / f"queries_{form}.jsonl")}
        for form in ("rewrite", "lastturn", "questions")
    }
    words = lexical.LexicalIndex(folder / name)
    return Collection([one["_id"] for one in told], _vectors(name, texts, embedder), words, right, turns)


def _vectors(name: str, texts: Sequence[str], embedder: Embedder) -> Floats:
    kept = KEPT / f"finding-{name}-{embedder.sha256[:16]}-{embedder.precision}.npy"
    if not kept.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        np.save(kept, embedder.encode(texts))
    return np.asarray(np.load(kept))


def _whole(one: Mapping[str, str]) -> str:
    text = one["text"].strip()
    return text if not one["title"] or text.startswith(one["title"]) else f"{one['title']}\n{text}"


def _turns(text: str) -> list[str]:
    return [turn.strip() for turn in text.split(MARK) if turn.strip()]


def _lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def gain(rows: Sequence[int], collection: Collection, right: Mapping[str, int]) -> tuple[float, float]:
    """nDCG@10 and recall@5 of one list."""
    found = [collection.ids[row] for row in rows[:K]]
    weights = 1 / np.log2(np.arange(2, K + 2))
    ideal = sorted(right.values(), reverse=True)[:K]
    reached = sum(right.get(one, 0) * weights[at] for at, one in enumerate(found))
    recall = sum(one in right for one in found[:RECALL_AT]) / len(right)
    return float(reached / (np.array(ideal) @ weights[: len(ideal)])), recall


def measured(collection: Collection, embedder: Embedder, form: str) -> dict[str, Any]:
    """All ways for the questions of one form: "rewrite", "lastturn", or "history", the last turn after one before."""
    scores: dict[str, list[tuple[float, float]]] = {way: [] for way in WAYS}
    asked = collection.turns["lastturn" if form == "history" else form]
    for question, right in collection.right.items():
        if question not in asked:
            continue
        text = " ".join(asked[question])
        before = collection.turns["questions"][question][-2:-1] if form == "history" else ()
        whole = embedder.encode(texts_meant(text, " ".join(before))).sum(axis=0)
        ask = Ask(text, whole / np.linalg.norm(whole), collection)
        for way, ranked in WAYS.items():
            scores[way].append(gain(ranked(ask), collection, right))
    means = {way: [round(float(mean), 4) for mean in np.mean(each, axis=0)] for way, each in scores.items()}
    rival = max(("embedding", "plain fusion"), key=lambda way: means[way][0])
    more = np.array(scores["product"])[:, 0] - np.array(scores[rival])[:, 0]
    drawn = np.random.default_rng(0).integers(len(more), size=(SAMPLES, len(more)))
    above = float((more[drawn].mean(axis=1) > 0).mean())
    return {"questions": len(more), "ndcg@10, recall@5": means, "better rival": rival, "above it": round(above, 3)}


def main() -> None:
    """Measure every set and form of question, and keep the raw result."""
    embedder = Embedder()
    with tempfile.TemporaryDirectory() as made:
        collections = {name: collection_of(name, embedder, Path(made)) for name in SETS}
        forms = ("rewrite", "lastturn", "history")
        measure = partial(measured, embedder=embedder)
        result = {name: {form: measure(one, form=form) for form in forms} for name, one in collections.items()}
    means = {
        way: round(
            float(np.mean([result[name][form]["ndcg@10, recall@5"][way][0] for name in SETS for form in forms[:2]])), 4
        )
        for way in WAYS
    }
    written = json.dumps(result | {"mean ndcg@10 of rewrite and lastturn": means}, indent=1)
    sys.stdout.write(written + "\n")
    RESULT.write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
