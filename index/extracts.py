"""What a build takes from one file: its document, passages, figures and what is odd about them, kept between builds.

In: a file of the corpus. Out: an `Extract` in a file of its own, named by a hash of all that it follows from: the bytes
and name of the file, its catalogue entry, the ids it may not have, and the rules that read it. So one that is there is
right, and a build makes only those that are not. The folder may be deleted; the next build then reads everything.
The files are JSON, three lines each and compressed: the first holds what a build keeps in mind of every document, the
second what it goes through several times, a document at a time, and the third the rest.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.catalogue import Source, read_source, unreadable, warnings_of
from corpus.committees import read_meeting
from corpus.errors import CatalogueInvalid, DocumentUnreadable
from corpus.figures import find_observations
from corpus.models import Document, Metadata, Observation
from corpus.passages import split_document
from corpus.reconcile import Finding, FindingKind, Severity, reconcile
from index.meeting_rows import meeting_row, minute_rows
from index.models import Problem
from index.rows import DocumentRows, Row, document_rows, metadata_from, observation_row
from index.rules import rules_fingerprint
from index.shingles import signature
from index.stretches import layout_rows

EXTRACT_FORMAT = 4
"""Number of the layout of these files and of what is in them; raise it when either changes."""
_BYTES_AT_ONCE = 1 << 20
_UNREADABLE = (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error)


@dataclass(frozen=True, slots=True)
class Head:
    """What every build looks at of a document. `path` is the file that holds it and the rest."""

    path: Path
    metadata: Metadata
    digest: str
    """SHA-256 of all rows: changes with anything that a reader can be shown of the document."""
    passages: int
    """How many there are."""
    observations: int
    """How many there are."""
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]

    def told(self) -> Told:
        """Return what has to be gone through more than once, read anew."""
        with gzip.open(self.path, "rb") as stream:
            stream.readline()
            return _told_from(stream.readline())

    def rows(self) -> DocumentRows:
        """Return all rows of the document."""
        with gzip.open(self.path, "rb") as stream:
            stream.readline()
            told = _told_from(stream.readline())
            rest = json.loads(stream.readline())
        others = (rest[name] for name in ("observations", "layout", "meetings", "minutes"))
        return DocumentRows(rest["document"], rest["pages"], told.passages, *others)


@dataclass(frozen=True, slots=True)
class Told:
    """What a build goes through several times of a document."""

    passages: list[Row]
    signatures: Mapping[str, str]
    """Of passages that are long enough to tell whether they are copies, by passage id."""
    labels: Mapping[str, str]
    """The label of each description of an observation."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, for a process of its own: where it is, the ids it may not have, and where its extract goes."""

    corpus_folder: Path
    source: Source
    refused: tuple[str, ...]
    extracts_folder: Path

    @property
    def place(self) -> Path:
        """Where the extract is, if it has been made from the bytes the source was listed with."""
        return self._place(self.source.sha256)

    def _place(self, file_sha256: str) -> Path:
        follows_from: list[object] = [EXTRACT_FORMAT, rules_fingerprint(), self.source.name, dict(self.source.entry)]
        follows_from += [file_sha256, self.refused]
        name = hashlib.sha256(json.dumps(follows_from, sort_keys=True).encode()).hexdigest()
        return self.extracts_folder / f"{name[:40]}.json.gz"

    def place_of(self, document: Document) -> Path:
        """Where the extract of a document goes that was read just now, should the file have changed meanwhile."""
        return self._place(document.sha256)


def make(task: Task) -> Path | Problem:
    """Read one file and keep its extract; return where it is, or why the file cannot be read. For a worker process."""
    name = task.source.name
    try:
        document = read_source(task.corpus_folder, task.source, frozenset(task.refused))
        made = _written(document)
    except (DocumentUnreadable, CatalogueInvalid) as error:
        problem = unreadable(name, error)
        return Problem(problem.path, problem.message, problem.help, problem.page)
    except Exception as error:  # noqa: BLE001 - the outermost door of a file: one that breaks its reader stops no other
        return Problem(name, f"its reader failed ({type(error).__name__}: {error})", BROKEN_READER)
    place = task.place_of(document)
    # A name of its own: what a killed build leaves half written is never read.
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    beside.write_bytes(made)
    beside.replace(place)
    return place


BROKEN_READER = "take the file out of the folder or save it in another format, and report the fault"


def read_head(path: Path) -> Head | None:
    """Return what every build looks at of a kept extract, or None where there is none that can be read."""
    try:
        with gzip.open(path, "rb") as stream:
            stored = json.loads(stream.readline())
            while stream.read(_BYTES_AT_ONCE):
                pass  # what follows is read later, and has to be whole
        return Head(
            path,
            metadata_from(stored["metadata"]),
            stored["digest"],
            stored["passages"],
            stored["observations"],
            tuple(_finding_from(row) for row in stored["findings"]),
            tuple(Problem(**row) for row in stored["problems"]),
        )
    except _UNREADABLE:
        return None


def _written(document: Document) -> bytes:
    """The three lines of an extract."""
    problems = [Problem(one.path, one.message, one.help, one.page) for one in warnings_of(document)]
    marked, findings = reconcile(document, find_observations(document))
    storable = []
    for observation in marked:
        fault = _fault(observation)
        if fault:
            path = document.metadata.path
            problems.append(Problem(path, f"figure left out: {fault}", f"look at {observation.printed!r}"))
        else:
            storable.append(observation)
    passages = split_document(document)
    meeting = read_meeting(document)
    rows = document_rows(document, passages, storable)._replace(
        layout=list(layout_rows([document])),
        meetings=[meeting_row(meeting)] if meeting else [],
        minutes=minute_rows(meeting) if meeting else [],
    )
    digest = hashlib.sha256(_json(rows)).hexdigest()
    head = {
        "metadata": rows.document,
        "digest": digest,
        "passages": len(rows.passages),
        "observations": len(rows.observations),
        "findings": [asdict(finding) for finding in findings],
        "problems": [asdict(problem) for problem in problems],
    }
    told = {
        "passages": rows.passages,
        "signatures": {passage.id: made for passage in passages if (made := signature(passage.text))},
        "labels": {row["description"]: row["label"] for row in rows.observations},
    }
    rest = {"document": rows.document | {"digest": digest}, "pages": rows.pages, "observations": rows.observations}
    rest |= {"layout": rows.layout, "meetings": rows.meetings, "minutes": rows.minutes}
    lines = b"".join(_json(line) + b"\n" for line in (head, told, rest))
    return gzip.compress(lines, compresslevel=1, mtime=0)


def _told_from(line: bytes) -> Told:
    stored = json.loads(line)
    return Told(stored["passages"], stored["signatures"], stored["labels"])


def _fault(observation: Observation) -> str:
    """Why an observation cannot be stored, or "" where it can."""
    try:
        observation_row(observation)
    except ValueError as error:
        return str(error)
    return ""


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _finding_from(row: Mapping[str, Any]) -> Finding:
    closed = {"kind": FindingKind(row["kind"]), "severity": Severity(row["severity"])}
    numbers = tuple((page_index, start, end) for page_index, start, end in row["numbers"])
    return Finding(**{**row, **closed, "numbers": numbers, "observation_ids": tuple(row["observation_ids"])})
