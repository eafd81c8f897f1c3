"""A thousand odd and broken PDF files, each read as a build reads it: no crash, no hang, no memory above 1 GiB.

Run as `python -m tests.benchmarks.odd [--each 40] [--kinds KIND …]`; the raw result goes to tests/benchmarks/results/
odd.json. Every file is read, and its passages and figures made, in this process; a file may be read or refused, and
nothing else. Peak memory is that of this process and of those that read for it, as the system tells it. The budget of a
file is the one of `corpus.readers.pdf.watched`: a minute to open, then a minute and five seconds for each page.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import sys
import traceback
from collections import Counter
from datetime import date
from pathlib import Path
from time import perf_counter

from corpus.errors import DocumentUnreadable
from corpus.figures import find_observations
from corpus.models import Document, Metadata
from corpus.passages import split_document
from corpus.readers.pdf import read_pdf, watched
from corpus.reconcile import reconcile
from tests.benchmarks.odd_pdfs import KINDS, odd

RESULT = Path(__file__).parent / "results" / "odd.json"
FEW = {"long packs": 3}
"""Of what takes long by its nature there are fewer."""
SLOW_SECONDS = 10.0


def main() -> None:
    """Read every file, tell of each that is slow or crashes, and write the result; ends with 1 if any promise broke."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--each", type=int, default=40)
    arguments.add_argument("--kinds", nargs="*", default=list(KINDS))
    arguments.add_argument("--out", type=Path, default=RESULT)
    given = arguments.parse_args()
    kinds = {kind: _read_kind(kind, min(given.each, FEW.get(kind, given.each))) for kind in given.kinds}
    watched._end()  # the system tells the memory of processes that have ended
    peaks = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    result = {
        "files": sum(int(counts["files"]) for counts in kinds.values()),
        "crashes": [fault for counts in kinds.values() for fault in counts["crashes"]],
        "over_budget": [seed for counts in kinds.values() for seed in counts["over_budget"]],
        "slowest_s": max(counts["slowest_s"] for counts in kinds.values()),
        "peak_mib": {"asking": peaks[0], "reading": peaks[1]},
        "kinds": kinds,
    }
    machine = {"machine": platform.machine(), "processors": os.cpu_count(), "date": date.today().isoformat()}
    given.out.write_text(json.dumps(machine | result, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps({key: result[key] for key in result if key != "kinds"}, indent=1) + "\n")
    sys.exit(1 if result["crashes"] or result["over_budget"] or max(peaks) > 1024 else 0)


def _read_kind(kind: str, count: int) -> dict[str, object]:
    outcomes: Counter[str] = Counter()
    crashes, over, slowest = list[str](), list[str](), 0.0
    for seed in range(count):
        data = odd(kind, seed)
        started = perf_counter()
        try:
            outcome, pages = _read(data)
        except Exception:  # noqa: BLE001 - a crash is what is looked for
            outcome, pages = "crash", 0
            crashes.append(f"{kind} {seed}: {traceback.format_exc(limit=-3)}")
            sys.stdout.write(crashes[-1] + "\n")
        took = perf_counter() - started
        budget = watched.OPEN_SECONDS + watched.FILE_SECONDS + watched.SECONDS_A_PAGE * pages
        over += [f"{kind} {seed}: {took:.0f} s"] if took > budget else []
        slowest = max(slowest, took)
        outcomes[outcome] += 1
        if took > SLOW_SECONDS:
            sys.stdout.write(f"{kind} {seed}: {took:.0f} s, {outcome}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{kind}: {dict(outcomes)}, slowest {slowest:.1f} s\n")
    sys.stdout.flush()
    return {"files": count, **outcomes, "slowest_s": round(slowest, 1), "crashes": crashes, "over_budget": over}


def _read(data: bytes) -> tuple[str, int]:
    """What comes of a file, and how many pages it has."""
    try:
        reading = read_pdf(data)
    except DocumentUnreadable:
        return "refused", 0
    document = Document(Metadata("odd", "odd.pdf", "Odd"), reading.pages, "0" * 64, reading.warnings)
    split_document(document)
    reconcile(document, find_observations(document))
    dead = any("not read: it took more memory" in warning for warning in reading.warnings)
    outcome = "read, a page out of memory" if dead else "read, with remarks" if reading.warnings else "read"
    return outcome, len(reading.pages)


if __name__ == "__main__":
    main()
