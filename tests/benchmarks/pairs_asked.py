"""The questions that `teach_pairs.py` teaches with, each beside sentences, of which some answer it or none.

In: the passages of `tests/evaluation/texts/pairs`, the questions of `texts/asked` about pages, and those of `asked`
about figures of the labelled pages. Out: a question, its sentences as the program reads them, and which are right.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from corpus.catalogue import read_corpus
from corpus.passages import split_document
from corpus.sentences import sentences
from index.embedding import Embedder
from index.pair_reading import JOINED, told_with
from tests.benchmarks.teach_asked import ASKED, EVALUATION, KEPT, SAME, SHARED, shared

PAIRS = EVALUATION / "texts" / "pairs"
FIGURES = ("late", "last", "pieces")
NEAREST, ELSEWHERE = 4, 1
"""Sentences of its page beside those that answer: the nearest by the plain model, and some others."""
FIGURES_TAUGHT = 1500
MOVED_YEARS = 0.2
"""Share of the questions naming a year that are asked of another year too, of which nothing is told."""
_YEAR = re.compile(r"\b20[012]\d(?:[-/–](?:20)?\d\d)?\b")


@dataclass(frozen=True, slots=True)
class Pairs:
    """A question and sentences beside it, each with what it hangs on; `right` are the places of those that answer."""

    question: str
    sentences: tuple[str, ...]
    right: frozenset[int]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as it stands, and as it is read."""

    text: str
    read: str


def all_pairs(embedder: Embedder) -> Iterator[Pairs]:
    """Every question to learn from, and some of them asked of a year that nothing is told of."""
    every = [*of_passages(PAIRS), *_nearest(of_pages(), embedder), *_nearest(of_figures(), embedder)]
    for one in every:
        yield one
        if random.random() < MOVED_YEARS:
            yield from _of_another_year(one)


def of_passages(folder: Path) -> Iterator[Pairs]:
    """The questions about single passages, each beside all sentences of its passage."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            read = tuple(JOINED.join((text, told["heading"], told["title"])) for text in told["sentences"])
            for asked in told["asks"]:
                right = {asked["a"], *asked.get("also", ())} - {None}
                yield Pairs(asked["q"], read, frozenset(right))


def of_pages() -> Iterator[tuple[str, list[Told], frozenset[int]]]:
    """The questions about pages: the sentences of the page, and the places of those that answer."""
    folders: dict[str, dict[str, list[Told]]] = {}
    for file in sorted(ASKED.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines() if file.name not in KEPT else ():
            told = json.loads(line)
            name, quote = told["folder"], told["quote"]
            if name not in folders:
                folders[name] = _told_in(SHARED / "corpus" if name == "shared" else EVALUATION / name)
            page = folders[name][told["document"]]
            holding = frozenset(at for at, one in enumerate(page) if quote and _same(quote, one.text))
            if holding or not told["answered"]:
                yield told["question"], page, holding if told["answered"] else frozenset()


def of_figures() -> Iterator[tuple[str, list[Told], frozenset[int]]]:
    """Questions about figures: the sentences of the page, and the places of those that print the figure asked for."""
    found = []
    for folder in FIGURES:
        pages = _told_in(EVALUATION / "figures" / folder)
        lines = (EVALUATION / "figures" / folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()
        labels = [json.loads(line) for line in lines]
        for line in (EVALUATION / "asked" / f"{folder}.jsonl").read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            page = pages.get(told["document"], [])
            right: frozenset[int] = frozenset()
            if told["label"] is not None:
                label = labels[told["label"]]
                right = frozenset(at for at, one in enumerate(page) if _prints(one, label))
                if len(right) != 1:
                    continue  # printed twice, or over several lines: which of them answers is not told
            found.append((told["question"], page, right))
    yield from random.sample(found, min(len(found), FIGURES_TAUGHT))


def _prints(one: Told, label: dict[str, object]) -> bool:
    words = label["words"]
    return str(label["printed"]) in one.text and all(str(word).lower() in one.read.lower() for word in words)  # type: ignore[attr-defined]


def _same(quote: str, text: str) -> bool:
    return shared(quote, text) >= SAME or shared(text, quote) >= SAME


def _told_in(folder: Path) -> dict[str, list[Told]]:
    """The sentences of each document of a folder, by the name of its file."""
    found: dict[str, list[Told]] = {}
    for document in read_corpus(folder).documents:
        own = found.setdefault(Path(document.metadata.path).name, [])
        for passage in split_document(document):
            for start, end in sentences(passage.text):
                read = told_with(passage, start, end, title=document.metadata.title)
                own.append(Told(passage.text[start:end], read))
    return found


def _nearest(asked: Iterator[tuple[str, list[Told], frozenset[int]]], embedder: Embedder) -> Iterator[Pairs]:
    """Each question with those that answer, the nearest others of its page and some further ones."""
    every = [one for one in asked if one[1]]
    texts = list(dict.fromkeys(told.read for _, page, _ in every for told in page))
    vectors = dict(zip(texts, embedder.encode(texts), strict=True))
    questions = embedder.encode([question for question, _, _ in every])
    for (question, page, right), vector in zip(every, questions, strict=True):
        scores = np.stack([vectors[told.read] for told in page]) @ vector
        order = [int(at) for at in np.argsort(-scores) if int(at) not in right]
        others = order[:NEAREST] + random.sample(order[NEAREST:], min(ELSEWHERE, len(order[NEAREST:])))
        kept = [*sorted(right)[:2], *others]
        yield Pairs(question, tuple(page[at].read for at in kept), frozenset(range(min(2, len(right)))))


def _of_another_year(one: Pairs) -> Iterator[Pairs]:
    """The question asked of a year that none of its sentences names, which then nothing answers."""
    named = _YEAR.search(one.question)
    if named is None or not one.right or any(named[0] not in one.sentences[at] for at in one.right):
        return
    told = " ".join(one.sentences)
    moved = [str(year) for year in range(2009, 2027) if str(year) not in told and str(year)[2:] not in told]
    if moved:
        year = random.choice(moved)
        later = f"{named[0][4]}{int(year[2:]) + 1:02d}" if len(named[0]) > len("2020") else ""
        question = one.question.replace(named[0], year + later)
        yield replace(one, question=question, right=frozenset())
