"""Searching inside the documents for their list: the passages that hold every word, and the line of each to show.

In: a version of the index and the words looked for. Out: ids of passages by document, and lines quoted from them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.measures import stems
from index.store import IndexVersion
from server.shelf import Found

MAX_LINE_CHARS = 240
"""Of a quoted line: two lines of a page; a longer one, such as a row of a table, is cut and says so."""
_LINE_END = re.compile(r"(?<=[.!?])\s+|\n+")


def best_passages(version: IndexVersion, stemmed: tuple[str, ...]) -> dict[str, str]:
    """The id of the best passage that holds all the stems, by its document; of documents that the audience may see."""
    found: dict[str, str] = {}
    documents, readable = version.holdings.passage_documents, version.readable
    for passage_id in version.lexical.holding(stemmed):
        document_id = documents[version.passage_rows[passage_id]]
        if document_id in readable:
            found.setdefault(document_id, passage_id)
    return found


def quoted_lines(version: IndexVersion, found: Mapping[str, Found], q: str) -> dict[str, str]:
    """By the document, the line of its passage that holds most words of the search."""
    wanted, quoted = set(stems(q)), {}
    for document_id, each in found.items():
        passage = version.passage(each.passage) if each.passage else None
        if passage is not None:
            line = max(_LINE_END.split(passage.text), key=lambda line: len(wanted & set(stems(line))))
            line = line.strip().removeprefix("- ")
            quoted[document_id] = line if len(line) <= MAX_LINE_CHARS else f"{line[:MAX_LINE_CHARS].rstrip()}…"
    return quoted
