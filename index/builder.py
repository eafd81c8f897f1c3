"""A corpus folder made into a published version of the index.

In: the corpus folder, the index folder and the embedder. Out: a `BuildReport`; on disk a new version, or the one
before untouched. The same files, rules and model give the same digest on the same kind of processor, whatever the
order of the files and however often vectors were reused. Nothing is printed: progress goes to a callback.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from time import perf_counter

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from corpus.catalogue import Corpus, corpus_fingerprint, read_corpus
from corpus.errors import CorpusMissing
from corpus.figures import find_observations
from corpus.models import Council, Document, Observation, Passage
from corpus.passages import split_document
from corpus.reconcile import Finding, reconcile
from index import lexical, observations, versions
from index.cache import VectorCache
from index.embedded import Embedded, Progress, embed
from index.embedding import Embedder
from index.errors import IndexLocked, StoreError
from index.models import BuildReport, Manifest, Problem
from index.rows import metadata_row, observation_row, passage_row
from index.rules import rules_fingerprint
from index.stretches import layout_of
from index.token_vectors import TokenVectors, placed
from index.vectors import VectorIndex

VECTOR_DECIMALS = 4
"""To which vectors enter the digest."""


@dataclass(frozen=True, slots=True)
class _Contents:
    """What a corpus holds, in the order in which it is stored."""

    council: Council
    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    observations: tuple[Observation, ...]
    labels: Mapping[str, str]
    """The label of each description of an observation, in the order of the descriptions."""

    def passage_texts(self) -> list[str]:
        titles = {document.id: document.metadata.title for document in self.documents}
        return [embedded_text(passage, title=titles[passage.document_id]) for passage in self.passages]


def build(
    corpus_folder: Path, index_folder: Path, *, embedder: Embedder, progress: Progress | None = None
) -> BuildReport:
    """Read a corpus and publish a version of the index made from it; do nothing where nothing has changed.

    Raises the errors of `corpus` when nothing can be read, `IndexLocked` when another build is at work in the index
    folder, and `StoreError` when the folder cannot be written. In each case the version before stays in place.
    """
    started = perf_counter()
    tell = progress or _silently
    if not corpus_folder.is_dir():
        raise CorpusMissing(f"corpus folder {corpus_folder} does not exist; name one with --corpus")
    with _held(index_folder):
        unchanged = _unchanged(corpus_folder, index_folder, embedder)
        if unchanged is not None:
            return BuildReport(unchanged, published=False, embedded=0, seconds=perf_counter() - started)
        tell("Reading documents", 0, 1)
        read = read_corpus(corpus_folder)
        tell("Reading documents", 1, 1)
        contents, problems, findings = _contents(read, tell)
        try:
            report = _publish(read, contents, index_folder, embedder, tell)
        except OSError as error:
            raise StoreError(
                f"{index_folder}: cannot be written ({error}); see to its space and permissions"
            ) from error
        problems += report.problems
        return replace(report, seconds=perf_counter() - started, problems=tuple(problems), findings=tuple(findings))


def embedded_text(passage: Passage, *, title: str) -> str:
    """Return the text whose vector stands for a passage: the document's title, the headings above, the passage."""
    return "\n".join(dict.fromkeys((title, *passage.headings, passage.text)))


@contextmanager
def _held(index_folder: Path) -> Iterator[None]:
    """Hold the folder's lock, which the system lets go of even when the program is killed."""
    lock = FileLock(index_folder / ".lock", timeout=0)
    try:
        versions.versions_folder(index_folder).mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise IndexLocked(f"{index_folder}: another build is at work there; wait until it has ended") from error
    except OSError as error:
        raise StoreError(f"{index_folder}: cannot be written ({error}); name a folder that can be") from error
    try:
        yield
    finally:
        lock.release()


def _unchanged(corpus_folder: Path, index_folder: Path, embedder: Embedder) -> Manifest | None:
    """Return the current version's manifest if a build could only make the same again."""
    try:
        manifest = versions.check_files(versions.current_folder(index_folder))
    except StoreError:
        return None
    made_from = (manifest.corpus_fingerprint, manifest.rules_fingerprint, manifest.model_sha256)
    now = (corpus_fingerprint(corpus_folder), rules_fingerprint(), embedder.fingerprint)
    return manifest if made_from == now else None


