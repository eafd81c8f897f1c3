"""Measure how fast figures are read, and that the time grows with the text and no faster.

Run `python tests/benchmarks/reading.py`; the raw result goes to `tests/benchmarks/results/reading.json`. In: the
shipped documents, the labelled pages, and the texts of the shared folder. Speed is thousands of characters of text a
second of one core; `growth` is the time of a text eight times as long over eight times its time: 1 is linear.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import process_time

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import Document
from corpus.reconcile import reconcile

ROOT = Path(__file__).parent.parent.parent
RESULT = Path(__file__).parent / "results" / "reading.json"
SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", ROOT.parent / "shared"))
SAMPLES = {
    "shipped": ROOT / "corpus" / "documents",
    "labelled pages": ROOT / "tests" / "evaluation" / "figures" / "made",
    "sample corpus": SHARED / "questions" / "corpus",
    "published texts": SHARED / "documents",
}
PAGE = ROOT / "tests" / "evaluation" / "figures" / "made" / "15-safeguarding-adults-board-report.txt"
TIMES = 8


def read(documents: list[Document]) -> tuple[int, float]:
    """The number of observations of some documents, and the processor time to find them, nothing read before."""
    start = process_time()
    found = sum(len(find_observations(document)) for document in documents)
    return found, process_time() - start


def grown(times: int) -> float:
    """The time for a document that says the same page several times over, each time with other numbers."""
    body = PAGE.read_text(encoding="utf-8")
    said = "\n\n".join(body.replace("1", str(number % 8 + 2)) for number in range(times))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "page.txt").write_text(said, encoding="utf-8")
        return read(list(read_corpus(Path(folder)).documents))[1]


def reconciled(rows: int) -> float:
    """The time to check a table of as many rows against itself."""
    lines = ["District,2021-22 people,2022-23 people,Change"]
    lines += [f"Place {row},{row * 7 + 100},{row * 9 + 120},{row * 2 + 20}" for row in range(rows)]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "table.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (document,) = read_corpus(Path(folder)).documents
        observations = find_observations(document)
        start = process_time()
        reconcile(document, observations)
        return process_time() - start


def tabled(rows: int) -> float:
    """The time to read a table of as many rows, a figure and its change in each."""
    lines = ["District,2022-23 people,Change in people"]
    lines += [f"Place {row},{row * 7 + 100},{row % 90 + 1}" for row in range(rows)]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "table.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return read(list(read_corpus(Path(folder)).documents))[1]


def main() -> None:
    """Measure, print, and write the raw result."""
    result: dict[str, object] = {"date": date.today().isoformat()}
    for name, folder in SAMPLES.items():
        if not folder.is_dir():
            sys.stdout.write(f"SKIPPED: {folder} is not there; say where with LOCAL_ACCOUNT_SHARED.\n")
            continue
        documents = list(read_corpus(folder).documents)
        characters = sum(len(page.text) for document in documents for page in document.pages)
        found, taken = read(documents)
        result[name] = {
            "characters": characters,
            "observations": found,
            "kB_a_second": round(characters / taken / 1000),
        }
        sys.stdout.write(f"{name}: {result[name]}\n")
    grown(1)
    result["growth"] = round(grown(TIMES * 4) / grown(4) / TIMES, 2)
    sys.stdout.write(f"growth: {result['growth']}\n")
    reconciled(400)
    result["growth of reconciling"] = round(reconciled(400 * TIMES) / reconciled(400) / TIMES, 2)
    sys.stdout.write(f"growth of reconciling: {result['growth of reconciling']}\n")
    tabled(400)
    result["growth of tables"] = round(tabled(400 * TIMES) / tabled(400) / TIMES, 2)
    sys.stdout.write(f"growth of tables: {result['growth of tables']}\n")
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
