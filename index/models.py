"""The values that cross from the index to the server: what is asked of it, and the evidence it finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.models import Observation, Passage
from corpus.reconcile import Finding

__all__ = [
    "AnswerChange",
    "BuildReport",
    "Changes",
    "Evidence",
    "FigureChange",
    "Finding",
    "Manifest",
    "PassageHit",
    "Problem",
    "Remark",
    "RemarkKind",
]


@dataclass(frozen=True, slots=True)
class Manifest:
    """How a version of the index was made. Saved beside it as `manifest.json`."""

    digest: str
    """Of passages, observations and rounded vectors: names the version; the same input gives the same digest."""
    format: int
    """Number of the on-disk layout; another number means the index must be built again."""
    corpus_fingerprint: str
    """Of the names and bytes of all corpus files: tells whether the corpus has changed since."""
    rules_fingerprint: str
    """Of the code and glossary that read documents: a change means the index must be built again."""
    model_name: str
    model_sha256: str
    """The embedder's fingerprint: another model, or another teaching of it, means the index must be built again."""
    dimension: int
    documents: int
    passages: int
    observations: int
    council_name: str | None = None
    council_area: str | None = None

    @property
    def made_from(self) -> tuple[str, str, str]:
        """What a build is due by: the fingerprints of the corpus, of the rules and of the model."""
        return self.corpus_fingerprint, self.rules_fingerprint, self.model_sha256


@dataclass(frozen=True, slots=True)
class SentenceHit:
    """A sentence of a found passage, by where it stands in it, and how near the question comes to it word by word."""

    start: int
    end: int
    closeness: float


@dataclass(frozen=True, slots=True)
class PassageHit:
    """One found passage. `score` is the fused score in [0, 1], rounded to 4 decimals; `rank` is 1-based."""

    passage: Passage
    score: float
    rank: int
    dense: float
    """Cosine of question and passage."""
    reasons: tuple[str, ...] = ()
    """Why it matched, in words: terms found, cosine."""
    closeness: float = 0.0
    """How near the question comes to it word by word, about 0 to 1; 0 for a model that does not compare so."""
    sentences: tuple[SentenceHit, ...] = ()
    """The sentences and items of the passage, in order."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the index found for one question; its passages are searched for when they are asked for."""

    observations: tuple[Observation, ...] = ()
    label_scores: dict[str, float] = field(default_factory=dict)
    timings_ms: dict[str, float] = field(default_factory=dict)
    find_passages: Callable[[], tuple[PassageHit, ...]] = tuple

    @property
    def passages(self) -> tuple[PassageHit, ...]:
        """The passages near to the question, best first."""
        return self.find_passages()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a build could not read or will not serve, with what to do about it."""

    path: str
    message: str
    help: str = ""
    page: int | None = None
    """The page it is about, 1-based, or None where it is about the file."""

    @property
    def place(self) -> str:
        """The file, and the page where one is known."""
        return self.path if self.page is None else f"{self.path}, page {self.page}"


class RemarkKind(StrEnum):
    """What several documents together show."""

    RESTATED = "restated"
    """A later document of the same publisher gives another value."""
    CONTRADICTED = "contradicted"
    """Two documents give different values, and nothing tells which of them holds."""
    NEAR_COPY = "near copy"
    """Text of a document is nearly that of another publisher's."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What several documents together show, in words, with their ids, the earlier document first."""

    kind: RemarkKind
    document_ids: tuple[str, ...]
    message: str
    observation_ids: tuple[str, ...] = ()
    """The figures that differ, in the order of the documents."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that came, went or changed; as printed before and now, None where it was or is not there."""

    document_id: str
    label: str
    period: str | None
    area: str | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A question of an evaluation set that is answered otherwise; "" where it was not asked before."""

    question: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a version changes against another, whose digest is `against`. Documents by id, in order."""

    against: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    answers: tuple[AnswerChange, ...] | None = None
    """None where no questions were asked of both versions."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, for the report at its end."""

    manifest: Manifest
    published: bool
    """False when nothing had changed and the current version was kept, or nothing was to be published."""
    embedded: int
    """Texts embedded in this build; 0 when every vector was reused."""
    seconds: float
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Printed numbers that contradict each other, in the order of documents and pages."""
    remarks: tuple[Remark, ...] = ()
    reasons: tuple[str, ...] = ()
    """Why there was something to do, in words; empty when there was not."""
    files_read: int = 0
    """Files that had to be read; what was kept of the others was taken as it was."""
    changes: Changes | None = None
    """None where there was no version before that could be compared."""
