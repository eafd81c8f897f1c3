"""Teach the readers of numbers and of sentences further with real pages retold (DECISIONS 111, 113).

Run `python -m tests.benchmarks.teach_retold pairs|numbers [--write]`; half an hour each on two cores. In: the shipped
weights, the passages of `tests/evaluation/texts/retold` but for those kept out, and some of what was taught before, so
that nothing is forgotten. Numbers are taught beside those of their passage and beside those that the program itself
finds for a question in a corpus of all passages. Out: how often what answers comes first on the passages kept out, and
how many answers are right and wrong from which likelihood on, before and after. The linear layers of the upper four of
the six are changed whole; what is kept of a change is its largest part (singular values). A second line over a pair
tells of a number whether an answer is reckoned with it, and of a sentence whether it is an item of what is asked for.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import torch
from safetensors.torch import save_file

from index.adapters import NUMBERS_ADAPTER, PAIRS_ADAPTER
from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from tests.answering import make_assistant
from tests.benchmarks import retold_pages, retold_pairs
from tests.benchmarks.descent import Part, descend
from tests.benchmarks.numbers_asked import NUMBERS
from tests.benchmarks.pairs_asked import PAIRS, Pairs
from tests.benchmarks.pairs_asked import of_passages as of_pairs
from tests.benchmarks.printed_fit import numbers_near, stands_in
from tests.benchmarks.reading_fit import query_of
from tests.benchmarks.retold_learner import Taught, WholeLearner, judge
from tests.benchmarks.teach_pairs import QUESTIONS

TAUGHT = tuple(f"r{number}" for number in (1, 2, 3, 4, 5, 7, *range(9, 16)))
KEPT_OUT, ASKED_AFTER, ASKED_OF_KEPT_OUT = ("r6", "r8"), ("m1", "m2", "m3"), "m4"
CORPORA = (TAUGHT[:6], TAUGHT[6:])
"""Passages that are searched together for what the program finds."""
UNTIDY = tuple(f"n{number}" for number in (9, 10, 11, 12, 14))
PLAIN = tuple(f"n{number}" for number in range(1, 8))
FOUND, AGAIN, OF_BEFORE, OF_NUMBERS = 7, 0.15, 1000, 0.35
"""Numbers found beside a question, the share of those questions that are taught beside their passage too, questions of
what was taught before, and the share of questions for a number that sentences are taught with."""
RATE, LINE_RATE, WARM_STEPS = 1e-4, 2e-3, 50


def found_numbers(names: Sequence[str], embedder: Embedder) -> Iterator[Pairs]:
    """The questions for a number beside those that the program finds for them among the papers of some files.

    The right ones, the likeliest others and some of the rest; without a question whose answer it does not find.
    """
    with tempfile.TemporaryDirectory() as pages, tempfile.TemporaryDirectory() as made:
        build(retold_pages.write_pages(names, Path(pages)), Path(made), embedder=embedder)
        with closing(open_version(Path(made), embedder=embedder)) as version:
            assistant = make_assistant(version, embedder)
            for asked in (one for name in names for one in retold_pages.numbers_asked(name)):
                query = query_of(asked, assistant)
                stood = numbers_near(query, assistant.drafting)
                likely = sorted(zip(stood.found, stood.rows, strict=True), key=lambda pair: -pair[1][0])
                right = [one for one, _ in likely if asked.lines and stands_in(asked, one)][:2]
                if stood.found and (right or not asked.lines):
                    others = [one for one, _ in likely if one not in right]
                    rest = random.sample(others[4:], min(len(others[4:]), max(0, FOUND - 4 - len(right))))
                    texts = tuple(one.as_read(version) for one in (*right, *others[:4], *rest))
                    yield Pairs(query.text, texts, frozenset(range(len(right))))


def _for_numbers(embedder: Embedder) -> list[Taught]:
    found = [one for names in CORPORA for one in found_numbers(names, embedder)]
    asked = {one.question for one in found}
    beside = _numbers_of(told for name in TAUGHT for told in retold_pages.passages(name))
    beside = [one for one in beside if one.question not in asked or random.random() < AGAIN]
    after = [one for name in ASKED_AFTER for one in retold_pairs.followed_asked(name)]
    needed = [one for name in ASKED_AFTER for one in retold_pairs.needed_asked(name)]
    before = _numbers_of(told for name in (*PLAIN, *UNTIDY) for told in retold_pages.passages(name, folder=NUMBERS))
    kept = [*found, *beside, *after, *random.sample(before, OF_BEFORE)]
    return [*map(Taught, kept), *(Taught(one, each=True) for one in needed)]


def _numbers_of(passages: Iterator[retold_pairs.Passage]) -> list[Pairs]:
    return [one for told in passages for one in retold_pairs.numbers_asked(told)]


def _sentences_of(names: Sequence[str], *, numbers: float) -> list[Pairs]:
    passages = (told for name in names for told in retold_pages.passages(name))
    return [one for told in passages for one in retold_pairs.lines_asked(told, numbers=numbers)]


def _for_sentences() -> list[Taught]:
    listed = [one for name in ASKED_AFTER for one in retold_pairs.listed_asked(name)]
    kept = [*_sentences_of(TAUGHT, numbers=OF_NUMBERS), *listed, *random.sample(list(of_pairs(PAIRS)), OF_BEFORE)]
    return [*map(Taught, kept), *(Taught(one, each=True) for one in listed)]


def main() -> None:
    """Learn, judge on the passages kept out, and with --write keep what is learnt for the program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", choices=("pairs", "numbers"))
    parser.add_argument("--write", action="store_true", help="keep what is learnt for the program")
    chosen = parser.parse_args()
    random.seed(5)
    torch.manual_seed(5)
    embedder, after = Embedder(), ASKED_OF_KEPT_OUT
    if chosen.reader == "numbers":
        adapter, taught = NUMBERS_ADAPTER, _for_numbers(embedder)
        plain = _numbers_of(told for name in KEPT_OUT for told in retold_pages.passages(name))
        more, each = list(retold_pairs.followed_asked(after)), list(retold_pairs.needed_asked(after))
    else:
        adapter, taught = PAIRS_ADAPTER, _for_sentences()
        plain, more = _sentences_of(KEPT_OUT, numbers=0.0), list(retold_pairs.listed_asked(after))
        each = more
    judged = {
        "asked": [*map(Taught, plain)],
        "asked after": [*map(Taught, more)],
        "each": [Taught(one, each=True) for one in each],
    }
    learner = WholeLearner(embedder.folder, adapter)
    for name, asked in judged.items():
        judge(learner.eval(), asked, f"before, {name}")
    order = random.sample(taught, len(taught))
    steps = [order[at : at + QUESTIONS] for at in range(0, len(order), QUESTIONS)]
    changes = [weight for weight in learner.model.parameters() if weight.requires_grad]
    parts = [Part(changes, RATE, decay=0.01), Part([learner.lines, learner.constants], LINE_RATE)]
    descend(learner.train().loss_of, steps, parts, WARM_STEPS)
    for name, asked in judged.items():
        judge(learner.eval(), asked, f"after, {name}")
    if chosen.write:
        save_file(learner.kept(), adapter)


if __name__ == "__main__":
    main()
