"""Bind every value of the national outcomes workbook, and compare each with the workbook read another way.

Run `python tests/benchmarks/ascof.py`; the workbook is looked for in the folder that LOCAL_ACCOUNT_SHARED names
(default `../shared`); the raw result goes to `tests/benchmarks/results/ascof.json`. Three renderings go through the
product's own catalogue, reader and figures: one tidy CSV of all values, each sheet as the wide CSV that a clerk would
save, and the workbook itself. The truth is read by a parser of its own (SAX over the workbook's XML, typed numbers
beside the printed ones), and what each column counts is written down here from the workbook's own notes. Seconds are
of the processor.
"""

from __future__ import annotations

import csv
import json
import os
import re
import resource
import shutil
import sys
import tempfile
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import process_time

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Observation
from corpus.sources.ascof import NARROWER, main, read_sheets
from tests.benchmarks.outcomes_workbook import Truth, truths

SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", Path(__file__).parents[3] / "shared"))
RESULT = Path(__file__).parent / "results" / "ascof.json"
MARKS = {"[c]": "suppressed", "[x]": "not available", "[z]": "not applicable", ":": "not available"}
FIELDS = ("bound", "value", "typed value", "availability", "unit", "column", "measure", "area", "period", "answers")
EXAMPLES = 5


def parts(truth: Truth) -> list[tuple[str, bool]]:
    """The values of a cell, each with whether it stands in brackets."""
    two = re.fullmatch(r"(\S+) \((\S+)\)", truth.printed)
    return [(two[1], False), (two[2], True)] if two else [(truth.printed, False)]


PERSONS = {"people", "adults", "carers", "users", "respondents", "staff"}
"""The nouns for persons that the workbook's notes use; the tidy rendering says "people" for all of them."""


def unit_of(truth: Truth) -> str:
    """The unit of a column, from the notes over each table of the workbook."""
    if truth.column.endswith(("numerator", "denominator")):
        return "providers" if truth.sheet == "Table_6b" else "people"
    if truth.column == "number of respondents":
        return "respondents"
    if truth.sheet in ("Table_1a", "Table_1b", "Table_1c"):
        return "score"
    return "per 100,000" if truth.sheet in ("Table_2b", "Table_2c") else "percent"


def key(sheet: str, column: str, area: str, year: int, in_brackets: bool) -> tuple[object, ...]:
    """What names a value."""
    return (sheet, re.sub(r"^(?:\d\w+|number of) ", "", column.lower()), area, year, in_brackets)


def half_a_step(value: Decimal) -> float:
    """Half of the last printed digit: what rounding for print may have changed."""
    exponent = value.as_tuple().exponent
    return 0.5 * 10.0**exponent if isinstance(exponent, int) else 0.0


def compare(truth: Truth, printed: str, in_brackets: bool, found: Observation | None, measure: str) -> dict[str, bool]:
    """Which fields of an observation agree with the workbook."""
    if found is None:
        return dict.fromkeys(FIELDS, False)
    value = None if printed in MARKS else Decimal(printed.replace(",", ""))
    typed = truth.typed is None or value is None or abs(float(value) - truth.typed) <= half_a_step(value) + 1e-9
    return {
        "bound": True,
        "value": found.value == value,
        "typed value": typed and (found.value is None) == (value is None),
        "availability": found.availability.value == MARKS.get(printed, "published"),
        "unit": found.unit == unit_of(truth) or (unit_of(truth) == "people" and found.unit in PERSONS),
        "column": True,  # part of the key by which the observation was found
        "measure": names(found.measure, measure),
        "area": found.area == truth.area,
        "period": found.period is not None and found.period.label == f"{truth.year}-{(truth.year + 1) % 100:02}",
        "answers": found.confidence >= ANSWERS_FROM,
    }


def names(label: str, title: str) -> bool:
    """Whether a label is a title, or what it says after "the proportion of" and before its unit."""
    said, whole = (re.findall(r"[\w-]+", text.casefold()) for text in (label, title))
    return said == whole or (len(said) > 2 and len(said) * 2 > len(whole) and set(said) <= set(whole))


Found = dict[tuple[object, ...], list[Observation]]


