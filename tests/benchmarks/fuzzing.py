"""Coverage-guided fuzzing of the readers for PDF files and workbooks: what they let through beside a refusal.

Run as `python -m tests.benchmarks.fuzzing [--seconds 600] [--readers pdf xlsx ods]` with the extra `fuzz` installed.
Each reader has its share of the time in a process of its own, in which atheris (libFuzzer) changes sound files by what
code they reach. Workbooks are fuzzed in the XML of one part, for changed bytes of an archive reach little. A finding is
any exception but a refusal, or an input that takes longer than a page may; each is told once, by where it arose. The
raw result goes to tests/benchmarks/results/fuzzing.json.
"""

from __future__ import annotations

import argparse
import base64
import json
import platform
import re
import subprocess
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

RESULT = Path(__file__).parent / "results" / "fuzzing.json"
READERS_FUZZED = ("pdf", "xlsx", "ods")
MAX_BYTES, MAX_SECONDS, MAX_MIB, PAGES = 60_000, 60, 2_048, 3
PARTS = {
    "xlsx": ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"),
    "ods": ("content.xml", "styles.xml"),
}
SHOWN_BYTES = 4_000
"""Of an input that made a finding so much is kept."""


def main() -> None:
    """Fuzz each reader, print and keep what was found; ends with status 1 if anything was."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=int, default=600)
    arguments.add_argument("--readers", nargs="+", default=list(READERS_FUZZED))
    arguments.add_argument("--inside", nargs=2, metavar=("READER", "FOLDER"))
    arguments.add_argument("--out", type=Path, default=RESULT)
    given = arguments.parse_args()
    if given.inside:
        _inside(given.inside[0], Path(given.inside[1]), given.seconds)
        return
    told = {reader: _fuzzed(reader, given.seconds // len(given.readers)) for reader in given.readers}
    machine = {"machine": platform.machine(), "date": date.today().isoformat()}
    given.out.write_text(json.dumps(machine | told, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(told, indent=1) + "\n")
    sys.exit(1 if any(one["findings"] or one["ended"] for one in told.values()) else 0)


def _fuzzed(reader: str, seconds: int) -> dict[str, Any]:
    """What fuzzing one reader found."""
    with tempfile.TemporaryDirectory() as name:
        command = [
            sys.executable,
            "-m",
            "tests.benchmarks.fuzzing",
            "--seconds",
            str(seconds),
            "--inside",
            reader,
            name,
        ]
        run = subprocess.run(command, check=False, capture_output=True, text=True)
        runs = re.search(r"number_of_executed_units:\s*(\d+)", run.stderr)
        reached = re.findall(r"\bft: (\d+)", run.stderr)
        kept = Path(name) / "findings.json"
        findings = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    return {
        "seconds": seconds,
        "inputs": int(runs[1]) if runs else 0,
        "features_reached": [int(reached[0]), int(reached[-1])] if reached else [],
        "findings": findings,
        "ended": "" if run.returncode == 0 else run.stderr[-1500:],
    }


def _inside(reader: str, folder: Path, seconds: int) -> None:
    """Fuzz in this process until the time is over."""
    import atheris  # noqa: PLC0415 - an extra; and it must come before what it watches

    with atheris.instrument_imports(include=["corpus", "pypdf", "pdfplumber", "pdfminer", "openpyxl"]):
        read = _pdf() if reader == "pdf" else _workbook(reader)
    seeds = folder / "seeds"
    seeds.mkdir()
    for number, seed in enumerate(_seeds(reader)):
        (seeds / str(number)).write_bytes(seed)
    findings: dict[str, dict[str, str]] = {}

    def once(data: bytes) -> None:
        try:
            read(data)
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            at = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{type(error).__name__} at {Path(at.filename).name}:{at.lineno}"
            if place not in findings:
                shown = base64.b64encode(data[:SHOWN_BYTES]).decode()
                findings[place] = {"error": str(error)[:200], "trace": traceback.format_exc(limit=-4), "input": shown}
                (folder / "findings.json").write_text(json.dumps(findings), encoding="utf-8")

    bounds = [
        f"-max_len={MAX_BYTES}",
        f"-timeout={MAX_SECONDS}",
        f"-rss_limit_mb={MAX_MIB}",
        f"-max_total_time={seconds}",
    ]
    atheris.Setup([sys.argv[0], *bounds, "-print_final_stats=1", "-seed=1", str(seeds)], once)
    atheris.Fuzz()


def _pdf() -> Callable[[bytes], None]:
    """What reads a PDF in this process, its pages put together."""
    from corpus.errors import DocumentUnreadable  # noqa: PLC0415
    from corpus.readers.pdf import page_reading  # noqa: PLC0415
    from corpus.readers.pdf.assembly import assemble  # noqa: PLC0415

    page_reading.recogniser = lambda: None  # pictures go to another program

    def read(data: bytes) -> None:
        try:
            file = page_reading.OpenFile(data)
        except DocumentUnreadable:
            return
        facts = file.facts()
        assemble([file.page(number) for number in range(1, min(facts.count, PAGES) + 1)], facts)

    return read


def _workbook(kind: str) -> Callable[[bytes], None]:
    """What reads a workbook of which one part, chosen by the first byte, is the rest of the input."""
    from corpus.errors import DocumentUnreadable  # noqa: PLC0415
    from corpus.readers import READERS  # noqa: PLC0415

    whole = _whole(kind)

    def read(data: bytes) -> None:
        names = [name for name in PARTS[kind] if name in whole]
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for name, part in (whole | {names[data[0] % len(names)] if data else names[0]: data[1:]}).items():
                archive.writestr(name, part)
        try:
            READERS[f".{kind}"](made.getvalue())
        except DocumentUnreadable:
            return

    return read


def _whole(kind: str) -> dict[str, bytes]:
    """The parts of a sound workbook."""
    from tests.test_corpus_readers_hostile import WHOLE  # noqa: PLC0415

    with zipfile.ZipFile(BytesIO(WHOLE[f".{kind}"])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _seeds(reader: str) -> list[bytes]:
    """Sound inputs to begin with."""
    if reader != "pdf":
        whole = _whole(reader)
        names = [name for name in PARTS[reader] if name in whole]
        return [bytes([number]) + whole[name] for number, name in enumerate(names)]
    from tests.benchmarks.odd_bases import written  # noqa: PLC0415
    from tests.benchmarks.odd_pdfs import odd  # noqa: PLC0415

    kinds = ("page loops", "other loops", "no pages", "greedy fonts", "deep nesting", "locked", "odd objects")
    from tests.test_corpus_readers_pdf_reports import FEES, FRONT, MINUTES, pdf  # noqa: PLC0415

    front = ["AGENDA Page No", *FRONT[:3], FRONT[3].format("  1"), FRONT[4].format("  2")]
    packs = [
        pdf(front, MINUTES, FEES[0], feet=True),
        pdf(front, MINUTES, FEES[0], marks={1: ("Agenda", 0), 2: ("Fees", 0)}),
    ]
    made = [written(compressed=False, pages=1), *(odd(kind, 3) for kind in kinds), *packs]
    return [data for data in made if len(data) <= MAX_BYTES] + [Random(1).randbytes(10)]


if __name__ == "__main__":
    main()
