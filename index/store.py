"""An index open for reading.

In: the index folder and the embedder that will ask it. Out: `IndexVersion`, or an error that says what to do. A version
is opened as the public sees it; what an audience may not see is no part of its view: no label, no area, no count and no
rarity of a word. A server that stays takes its versions from `index.live`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from copy import copy
from functools import cached_property
from pathlib import Path

from corpus.committees import Meeting
from corpus.errors import CorpusMissing
from corpus.folders import corpus_fingerprint
from corpus.measures import stems
from corpus.models import Audience, Council, Metadata, Observation, Passage
from index import versions
from index.earlier import Change, changes, earlier_observation
from index.embedding import Embedder
from index.errors import IndexDamaged, IndexUnsuitable, StoreError
from index.layouts import Layouts
from index.lexical import LexicalIndex
from index.models import Manifest
from index.observations import Holdings
from index.rollbacks import withdrawn
from index.rows import measure_of_label
from index.rules import rules_fingerprint
from index.token_vectors import TokenVectors
from index.vectors import VectorIndex
from index.versions import REBUILD, current_digest

__all__ = ["IndexVersion", "current_digest", "is_stale", "open_version"]


class IndexVersion:
    """One published version as one audience sees it, read-only and safe to share between threads."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        """Open the files of a version whose manifest has been checked."""
        self.folder = folder
        self.manifest = manifest
        self.audience = Audience.PUBLIC
        self.holdings = Holdings(folder / versions.HOLDINGS)
        self.passage_vectors = VectorIndex.open(folder / versions.PASSAGE_VECTORS)
        self.label_vectors = VectorIndex.open(folder / versions.LABEL_VECTORS)
        self.tokens = TokenVectors.open(folder / versions.TOKENS)
        self._stems: dict[str, frozenset[str]] = {}
        self._every_word = LexicalIndex(folder / versions.LEXICAL)

    def close(self) -> None:
        """Close the files now; otherwise they close when the last user lets go of the version."""
        self.holdings.close()
        self._every_word.close()

    def seen_by(self, audience: Audience) -> IndexVersion:
        """The same version as an audience sees it: it shares the open files and nothing that was worked out of them."""
        if audience is self.audience:
            return self
        view = copy(self)
        view.__dict__ = {name: value for name, value in vars(self).items() if not _is_worked_out(name)}
        view.audience, view._stems = audience, {}
        return view

    @property
    def readable(self) -> frozenset[str]:
        """The ids of the documents that this audience may see."""
        return self.holdings.readable_by(self.audience)

    @cached_property
    def lexical(self) -> LexicalIndex:
        """The words of the passages. How rare a word is tells of every passage counted, so others' are not in it."""
        if len(self.readable) == len(self.holdings.documents):
            return self._every_word
        passages = (passage for document in sorted(self.readable) for passage in self.passages_of(document))
        return LexicalIndex.of((passage, self.documents[passage.document_id].title) for passage in passages)

    @property
    def council(self) -> Council:
        """Whose assistant this is."""
        return self.holdings.council

    @cached_property
    def documents(self) -> Mapping[str, Metadata]:
        """The metadata of every document that this audience may see, by id."""
        return {name: told for name, told in self.holdings.documents.items() if name in self.readable}

    @cached_property
    def rows_of_labels(self) -> tuple[int, ...]:
        """The rows of the labels under which this audience sees a figure, in order."""
        return self.holdings.label_rows(self.audience)

    @property
    def layouts(self) -> Layouts:
        """What the page of a document shows: its blocks, the cells of its tables, its headings, its figures."""
        return self.holdings.layouts

    @property
    def labels(self) -> tuple[str, ...]:
        """The distinct labels (measure and group in words), in alphabetical order."""
        return tuple(sorted({self.holdings.labels[row] for row in self.rows_of_labels}))

    @property
    def areas(self) -> frozenset[str]:
        """The areas that any observation or document is about."""
        return self.holdings.areas_of(self.audience) | {held.area for held in self.documents.values() if held.area}

    @property
    def observations_by_label(self) -> Counter[int]:
        """How many observations stand under the label of a row."""
        return self.holdings.observations_by_label(self.audience)

    def passage(self, passage_id: str) -> Passage | None:
        """The passage of that id, or None where there is none that this audience may see."""
        found = self.holdings.passage(passage_id)
        return found if found and found.document_id in self.readable else None

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """The passages of a document in reading order; none of a document that is not held or not to be seen."""
        return self.holdings.passages_of(document_id) if document_id in self.readable else ()

    def pages_of(self, document_id: str) -> tuple[tuple[int | None, str], ...]:
        """Page number as printed (or None) and text of each page of a document, in order."""
        return self.holdings.pages_of(document_id) if document_id in self.readable else ()

    def page_text(self, document_id: str, page_index: int) -> str | None:
        """The text of a page, counted from 0, or None where there is no such page to be seen."""
        pages = self.pages_of(document_id)
        return pages[page_index][1] if 0 <= page_index < len(pages) else None

    def observation(self, observation_id: str) -> Observation | None:
        """The observation of that id, or None where there is none that this audience may see."""
        found = self.holdings.observation(observation_id)
        return found if found and found.document_id in self.readable else None

    def observations(
        self,
        *,
        measure: str | None = None,
        group: str | None = None,
        period: str | None = None,
        area: str | None = None,
    ) -> tuple[Observation, ...]:
        """The observations that pass every filter given, as `Holdings.observations` describes them."""
        who = self.audience
        return self.holdings.observations(measure=measure, group=group, period=period, area=area, audience=who)

    def observations_within(self, passage: Passage) -> tuple[Observation, ...]:
        """The observations that stand in a passage, in reading order; none of a passage not to be seen."""
        if passage.document_id not in self.readable:
            return ()
        return self.holdings.observations_between(
            passage.document_id, passage.page_index, start=passage.start, end=passage.end
        )

    def stems_of(self, document_id: str) -> frozenset[str]:
        """The stems of all words of a document and of its title."""
        if document_id not in self._stems:
            title = self.documents[document_id].title
            told = [title, *(text for _, text in self.holdings.pages_of(document_id))]
            self._stems[document_id] = frozenset(stem for text in told for stem in stems(text))
        return self._stems[document_id]

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """What the committee papers that this audience may see record, read at the first question about one."""
        return tuple(each for each in self.holdings.meetings() if each.document_id in self.readable)

    @cached_property
    def label_rows_by_stem(self) -> Mapping[str, tuple[int, ...]]:
        """Which labels hold a stem, as rows in order."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for row in self.rows_of_labels:
            label = self.holdings.labels[row]
            for stem in dict.fromkeys(stems(label)):
                found[stem].append(row)
        return {stem: tuple(rows) for stem, rows in found.items()}

    @cached_property
    def changes(self) -> Mapping[str, tuple[Change, ...]]:
        """When each document changed, by its id, as far back as versions are kept."""
        return changes(self.folder)

    def earlier_observation(self, observation_id: str) -> Observation | None:
        """What an id named in an earlier version that is still kept, if this audience may see its document now."""
        found = earlier_observation(self.folder, observation_id)
        return found if found and found.document_id in self.readable else None

    @cached_property
    def label_rows(self) -> Mapping[str, int]:
        """The row of each description of a figure."""
        return {description: row for row, description in enumerate(self.holdings.descriptions)}

    @cached_property
    def label_rows_by_measure(self) -> Mapping[str, tuple[int, ...]]:
        """The rows of the labels of each measure, which stands before the group in a label."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for row in self.rows_of_labels:
            found[measure_of_label(self.holdings.labels[row])].append(row)
        return {measure: tuple(rows) for measure, rows in found.items()}

    @cached_property
    def passage_rows(self) -> Mapping[str, int]:
        """The row of each passage by its id."""
        return {passage_id: row for row, passage_id in enumerate(self.holdings.passage_ids)}


