"""Teach the embedding model to read a question and a figure together (`index/numbers.safetensors`).

Run `python -m tests.benchmarks.teach_figures --from WEIGHTS [--write]`; an hour on two cores. In: the weights that
`teach_pairs --numbers` learns, the passages of `tests/evaluation/texts/numbers` but for the one kept out, and the
questions of `tests.benchmarks.fit` but for those of the sample. Of each question the figures are read that the matching
finds for it, as `server.answers.number_reading` tells them: the right ones, the likeliest wrong ones and some others.
What is learnt is a score above 0 where a figure answers and below where none does.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file

from corpus.models import Metadata
from corpus.quantities import find_quantities
from index.adapters import NUMBERS_ADAPTER
from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.fit import shipped_model
from server.answers.lookups import periods_asked
from server.answers.number_reading import figure_told
from server.answers.pipeline import Assistant
from server.answers.queries import Operation, Wants
from tests.answering import make_assistant
from tests.benchmarks.descent import Part, descend
from tests.benchmarks.fit import Case, gather
from tests.benchmarks.numbers_asked import JUDGES, NUMBERS
from tests.benchmarks.pairs_asked import Pairs
from tests.benchmarks.teach_pairs import QUESTIONS, WARM_STEPS, Learner

EPOCHS, RATE, LINE_RATE = 2, 5e-4, 2e-3
MOST_RIGHT, MOST_BESIDE = 3, 5
JUDGED = ("dev",)
"""Sets of `fit` that are not taught."""
MORE = 2
"""How often the questions about whole documents are taught for once those about passages, which are more."""

AREAS = ("Almar", "Brewick", "Corton", "Dunbury", "Elford", "Fenholm")
"""How the areas of the passages begin, each of which is the one paper of its own."""

Documents = Callable[[str], Metadata]


def pairs_of(case: Case, document: Documents) -> Pairs | None:
    """A question beside the figures found for it, the right ones first; None where one should be right and none is."""
    likely = shipped_model().likelihoods(case.rows)
    told: dict[str, tuple[bool, float]] = {}
    for series, is_right, chance in zip(case.found, case.right, likely, strict=True):
        figures = periods_asked(case.query, series)[:1]
        if not figures or figures[0].value is None:
            continue
        paper = document(figures[0].document_id)
        text = figure_told(figures[0], title=paper.title, home=paper.area)
        was_right, most = told.get(text, (False, 0.0))
        told[text] = (was_right or bool(is_right), max(most, float(chance)))
    right = [text for text, (is_right, _) in told.items() if is_right][:MOST_RIGHT]
    others = sorted((text for text, (is_right, _) in told.items() if not is_right), key=lambda text: -told[text][1])
    if not told or (case.answerable and not right):
        return None
    near, far = others[: MOST_BESIDE // 2 + 1], others[MOST_BESIDE // 2 + 1 :]
    kept = [*right, *near, *random.sample(far, min(len(far), MOST_BESIDE - len(near)))]
    return Pairs(case.query.text, tuple(kept), frozenset(range(len(right))))


def of_passages(embedder: Embedder) -> Iterator[Pairs]:
    """The questions about passages that are taught, each passage asked as the one paper of an area."""
    for file in sorted(NUMBERS.glob("*.jsonl")):
        if file.name in JUDGES:
            continue
        passages = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            (folder / "corpus").mkdir()
            _write(passages, folder / "corpus")
            build(folder / "corpus", folder / "index", embedder=embedder)
            with closing(open_version(folder / "index", embedder=embedder)) as version:
                assistant = make_assistant(version, embedder)
                cases = (
                    _case(assistant, at, told, asked) for at, told in enumerate(passages) for asked in told["asks"]
                )
                found = (pairs_of(case, version.documents.__getitem__) for case in cases if case is not None)
                yield from (pairs for pairs in found if pairs is not None)


def _write(passages: list[dict[str, Any]], folder: Path) -> None:
    listed = ""
    for at, told in enumerate(passages):
        title = json.dumps(told["title"].replace('"', "'"), ensure_ascii=False)
        listed += f'[[document]]\nid = "d{at}"\npath = "d{at}.md"\ntitle = {title}\narea = "{_area(at)}"\n\n'
        lines = "\n".join(line if line.startswith("- ") else f"\n{line}" for line in told["lines"])
        (folder / f"d{at}.md").write_text(f"# {told['title']}\n\n## {told['heading']}\n\n{lines}\n", encoding="utf-8")
    (folder / "catalogue.toml").write_text(listed, encoding="utf-8")


def _area(at: int) -> str:
    return f"{AREAS[at % len(AREAS)]}{at}dale"


def _case(assistant: Assistant, at: int, told: dict[str, Any], asked: dict[str, Any]) -> Case | None:
    """A question about a passage beside the figures of its area; None where words are asked for or none is read."""
    query = assistant.reader.read(asked["q"])
    if query.wants is Wants.TEXT:
        return None
    query = replace(query, area=query.area or _area(at), operation=Operation.LOOKUP)
    near = assistant.matcher.nearness(query.compared)
    found, rows = assistant.matcher.candidates(query, assistant.version.observations(area=query.area), near)
    line = told["lines"][asked["line"]] if asked["line"] is not None else ""
    values = {number.value for number in find_quantities(asked["number"] or "")}
    given = [periods_asked(query, series)[:1] for series in found]
    right = [any(each.value in values and each.locator.quote in line for each in figures) for figures in given]
    return Case(asked["q"], bool(values), query, found, rows, np.array(right, dtype=bool), []) if found else None


def of_sets(embedder: Embedder, kept: Path) -> Iterator[Pairs]:
    """The questions that the matching learns from, with the papers of the indexes made for them in `kept`."""
    cases, papers = gather(embedder, kept), dict[str, Metadata]()
    for folder in kept.iterdir():
        with closing(open_version(folder, embedder=embedder)) as version:
            papers |= {f"{folder.name} {name}": paper for name, paper in version.documents.items()}
    for name, held in cases.items():
        index = name if name.startswith("plain") else "pages"
        for case in held if name not in JUDGED else ():
            pairs = pairs_of(case, lambda paper, at=index: papers.get(f"{at} {paper}") or papers[f"shipped {paper}"])
            yield from [pairs] * MORE if pairs is not None else ()


def main() -> None:
    """Learn, tell the loss as it falls, and with --write keep what is learnt for the program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="begun", type=Path, required=True, help="weights to go on from")
    parser.add_argument("--write", action="store_true", help="keep what is learnt for the program")
    chosen = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    embedder = Embedder()
    with tempfile.TemporaryDirectory() as kept:
        every = [*of_passages(embedder), *of_sets(embedder, Path(kept))]
    learner = Learner(embedder.folder)
    learner.begin_with(chosen.begun)
    orders = [random.sample(every, len(every)) for _ in range(EPOCHS)]
    steps = [order[at : at + QUESTIONS] for order in orders for at in range(0, len(order), QUESTIONS)]
    changes = [weight for weight in learner.model.parameters() if weight.requires_grad]
    parts = [Part(changes, RATE, decay=0.01), Part([learner.line, learner.constant], LINE_RATE)]
    descend(learner.loss, steps, parts, WARM_STEPS)
    if chosen.write:
        save_file(learner.kept(), NUMBERS_ADAPTER)


if __name__ == "__main__":
    main()
