"""Measure what reading a PDF costs, as a multiple of plain text extraction by pypdf in the same run.

Run `python -m tests.benchmarks.pdf_cost`; the raw result goes to `tests/benchmarks/results/pdf_cost.json`. In: the
published reports of the shared folder, which hold no tables, and pages with tables drawn here. Times are of the
processor, the best of three, in the process itself; `ratio` is the whole reading of a page over pypdf's `extract_text`.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import process_time

from pypdf import PdfReader

from corpus.readers.pdf.page_reading import OpenFile
from corpus.readers.pdf.printed import PrintedTable
from tests.benchmarks.pdf_tables_drawn import draw
from tests.benchmarks.pdf_tables_forms import FORMS

RESULT = Path(__file__).parent / "results" / "pdf_cost.json"
SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", Path(__file__).parents[3] / "shared"))
TIMES = 3


def best(work: Callable[[], object]) -> float:
    """The least processor time of some repetitions, in seconds."""
    times = []
    for _ in range(TIMES):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def extracted(data: bytes) -> int:
    """The characters that pypdf extracts."""
    return sum(len(page.extract_text()) for page in PdfReader(io.BytesIO(data)).pages)


def measured(data: bytes) -> dict[str, float]:
    """Pages, pages with tables, seconds a page of both ways, and their ratio; recognition is left out."""
    pages = len(PdfReader(io.BytesIO(data)).pages)
    with_text = [n for n, page in enumerate(PdfReader(io.BytesIO(data)).pages, 1) if page.extract_text().strip()]

    def read() -> int:
        file = OpenFile(data)
        return sum(any(isinstance(part, PrintedTable) for part in file.page(n).parts) for n in with_text)

    plain, ours = best(lambda: extracted(data)), best(read)
    return {
        "pages": pages,
        "with tables": read(),
        "plain s a page": round(plain / pages, 4),
        "reader s a page": round(ours / pages, 4),
        "ratio": round(ours / plain, 2),
    }


def main() -> None:
    """Measure, print, and write the raw result."""
    random = Random(11)
    samples = {"pages with tables": draw([form(random) for form in FORMS * 2], random)[0]}
    for path in sorted((SHARED / "documents").glob("*.pdf")):
        samples[path.name] = path.read_bytes()
    if len(samples) == 1:
        sys.stdout.write(f"SKIPPED: {SHARED / 'documents'} is not there; say where with LOCAL_ACCOUNT_SHARED.\n")
    result = {name: measured(data) for name, data in samples.items()}
    for name, said in result.items():
        sys.stdout.write(f"{name}: {said}\n")
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