def _is_worked_out(name: str) -> bool:
    return isinstance(getattr(IndexVersion, name, None), cached_property)


def open_version(index_folder: Path, *, embedder: Embedder, digest: str | None = None) -> IndexVersion:
    """Open the published version, or the kept one of a digest, after checking every file of it.

    An answer names the digest of the version it was given from: opened by it, a citation shows what it cited. Raises
    `IndexMissing` where nothing was published, `VersionMissing` where the digest is not kept, `IndexDamaged` where
    files are gone, cut or changed, and `IndexUnsuitable` where another layout or another model made it.
    """
    folder = versions.current_folder(index_folder) if digest is None else versions.version_folder(index_folder, digest)
    manifest = versions.check_files(folder)
    if manifest.model_sha256 != embedder.fingerprint:
        raise IndexUnsuitable(
            f"{index_folder}: was made with the model {manifest.model_name} ({manifest.model_sha256[:12]}…), not with "
            f"{embedder.name} ({embedder.fingerprint[:12]}…); {REBUILD} with this model, or set that one"
        )
    opened = IndexVersion(folder, manifest)
    passages, labels = {len(opened.passage_vectors), len(opened.tokens)}, len(opened.label_vectors)
    if passages != {manifest.passages} or labels != len(opened.holdings.labels):
        opened.close()
        raise IndexDamaged(f"{folder}: holds vectors for other passages than it names; {REBUILD}")
    return opened


def is_stale(corpus_folder: Path, index_folder: Path, *, embedder: Embedder) -> bool:
    """Whether a build would change what is served: other files, other reading rules, another model, or no sound index.

    After a rollback nothing is due until one of them changes: a build would bring back what was gone back from.
    Raises `CorpusMissing` when there is no corpus folder.
    """
    if not corpus_folder.is_dir():
        raise CorpusMissing(f"corpus folder {corpus_folder} does not exist; name one with --corpus")
    now = (corpus_fingerprint(corpus_folder), rules_fingerprint(), embedder.fingerprint)
    try:
        manifest = versions.check_files(versions.current_folder(index_folder))
    except StoreError:
        return True
    return all(now != made.made_from for made in (manifest, *withdrawn(index_folder)))
