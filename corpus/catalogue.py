"""A corpus folder, read: every document in it, and everything that could not be read.

In: a folder laid out as docs/corpus.md says. Out: a `Corpus`. A broken catalogue stops the reading (CatalogueInvalid);
a single broken file becomes a problem in the list and the rest goes on. Documents are data: nothing in them is run,
no address in them is fetched, and no path in them leads out of the folder.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from corpus.characters import clean_line
from corpus.entries import CATALOGUE_NAME, KEYS, Entries, odd_values, read_entries
from corpus.errors import CatalogueInvalid, CorpusMissing, DocumentUnreadable
from corpus.folders import file_hashes, fingerprint_of
from corpus.models import Audience, BlockKind, Council, Document, DocumentKind, Metadata
from corpus.readers import READERS, reader_for
from corpus.readers.readings import Reading

MAX_FILE_BYTES = 64 * 1024 * 1024
"""A larger file is a problem in the list: reading it would hold several times its size in memory."""
_NOT_DOCUMENTS = re.compile(r"(?:licen[cs]e|readme)(?:[^a-z].*)?", re.IGNORECASE)
_READ_APART = ("id", "path", "title", "kind", "audience")
_OF_A_PAGE = re.compile(r"page (?P<page>[0-9]{1,6}): (?P<what>.{1,2000})", re.DOTALL)
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class CorpusProblem:
    """A file that could not be read, or not faithfully: its path in the folder, what is wrong, what to do, the page."""

    path: str
    message: str
    help: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read as a document: its name in the folder, its catalogue entry, the SHA-256 of its bytes."""

    name: str
    entry: Mapping[str, str]
    sha256: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds before anything of it is read.

    `sources` has the listed documents first: an id that the catalogue gives is not lost to a file that claims it.
    `fingerprint` changes with any name or byte.
    """

    folder: Path
    council: Council
    sources: tuple[Source, ...]
    problems: tuple[CorpusProblem, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of documents. `documents` is ordered by id; `fingerprint` changes with any name or byte."""

    folder: Path
    council: Council
    documents: tuple[Document, ...]
    problems: tuple[CorpusProblem, ...]
    fingerprint: str


def list_corpus(folder: Path) -> Listing:
    """Return what is to be read of a corpus folder.

    Raises CorpusMissing if the folder is not there or holds no document, CatalogueInvalid if its catalogue breaks the
    contract or lists a file that is not there.
    """
    if not folder.is_dir():
        raise CorpusMissing(f"corpus folder {folder} does not exist; name one with --corpus, see docs/corpus.md")
    entries = read_entries(folder)
    hashes = file_hashes(folder)
    listed = _listed(folder, entries)
    problems = tuple(
        CorpusProblem(CATALOGUE_NAME, remark, "the key is not used; correct or remove it") for remark in entries.remarks
    )
    names = {*listed, *_unlisted(hashes, entries.council)}
    if not names:
        raise CorpusMissing(f"corpus folder {folder} holds no document ({', '.join(READERS)}); see docs/corpus.md")
    sources = tuple(
        Source(name, listed.get(name, {}), hashes.get(name, ""))
        for name in sorted(names, key=lambda name: (name not in listed, name))
    )
    return Listing(folder, entries.council, sources, problems, fingerprint_of(hashes))


def read_corpus(folder: Path) -> Corpus:
    """Return the documents of a corpus folder, read one after the other.

    Raises what `list_corpus` raises, and CorpusMissing if nothing in the folder can be read.
    """
    listing = list_corpus(folder)
    problems = list(listing.problems)
    documents: dict[str, Document] = {}
    for source in listing.sources:
        try:
            document = read_source(folder, source, frozenset(documents))
        except (DocumentUnreadable, CatalogueInvalid) as error:
            problems.append(unreadable(source.name, error))
            continue
        documents[document.id] = document
        problems += warnings_of(document)
    if not documents:
        raise none_readable(folder, problems[0].path, problems[0].message)
    ordered = tuple(documents[id_] for id_ in sorted(documents))
    return Corpus(folder, listing.council, ordered, tuple(problems), listing.fingerprint)


def unreadable(name: str, error: Exception) -> CorpusProblem:
    """Return the problem of a file that its reader refused."""
    return CorpusProblem(name, str(error), "correct the file, or take it out of the folder")


def warnings_of(document: Document) -> list[CorpusProblem]:
    """Return what of a document could not be read faithfully."""
    return [_warning(document.metadata.path, warning) for warning in document.warnings]


def _warning(path: str, warning: str) -> CorpusProblem:
    said = _OF_A_PAGE.fullmatch(warning)
    if said is None:
        return CorpusProblem(path, warning, "look at the file in the folder")
    return CorpusProblem(
        path, said["what"], "compare the page with what the documents page shows of it", int(said["page"])
    )


def none_readable(folder: Path, path: str, message: str) -> CorpusMissing:
    """Return the error of a folder none of whose documents can be read; the path and message of the first problem."""
    return CorpusMissing(f"corpus folder {folder} holds no document that can be read; {path}: {message}")


def _unlisted(names: Iterable[str], council: Council) -> set[str]:
    """The names of all files of a known kind that are not a licence, a read-me or the council's contacts."""
    return {
        name
        for name in names
        if reader_for(name) and not _NOT_DOCUMENTS.fullmatch(PurePosixPath(name).stem) and name != council.contacts
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


def read_source(folder: Path, source: Source, taken: frozenset[str]) -> Document:
    """Return one document, whose id is none of those that are taken.

    Raises DocumentUnreadable for a file that cannot be read, CatalogueInvalid where what it says of itself breaks the
    contract or it states an id that is taken.
    """
    name = source.name
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
    values = {**reading.found, **stated, **source.entry}
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
