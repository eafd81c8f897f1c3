"""A version written to a folder of its own, before it gets its name.

In: the heads of the documents and the vectors of their texts. Out: the files of a version and its manifest, in a folder
that `versions.publish` then puts in its place. Documents are gone through one after the other, each time anew from
their extracts, so that what is in memory at once is one document and some hundred vectors, however many there are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from corpus.catalogue import Listing
from corpus.models import Council, Passage
from index import filling, lexical, token_vectors, vectors, versions
from index.descriptions import Descriptions
from index.embedded import Embedded
from index.embedding import Embedder
from index.extracts import Head
from index.models import Manifest
from index.rows import passage_from
from index.rules import rules_fingerprint
from index.successions import Succession

VECTOR_DECIMALS = 4
"""To which vectors enter the digest."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a version holds, in the order in which it is stored."""

    council: Council
    heads: Sequence[Head]
    descriptions: Descriptions
    successions: tuple[Succession, ...]

    def passages(self) -> Iterator[tuple[Passage, str]]:
        """Yield each passage with the title of its document."""
        for head in self.heads:
            for row in head.told().passages:
                yield passage_from(row), head.metadata.title

    def texts(self) -> Iterator[str]:
        """Yield the text whose vector stands for each passage."""
        return (embedded_text(passage, title=title) for passage, title in self.passages())

    def befores(self) -> Iterator[int]:
        """Yield how many characters of title and headings stand before the passage in each of those texts."""
        for passage, title in self.passages():
            yield len(embedded_text(passage, title=title)) - len(passage.text)


def embedded_text(passage: Passage, *, title: str) -> str:
    """Return the text whose vector stands for a passage: the document's title, the headings above, the passage."""
    return "\n".join(dict.fromkeys((title, *passage.headings, passage.text)))


def manifest_of(listing: Listing, contents: Contents, embedded: Embedded, embedder: Embedder) -> Manifest:
    """Return the manifest of a version, named by the digest of what it holds."""
    return Manifest(
        digest=_digest(contents, embedded),
        format=versions.FORMAT,
        corpus_fingerprint=listing.fingerprint,
        rules_fingerprint=rules_fingerprint(),
        model_name=embedder.name,
        model_sha256=embedder.fingerprint,
        dimension=embedded.passages.dimension,
        documents=len(contents.heads),
        passages=len(embedded.passages),
        observations=sum(head.observations for head in contents.heads),
        council_name=contents.council.name,
        council_area=contents.council.area,
    )


def write(folder: Path, contents: Contents, embedded: Embedded, manifest: Manifest) -> None:
    """Write the files of a version and their manifest. Raises OSError when the disk does not take them."""
    filling.write(
        folder / versions.HOLDINGS,
        council=contents.council,
        labels=contents.descriptions.items(),
        documents=(head.rows() for head in contents.heads),
        successions=contents.successions,
    )
    for name, rows in ((versions.PASSAGE_VECTORS, embedded.passages), (versions.LABEL_VECTORS, embedded.labels)):
        vectors.write(folder / name, rows.batches(), count=len(rows), dimension=rows.dimension)
    token_vectors.write(
        folder / versions.TOKENS,
        lambda: map(token_vectors.placed, embedded.readings.tokens(), contents.befores()),
        measured=embedded.readings.tokens,
    )
    lexical.write(folder / versions.LEXICAL, contents.passages())
    versions.write_manifest(folder, manifest)


def _digest(contents: Contents, embedded: Embedded) -> str:
    """Return the name of the version: a hash of all that a reader can be shown or that ranks it, files left aside."""
    found = hashlib.sha256()
    stored: list[object] = [asdict(contents.council), [asdict(succession) for succession in contents.successions]]
    stored += [[head.metadata.id, head.digest] for head in contents.heads]
    for item in stored:
        found.update(json.dumps(item, sort_keys=True).encode() + b"\n")
    for rows in (embedded.passages, embedded.readings, embedded.labels):
        for batch in rows.batches():
            # Whole numbers, so that -0.00004 and 0.00004 are one and the bytes are the same on every machine.
            found.update(np.rint(batch * 10**VECTOR_DECIMALS).astype("<i2").tobytes())
    return found.hexdigest()[:16]
