"""What reconciling catches and leaves alone, over many pages; `tests/benchmarks/corruptions.py` has the method."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import Document
from corpus.reconcile import Severity, reconcile
from tests.benchmarks.corruptions import judge, pages
from tests.benchmarks.pages_kept import KEPT
from tests.benchmarks.pages_open import OPEN
from tests.benchmarks.printed_relations import MADE
from tests.conftest import SHIPPED_CORPUS
from tests.reconciling import findings


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
        marked, found = reconcile(document, find_observations(document))
        assert [finding.message for finding in found if finding.severity is Severity.QUARANTINED] == []
        assert not any(item.doubt for item in marked)


def test_only_doubt_confidence_and_lists_change() -> None:
    """Reconciling keeps every observation in its order and with its id; it adds doubts and takes nothing away."""
    for document in _documents():
        observations = find_observations(document)
        marked, _ = reconcile(document, observations)
        assert [item.id for item in marked] == [item.id for item in observations]


cells = st.one_of(
    st.text("0123456789,.£%()-−–+ mkbn*[c]", max_size=14),
    st.decimals(allow_nan=False, allow_infinity=False).map(str),
    st.sampled_from(["0", "£0", "0%", "999999999999999bn", "-0.0", "£.5m", "1,2,3", "..", "Total", "n/a", "100%"]),
)
labels = st.sampled_from(
    ["Total", "Change", "%", "Rate per 1,000", "Average", "2022-23", "£000", "Lower", "Net", "Less: x"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(labels, min_size=2, max_size=5), st.lists(st.tuples(labels, st.lists(cells, max_size=5)), max_size=6))
def test_no_table_stops_the_build(tmp_path: Path, heads: list[str], rows: list[tuple[str, list[str]]]) -> None:
    """Whatever stands in the cells of a table, or in a sentence of the same, reconciling ends without an error."""
    lines = [["", *heads], *([label, *texts] for label, texts in rows)]
    table = "\n".join("| " + " | ".join(line) + " |" for line in [lines[0], ["---"] * len(lines[0]), *lines[1:]])
    prose = " ".join(f"{label} rose by {' of '.join(texts)} (from {label})." for label, texts in rows)
    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    (folder / "page.md").write_text(f"# Page\n\n{table}\n\n{prose}\n", encoding="utf-8")
    (document,) = read_corpus(folder).documents
    reconcile(document, find_observations(document))


def test_giant_numbers_do_not_stop_the_build(tmp_path: Path) -> None:
    """A slip that leads to a number of forty digits is reported with its size, not with all its digits."""
    text = "It rose from 0.00000000001 to 999999999999999bn, an increase of 12.1%."
    assert [said.partition(" is ")[2] for said in findings(tmp_path, text)] == ["1.00e+37 but it says 12.1%"]
