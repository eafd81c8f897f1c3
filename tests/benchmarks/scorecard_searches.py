"""Searches alone put to the same questions: the passage that BM25, or the embedding, finds first is the answer.

In: questions and an open index. Out: an answer to each. Both search the product's own passages: BM25 with its stems and
fields, the other by the cosine of question and passage in the embedding model. Nothing else of the product takes part:
no filter by year or area, no figures, no conversation, no safety. As they come, they answer whenever anything is found;
calibrated, they refuse below the score with which the most questions of the set end right, answers and refusals: chosen
on the very questions that judge it, in their favour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.embedding import Embedder
from index.retriever import distinct_stems
from index.store import IndexVersion
from server.answers.models import Answer, Citation, Outcome, QuotedPassage
from server.evaluation.judging import Verdict, judge
from server.evaluation.questions import EvaluationQuestion

Search = Callable[[str], tuple[str, float] | None]
"""The id of the passage found first, and its score; None where nothing is found."""


@dataclass(frozen=True, slots=True)
class Run:
    """The answers of a system, by the ids of the questions, and the settings it had."""

    answers: Mapping[str, Answer]
    settings: Mapping[str, object]


def by_words(version: IndexVersion) -> Search:
    """BM25 over the passages of a version."""

    def search(question: str) -> tuple[str, float] | None:
        found = version.lexical.search(distinct_stems(question), k=1, documents=version.readable)
        return found[0] if found else None

    return search


def by_meaning(version: IndexVersion, embedder: Embedder) -> Search:
    """Cosines of embeddings over the passages of a version."""
    owners = enumerate(version.holdings.passage_documents)
    allowed = np.array([row for row, owner in owners if owner in version.readable], dtype=np.int64)

    def search(question: str) -> tuple[str, float] | None:
        vector = np.asarray(embedder.encode([question])[0])
        rows, cosines = version.passage_vectors.search(vector, k=1, among=allowed)
        return (version.holdings.passage_ids[int(rows[0])], float(cosines[0])) if len(rows) else None

    return search


def run_search(questions: Sequence[EvaluationQuestion], version: IndexVersion, search: Search) -> tuple[Run, Run]:
    """The answers of a search as it comes and calibrated."""
    answers, scores = {}, {}
    for each in questions:
        found = search(each.question)
        passage = version.passage(found[0]) if found else None
        answers[each.id] = quoted(each, passage.id, passage.document_id, passage.text) if passage else refused(each)
        scores[each.id] = found[1] if found else 0.0
    least = best_threshold(questions, answers, scores)
    careful = refusing_below(least, questions, answers, scores)
    return Run(answers, {"threshold": None}), Run(careful, {"threshold": round(least, 4)})


def best_threshold(
    questions: Sequence[EvaluationQuestion], answers: Mapping[str, Answer], scores: Mapping[str, float]
) -> float:
    """The score from which on to answer, so that the most questions end right, and of such the fewest wrong."""
    answered = {each.id: judge(each, answers[each.id]) for each in questions}
    turned = {each.id: judge(each, refused(each)) for each in questions}

    def ends(least: float) -> tuple[int, int, float]:
        verdicts = Counter(answered[id] if scores[id] >= least else turned[id] for id in answered)
        return verdicts[Verdict.RIGHT], -verdicts[Verdict.WRONG], -least

    return max({0.0, *scores.values()}, key=ends)


def refusing_below(
    least: float,
    questions: Sequence[EvaluationQuestion],
    answers: Mapping[str, Answer],
    scores: Mapping[str, float],
) -> dict[str, Answer]:
    """The answers, each turned into a refusal that scores below the least."""
    return {each.id: answers[each.id] if scores[each.id] >= least else refused(each) for each in questions}


def is_held(question: EvaluationQuestion) -> bool:
    """Whether a question is to be answered from the documents, so that a refusal of it is none of the right ends."""
    return question.behaviour.startswith("answer")


def quoted(question: EvaluationQuestion, passage_id: str, document_id: str, text: str) -> Answer:
    """An answer that is one passage, word for word."""
    citation = Citation(1, document_id, document_id, None, None, None, None, text, None)
    passage = QuotedPassage(passage_id, document_id, text, None, None, 0.0, 1)
    return Answer(question.question, Outcome.ANSWERED, text, passages=(passage,), citations=(citation,))


def refused(question: EvaluationQuestion) -> Answer:
    """An answer that says no more than that nothing is held."""
    return Answer(question.question, Outcome.NOT_HELD, "The documents do not hold this.")