def judge(expected: list[Truth], found: Found, measures: dict[str, str]) -> dict[str, object]:
    """Counts of values and of agreement on each field, with examples of what differs."""
    agreed: Counter[str] = Counter()
    examples: dict[str, list[str]] = {}
    values = twice = in_brackets_count = 0
    for truth in expected:
        for printed, in_brackets in parts(truth):
            values += 1
            in_brackets_count += in_brackets
            here = found.pop(key(truth.sheet, truth.column, truth.area, truth.year, in_brackets), [])
            twice += len(here) > 1
            fields = compare(truth, printed, in_brackets, here[0] if here else None, measures[truth.sheet])
            agreed.update(name for name, agrees in fields.items() if agrees)
            for name, agrees in fields.items():
                if not agrees and (here or name == "bound") and len(examples.setdefault(name, [])) < EXAMPLES:
                    seen = here[0] if here else None
                    said = f"{seen.measure} | {seen.unit} | {seen.value}" if seen else ""
                    examples[name].append(f"{truth.sheet} {truth.area} {truth.year} {truth.column} {printed}: {said}")
    return {
        "values": values,
        "of them in brackets": in_brackets_count,
        "agree": {name: agreed[name] for name in FIELDS},
        "bound twice": twice,
        "bound beyond the workbook": sum(map(len, found.values())),
        "examples of what differs": {name: texts for name, texts in examples.items() if texts},
    }


def tidy(workbook: Path, folder: Path) -> tuple[Found, dict[str, str]]:
    """The observations of the workbook rendered as one tidy CSV, by what names them; and each sheet's measure."""
    main([str(workbook), str(folder / "all.csv"), "--all"])
    with (folder / "all.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["measure"]: row["measure_code"] for row in csv.DictReader(file)}
    found: Found = {}
    for observation in find_observations(read_corpus(folder).documents[0]):
        column = next((value for name, value in observation.dimensions if name == "column"), "Outcome")
        bare = re.sub(rf",? ?{NARROWER}$", "", column, flags=re.IGNORECASE)
        sheet = f"Table_{codes[observation.measure].lower()}"
        year = observation.period.start.year if observation.period else 0
        name = key(sheet, bare or "Outcome", observation.area or "", year, bare != column)
        found.setdefault(name, []).append(observation)
    return found, {f"Table_{code.lower()}": measure for measure, code in codes.items()}


def wide(workbook: Path, folder: Path) -> Found:
    """The observations of each sheet saved as a CSV of its own, by what names them."""
    for sheet, rows in read_sheets(workbook):
        if sheet.startswith("Table_"):
            with (folder / f"{sheet}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(rows)
    found: Found = {}
    for document in read_corpus(folder).documents:
        sheet = document.metadata.path.removesuffix(".csv")
        for observation in find_observations(document):
            if observation.wording != "table cell":
                continue
            found.setdefault(_wide_key(sheet, observation), []).append(observation)
    return found


def direct(workbook: Path, folder: Path) -> Found:
    """The observations of the workbook as it was published, by what names them."""
    shutil.copy(workbook, folder)
    (document,) = read_corpus(folder).documents
    found: Found = {}
    for observation in find_observations(document):
        sheet = observation.locator.headings[0]
        if observation.wording == "table cell" and sheet.startswith("Table_"):
            found.setdefault(_wide_key(sheet, observation), []).append(observation)
    return found


def _wide_key(sheet: str, observation: Observation) -> tuple[object, ...]:
    """What names a value of a sheet read as a wide table."""
    said = dict(observation.dimensions)
    column = said.get("statistic") or observation.group or "outcome"
    year = observation.period.start.year if observation.period else 0
    return key(sheet, column, observation.area or "", year, "in brackets" in said)


def run() -> int:
    """Measure, write the result and show it."""
    workbook = SHARED / "documents" / "ascof_2024_25.ods"
    if not workbook.is_file():
        sys.stdout.write(f"NOT MEASURED: {workbook} is not there; set LOCAL_ACCOUNT_SHARED to its folder\n")
        return 0
    expected = list(truths(workbook))
    result: dict[str, object] = {"date": date.today().isoformat(), "cells": len(expected)}
    with tempfile.TemporaryDirectory() as folder:
        started = process_time()
        found, measures = tidy(workbook, Path(folder))
        result["tidy"] = {"seconds": round(process_time() - started, 1), **judge(expected, found, measures)}
    titles = {truth.sheet: truth.title for truth in expected}
    for name, render in (("wide", wide), ("direct", direct)):
        with tempfile.TemporaryDirectory() as folder:
            started = process_time()
            found = render(workbook, Path(folder))
            result[name] = {"seconds": round(process_time() - started, 1), **judge(expected, found, titles)}
    result["peak memory MiB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    RESULT.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(run())
