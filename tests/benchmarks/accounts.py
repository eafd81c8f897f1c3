"""Five yearly accounts of invented councils, asked about what they hold and what they do not.

Run `python -m tests.benchmarks.accounts [SEED …] [--show]`; the raw result goes to
`tests/benchmarks/results/accounts.json`. For each seed the real index is built and the real assistant asked 90
questions about figures held (60 of one year, 30 about a change), 72 about a year of which nothing is held, and 12 about
a measure of which nothing is held. The judge is the program's own scorecard.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.evaluation import Verdict, evaluate
from server.evaluation.scorecard import Scorecard
from tests.answering import make_assistant
from tests.benchmarks.accounts_measures import MEASURES, Kind, Measure
from tests.benchmarks.accounts_prose import ACCOUNTS, Council, write_accounts

RESULT = Path(__file__).parent / "results" / "accounts.json"
SEEDS = (21, 22, 23)
LOOKUPS, CHANGES, ABSENT_YEARS, ABSENT_MEASURES = 60, 30, 72, 12
ONE_YEAR = {
    Kind.COUNT: ("How many {asked} in {Y}?", "What was {noun} in {Y}?", "{label} {Y}?", "In {Y}, how many {asked}?"),
    Kind.MONEY: ("What was {noun} in {Y}?", "How much was {noun} in {area} in {Y}?", "What was our {noun} for {Y}?"),
    Kind.SHARE: ("What percentage of {asked} in {Y}?", "What was {noun} in {Y}?", "{label} in {Y}?"),
}
EVERY_KIND = (
    "Can you tell me {noun} for {Y}, please?",
    "Please give me {noun} in {area} in {Y}.",
    "I need the {Y} figure for {noun}.",
)
CHANGE = (
    "How did {noun} change between {P} and {Y}?",
    "By how much did {noun} go up or down from {P} to {Y}?",
    "What was the change in {noun} from {P} to {Y}?",
    "How much did {noun} {rise} between {P} and {Y} in {area}?",
)


def questions(council: Council, seed: int) -> list[dict[str, Any]]:
    """What is asked of a council, in the form of a question set."""
    chance = random.Random(seed + 2000)
    held = list(council.values)
    made: list[dict[str, Any]] = []
    pairs = [(measure, at) for measure in held for at in council.held(measure)]
    for measure, at in chance.sample(pairs, LOOKUPS):
        made.append(_one_year(chance, council, measure, council.first + at, at))
    for at in range(CHANGES):
        measure = held[at % len(held)]
        before, after = sorted(chance.sample(council.held(measure), 2)) if at % 3 == 0 else _neighbours(chance)
        made.append(_change(chance, council, measure, before, after))
    last = council.first + ACCOUNTS
    away = [
        (measure, year)
        for measure in held
        for year in (council.first - 3, council.first - 2, council.first - 1, last + 1, last + 2)
    ]
    away = chance.sample(away, ABSENT_YEARS - 2 * len(council.new))
    for measure, year in away + [(measure, council.first) for measure in held if measure in council.new] * 2:
        made.append(_one_year(chance, council, measure, year, None) | {"type": "absent year"})
    for measure in chance.sample([each for each in MEASURES if each not in held], ABSENT_MEASURES):
        year = council.first + chance.randint(0, ACCOUNTS)
        made.append(_one_year(chance, council, measure, year, None) | {"type": "absent measure"})
    for number, question in enumerate(made):
        question["id"] = f"{seed}-{number:03}"
    return made


def _neighbours(chance: random.Random) -> tuple[int, int]:
    after = chance.randint(2, ACCOUNTS)
    return after - 1, after


def _one_year(chance: random.Random, council: Council, measure: Measure, year: int, at: int | None) -> dict[str, Any]:
    template = chance.choice((*ONE_YEAR[measure.kind], *ONE_YEAR[measure.kind], *EVERY_KIND))
    wording = _filled(template, council, measure, Y=council.label(year))
    if at is None:
        return {"question": wording, "expected": "not_in_documents", "gold_answer": "Not held."}
    value = council.values[measure][at]
    gold = {"value": float(value), "unit": _unit(measure), "period": f"{year}-{(year + 1) % 100:02}"}
    return {
        **{"type": "lookup", "question": wording, "expected": "answer", "gold_answer": str(value)},
        "gold_numbers": [gold | {"derivation": "literal"}],
    }


def _change(chance: random.Random, council: Council, measure: Measure, before: int, after: int) -> dict[str, Any]:
    values = council.values[measure]
    years = [council.first + at for at in (before, after)]
    rise = "rise" if values[after] > values[before] else "fall"
    first, last = map(council.label, years)
    labels = [f"{year}-{(year + 1) % 100:02}" for year in years]
    moved = {"unit": _unit(measure), "period": " to ".join(labels), "derivation": "derived", "change": True}
    percent = float((values[after] - values[before]) * 100 / values[before])
    return {
        **{"type": "change", "expected": "answer", "gold_answer": str(values[after] - values[before])},
        "question": _filled(chance.choice(CHANGE), council, measure, Y=last, P=first, rise=rise),
        "gold_numbers": [moved | {"value": float(values[after] - values[before])}],
        "alternatives": [[moved | {"value": round(percent, 2), "unit": "percent"}]] if percent else [],
        "also_numbers": [
            {"value": float(values[at]), "unit": _unit(measure), "period": label, "operand": True}
            for at, label in zip((before, after), labels, strict=True)
        ],
    }


def _filled(template: str, council: Council, measure: Measure, **more: str) -> str:
    words = {"asked": measure.asked if "{asked}" in template else "", "noun": measure.noun, "label": measure.label}
    return template.format(**words, area=council.area, **more)


def _unit(measure: Measure) -> str:
    return "GBP million" if measure.kind is Kind.MONEY else measure.unit


def judge(seed: int, embedder: Embedder, folder: Path) -> Scorecard:
    """The scorecard of one seed's council."""
    (corpus := folder / "corpus").mkdir()
    council = write_accounts(seed, corpus)
    asked = folder / "questions.jsonl"
    asked.write_text("".join(json.dumps(each) + "\n" for each in questions(council, seed)), encoding="utf-8")
    build(corpus, folder / "index", embedder=embedder)
    with closing(open_version(folder / "index", embedder=embedder)) as version:
        return evaluate(asked, make_assistant(version, embedder).answer)


