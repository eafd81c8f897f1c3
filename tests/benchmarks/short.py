"""Judge the assistant by short pages of many councils in one corpus, as people ask about them.

Run `python -m tests.benchmarks.short [SET …] [--retold] [--show]`; without sets the raw result goes to
`tests/benchmarks/results/short.json`, with `--retold` to `retold.json`. In: `tests/evaluation/short` or `retold` and,
where it is there, the shared sample corpus beside it. Out: for each set how questions for figures, for words and for
what is not held end. `--show` prints what was not right of the sets that are open; of the others nothing but counts is
ever shown.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.evaluation import Verdict, evaluate
from server.evaluation.scorecard import Judgement
from tests.answering import make_assistant

ROOT = Path(__file__).parent.parent.parent
PAGES = ROOT / "tests" / "evaluation" / "short"
SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", ROOT.parent / "shared")) / "questions"
RESULT = Path(__file__).parent / "results" / "short.json"
RETOLD, RETOLD_RESULT = PAGES.with_name("retold"), RESULT.with_name("retold.json")
RETOLD_GROUPS = (
    ("ra", "rb", "rc", "rd", "re", "rf", "rg", "rh"),
    ("ri", "rj"),
    ("rk", "rl"),
    ("rm", "rn"),
    ("ro", "rp"),
    ("rq", "rr"),
    ("rx", "ry"),
    ("rs", "rt"),
)
"""Sets whose pages stand in one corpus: those of the second retell some of the originals of the first."""
FOLDERS = ("sa", "sb", "sc", "sd", "se", "sf", "sg", "sh")
JUDGES = ("rl", "rn", "rs", "rt")
"""Retold sets that nothing is ever learnt from."""
OPEN = (
    "sa",
    "sb",
    "se",
    "sh",
    "ma",
    "mb",
    "fa",
    "sample",
    "na",
    "nb",
    "ca",
    "cb",
    "qa",
    "qb",
    "qc",
    "dev",
    *(f"r{letter}" for letter in "abcdefghi"),
)
"""Sets that may be looked at; the others only judge."""
SETS = {name: PAGES / name / "questions.jsonl" for name in FOLDERS} | {
    name: PAGES / f"{name}.jsonl"
    for name in ("ma", "mb", "mc", "fa", "fb", "sample", "na", "nb", "ca", "cb", "qa", "qb", "qc")
}


RETOLD_SETS = {name: RETOLD / name / "questions.jsonl" for group in RETOLD_GROUPS for name in group}


def corpus_in(folder: Path, folders: Sequence[Path]) -> Path:
    """The pages of some folders as one corpus made in another, with the shared sample where it is there."""
    sample = SHARED / "corpus"
    pages = [*(sample.iterdir() if sample.is_dir() else ()), *(page for each in folders for page in each.iterdir())]
    for page in pages:
        if page.suffix in (".md", ".toml"):
            shutil.copyfile(page, folder / page.name)
    return folder


def kind_of(judged: Judgement) -> str:
    """What a question is for: a figure, words, or what is not held."""
    if judged.question.behaviour == "not_in_documents":
        return "not held"
    return "figure" if judged.question.gold_numbers else "words"


def _judged(
    sets: Mapping[str, Path], folders: Sequence[Path], kept: Path | None, embedder: Embedder, *, show: bool
) -> dict[str, dict[str, int]]:
    """How many questions of each set end how, asked of the pages of some folders."""
    results = dict[str, dict[str, int]]()
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as thrown_away:
        index = kept or Path(thrown_away)
        build(corpus_in(Path(made), folders), index, embedder=embedder)
        with closing(open_version(index, embedder=embedder)) as version:
            assistant = make_assistant(version, embedder)
            for name, path in sets.items():
                judged = evaluate(path, assistant.answer).judgements
                counts = Counter(f"{kind_of(each)} {each.verdict.value}" for each in judged)
                results[name] = dict(sorted(counts.items()))
                sys.stdout.write(f"{name} {json.dumps(results[name])}\n")
                for each in judged if show and name in OPEN else ():
                    if each.verdict is not Verdict.RIGHT:
                        asked = each.question
                        said = each.text[:300].replace("\n", " / ")
                        sys.stdout.write(
                            f"  {each.verdict.value} {asked.id} {asked.question} | {asked.gold_answer} | {said}\n"
                        )
    return results


def main() -> None:
    """Judge the sets named, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--retold", action="store_true", help="ask of pages that retell real ones")
    parser.add_argument("--show", action="store_true", help="print what was not right of sets that are open")
    parser.add_argument("--index", type=Path, help="where the index is kept, so that the next run is faster")
    chosen = parser.parse_args()
    embedder, results = Embedder(None), dict[str, dict[str, int]]()
    dev = {"dev": SHARED / "dev.jsonl"} if (SHARED / "dev.jsonl").exists() else {}
    groups = RETOLD_GROUPS if chosen.retold else (FOLDERS,)
    for number, group in enumerate(groups):
        sets = {name: RETOLD_SETS[name] for name in group} if chosen.retold else SETS
        sets |= {} if number else dev
        asked = {name: path for name, path in sets.items() if name in chosen.sets or not chosen.sets}
        folders = [(RETOLD if chosen.retold else PAGES) / name for name in group]
        if asked:
            index = chosen.index / str(number) if chosen.index and number else chosen.index
            results |= _judged(asked, folders, index, embedder, show=chosen.show)
    if not chosen.sets:
        (RETOLD_RESULT if chosen.retold else RESULT).write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
