"""Measure how well the tables of PDFs are read, cell by neighbouring cell, and what reading them costs.

Run `python -m tests.benchmarks.pdf_tables`; the raw result goes to `tests/benchmarks/results/pdf_tables.json`. In:
tables known cell by cell, printed by three programs (`pdf_tables_drawn`, `pdf_tables_printed`, and with tables of other
forms `pdf_tables_set`). Counted as in the
ICDAR 2013 table competition (Göbel et al. 2012): each filled cell is paired with its nearest filled neighbour to the
right and below; a pair is found if the same two texts stand so in a table read from that page. Beside the reader,
pdfplumber is measured as it comes. Seeds below `JUDGE_FROM` may be looked at while rules are made, others not.
"""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pdfplumber

from corpus.models import BlockKind
from corpus.readers.pdf import read_pdf
from tests.benchmarks import pdf_tables_drawn, pdf_tables_printed, pdf_tables_set
from tests.benchmarks.pdf_tables_forms import FORMS
from tests.benchmarks.pdf_tables_reports import REPORT_FORMS

RESULT = Path(__file__).parent / "results" / "pdf_tables.json"
JUDGE_FROM = 1000
FILES = 10
TABLES = 7

Placed = tuple[int, int, int, int, str]
"""A cell: its first row and column, the row and column after its last, and its text."""
Pairs = Counter[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Sample:
    """A printed file and the tables known to be on it: printer, form, page, whether ruled, and the cells."""

    printer: str
    data: bytes
    tables: tuple[tuple[str, int, bool, tuple[Placed, ...]], ...]


def bare(text: str) -> str:
    """A cell's text without spaces and marks, as the competition compared them."""
    return "".join(character for character in text.casefold() if character.isalnum()) or text.strip()


def pairs(cells: Iterable[Placed]) -> Pairs:
    """The neighbours of a table: (text, text, direction), empty cells passed over."""
    filled = [cell for cell in cells if cell[4].strip()]
    found: Pairs = Counter()
    for one in filled:
        right = [o for o in filled if o[1] >= one[3] and o[0] < one[2] and one[0] < o[2]]
        below = [o for o in filled if o[0] >= one[2] and o[1] < one[3] and one[1] < o[3]]
        for others, way, near in ((right, "right", 1), (below, "below", 0)):
            for other in others:
                lines = set(range(max(one[1 - near], other[1 - near]), min(one[3 - near], other[3 - near])))
                between = [o for o in others if one[2 + near] <= o[near] < other[near]]
                lines -= {n for o in between for n in range(o[1 - near], o[3 - near])}
                if lines:
                    found[bare(one[4]), bare(other[4]), way] += 1
    return found


def samples(first: int, count: int) -> Iterable[Sample]:
    """Files of every printer that is here, each with `TABLES` tables, the same for the same seed."""
    for seed in range(first, first + count):
        for printer in ["reportlab", "fpdf2", *(["chromium"] if pdf_tables_printed.is_here() else [])]:
            random = Random(f"{printer} {seed}")
            known = [random.choice(REPORT_FORMS if printer == "fpdf2" else FORMS)(random) for _ in range(TABLES)]
            if printer == "reportlab":
                data, places = pdf_tables_drawn.draw(known, random)
            elif printer == "fpdf2":
                data, places = pdf_tables_set.draw(known, random)
            else:
                page, places = pdf_tables_printed.pages(known, random)
                data = pdf_tables_printed.print_pdf(page)
            tables = tuple(
                (one.form, number, ruled, tuple((c.row, c.column, c.row + c.row_span, c.column + c.column_span, c.text)
                                                for c in one.cells))
                for one, (number, ruled) in zip(known, places, strict=True)
            )  # fmt: skip
            yield Sample(printer, data, tables)


def ours(data: bytes) -> dict[int, list[list[Placed]]]:
    """The tables that the reader finds, by page."""
    return {
        page.number or 0: [
            [(c.row, c.column, c.row + c.row_span, c.column + c.column_span, c.text) for c in block.table.cells]
            for block in page.blocks
            if block.kind is BlockKind.TABLE and block.table
        ]
        for page in read_pdf(data).pages
    }


def defaults(data: bytes) -> dict[int, list[list[Placed]]]:
    """The tables that pdfplumber finds as it comes, by page."""
    with pdfplumber.open(io.BytesIO(data)) as file:
        return {
            page.page_number: [
                [(r, c, r + 1, c + 1, text or "") for r, row in enumerate(rows) for c, text in enumerate(row)]
                for rows in page.extract_tables()
            ]
            for page in file.pages
        }


def judge(kept: Iterable[Sample], read: Callable[[bytes], dict[int, list[list[Placed]]]]) -> dict[str, list[int]]:
    """Right, known and found pairs by printer, by form, and by ruled or not.

    A table found counts to the known table of its page with which it shares most; one that shares nothing, to "none".
    """
    counts: dict[str, list[int]] = {}

    def add(names: Iterable[str], right: int, known: int, found: int) -> None:
        for name in names:
            held = counts.setdefault(name, [0, 0, 0])
            held[:] = [held[0] + right, held[1] + known, held[2] + found]

    for sample in kept:
        seen = read(sample.data)
        for number in {number for _, number, _, _ in sample.tables} | set(seen):
            known = [(form, ruled, pairs(cells)) for form, at, ruled, cells in sample.tables if at == number]
            found = [Pairs() for _ in known]
            for cells in seen.get(number, []):
                mine = pairs(cells)
                shared = [(mine & truth).total() for _, _, truth in known]
                if max(shared, default=0):
                    found[shared.index(max(shared))] += mine
                else:
                    add(["all", sample.printer, "none"], 0, 0, mine.total())
            for (form, ruled, truth), mine in zip(known, found, strict=True):
                names = ["all", sample.printer, form, "ruled" if ruled else "borderless"]
                add(names, (mine & truth).total(), truth.total(), mine.total())
    return counts


def shares(counts: dict[str, list[int]]) -> dict[str, dict[str, float]]:
    """Recall, precision and F1 of each count."""
    return {
        name: {
            "recall": round(right / known, 3) if known else 0.0,
            "precision": round(right / found, 3) if found else 0.0,
            "f1": round(2 * right / (known + found), 3) if known + found else 0.0,
            "known": known,
            "found": found,
        }
        for name, (right, known, found) in sorted(counts.items())
    }


def main() -> None:
    """Measure, print, and write the raw result."""
    first = int(sys.argv[1]) if len(sys.argv) > 1 else JUDGE_FROM
    kept = list(samples(first, FILES))
    result = {"seeds": [first, first + FILES - 1], "tables": sum(len(sample.tables) for sample in kept)}
    both = {"reader": shares(judge(kept, ours)), "pdfplumber": shares(judge(kept, defaults))}
    for name in both["reader"]:
        sys.stdout.write(f"{name:12} reader {both['reader'][name]}\n{'':12} plumber {both['pdfplumber'].get(name)}\n")
    if first == JUDGE_FROM:
        RESULT.write_text(json.dumps(result | both, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
