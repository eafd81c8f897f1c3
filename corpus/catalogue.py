"""A corpus folder, read: every document in it, and everything that could not be read.

In: a folder laid out as docs/corpus.md says. Out: a `Corpus`. A broken catalogue stops the reading (CatalogueInvalid);
a single broken file becomes a problem in the list and the rest goes on. Documents are data: nothing in them is run,
no address in them is fetched, and no path in them leads out of the folder.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.characters import clean_line
from corpus.entries import CATALOGUE_NAME, KEYS, Entries, odd_values, read_entries
from corpus.errors import CatalogueInvalid, CorpusMissing, DocumentUnreadable
from corpus.models import Audience, BlockKind, Council, Document, DocumentKind, Metadata
from corpus.readers import READERS, reader_for
from corpus.readers.readings import Reading

MAX_FILE_BYTES = 64 * 1024 * 1024
"""A larger file is a problem in the list: reading it would hold several times its size in memory."""
_NOT_DOCUMENTS = re.compile(r"(?:licen[cs]e|readme)(?:[^a-z].*)?", re.IGNORECASE)
_READ_APART = ("id", "path", "title", "kind", "audience")
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class CorpusProblem:
    """A file that could not be read, or not faithfully: its path in the folder, what is wrong, what to do."""

    path: str
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of documents. `documents` is ordered by id; `fingerprint` changes with any name or byte."""

    folder: Path
    council: Council
    documents: tuple[Document, ...]
    problems: tuple[CorpusProblem, ...]
    fingerprint: str


def read_corpus(folder: Path) -> Corpus:
    """Return the documents of a corpus folder.

    Raises CorpusMissing if the folder is not there or nothing in it can be read, CatalogueInvalid if its catalogue
    breaks the contract or lists a file that is not there.
    """
    if not folder.is_dir():
        raise CorpusMissing(f"corpus folder {folder} does not exist; name one with --corpus, see docs/corpus.md")
    entries = read_entries(folder)
    listed = _listed(folder, entries)
    problems = [
        CorpusProblem(CATALOGUE_NAME, remark, "the key is not used; correct or remove it") for remark in entries.remarks
    ]
    names = sorted({*listed, *_unlisted(folder, entries.council)})
    if not names:
        raise CorpusMissing(f"corpus folder {folder} holds no document ({', '.join(READERS)}); see docs/corpus.md")
    documents: dict[str, Document] = {}
    # Listed documents first: an id that the catalogue gives is not lost to a file that claims it.
    for name in sorted(names, key=lambda name: (name not in listed, name)):
        try:
            document = _read_document(folder, name, listed.get(name, {}), frozenset(documents))
        except (DocumentUnreadable, CatalogueInvalid) as error:
            problems.append(CorpusProblem(name, str(error), "correct the file, or take it out of the folder"))
            continue
        documents[document.id] = document
        problems += [CorpusProblem(name, warning, "look at the file in the folder") for warning in document.warnings]
    if not documents:
        raise CorpusMissing(
            f"corpus folder {folder} holds no document that can be read; {problems[0].path}: {problems[0].message}"
        )
    ordered = tuple(documents[id_] for id_ in sorted(documents))
    return Corpus(folder, entries.council, ordered, tuple(problems), corpus_fingerprint(folder))


