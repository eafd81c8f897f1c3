"""Ask templated questions over the whole table of national outcomes, 176 areas and ten years, and judge the answers.

Run `python -m tests.benchmarks.outcomes_questions [--seed N] [--show]`; the raw result goes to
`tests/benchmarks/results/outcomes_questions.json`. In: the workbook in the folder that LOCAL_ACCOUNT_SHARED names. The
index of its 76,046 values is built once in `.local-account/outcomes`. What is right is drawn from the rows of the table
by code and column, never through the program.
"""

from __future__ import annotations

import csv
import json
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from corpus.sources.ascof import main as render
from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.evaluation import Verdict, evaluate
from tests.answering import make_assistant
from tests.benchmarks import outcomes_spoken as spoken

ROOT = Path(__file__).parent.parent.parent
SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", ROOT.parent / "shared"))
RESULT = Path(__file__).parent / "results" / "outcomes_questions.json"
HELD = ROOT / ".local-account" / "outcomes"
SHARES = {"lookup": 130, "column": 30, "change": 40, "compare": 40, "rank": 25, "mark": 35}
SAYS = {
    "[c]": ["suppressed", "withheld"],
    "[x]": ["not available", "no figure"],
    "[z]": ["not applicable", "no survey", "not held"],
}
CATALOGUE = """[[document]]
id = "outcomes"
path = "outcomes.csv"
title = "Adult Social Care Outcomes Framework 2024-25"
publisher = "Department of Health and Social Care"
area = "England"
kind = "statistics"
period = "2024-25"
"""

Row = dict[str, str]


