"""A corpus folder made into a published version of the index.

In: the corpus folder, the index folder and the embedder. Out: a `BuildReport`; on disk a new version, or the one
before untouched. The same files, rules and model give the same digest on the same kind of processor, whatever the
order of the files and whatever was kept of earlier builds: extracts of files and vectors of texts are found by hashes
of all that they follow from. Nothing is printed: progress goes to a callback.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from corpus.catalogue import Listing, list_corpus, none_readable
from corpus.errors import CorpusMissing
from corpus.folders import corpus_fingerprint
from index import reports, staging, versions
from index.changes import answers_between, changes_between
from index.descriptions import Descriptions
from index.embedded import Embedded, Progress, embed
from index.embedding import Embedder
from index.errors import IndexMissing, StoreError
from index.gathering import Gathered, Limits, gather
from index.locks import held
from index.models import BuildReport, Changes, Manifest, Problem
from index.remarks import near_copies, told_differently
from index.rules import rules_fingerprint
from index.staging import Contents, embedded_text
from index.store import IndexVersion, open_version
from index.successions import successions
from index.written import Written

__all__ = ["Limits", "build", "embedded_text"]

Asker = Callable[[IndexVersion], Mapping[str, str]]
"""Asks a version a set of questions and gives the answers by the questions."""


def build(
    corpus_folder: Path,
    index_folder: Path,
    *,
    embedder: Embedder,
    progress: Progress | None = None,
    limits: Limits | None = None,
    ask: Asker | None = None,
    dry_run: bool = False,
) -> BuildReport:
    """Read a corpus and publish a version of the index made from it; do nothing where nothing has changed.

    `ask`: asked of the version before and of the new one, so that the report can tell which answers change. With
    `dry_run` everything is made and compared, and nothing is published.

    Raises the errors of `corpus` when nothing can be read, `IndexLocked` when another build is at work in the index
    folder, and `StoreError` when the folder cannot be written. In each case the version before stays in place.
    """
    started = perf_counter()
    tell = progress or _silently
    if not corpus_folder.is_dir():
        raise CorpusMissing(f"corpus folder {corpus_folder} does not exist; name one with --corpus")
    with held(index_folder):
        current, reasons = _why(corpus_folder, index_folder, embedder)
        if current is not None and not reasons:
            report = reports.read(index_folder, current.digest) or BuildReport(current, False, 0, 0.0)
            idle = replace(report, manifest=current, published=False, embedded=0, reasons=(), files_read=0)
            return replace(idle, seconds=perf_counter() - started)
        try:
            report = _build(corpus_folder, index_folder, embedder, tell, limits or Limits(), ask, dry_run)
            report = replace(report, reasons=reasons, seconds=perf_counter() - started)
            if not dry_run:
                reports.keep(index_folder, report, versions=frozenset(versions.kept_digests(index_folder)))
        except OSError as error:
            raise StoreError(
                f"{index_folder}: cannot be written ({error}); see to its space and permissions"
            ) from error
        return report


def _why(corpus_folder: Path, index_folder: Path, embedder: Embedder) -> tuple[Manifest | None, tuple[str, ...]]:
    """The manifest of the current version if it is sound, and why a build would make another; no reasons if none."""
    try:
        manifest = versions.check_files(versions.current_folder(index_folder))
    except IndexMissing:
        return None, ("nothing was built here before",)
    except StoreError as error:
        return None, (f"the version before cannot be used: {error}",)
    reasons = []
    if manifest.corpus_fingerprint != corpus_fingerprint(corpus_folder):
        reasons.append("files of the corpus have changed; only those are read again")
    if manifest.rules_fingerprint != rules_fingerprint():
        reasons.append("the rules that read documents have changed; every file is read again")
    if manifest.model_sha256 != embedder.fingerprint:
        made_with = f"{manifest.model_name} ({manifest.model_sha256[:12]})"
        now = f"{embedder.name} ({embedder.fingerprint[:12]})"
        reasons.append(f"the model has changed from {made_with} to {now}; every text is embedded again")
    return manifest, tuple(reasons)


def _build(
    corpus_folder: Path,
    index_folder: Path,
    embedder: Embedder,
    tell: Progress,
    limits: Limits,
    ask: Asker | None,
    dry_run: bool,
) -> BuildReport:
    tell("Reading documents", 0, 1)
    listing = list_corpus(corpus_folder)
    tell("Reading documents", 1, 1)
    gathered = gather(listing, index_folder, limits=limits, tell=tell, forget=not dry_run)
    contents, problems = _contents(listing, gathered)
    with ExitStack() as ending:
        embedded = ending.enter_context(
            embed(index_folder, embedder, contents.texts, contents.descriptions.__iter__, tell, forget=not dry_run)
        )
        tell("Writing the index", 0, 1)
        manifest = staging.manifest_of(listing, contents, embedded, embedder)
        building = Path(tempfile.mkdtemp(prefix=".building-", dir=versions.versions_folder(index_folder)))
        ending.callback(shutil.rmtree, building, ignore_errors=True)
        staging.write(building, contents, embedded, manifest)
        written = Written(building / versions.HOLDINGS)
        ending.callback(written.close)
        remarks = (*told_differently(written), *near_copies(contents.heads))
        changes = _changes(index_folder, written)
        if changes is not None and ask is not None:
            changes = _with_answers(changes, index_folder, IndexVersion(building, manifest), embedder, ask)
        problems += _cut_short(contents, embedded)
        written.close()
        published = not dry_run and versions.publish(index_folder, building, manifest)
        tell("Writing the index", 1, 1)
        return BuildReport(
            manifest,
            published,
            embedded.count,
            0.0,
            problems=tuple(problems),
            findings=tuple(finding for head in contents.heads for finding in head.findings),
            remarks=remarks,
            files_read=gathered.fresh,
            changes=changes,
        )


def _contents(listing: Listing, gathered: Gathered) -> tuple[Contents, list[Problem]]:
    problems = [Problem(one.path, one.message, one.help, one.page) for one in listing.problems]
    problems += gathered.problems
    if not gathered.heads:
        raise none_readable(listing.folder, problems[0].path, problems[0].message)
    if not any(head.passages for head in gathered.heads):
        raise CorpusMissing(f"corpus folder {listing.folder}: no document in it holds text; add one that does")
    found, faults = successions(head.metadata for head in gathered.heads)
    problems += [Problem(path, fault, "name the id of a document in the folder") for path, fault in faults]
    descriptions = Descriptions(head.told().labels for head in gathered.heads)
    return Contents(listing.council, gathered.heads, descriptions, found), problems


def _changes(index_folder: Path, new: Written) -> Changes | None:
    """What the new version changes, or None where the one before cannot be read by this program."""
    try:
        folder = versions.current_folder(index_folder)
        before = versions.check_files(folder)
        written = Written(folder / versions.HOLDINGS)
    except StoreError:
        return None
    with closing(written):
        return changes_between(written, new, digest=before.digest)


def _with_answers(changes: Changes, index_folder: Path, new: IndexVersion, embedder: Embedder, ask: Asker) -> Changes:
    """The changes with those of the answers, where the version before can still be asked."""
    with closing(new):
        try:
            old = open_version(index_folder, embedder=embedder)
        except StoreError:  # made with another model: its answers cannot be had any more
            return changes
        with closing(old):
            return replace(changes, answers=answers_between(ask(old), ask(new)))


def _cut_short(contents: Contents, embedded: Embedded) -> list[Problem]:
    """Return a problem for each passage that is longer than the model reads, and for each cache that was damaged."""
    unread = embedded.passages.unread()
    paths = {head.metadata.id: head.metadata.path for head in contents.heads} if unread else {}
    problems = [
        Problem(
            paths[passage.document_id],
            f"passage {passage.id}: its last {unread[row]} tokens are more than the model reads at once",
            "it is found by all its words, but by the meaning of its beginning only; shorter paragraphs would help",
        )
        for row, (passage, _) in enumerate(contents.passages() if unread else ())
        if row in unread
    ]
    problems += [
        Problem(str(cache.damaged), "kept vectors could not be read; all were made again", "nothing is to be done")
        for cache in embedded.caches
        if cache.damaged is not None
    ]
    return problems


def _silently(_stage: str, _done: int, _of: int) -> None:
    """Tell nobody."""
