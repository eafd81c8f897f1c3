"""A second opinion on tables, from another field: annual reports of companies, with questions somebody else asked.

Run `python tests/benchmarks/tatqa.py`; the development set of TAT-QA (Zhu et al. 2021, CC BY 4.0) is looked for in the
folder that LOCAL_ACCOUNT_SHARED names (default `../shared`); the raw result goes to
`tests/benchmarks/results/tatqa.json`. Each context becomes an HTML page, its table without any mark of a header; sums
in dollars and euros are written in pounds, the only currency the product knows. A fact is a number that the derivation
or the answer of a question uses and that stands in exactly one cell, or in exactly one place of the text. Counted is
which of them became observations, and with what. No rule is ever fitted to this set.
"""

from __future__ import annotations

import html
import json
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.measures import stems
from corpus.models import ANSWERS_FROM, BlockKind, Document, Observation

SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", Path(__file__).parents[3] / "shared"))
RESULT = Path(__file__).parent / "results" / "tatqa.json"
POWERS = {"thousand": 3, "million": 6, "billion": 9}
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
SCALE = re.compile(r"thousand|million|billion|000s?\b(?<!\d000)|[$€£]\s?m\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
UNIT_WORDS = {"million", "thousand", "billion", "percent", "per", "cent", "m", "000", "in", "us", "u.", "s"}
EXAMPLES = 12


@dataclass(frozen=True, slots=True)
class Fact:
    """A number that a question needs: its place in the table (0-based row and column) or in the text, and its scale."""

    context: int
    number: Decimal
    scale: str
    row: int | None = None
    column: int | None = None


def pounds(text: str) -> str:
    """A text with its sums in pounds."""
    return re.sub(
        r"(?:US|A|C|S|HK|NT)?\$|€|RMB|₹|Rs\.?", "£", re.sub(r"(?:US|A|C|S|HK|NT)?\$\s+|€\s+|RMB\s+", "£", text)
    )


def numbers(text: str) -> list[Decimal]:
    """The numbers of a text, without sign."""
    return [Decimal(found.replace(",", "")) for found in NUMBER.findall(text)]


def digits(number: Decimal) -> str:
    """The significant digits of a number, whatever its scale and sign."""
    return re.sub(r"\D", "", f"{abs(number):f}").strip("0")


def facts(number: int, context: dict[str, Any]) -> Iterator[Fact]:
    """The facts of a context, each once."""
    grid = [[str(cell) for cell in row] for row in context["table"]["table"] if any(map(str.strip, row))]
    text = "\n".join(paragraph["text"] for paragraph in context["paragraphs"])
    seen: set[Fact] = set()
    for question in context["questions"]:
        answer = question["answer"]
        spans = " ".join(map(str, answer)) if isinstance(answer, list) else ""
        source = question["derivation"] if question["answer_type"] == "arithmetic" else spans
        scale = question["scale"] if question["scale"] in POWERS else "?" if question["scale"] == "percent" else ""
        if question["answer_type"] not in ("arithmetic", "span", "multi-span"):
            continue
        for value in numbers(re.sub(r"\b(?:19|20)\d\d\b", " ", source)):
            cells = [(r, c) for r, row in enumerate(grid) for c, cell in enumerate(row) if c and value in numbers(cell)]
            if question["answer_from"] != "text" and len(cells) == 1:
                fact = Fact(number, value, scale, *cells[0])
            elif question["answer_from"] == "text" and not cells and numbers(text).count(value) == 1:
                fact = Fact(number, value, scale)
            else:
                continue
            if fact not in seen:
                seen.add(fact)
                yield fact


def page(context: dict[str, Any]) -> str:
    """A context as an HTML page: its paragraphs, then its table of plain cells."""
    rows = ("".join(f"<td>{html.escape(pounds(str(cell)))}</td>" for cell in row) for row in context["table"]["table"])
    body = "".join(f"<p>{html.escape(pounds(paragraph['text']))}</p>" for paragraph in context["paragraphs"])
    return f"<h1>Annual report</h1>{body}<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def compare(fact: Fact, context: dict[str, Any], document: Document, found: list[Observation]) -> dict[str, bool]:
    """What of a fact the product knows: that it is a figure, its value in base units, row, column and year."""
    places = {(cell.row, cell.column): cell.start for block in document.pages[0].blocks if block.kind is BlockKind.TABLE
              for cell in (block.table.cells if block.table else ())}  # fmt: skip
    if fact.row is None or fact.column is None:
        same = [one for one in found if one.wording != "table cell" and one.value is not None
                and any(abs(one.value) == fact.number.scaleb(power) for power in (0, 3, 6, 9))]  # fmt: skip
        return {"figure": bool(same), "answers": any(one.confidence >= ANSWERS_FROM for one in same)}
    here = [one for one in found if one.locator.start == places.get((fact.row, fact.column)) and one.value is not None]
    here = [one for one in here if digits(one.value or Decimal(0)) == digits(fact.number)]
    if not here:
        return {"figure": False}
    one = here[0]
    grid = [[str(cell) for cell in row] for row in context["table"]["table"] if any(map(str.strip, row))]
    label = set(stems(one.label)) | set(stems(one.unit)) | {"percent" if one.unit == "percent" else ""}
    row_words = set(stems(NUMBER.sub(" ", re.sub(r"\(.*?\)", " ", grid[fact.row][0]))))
    heads = next((n for n, row in enumerate(grid) if any(numbers(YEAR.sub("", cell)) for cell in row[1:])), 1) or 1
    head = " ".join(row[fact.column] for row in grid[:heads] if fact.column < len(row))
    years = set(YEAR.findall(head)) or set(YEAR.findall(grid[fact.row][0]))
    column_words = set(stems(pounds(YEAR.sub(" ", head)))) - UNIT_WORDS
    told = {"figure": True, "answers": one.confidence >= ANSWERS_FROM, "row": row_words <= label or not row_words}
    told["column"] = column_words <= label | set(stems(one.period.label if one.period else "")) | DATES
    if years:
        told["year"] = one.period is not None and bool({str(one.period.end.year), one.period.label[:4]} & years)
    if fact.scale != "?":
        told["scale"] = abs(one.value or 0) == fact.number.scaleb(POWERS.get(fact.scale, 0))
        if fact.scale and SCALE.search(" ".join(cell for row in grid for cell in row)):
            told["scale printed in the table"] = told["scale"]
    return told


DATES = set(stems("year years ended end as of at december march june september january february april may july august"
                  " october november fiscal for the three six nine twelve months 31 30 28"))  # fmt: skip
"""Words of a header that tell its period only."""


def run() -> int:
    """Measure, write the result and show it."""
    source = SHARED / "data" / "tatqa" / "tatqa_dataset_dev.json"
    if not source.is_file():
        sys.stdout.write(f"NOT MEASURED: {source} is not there; set LOCAL_ACCOUNT_SHARED to its folder\n")
        return 0
    contexts = json.loads(source.read_text(encoding="utf-8"))
    counts: dict[str, Counter[str]] = {"table": Counter(), "text": Counter()}
    missed: list[str] = []
    started = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for number, context in enumerate(contexts):
            (Path(folder) / f"{number:03}.html").write_text(page(context), encoding="utf-8")
        documents = {int(one.metadata.path[:3]): one for one in read_corpus(Path(folder)).documents}
        for number, context in enumerate(contexts):
            found = list(find_observations(documents[number]))
            for fact in facts(number, context):
                told = compare(fact, context, documents[number], found)
                count = counts["text" if fact.row is None else "table"]
                count["facts"] += 1
                count.update(name for name, agrees in told.items() if agrees)
                count.update(f"{name} could be told" for name in told if name.startswith(("year", "scale")))
                count["all that could be told"] += all(agrees for name, agrees in told.items() if name != "answers")
                if not told["figure"] and fact.row is not None and len(missed) < EXAMPLES:
                    missed.append(f"context {number}: {fact.number} in row {context['table']['table'][fact.row][0]!r}")
    result = {
        "date": date.today().isoformat(),
        "contexts": len(contexts),
        "seconds": round(perf_counter() - started, 1),
        **{name: dict(sorted(count.items())) for name, count in counts.items()},
        "examples of missed cells": missed,
    }
    RESULT.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(run())