def corpus_fingerprint(folder: Path) -> str:
    """Return the SHA-256 over the names and bytes of all files in the folder, hidden ones left out."""
    digest = hashlib.sha256()
    for name, path in _files(folder):
        digest.update(f"{len(name.encode())}:{name}".encode())
        try:
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        except OSError as error:
            digest.update(f"unreadable {error.errno}".encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of the folder by name, in order. Links are followed only if they stay inside it."""
    root = folder.resolve()
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder)
        if any(part.startswith(".") for part in parts.parts) or not path.is_file():
            continue
        if path.resolve().is_relative_to(root):
            yield parts.as_posix(), path


def _unlisted(folder: Path, council: Council) -> set[str]:
    """The names of all files of a known kind that are not a licence, a read-me or the council's contacts."""
    return {
        name
        for name, path in _files(folder)
        if reader_for(name) and not _NOT_DOCUMENTS.fullmatch(path.stem) and name != council.contacts
    }


def _listed(folder: Path, entries: Entries) -> dict[str, Mapping[str, str]]:
    """The entries by the name of their file. Raises CatalogueInvalid for those that cannot be documents."""
    wrong, listed = [], {}
    for values in entries.documents:
        path = folder / values["path"]
        if not path.is_file():
            wrong.append(f"{values['path']!r} is listed but not in the folder")
        elif not path.resolve().is_relative_to(folder.resolve()):
            wrong.append(f"{values['path']!r} leads out of the folder")
        elif reader_for(path.name) is None:
            wrong.append(f"{values['path']!r} is of no known kind ({', '.join(READERS)})")
        listed[path.relative_to(folder).as_posix()] = values
    if wrong:
        raise CatalogueInvalid(f"{folder / CATALOGUE_NAME}: " + "; ".join(wrong))
    return listed


def _read_document(folder: Path, name: str, entry: Mapping[str, str], taken: frozenset[str]) -> Document:
    data = _bytes(folder / name)
    reader = reader_for(name)
    if reader is None:
        raise DocumentUnreadable(f"no reader for this kind of file; known are {', '.join(READERS)}")
    reading = reader(data)
    odd = odd_values(reading.front_matter)
    if "audience" in odd:
        # Read as public it could show the public what is meant for staff.
        raise CatalogueInvalid(f"front matter: {odd['audience']}")
    stated = {key: value for key, value in reading.front_matter.items() if key not in odd and key != "path"}
    values = {**reading.found, **stated, **entry}
    metadata = _metadata(name, values, reading, taken)
    warnings = (*reading.warnings, *(f"front matter: {what}" for what in odd.values()))
    return Document(metadata, reading.pages, hashlib.sha256(data).hexdigest(), warnings)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise DocumentUnreadable(f"{size} bytes; files up to {MAX_FILE_BYTES} bytes are read, so split it")
        data = path.read_bytes()
    except OSError as error:
        raise DocumentUnreadable(f"cannot be opened ({error.strerror}); check its permissions") from error
    if not data.strip():
        raise DocumentUnreadable("the file is empty")
    return data


def _metadata(name: str, values: Mapping[str, str], reading: Reading, taken: frozenset[str]) -> Metadata:
    kind, audience = values.get("kind"), values.get("audience")
    given = {key: clean_line(values[key]) for key in KEYS if key in values and key not in _READ_APART}
    return Metadata(
        id=_id(name, values.get("id"), taken),
        path=name,
        title=_title(name, values, reading),
        kind=DocumentKind(kind) if kind else DocumentKind.OTHER,
        audience=Audience(audience) if audience else Audience.PUBLIC,
        **given,
    )


def _title(name: str, values: Mapping[str, str], reading: Reading) -> str:
    """The stated title, or the heading that the document opens with, or the file's name without its extension."""
    stated = clean_line(values.get("title", ""))
    opening = next((page for page in reading.pages if page.blocks), None)
    if stated or opening is None or opening.blocks[0].kind is not BlockKind.HEADING:
        return stated or Path(name).stem
    return opening.text[opening.blocks[0].start : opening.blocks[0].end]


def _id(name: str, stated: str | None, taken: frozenset[str]) -> str:
    """The stated id, or one from the file's name: its stem, its path, its whole name, whichever is free first."""
    if stated is not None:
        if stated in taken:
            raise CatalogueInvalid(f"its id {stated!r} is already that of another document; give each its own")
        return stated
    path = Path(name)
    unique = f"document-{hashlib.sha256(name.encode()).hexdigest()[:12]}"
    candidates = (path.stem, path.with_suffix("").as_posix(), name, unique)
    slugs = (_SLUG.sub("-", candidate.lower()).strip("-") for candidate in candidates)
    return next(slug for slug in slugs if slug and slug not in taken)
