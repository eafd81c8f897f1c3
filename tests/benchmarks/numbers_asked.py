"""Questions for a number beside numbers marked in their sentences: to teach a model to read both together.

Run `python -m tests.benchmarks.numbers_asked [WEIGHTS]`: how often the number that answers comes first in the passages
that are not taught, and how many answers are right and wrong from which likelihood on. In: the passages of
`tests/evaluation/texts/numbers`, of which each question names the number that answers; the questions for numbers about
those of `texts/pairs`, of which only the sentence is known; and the questions of `asked` about figures of the labelled
pages. Out: a question, the numbers as they are read, and which may be right. Nothing of this is in the product: see
DECISIONS 75.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Aspect, Observation, Status
from corpus.observations import NUMBER
from corpus.quantities import find_quantities
from index.adapters import PAIRS_ADAPTER
from index.embedding import Embedder
from index.pair_reading import JOINED, as_asked
from tests.benchmarks.pairs_asked import PAIRS, Pairs
from tests.benchmarks.teach_asked import EVALUATION

NUMBERS = EVALUATION / "texts" / "numbers"
JUDGES = tuple(f"n{number}.jsonl" for number in range(8, 16))
"""Files of passages that are not taught."""
FOLDERS = ("late", "last", "pieces")
MOST_BESIDE = 5
"""Numbers beside those that may answer; of a page half are the nearest by the model for figures."""
FOR_A_NUMBER = re.compile(
    r"\b(?:how (?:many|much|long|big|far|often|old|high|large)|number|count|total|share|percentage|proportion|rate|cost"
    r"|costs|price|spend|spent|spending|budget|average|figure|paid?|fee|charge|per ?cent|amount|bill)\b|[%£]",
    re.IGNORECASE,
)
"""What tells that a question about a sentence may ask for a number in it."""


def all_numbers(embedder: Embedder) -> Iterator[Pairs]:
    """Every question to learn from."""
    for file in sorted(NUMBERS.glob("*.jsonl")):
        if file.name not in JUDGES:
            yield from of_passages(file)
    for file in sorted(PAIRS.glob("*.jsonl")):
        yield from _of_sentences(file)
    for folder in FOLDERS:
        yield from of_pages(folder, embedder)


def of_passages(file: Path) -> Iterator[Pairs]:
    """The questions of passages of which the answering number is known, each beside numbers of its passage."""
    for line in file.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        for asked in told["asks"]:
            spans = _spans(told["lines"])
            right = frozenset[int]()
            if asked["line"] is not None:
                start = told["lines"][asked["line"]].find(asked["number"])
                end = start + len(asked["number"])
                own = [span for span in spans if span[0] == asked["line"] and span[1] < end and span[2] > start]
                spans = [*own[:1], *(span for span in spans if span not in own)]
                if start < 0 or not own:
                    continue  # the program reads no number there
                right = frozenset({0})
            yield _beside(asked["q"], spans, right, told["lines"], told)


def _of_sentences(file: Path) -> Iterator[Pairs]:
    """The questions of passages of which the answering sentence is known: one of its numbers answers."""
    for line in file.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        spans = _spans(told["sentences"])
        for asked in told["asks"]:
            own = [span for span in spans if span[0] == asked["a"] or span[0] in asked.get("also", ())]
            if not spans or not FOR_A_NUMBER.search(asked["q"]) or (asked["a"] is not None and not own):
                continue
            others = [span for span in spans if span not in own]
            yield _beside(asked["q"], [*own, *others], frozenset(range(len(own))), told["sentences"], told)


def _spans(lines: list[str]) -> list[tuple[int, int, int]]:
    """Every number of some lines: the place of its line, and its span there."""
    return [(at, found.start, found.end) for at, line in enumerate(lines) for found in find_quantities(line)]


def _beside(
    question: str, spans: list[tuple[int, int, int]], right: frozenset[int], lines: list[str], told: dict[str, str]
) -> Pairs:
    """The numbers that may be right, which come first, and some others, as the program reads them."""
    others = spans[len(right) :]
    kept = [*spans[: len(right)], *random.sample(others, min(MOST_BESIDE, len(others)))]
    texts = []
    for at, start, end in kept:
        lead = _lead(lines, at)
        parts = (marked(lines[at], start, end), lead, told["heading"], told["title"])
        texts.append(JOINED.join(part for part in parts if part))
    return Pairs(question, tuple(texts), right)


def _lead(lines: list[str], at: int) -> str:
    while at and lines[at].startswith("- "):
        at -= 1
        if lines[at].endswith(":"):
            return lines[at]
    return ""


def of_pages(folder: str, embedder: Embedder) -> Iterator[Pairs]:
    """The questions about labelled pages, each beside figures that the program reads there."""
    pages = EVALUATION / "figures" / folder
    labels = [json.loads(line) for line in (pages / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    figures: dict[str, list[tuple[str, tuple[float, bool]]]] = {}
    for document in read_corpus(pages).documents:
        own = figures.setdefault(document.metadata.path, [])
        for each in find_observations(document):
            if each.confidence >= ANSWERS_FROM and each.aspect is Aspect.LEVEL and each.value is not None:
                counts = each.unit not in ("GBP", "percent", "score")
                told = figure_told(each, title=document.metadata.title)
                own.append((told, (round(float(each.value), 4), counts)))
    texts = sorted({text for own in figures.values() for text, _ in own})
    vectors = dict(zip(texts, embedder.encode(texts), strict=True))
    lines = (EVALUATION / "asked" / f"{folder}.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line) for line in lines]
    questions = embedder.encode([one["question"] for one in asked])
    for one, vector in zip(asked, questions, strict=True):
        own, wanted = figures[one["document"]], None
        if one["label"] is not None:
            label = labels[one["label"]]
            if label["value"] is None:
                continue
            wanted = (round(float(label["value"]), 4), label["unit"] not in ("GBP", "percent", "score"))
        right = [text for text, value in own if value == wanted]
        if (wanted and not right) or not own:
            continue  # the program does not read it
        nearness = {text: float(vectors[text] @ vector) for text, _ in own}
        others = sorted((text for text, value in own if value != wanted), key=nearness.__getitem__, reverse=True)
        near = others[: (MOST_BESIDE + 1) // 2]
        far = others[len(near) :]
        kept = [*dict.fromkeys(right), *near, *random.sample(far, min(MOST_BESIDE - len(near), len(far)))]
        yield Pairs(one["question"], tuple(kept), frozenset(range(len(dict.fromkeys(right)))))


def figure_told(figure: Observation, *, title: str) -> str:
    """A figure as it is read: its sentence with the number marked; of a cell what it is called. Then what is around."""
    place = figure.locator
    if figure.is_cell:
        planned = "" if figure.status is Status.ACTUAL else figure.status.value
        named = ", ".join(part for part in (figure.label, planned, figure.dated) if part)
        said = f"{named}: {NUMBER} {figure.printed} {NUMBER}"
    else:
        said = marked(place.quote, *figure.number_span)
    return JOINED.join(part for part in (said, *place.headings[-1:], title) if part)


def marked(text: str, start: int, end: int) -> str:
    """A text with one of its numbers marked, by its span."""
    return f"{text[:start]}{NUMBER} {text[start:end]} {NUMBER}{text[end:]}"


def main() -> None:
    """Judge weights by the passages that are not taught."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", nargs="?", type=Path, default=PAIRS_ADAPTER)
    model = Embedder(adapter=parser.parse_args().weights)
    random.seed(0)
    judged = []
    for asked in (one for name in JUDGES for one in of_passages(NUMBERS / name)):
        scores = model.compare(as_asked(asked.question), asked.sentences)
        best = int(np.argmax(scores))
        likely = float(np.exp(scores[best]) / (1 + np.exp(scores).sum()))
        judged.append((likely, best in asked.right, bool(asked.right)))
    answered = sum(is_held for *_, is_held in judged)
    sys.stdout.write(f"{sum(is_first for _, is_first, _ in judged)} of {answered} first\n")
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        kept = [(is_first, is_held) for likely, is_first, is_held in judged if likely >= least]
        right, absent = sum(is_first for is_first, _ in kept), sum(not is_held for _, is_held in kept)
        sys.stdout.write(f"from {least}: {right} right, {len(kept) - right - absent} wrong, {absent} absent answered\n")


if __name__ == "__main__":
    main()
