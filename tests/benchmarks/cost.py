"""What a figure question costs beyond its embedding, in a store of 100,000 figures.

Run `python -m tests.benchmarks.cost [--index FOLDER]`; the raw result goes to `tests/benchmarks/results/cost.json`. In:
the national outcomes workbook in the folder that LOCAL_ACCOUNT_SHARED names, all its values, and its values once more
under earlier years until there are enough. Out: processor time of the whole answer, of its embedding alone, and their
ratio; no time by itself is judged, because machines differ. The passages of the store get made-up vectors: embedding
them takes an hour and searching them as long whatever they mean.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import resource
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

import numpy as np
from numpy.typing import NDArray

from corpus.sources.ascof import main as render
from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from tests.answering import make_assistant

SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", Path(__file__).parents[3] / "shared"))
RESULT = Path(__file__).parent / "results" / "cost.json"
OBSERVATIONS = 100_000
YEARS_BACK = 20
"""How much earlier the second copy of a value is dated: further than the workbook reaches."""
ROUNDS = 2
MAX_LABEL_CHARS = 300
AREAS = ("Kent", "Leeds", "Derby", "Surrey", "Norfolk", "Tameside", "Barnsley", "England", "Croydon", "Rutland")
TOPICS = (
    "What was the quality of life score of people who use services in {area} in {year}?",
    "What percentage of carers in {area} were satisfied with social services in {year}?",
    "How many people used services in {area} in {year}?",
    "What proportion of people who use services in {area} feel safe?",
    "How did the quality of life of carers in {area} change from {earlier} to {year}?",
    "Is the share of people who find it easy to get information higher in {area} than in England in {year}?",
    "How many home care visits were missed in {area} in {year}?",
    "What share of adults with a learning disability live in their own home in {area}, {year}?",
)
PAIRS = (("2018-19", "2019-20"), ("2021-22", "2022-23"), ("2022-23", "2023-24"), ("2023-24", "2024-25"))


class LabelEmbedder(Embedder):
    """The shipped model for labels and questions; a long text gets a vector that chance gives."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As the shipped model does, the long texts aside."""
        rows = np.random.default_rng(0).standard_normal((len(texts), self.dimension)).astype(np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        short = [at for at, text in enumerate(texts) if len(text) <= MAX_LABEL_CHARS]
        rows[short] = super().encode([texts[at] for at in short])
        return rows


def questions() -> list[str]:
    """Eighty questions: every topic in every area, the years in turn."""
    pairs = [PAIRS[at % len(PAIRS)] for at in range(len(AREAS) * len(TOPICS))]
    asked = [(topic, area) for topic in TOPICS for area in AREAS]
    return [
        topic.format(area=area, earlier=earlier, year=year)
        for (topic, area), (earlier, year) in zip(asked, pairs, strict=True)
    ]


def make_corpus(workbook: Path, folder: Path) -> None:
    """The workbook as one tidy CSV, and a second one of its values under years long before."""
    everything = folder / "outcomes.csv"
    render([str(workbook), str(everything), "--all"])
    with everything.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, header = list(reader), reader.fieldnames or []
    with (folder / "outcomes-earlier.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        for row in rows[: max(0, OBSERVATIONS - len(rows))]:
            writer.writerow(row | {"period": _earlier(row["period"]), "note": ""})


def _earlier(period: str) -> str:
    start = int(period[:4]) - YEARS_BACK
    return re.sub(r"^.*$", f"{start}-{(start + 1) % 100:02}", period)


def spent(work: Callable[[str], object], asked: list[str]) -> list[float]:
    """Milliseconds of processor time for each question, the least of several rounds."""
    rounds = []
    for _ in range(ROUNDS):
        times = []
        for question in asked:
            started = process_time()
            work(question)
            times.append((process_time() - started) * 1000)
        rounds.append(times)
    return [min(each) for each in zip(*rounds, strict=True)]


def measure(index: Path, embedder: Embedder) -> dict[str, object]:
    """The costs over an index."""
    asked = questions()
    with closing(open_version(index, embedder=embedder)) as version:
        assistant = make_assistant(version, embedder)
        started = process_time()
        assistant.answer(asked[0])
        first = process_time() - started
        embedding = spent(lambda question: embedder.encode([question]), asked)
        whole = spent(assistant.answer, asked)
        beyond = [answer - alone for answer, alone in zip(whole, embedding, strict=True)]
        ratios = [more / alone for more, alone in zip(beyond, embedding, strict=True)]
        return {
            "date": date.today().isoformat(),
            "observations": version.manifest.observations,
            "labels": len(version.labels),
            "questions": len(asked),
            "cpu ms, median": {"embedding": round(median(embedding), 1), "beyond it": round(median(beyond), 1)},
            "ratio": {"median": round(median(ratios), 2), "most": round(max(ratios), 2)},
            "first question, cpu s": round(first, 1),
            "peak memory MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }


def main() -> int:
    """Build the store unless it is there, measure, write and show the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, help="where the index is kept, so that the next run is faster")
    chosen = parser.parse_args()
    workbook = SHARED / "documents" / "ascof_2024_25.ods"
    if not workbook.is_file():
        sys.stdout.write(f"NOT MEASURED: {workbook} is not there; set LOCAL_ACCOUNT_SHARED to its folder\n")
        return 0
    embedder = LabelEmbedder(None)
    with tempfile.TemporaryDirectory() as thrown_away:
        index = chosen.index or Path(thrown_away) / "index"
        if not (index / "current").exists():
            (corpus := Path(thrown_away) / "corpus").mkdir()
            make_corpus(workbook, corpus)
            build(corpus, index, embedder=embedder)
        result = measure(index, embedder)
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(result, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