class Table:
    """The rows of the rendered workbook, by code, column, area and period."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = [row for row in rows if row["measure_code"] in spoken.SPOKEN]
        self.by = {(row["measure_code"], row["column"], row["area"], row["period"]): row for row in rows}

    def drawn(self, rng: random.Random, column: str, *, marked: bool = False) -> Row:
        """A row of a column that holds a number, or a mark."""
        while True:
            row = rng.choice(self.rows)
            if row["column"] == column and row["value"].startswith("[") is marked:
                return row

    def value(self, row: Row, *, area: str | None = None, period: str | None = None) -> Decimal | None:
        """The value of a row, or of the row like it of another area or period."""
        key = (row["measure_code"], row["column"], area or row["area"], period or row["period"])
        held = self.by.get(key)
        return _number(held["value"]) if held else None


def _number(printed: str) -> Decimal | None:
    return None if printed.startswith("[") or printed == ":" else Decimal(printed.replace(",", ""))


def _gold(value: Decimal, row: Row, period: str | None = None, **more: object) -> dict[str, Any]:
    return {
        "value": float(value),
        "unit": row["unit"].removesuffix(" population"),
        "period": period or row["period"],
        "derivation": "literal",
        **more,
    }


def questions(table: Table, seed: int) -> Iterator[dict[str, Any]]:
    """Three hundred questions with what a right answer holds."""
    rng = random.Random(seed)
    makers = {
        "lookup": _lookup,
        "column": _column,
        "change": _change,
        "compare": _compare,
        "rank": _rank,
        "mark": _mark,
    }
    for kind, count in SHARES.items():
        made = 0
        while made < count:
            told = makers[kind](table, rng)
            if told is not None:
                made += 1
                yield {
                    "id": f"{kind}-{made}",
                    "audience": "councillor",
                    "document": ["outcomes"],
                    "expected": "answer",
                    "gold_answer": "",
                    "notes": "",
                    "type": kind if kind not in ("column", "mark") else "lookup",
                    "gold_numbers": [],
                    **told,
                }


def _words(rng: random.Random, row: Row, template: str, **more: str) -> str:
    measure = rng.choice(spoken.SPOKEN[row["measure_code"]])
    written = {"measure": measure, "area": row["area"], "period": _written(rng, row["period"]), **more}
    text = template.format(**written)
    return text[0].upper() + text[1:]


def _written(rng: random.Random, period: str) -> str:
    """A financial year as people write it."""
    start, end = period.split("-")
    return rng.choice((period, f"{start}/{end}", f"{start[2:]}/{end}", f"{start} to 20{end}"))


def _lookup(table: Table, rng: random.Random) -> dict[str, Any] | None:
    return _asked(rng, table.drawn(rng, ""), rng.choice(spoken.LOOKUPS))


def _column(table: Table, rng: random.Random) -> dict[str, Any] | None:
    column = rng.choice(list(spoken.COLUMNS))
    return _asked(rng, table.drawn(rng, column), spoken.COLUMNS[column])


def _asked(rng: random.Random, row: Row, template: str) -> dict[str, Any] | None:
    value = _number(row["value"])
    return None if value is None else {"question": _words(rng, row, template), "gold_numbers": [_gold(value, row)]}


def _change(table: Table, rng: random.Random) -> dict[str, Any] | None:
    row = table.drawn(rng, "")
    first = f"{(start := rng.randint(2015, 2023))}-{(start + 1) % 100:02d}"
    before, value = table.value(row, period=first), _number(row["value"])
    if before is None or value is None or first >= row["period"]:
        return None
    unit = "percentage points" if row["unit"] == "percent" else row["unit"].removesuffix(" population")
    change = {
        "value": float(value - before),
        "unit": unit,
        "period": f"{first} to {row['period']}",
        "derivation": "derived",
        "change": True,
    }
    also = [{**_gold(before, row, first), "operand": True}, {**_gold(value, row), "operand": True}]
    if before:
        also.append({**change, "value": float((value - before) / before * 100), "unit": "percent"})
    return {
        "question": _words(rng, row, rng.choice(spoken.CHANGES), first=_written(rng, first)),
        "gold_numbers": [change],
        "also_numbers": also,
    }


def _compare(table: Table, rng: random.Random) -> dict[str, Any] | None:
    row = table.drawn(rng, "")
    value, country = _number(row["value"]), table.value(row, area="England")
    if value is None or country is None or row["area"] == "England":
        return None
    return {
        "question": _words(rng, row, rng.choice(spoken.COMPARED)),
        "gold_numbers": [_gold(value, row), _gold(country, row)],
    }


def _rank(table: Table, rng: random.Random) -> dict[str, Any] | None:
    row = table.drawn(rng, "")
    areas = [row["area"], *(table.drawn(rng, "")["area"] for _ in range(2))]
    values = {area: table.value(row, area=area) for area in areas}
    numbers = [value for value in values.values() if value is not None]
    if len(set(numbers)) < 3:
        return None
    template = rng.choice(spoken.RANKED)
    best = (max if "highest" in template else min)(numbers)
    name = next(area for area, value in values.items() if value == best)
    question = _words(rng, row, template, areas=f"{areas[0]}, {areas[1]} and {areas[2]}")
    return {
        "question": question.replace("highest the ", "highest ").replace("lowest the ", "lowest "),
        "gold_numbers": [_gold(best, row)],
        "must_say": [[name]],
    }


def _mark(table: Table, rng: random.Random) -> dict[str, Any] | None:
    row = table.drawn(rng, "", marked=True)
    return {
        "question": _words(rng, row, rng.choice(spoken.LOOKUPS)),
        "expected": "not_in_documents",
        "type": "unanswerable",
        "must_say": [SAYS[row["value"]]],
    }


def main(arguments: list[str]) -> None:
    """Build the index if it is not there, ask, print and write the raw result."""
    workbook = SHARED / "documents" / "ascof_2024_25.ods"
    if not workbook.exists():
        sys.stdout.write(f"SKIPPED: {workbook} is not there; say where with LOCAL_ACCOUNT_SHARED.\n")
        return
    documents = HELD / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    if not (documents / "outcomes.csv").exists():
        render([str(workbook), str(documents / "outcomes.csv"), "--all"])
        (documents / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    with (documents / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        table = Table(list(csv.DictReader(file)))
    embedder = Embedder()
    build(documents, HELD / "index", embedder=embedder)
    result: dict[str, Any] = {"date": date.today().isoformat()}
    with closing(open_version(HELD / "index", embedder=embedder)) as version:
        answer = make_assistant(version, embedder).answer
        for seed in [int(text) for text in arguments if text.isdigit()] or [1, 2]:
            with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as asked:
                asked.writelines(json.dumps(told) + "\n" for told in questions(table, seed))
                asked.flush()
                card = evaluate(Path(asked.name), answer)
            kinds: dict[str, dict[str, int]] = {}
            for judged in card.judgements:
                counts = kinds.setdefault(judged.question.id.split("-")[0], {})
                counts[judged.verdict.value] = counts.get(judged.verdict.value, 0) + 1
                if "--show" in arguments and judged.verdict is not Verdict.RIGHT:
                    text = (
                        f"{judged.verdict.value} {judged.question.id}: {judged.question.question}\n    {judged.text}\n"
                    )
                    sys.stdout.write(text)
            result[f"seed {seed}"] = kinds
            sys.stdout.write(f"seed {seed}: {json.dumps(kinds)}\n")
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
