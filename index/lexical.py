"""Passages by their words: the only module that knows tantivy.

In: passages with their document's title. Out: passage ids by BM25 (Robertson and Zaragoza 2009, eq. 3.15, with
tantivy's k1 = 1.2 and b = 0.75), highest first. Both sides are reduced to stems by `corpus.measures.stems`, the rule
by which labels and questions are compared too, and tantivy only splits them at spaces. Queries are built from terms
and never parsed, so that quotes, brackets and "a:b" in a question do no harm.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import tantivy

from corpus.measures import stems
from corpus.models import Passage
from index.errors import IndexDamaged

FIELD_WEIGHTS = {"text": 1.0, "headings": 1.0, "title": 0.5}
"""A title is shared by all passages of a document, so it says less about one of them."""
HEAP_BYTES = 15_000_000
"""The least that tantivy takes: what it indexes fills it whatever it is. When it is full a segment is written; the
scores of 24,000 passages were the same in three segments as in one, because tantivy counts words over all of them."""
TIE_DECIMALS = 4


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("document", tokenizer_name="raw", index_option="basic")
    for name in FIELD_WEIGHTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def write(folder: Path, passages: Iterable[tuple[Passage, str]]) -> None:
    """Write an index of (passage, title of its document) into a folder that is made for it.

    The names of tantivy's files are random: two indexes of the same passages differ in bytes and agree in answers.
    Raises OSError when the disk does not take it.
    """
    folder.mkdir(parents=True)
    try:
        _fill(tantivy.Index(_schema(), path=str(folder), reuse=False), passages)
    except ValueError as error:
        raise OSError(f"{folder}: {error}") from error


def _fill(inverted: tantivy.Index, passages: Iterable[tuple[Passage, str]]) -> None:
    # One thread, so that passages are dealt to segments in the same way on every machine.
    writer = inverted.writer(heap_size=HEAP_BYTES, num_threads=1)
    for passage, title in passages:
        entry = tantivy.Document()
        entry.add_text("id", passage.id)
        entry.add_text("document", passage.document_id)
        entry.add_text("text", " ".join(stems(passage.text)))
        entry.add_text("headings", " ".join(stems("\n".join(passage.headings))))
        entry.add_text("title", " ".join(stems(title)))
        writer.add_document(entry)
    writer.commit()
    writer.wait_merging_threads()


class LexicalIndex:
    """A saved index, open for searching. It works on a private copy, because tantivy writes where it opens."""

    def __init__(self, folder: Path) -> None:
        """Copy the folder and open the copy; raises `IndexDamaged` when it is not a tantivy index."""
        self.copy = Path(tempfile.mkdtemp(prefix="local-account-lexical-"))
        self._removal = weakref.finalize(self, shutil.rmtree, self.copy, ignore_errors=True)
        shutil.copytree(folder, self.copy, dirs_exist_ok=True, copy_function=shutil.copyfile)
        try:
            inverted = tantivy.Index(_schema(), path=str(self.copy), reuse=True)
        except (OSError, ValueError) as error:
            self.close()
            raise IndexDamaged(f"{folder}: not a tantivy index that can be read; run `local-account build`") from error
        self._search_in(inverted)

    @classmethod
    def of(cls, passages: Iterable[tuple[Passage, str]]) -> LexicalIndex:
        """An index of (passage, title of its document) in memory, of some of the passages that a saved one holds."""
        made = cls.__new__(cls)
        inverted = tantivy.Index(_schema())
        _fill(inverted, passages)
        inverted.reload()
        made._search_in(inverted)
        return made

    def _search_in(self, inverted: tantivy.Index) -> None:
        self._schema = inverted.schema
        self._searcher: tantivy.Searcher = inverted.searcher()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def close(self) -> None:
        """Remove the private copy; searching afterwards is an error."""
        self._removal()

    def search(
        self, terms: Sequence[str], *, k: int, documents: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return up to k (passage id, BM25 score), highest first, equal scores in order of id.

        `terms` are stems, as `corpus.measures.stems` gives them, each once; a passage needs one of them. `documents`
        limits the search to passages of those documents before anything is ranked.
        """
        if not terms or k <= 0 or not len(self) or (documents is not None and not documents):
            return []
        query = self._any_of(terms)
        if documents is not None:
            inside = tantivy.Query.term_set_query(self._schema, "document", sorted(documents))
            query = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, query), (tantivy.Occur.Must, tantivy.Query.const_score_query(inside, 0.0))]
            )
        fetched = 0
        while True:
            fetched = min(fetched + k + 1, len(self))
            hits = self._searcher.search(query, limit=fetched, count=False).hits
            scores = [round(float(score), TIE_DECIMALS) for score, _ in hits]
            # A tie with the k-th that runs to the end of what was fetched may go on behind it.
            if len(hits) < fetched or fetched == len(self) or scores[-1] < scores[k - 1]:
                break
        ids = [str(self._searcher.doc(address)["id"][0]) for _, address in hits]
        return sorted(zip(ids, scores, strict=True), key=lambda hit: (-hit[1], hit[0]))[:k]

    def holding(self, terms: Sequence[str]) -> list[str]:
        """The ids of all passages whose own text holds every one of the terms, the best by BM25 first.

        `terms` as for `search`; headings and title do not count. None where there are no terms.
        """
        if not terms or not len(self):
            return []
        parts = [tantivy.Query.term_query(self._schema, "text", term, index_option="freq") for term in terms]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
        hits = self._searcher.search(query, limit=len(self), count=False).hits
        scored = [
            (str(self._searcher.doc(address)["id"][0]), round(float(score), TIE_DECIMALS)) for score, address in hits
        ]
        return [passage_id for passage_id, _ in sorted(scored, key=lambda hit: (-hit[1], hit[0]))]

    def _any_of(self, terms: Sequence[str]) -> tantivy.Query:
        parts = []
        for term in terms:
            for name, weight in FIELD_WEIGHTS.items():
                query = tantivy.Query.term_query(self._schema, name, term, index_option="freq")
                parts.append((tantivy.Occur.Should, tantivy.Query.boost_query(query, weight)))
        return tantivy.Query.boolean_query(parts)
