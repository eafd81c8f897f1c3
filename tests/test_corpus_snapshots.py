"""The observations of every shipped document, line by line, as a person has reviewed them.

`UPDATE_SNAPSHOTS=1 python -m pytest tests/test_corpus_snapshots.py` writes them anew; then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import Document, Observation
from corpus.reconcile import reconcile
from tests.conftest import SHIPPED_CORPUS

SNAPSHOTS = Path(__file__).parent / "snapshots"
COLUMNS = "printed value upper unit measure group dimensions area period known status aspect availability doubt sure"
DOCUMENTS = read_corpus(SHIPPED_CORPUS).documents


def line(seen: Observation) -> str:
    """An observation as one line of tab-separated text."""
    cells = [
        seen.printed,
        seen.value,
        seen.upper,
        seen.unit,
        seen.measure,
        seen.group,
        "; ".join(": ".join(pair) for pair in seen.dimensions),
        seen.area,
        seen.dated,
        seen.period_known,
        seen.status,
        seen.aspect,
        seen.availability,
        seen.doubt,
        seen.confidence,
    ]
    return "\t".join("" if cell is None else str(cell) for cell in cells)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.id)
def test_the_figures_of_a_shipped_document_are_those_reviewed(document: Document) -> None:
    """No figure of a shipped document changes unseen."""
    found = reconcile(document, find_observations(document))[0]
    told = "\n".join(["\t".join(COLUMNS.split()), *map(line, found)]) + "\n"
    kept = SNAPSHOTS / f"{document.id}.tsv"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(told, encoding="utf-8")
    assert told == kept.read_text(encoding="utf-8")
