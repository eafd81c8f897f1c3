"""Whether the page that answers a question is among the first five that are found within its document.

Run as `python -m tests.benchmarks.pages_found`; needs the published reports of LOCAL_ACCOUNT_SHARED. In: questions in
other words than the reports', each with the pages that answer it (tests/evaluation/page_questions.jsonl). Beside the
retriever, BM25 over whole pages is measured (k1 1.2, b 0.75, stems). The raw result goes to tests/benchmarks/results/
pages_found.json.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import date
from math import log
from pathlib import Path

from corpus.measures import stems
from index.builder import build
from index.embedding import Embedder
from index.retriever import Retriever
from index.store import open_version

SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", Path(__file__).parent.parent.parent.parent / "shared"))
QUESTIONS = Path(__file__).parent.parent / "evaluation" / "page_questions.jsonl"
RESULT = Path(__file__).parent / "results" / "pages_found.json"
FIRST, HITS = 5, 40


def main() -> None:
    """Build an index of the reports, ask every question, and write the result."""
    asked = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        corpus, index, embedder = Path(folder) / "corpus", Path(folder) / "index", Embedder()
        corpus.mkdir()
        for name in sorted({one["document"] for one in asked}):
            shutil.copyfile(SHARED / "documents" / f"{name}.pdf", corpus / f"{name}.pdf")
        build(corpus, index, embedder=embedder)
        version = open_version(index, embedder=embedder)
        retriever = Retriever(version, embedder)
        told = []
        for one in asked:
            hits = retriever.search(one["question"], k=HITS, document_id=one["document"])
            pages = list(dict.fromkeys(hit.passage.page for hit in hits))
            texts = version.holdings.pages_of(one["document"])
            told.append(one | {"found": pages[:FIRST], "bm25": _bm25(one["question"], [text for _, text in texts])})
        version.close()
    reached = {name: sum(bool(set(one["pages"]) & set(one[name])) for one in told) for name in ("found", "bm25")}
    result = {"questions": len(told), "retriever": reached["found"], "bm25_over_pages": reached["bm25"], "each": told}
    machine = {"machine": platform.machine(), "date": date.today().isoformat()}
    RESULT.write_text(json.dumps(machine | result, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(told)} questions: retriever {reached['found']}, BM25 over pages {reached['bm25']}\n")


def _bm25(question: str, pages: Sequence[str]) -> list[int]:
    """The numbers of the first pages by BM25 (Robertson and Zaragoza 2009, eq. 3.15)."""
    counts = [Counter(stems(text)) for text in pages]
    usual = sum(count.total() for count in counts) / max(len(counts), 1) or 1.0
    scores = [0.0] * len(pages)
    for term in dict.fromkeys(stems(question)):
        held = sum(term in count for count in counts)
        weight = log(1 + (len(pages) - held + 0.5) / (held + 0.5))
        for place, count in enumerate(counts):
            long = 0.25 + 0.75 * count.total() / usual
            scores[place] += weight * count[term] * 2.2 / (count[term] + 1.2 * long)
    return [place + 1 for place in sorted(range(len(pages)), key=lambda place: (-scores[place], place))][:FIRST]


if __name__ == "__main__":
    main()
