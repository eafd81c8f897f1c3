"""Measure what embedding costs: passages a second, milliseconds a question, and how far bfloat16 is from float32.

Run `python tests/benchmarks/embedding.py`; the raw result goes to `tests/benchmarks/results/embedding.json`. In: the
passages of the shipped corpus. It compares the two number formats on this machine, and tells what a build and an
opening of the shipped index take beside it.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

import numpy as np

from index.builder import build, embedded_text
from index.embedding import Embedder
from index.retriever import Retriever
from index.store import open_version

ROOT = Path(__file__).parent.parent.parent
RESULT = Path(__file__).parent / "results" / "embedding.json"
QUESTIONS = (
    "How many people were supported with reablement in 2021-22?",
    "What did the council spend on older people in 2022-23?",
    "Who do I ring if I am worried about my mother?",
    "Is Care Together going to be extended?",
)
SAMPLE = 120


def milliseconds(rounds: int, work: object) -> dict[str, float]:
    """The median and 90th percentile of what a call takes, after one that warms up."""
    assert callable(work)
    work(0)
    taken = []
    for number in range(rounds):
        started = perf_counter()
        work(number)
        taken.append((perf_counter() - started) * 1000)
    return {"median": round(statistics.median(taken), 2), "p90": round(statistics.quantiles(taken, n=10)[-1], 2)}


def main() -> None:
    """Measure and write the result."""
    result: dict[str, object] = {"date": date.today().isoformat(), "cores": os.cpu_count(), "load": os.getloadavg()}
    chosen = Embedder()
    chosen.encode(["warm"])
    result["chosen"] = chosen.precision
    with tempfile.TemporaryDirectory() as folder:
        report = build(ROOT / "corpus" / "documents", Path(folder), embedder=chosen)
        again = build(ROOT / "corpus" / "documents", Path(folder), embedder=chosen)
        started = perf_counter()
        version = open_version(Path(folder), embedder=chosen)
        opened = perf_counter() - started
        result["build_s"], result["embedded"] = round(report.seconds, 2), report.embedded
        result["second_build_s"], result["open_s"] = round(again.seconds, 3), round(opened, 3)
        retriever = Retriever(version, chosen)
        result["find_ms"] = milliseconds(60, lambda number: retriever.find(QUESTIONS[number % len(QUESTIONS)]))
        texts = [
            embedded_text(passage, title=held.title)
            for name, held in version.documents.items()
            for passage in version.passages_of(name)
        ]
        version.close()
    sample = texts[:: max(1, len(texts) // SAMPLE)]
    rows = {}
    for precision in ("float32", "bfloat16"):
        model = Embedder(precision=precision)  # type: ignore[arg-type]
        model.encode(sample[:4])
        started = perf_counter()
        rows[precision] = model.encode(sample)
        taken = perf_counter() - started
        result[precision] = {
            "passages": len(sample),
            "tokens_mean": round(statistics.mean(map(model.count_tokens, sample)), 1),
            "passages_a_second": round(len(sample) / taken, 1),
            "question_ms": milliseconds(60, lambda number, model=model: model.encode([QUESTIONS[number % 4]])),
        }
    cosines = (rows["float32"] * rows["bfloat16"]).sum(axis=1)
    overlap = [
        len(set(first) & set(second)) / 10
        for first, second in zip(
            *(np.argsort(-(one @ one.T), axis=1, kind="stable")[:, :10] for one in rows.values()), strict=True
        )
    ]
    result["cosine_of_the_two"] = {"least": round(float(cosines.min()), 4), "mean": round(float(cosines.mean()), 4)}
    result["first_ten_in_common"] = round(statistics.mean(overlap), 3)
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
