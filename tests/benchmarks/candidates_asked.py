"""What the program finds for the questions of a set, as it is read together with each question: pairs to teach.

In: an index and question sets about its documents. Out: for a question that one number answers, or none, the likeliest
numbers of the passages found, from sentences and from tables; of one that is reckoned the numbers it is reckoned from
answer; for one that words answer, the likeliest sentences. The passages that `teach_retold` teaches from are each asked
about alone; here other papers of the corpus stand beside.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

from corpus.quantities import find_quantities
from index.embedding import Embedder
from index.models import Evidence
from index.pair_reading import Comparing, as_asked, told_with
from index.store import IndexVersion
from server.answers.number_reading import figure_told, told_number
from server.answers.pipeline import Assistant
from server.answers.queries import Query
from server.answers.sentences_read import nearest_sentences, tells
from tests.answering import make_assistant
from tests.benchmarks.pairs_asked import Pairs

MOST_NUMBERS, MOST_SENTENCES, MOST_RIGHT = 8, 6, 3
"""Numbers and sentences beside a question, and how many of them answer."""
MOST_COMPARED = 220
"""Numbers of the passages found that are compared, those of the best passages first."""
RECKONED = ("change", "compare", "share", "total")
OF_NUMBERS, OF_WORDS = ("lookup", "unanswerable", *RECKONED), ("explain", "list", "unanswerable")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number or a sentence as it is read, with the document it stands in."""

    read: str
    document_id: str
    value: Decimal | None = None
    said: str = ""


def candidates_of(version: IndexVersion, embedder: Embedder, questions: Path) -> Iterator[Pairs]:
    """Every question of a set that is asked by itself, beside what is found for it; none of which the answer is not."""
    assistant = make_assistant(version, embedder)
    for line in questions.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        if told.get("history"):
            continue
        query, evidence = assistant.understand(told["question"])
        for kinds, found, model, most in (
            (OF_NUMBERS, _numbers(assistant, evidence), embedder.for_numbers, MOST_NUMBERS),
            (OF_WORDS, _sentences(query, evidence, version), embedder.for_pairs, MOST_SENTENCES),
        ):
            if told["type"] in kinds and found:
                pairs = _pairs(told, query, found, model, most)
                yield from () if pairs is None else (pairs,)


def _numbers(assistant: Assistant, evidence: Evidence) -> list[Candidate]:
    version, found = assistant.version, dict[str, Candidate]()
    for hit in evidence.passages:
        name = hit.passage.document_id
        for sentence in (each for each in hit.sentences if tells(hit, each)):
            for number in find_quantities(hit.passage.text[sentence.start : sentence.end]):
                read = told_number(hit, sentence, number, version.documents)
                found.setdefault(read, Candidate(read, name, number.value))
        for figure in version.observations_within(hit.passage):
            if figure.value is not None:
                paper = version.documents[name]
                read = figure_told(figure, title=paper.title, home=paper.area)
                found.setdefault(read, Candidate(read, name, figure.value))
    return list(found.values())[:MOST_COMPARED]


def _sentences(query: Query, evidence: Evidence, version: IndexVersion) -> list[Candidate]:
    return [
        Candidate(
            told_with(hit.passage, one.start, one.end, title=version.documents[hit.passage.document_id].title),
            hit.passage.document_id,
            said=hit.passage.text[one.start : one.end].lower(),
        )
        for hit, one in nearest_sentences(query, evidence.passages, version)
    ]


def _pairs(told: dict[str, Any], query: Query, found: Sequence[Candidate], model: Comparing, most: int) -> Pairs | None:
    """The likeliest by the small model, what answers first; what says the same in another document is left out."""
    order = np.argsort(-model.compare(as_asked(query.searched), [each.read for each in found]))
    likely = [found[at] for at in order]
    answering = [each for each in likely if _answers(told, each)]
    here = [each for each in answering if each.document_id in told["document"]]
    right = [each.read for each in here][: MOST_RIGHT * (2 if told["type"] in RECKONED else 1)]
    if told["type"] != "unanswerable" and not right:
        return None
    wrong = [each.read for each in likely if each not in answering]
    return Pairs(query.searched, (*right, *wrong[: most - len(right)]), frozenset(range(len(right))))


def _answers(told: dict[str, Any], one: Candidate) -> bool:
    if told["type"] in ("lookup", *RECKONED):
        numbers = [*told["gold_numbers"], *(each for each in told.get("also_numbers") or () if each.get("operand"))]
        is_read = [
            each for each in numbers if isinstance(each["value"], int | float) and each.get("derivation") != "derived"
        ]
        golds = [_whole(gold) for gold in is_read]
        return one.value is not None and any(abs(abs(float(one.value)) - each) <= 1e-9 * each for each in golds)
    groups = told.get("must_say") or []
    said = sum(any(words.lower() in one.said for words in group) for group in groups)
    return told["type"] != "unanswerable" and said > 0 and said * 2 >= len(groups)


def _whole(gold: dict[str, Any]) -> float:
    unit = str(gold["unit"])
    return abs(float(gold["value"])) * (1e6 if "million" in unit else 1e9 if "billion" in unit else 1)
