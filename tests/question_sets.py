"""Every question set of `tests/evaluation` and the documents that it is asked of, for the tests and the scorecard.

In: names of sets. Out: their files, and an index of their documents in a folder of the caller's choice. Documents of
several folders make one corpus. What is not part of this repository is looked for at `LOCAL_ACCOUNT_SHARED`.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from index.builder import build
from index.embedding import Embedder
from index.store import IndexVersion, open_version
from server.answers.models import Answer
from server.evaluation import Scorecard, evaluate
from tests.answering import make_assistant
from tests.benchmarks.merged import merge

ROOT = Path(__file__).parent.parent
EVALUATION = ROOT / "tests" / "evaluation"
RESULTS = EVALUATION / "results"
SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", ROOT.parent / "shared")) / "questions"
SHIPPED = ROOT / "corpus" / "documents"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A file of questions and the folders of documents that they are asked of."""

    name: str
    questions: Path
    folders: tuple[Path, ...]
    judges_only: bool = False
    """Whether nothing was ever learnt or mended from it."""
    by_own_words: bool = False
    """Whether an answer must say it itself: that a passage beside it does is not enough."""

    @property
    def corpus(self) -> str:
        """The name of its documents, the same for sets that share them."""
        return "+".join(folder.name for folder in self.folders)

    @property
    def is_here(self) -> bool:
        """Whether its questions and documents are there."""
        return self.questions.exists() and all(folder.is_dir() for folder in self.folders)

    @property
    def is_ours(self) -> bool:
        """Whether its questions are part of this repository, so that they may be named in kept results."""
        return self.questions.is_relative_to(EVALUATION)

    @property
    def kept(self) -> Path:
        """Where its result is kept."""
        return RESULTS / f"{self.name}.json"


def _small(kind: str, names: str, judging: str, *, by_own_words: bool = False) -> list[QuestionSet]:
    folders = [EVALUATION / kind / name for name in names.split()]
    return [
        QuestionSet(each.name, each / "questions.jsonl", (each,), each.name == judging, by_own_words)
        for each in folders
    ]


_FIGURES = EVALUATION / "figures"
SETS: dict[str, QuestionSet] = {
    each.name: each
    for each in (
        QuestionSet("own", EVALUATION / "questions.jsonl", (SHIPPED,)),
        QuestionSet("traps", EVALUATION / "traps.jsonl", (_FIGURES / "made",)),
        QuestionSet("made_questions", EVALUATION / "made_questions.jsonl", (_FIGURES / "made", SHIPPED)),
        QuestionSet("held_questions", EVALUATION / "held_questions.jsonl", (_FIGURES / "held", SHARED / "corpus")),
        QuestionSet("more_questions", EVALUATION / "more_questions.jsonl", (_FIGURES / "more",), judges_only=True),
        *_small("texts", "ta tb tc td te", "te"),
        *_small("decisions", "da db", "", by_own_words=True),
        *_small("plain", "p q r s t u v", "t"),
        QuestionSet("dev", SHARED / "dev.jsonl", (SHARED / "corpus",)),
    )
}
"""In the order in which they are told of. The last one's questions are not part of this repository."""


def open_corpus(asked: QuestionSet, folder: Path, embedder: Embedder) -> IndexVersion:
    """The index of a set's documents in a folder; what an earlier run left there is used again as far as it holds."""
    index = folder / asked.corpus
    with tempfile.TemporaryDirectory() as joined:
        corpus = asked.folders[0]
        if len(asked.folders) > 1:
            corpus = Path(joined)
            merge({part.name: part for part in asked.folders}, corpus)
            _lend_vectors(folder, index)
        build(corpus, index, embedder=embedder)
    return open_version(index, embedder=embedder)


def _lend_vectors(folder: Path, index: Path) -> None:
    """Give a new index the vectors of the shipped documents, which are the most; the rest is embedded."""
    if not index.exists():
        index.mkdir(parents=True)
        for vectors in (folder / SHIPPED.name).glob("vectors-*.sqlite"):
            shutil.copy(vectors, index)


def judged(asked: QuestionSet, version: IndexVersion, embedder: Embedder) -> Scorecard:
    """The scorecard of the assistant over an index of the set's documents."""
    assistant = make_assistant(version, embedder)

    def answer(question: str, history: object = ()) -> Answer:
        given = assistant.answer(question, history)  # type: ignore[arg-type]
        return replace(given, passages=()) if asked.by_own_words else given

    return evaluate(asked.questions, answer)