def _contents(read: Corpus, tell: Progress) -> tuple[_Contents, list[Problem], list[Finding]]:
    problems = [Problem(problem.path, problem.message, problem.help) for problem in read.problems]
    passages: list[Passage] = []
    found: list[Observation] = []
    findings: list[Finding] = []
    documents = tuple(sorted(read.documents, key=lambda document: document.id))
    for done, document in enumerate(documents):
        tell("Finding passages and figures", done, len(documents))
        passages += split_document(document)
        marked, contradictions = reconcile(document, find_observations(document))
        findings += contradictions
        for observation in marked:
            try:
                observation_row(observation)
            except ValueError as error:
                problems.append(
                    Problem(document.metadata.path, f"figure left out: {error}", f"look at {observation.printed!r}")
                )
            else:
                found.append(observation)
    tell("Finding passages and figures", len(documents), len(documents))
    if not passages:
        raise CorpusMissing(f"corpus folder {read.folder}: no document in it holds text; add one that does")
    labels = dict(sorted({observation.description: observation.label for observation in found}.items()))
    return _Contents(read.council, documents, tuple(passages), tuple(found), labels), problems, findings


def _publish(read: Corpus, contents: _Contents, index_folder: Path, embedder: Embedder, tell: Progress) -> BuildReport:
    texts = contents.passage_texts()
    embedded = embed(index_folder, embedder, texts, list(contents.labels), tell)
    tell("Writing the index", 0, 1)
    manifest = Manifest(
        digest=_digest(contents, embedded.rows),
        format=versions.FORMAT,
        corpus_fingerprint=read.fingerprint,
        rules_fingerprint=rules_fingerprint(),
        model_name=embedder.name,
        model_sha256=embedder.fingerprint,
        dimension=embedded.passages.shape[1],
        documents=len(contents.documents),
        passages=len(contents.passages),
        observations=len(contents.observations),
        council_name=contents.council.name,
        council_area=contents.council.area,
    )
    building = Path(tempfile.mkdtemp(prefix=".building-", dir=versions.versions_folder(index_folder)))
    try:
        _write(building, contents, embedded)
        versions.write_manifest(building, manifest)
        published = versions.publish(index_folder, building, manifest)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    tell("Writing the index", 1, 1)
    return BuildReport(manifest, published, embedded.count, 0.0, tuple(_cut_short(contents, texts, embedded.caches)))


def _write(folder: Path, contents: _Contents, embedded: Embedded) -> None:
    observations.write(
        folder / versions.HOLDINGS,
        council=contents.council,
        documents=contents.documents,
        passages=contents.passages,
        labels=contents.labels,
        observations=contents.observations,
    )
    VectorIndex.of(embedded.passages).save(folder / versions.PASSAGE_VECTORS)
    VectorIndex.of(embedded.labels).save(folder / versions.LABEL_VECTORS)
    befores = [len(text) - len(one.text) for text, one in zip(contents.passage_texts(), contents.passages, strict=True)]
    TokenVectors.of(list(map(placed, embedded.tokens, befores))).save(folder / versions.TOKENS)
    titles = {document.id: document.metadata.title for document in contents.documents}
    lexical.write(folder / versions.LEXICAL, ((passage, titles[passage.document_id]) for passage in contents.passages))


def _digest(contents: _Contents, rows: NDArray[np.float32]) -> str:
    """Return the name of the version: a hash of all that a reader can be shown or that ranks it, files left aside."""
    found = hashlib.sha256()
    stored: list[object] = [asdict(contents.council)]
    stored += [metadata_row(document.metadata) for document in contents.documents]
    stored += [[page.number, page.text, layout_of(page)] for document in contents.documents for page in document.pages]
    stored += [passage_row(passage) for passage in contents.passages]
    stored += [observation_row(observation) for observation in contents.observations]
    for item in stored:
        found.update(json.dumps(item, sort_keys=True).encode() + b"\n")
    # Whole numbers, so that -0.00004 and 0.00004 are one and the bytes are the same on every machine.
    found.update(np.rint(rows * 10**VECTOR_DECIMALS).astype("<i2").tobytes())
    return found.hexdigest()[:16]


def _cut_short(contents: _Contents, texts: list[str], caches: tuple[VectorCache, ...]) -> list[Problem]:
    """Return a problem for each passage that is longer than the model reads, and for each cache that was damaged."""
    paths = {document.id: document.metadata.path for document in contents.documents}
    problems = [
        Problem(
            paths[passage.document_id],
            f"passage {passage.id}: its last {unread} tokens are more than the model reads at once",
            "it is found by all its words, but by the meaning of its beginning only; shorter paragraphs would help",
        )
        for passage, text in zip(contents.passages, texts, strict=True)
        if (unread := caches[0].unread_tokens(text))
    ]
    problems += [
        Problem(str(cache.damaged), "kept vectors could not be read; all were made again", "nothing is to be done")
        for cache in dict.fromkeys(caches)
        if cache.damaged is not None
    ]
    return problems


def _silently(_stage: str, _done: int, _of: int) -> None:
    """Tell nobody."""