def counted(card: Scorecard) -> dict[str, dict[str, int]]:
    """Verdicts of present questions, and how many absent ones were answered."""
    return {name: dict(verdicts) for name, verdicts in card.by_type().items()}


def main() -> int:
    """Judge each seed, show and write the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", nargs="*", type=int, default=list(SEEDS))
    parser.add_argument("--show", action="store_true", help="show each question that is not right")
    parser.add_argument("--keep", type=Path, help="keep the documents and indexes in this folder")
    chosen = parser.parse_args()
    embedder, result = Embedder(None), {}
    for seed in chosen.seeds:
        with tempfile.TemporaryDirectory() as thrown_away:
            folder = Path(thrown_away)
            if chosen.keep:
                (folder := chosen.keep / str(seed)).mkdir(parents=True)
            card = judge(seed, embedder, folder)
        result[str(seed)] = counted(card)
        sys.stdout.write(f"{seed} {json.dumps(result[str(seed)])}\n")
        if chosen.show:
            for one in card.judgements:
                if one.verdict is not Verdict.RIGHT:
                    told = (one.question.type, one.verdict, one.question.question, one.question.gold_answer, one.text)
                    sys.stdout.write("  " + " | ".join(told) + "\n")
    if chosen.seeds == list(SEEDS):
        told = {"date": date.today().isoformat(), "seeds": result}
        RESULT.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
