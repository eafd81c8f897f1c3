"""Measure how fast Office files are read, and how much memory that takes.

Run `python tests/benchmarks/office.py`; the raw result goes to `tests/benchmarks/results/office.json`. In: the
published workbooks of the shared folder, and files made here: a Word document of 2,000 paragraphs and 40 tables, a
workbook of 100,000 cells, the same as OpenDocument, and a text of 20,000 paragraphs. Speed is processor seconds of one
core, and megabytes a second of the file and of its parts once unpacked. Each file is read in a process of its own, so
that its peak memory is its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from datetime import date
from pathlib import Path
from time import process_time

from corpus.readers import reader_for
from tests.hostile_files import peak_mib
from tests.office_files import raw_open, saved, word, workbook

SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", Path(__file__).parents[3] / "shared"))
RESULT = Path(__file__).parent / "results" / "office.json"
PUBLISHED = ("ascof_2024_25.ods", "bbc-social-care-in-crisis.xlsx")
ROWS, COLUMNS = 10_000, 10


def made(folder: Path) -> list[Path]:
    """Write the files that are made here."""
    document = word()
    for number in range(2000):
        document.add_paragraph(
            f"In 2022-23 we supported {number} people, which is more than the {number - 5} of the year before."
        )
        if number % 50 == 0:
            table = document.add_table(10, 4)
            for cell in table._cells:
                cell.text = str(number)
    (folder / "made.docx").write_bytes(saved(document))
    rows = [[f"Place {row}", *(row * column for column in range(1, COLUMNS))] for row in range(ROWS)]
    (folder / "made.xlsx").write_bytes(saved(workbook(("S", [["Place", *map(str, range(2015, 2024))], *rows]))))
    cells = "<table:table-cell><text:p>{}</text:p></table:table-cell>" * COLUMNS
    body = "".join(f"<table:table-row>{cells.format(*row)}</table:table-row>" for row in rows)
    (folder / "made.ods").write_bytes(raw_open(f"<table:table>{body}</table:table>"))
    paragraphs = "".join(f"<text:p>In 2022-23 we supported {number} people.</text:p>" for number in range(20_000))
    (folder / "made.odt").write_bytes(raw_open(paragraphs, kind="text"))
    return sorted(folder.iterdir())


def measure(path: Path) -> dict[str, object]:
    """The time and memory that one file takes, in this process."""
    data, reader = path.read_bytes(), reader_for(path.name)
    if reader is None:
        raise ValueError(f"{path.name} is of no known kind")
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    start = process_time()
    reading = reader(data)
    seconds = process_time() - start
    return {
        "kB": len(data) // 1000,
        "XML_kB": unpacked // 1000,
        "characters": sum(len(page.text) for page in reading.pages),
        "seconds": round(seconds, 2),
        "file_MB_a_second": round(len(data) / 1e6 / seconds, 2),
        "XML_MB_a_second": round(unpacked / 1e6 / seconds, 1),
        "peak_MiB": peak_mib(),
    }


def main() -> None:
    """Measure, print, and write the raw result."""
    result: dict[str, object] = {"date": date.today().isoformat()}
    with tempfile.TemporaryDirectory() as folder:
        paths = made(Path(folder))
        for path in [*(SHARED / "documents" / name for name in PUBLISHED), *paths]:
            if not path.is_file():
                sys.stdout.write(f"SKIPPED: {path} is not there; say where with LOCAL_ACCOUNT_SHARED.\n")
                continue
            done = subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.office", str(path)], capture_output=True, text=True, check=True
            )
            result[path.name] = json.loads(done.stdout)
            sys.stdout.write(f"{path.name}: {result[path.name]}\n")
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.stdout.write(json.dumps(measure(Path(sys.argv[1]))))
    else:
        main()
