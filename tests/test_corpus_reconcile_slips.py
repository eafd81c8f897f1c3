"""What reconciling catches and leaves alone, over many pages; `tests/benchmarks/corruptions.py` has the method."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import Document
from corpus.reconcile import Severity, reconcile
from tests.benchmarks.corruptions import judge, pages
from tests.benchmarks.pages_kept import KEPT
from tests.benchmarks.pages_open import OPEN
from tests.benchmarks.printed_relations import MADE
from tests.conftest import SHIPPED_CORPUS, write_corpus

BEST_OF = 2


@pytest.mark.parametrize(("shapes", "seed"), [(OPEN, 7), (KEPT, 11)], ids=["open", "kept"])
def test_nearly_every_slip_is_caught_and_no_clean_page_loses_a_figure(shapes: tuple[object, ...], seed: int) -> None:
    """Of the slips that break a printed relation at least 95 in 100 are caught; no clean page has a figure in doubt."""
    result = judge(list(pages(shapes, seed)), seed)  # type: ignore[arg-type]
    assert result["clean_pages_with_a_figure_kept_back"] == []
    assert result["slips_that_break_a_relation"] > 200  # type: ignore[operator]
    assert result["share_caught"] >= 0.95  # type: ignore[operator]


def _documents() -> Iterator[Document]:
    for folder in (SHIPPED_CORPUS, MADE):
        yield from read_corpus(folder).documents


def test_no_document_of_ours_is_contradicted() -> None:
    """Neither the shipped documents nor the made pages, which were written to be consistent, have a figure in doubt."""
    for document in _documents():
        marked, findings = reconcile(document, find_observations(document))
        assert [finding.message for finding in findings if finding.severity is Severity.QUARANTINED] == []
        assert not any(item.doubt for item in marked)


def test_only_doubt_confidence_and_lists_change() -> None:
    """Reconciling keeps every observation in its order and with its id; it adds doubts and takes nothing away."""
    for document in _documents():
        observations = find_observations(document)
        marked, _ = reconcile(document, observations)
        assert [item.id for item in marked] == [item.id for item in observations]


def test_the_time_grows_with_the_document(tmp_path: Path) -> None:
    """A table of eight times the rows takes no more than some sixteen times as long: no step compares all with all."""

    def seconds(rows: int) -> float:
        rng = random.Random(rows)
        lines = ["District,2021-22 people,2022-23 people,Change,%"]
        for row in range(rows):
            a, b = rng.randint(100, 9000), rng.randint(100, 9000)
            lines.append(f"Place {row},{a},{b},{b - a},{rng.randint(1, 99)}")
        folder = write_corpus(tmp_path / str(rows), {"table.csv": "\n".join(lines) + "\n"})
        (document,) = read_corpus(folder).documents
        observations = find_observations(document)
        best = []
        for _ in range(BEST_OF):
            started = perf_counter()
            reconcile(document, observations)
            best.append(perf_counter() - started)
        return min(best)

    assert seconds(3200) <= 16 * seconds(400) + 0.2
