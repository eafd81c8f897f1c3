"""The store of observations: filters, labels, audiences, threads, and bad files."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.models import Audience
from index.errors import IndexDamaged
from index.observations import Holdings
from index.store import IndexVersion
from index.versions import HOLDINGS

# Figures of the small corpus in conftest: £44.3m and £12.5m of spending, 3,250 people, and 77 in the internal briefing.


def values(version: IndexVersion, **filters: str) -> set[Decimal | None]:
    """The values of the observations that pass the filters."""
    return {observation.value for observation in version.observations(**filters)}  # type: ignore[arg-type]


def test_filters_narrow_the_figures(open_small: IndexVersion) -> None:
    """Measure and group are found inside the published words, period and area only as whole labels."""
    older, disabilities, helped = Decimal(44_300_000), Decimal(12_500_000), Decimal(3250)
    assert values(open_small) >= {older, disabilities, helped}
    assert values(open_small, measure="SPENT") == {older, disabilities}
    assert values(open_small, measure="spent", group="learning") == {disabilities}
    assert values(open_small, measure="recover", period="2022–23", area="exampleshire") == {helped}
    assert values(open_small, period="2022") == set()
    assert values(open_small, area="Example") == set()
    assert values(open_small, measure="%") == set()
    assert values(open_small, measure="' OR 1=1 --") == set()


def test_figures_of_the_shipped_corpus_can_be_filtered(open_shipped: IndexVersion) -> None:
    """The 4,681 older people supported in 2021-22 are found by their group and year (Local Account, "What we did")."""
    found = open_shipped.observations(group="older people", period="2021-22", area="Cambridgeshire")
    assert Decimal(4681) in {observation.value for observation in found}


def test_internal_figures_are_not_shown_to_the_public(open_small: IndexVersion) -> None:
    """A figure, its label, its passage and its page in an internal document appear only to those who ask as staff."""
    staff = open_small.seen_by(Audience.INTERNAL)
    (waiting,) = [held for held in staff.observations() if held.document_id == "briefing"]
    assert waiting.value == 77
    assert Decimal(77) not in values(open_small)
    assert (waiting.label in staff.labels, waiting.label in open_small.labels) == (True, False)
    assert (open_small.observation(waiting.id), staff.observation(waiting.id)) == (None, waiting)
    assert open_small.page_text("briefing", 0) is None
    assert "77 people" in (staff.page_text("briefing", 0) or "")
    assert (open_small.passages_of("briefing"), open_small.pages_of("briefing")) == ((), ())
    (passage,) = staff.passages_of("briefing")
    assert (open_small.passage(passage.id), staff.passage(passage.id)) == (None, passage)
    assert ("briefing" in staff.documents, "briefing" in open_small.documents) == (True, False)


def test_quotes_and_passages_are_slices_of_their_pages(open_shipped: IndexVersion) -> None:
    """Every quote and every passage of the shipped corpus is, to the letter, the page's text at its place."""
    for document_id in open_shipped.documents:
        pages = [text for _, text in open_shipped.pages_of(document_id)]
        for passage in open_shipped.passages_of(document_id):
            assert pages[passage.page_index][passage.start : passage.end] == passage.text
        for found in open_shipped.observations():
            if found.document_id == document_id:
                assert pages[found.locator.page_index][found.locator.start : found.locator.end] == found.locator.quote


def test_an_id_is_made_of_what_is_said(open_shipped: IndexVersion) -> None:
    """The id that is kept with each figure of the shipped corpus is the one that its place and words make anew."""
    found = open_shipped.observations()
    assert [replace(each).id for each in found] == [each.id for each in found]


def test_only_pages_that_are_there_have_text(open_small: IndexVersion) -> None:
    """A page is asked for by its place from 0; any other place, and any other document, has no text."""
    assert (open_small.page_text("account", 0) or "").startswith("Local Account")
    assert [open_small.page_text("account", place) for place in (-1, 1)] == [None, None]
    assert open_small.page_text("not held", 0) is None


def test_labels_lead_to_all_observations(open_shipped: IndexVersion) -> None:
    """The observations of all labels together are all observations, each once, also when asked for again."""
    holdings = open_shipped.holdings
    everything = {observation.id for observation in open_shipped.observations()}
    for _ in range(2):
        found = [held.id for held in holdings.observations_labelled(holdings.label_rows(Audience.PUBLIC))]
        assert len(found) == len(set(found))
        assert set(found) == everything


def test_threads_may_read_together(open_shipped: IndexVersion) -> None:
    """Threads that read at the same time read what one reads."""
    labels = range(len(open_shipped.holdings.labels))
    fresh = Holdings(Path(open_shipped.folder) / HOLDINGS)
    expected = open_shipped.holdings.observations_labelled(labels)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: fresh.observations_labelled(labels), range(16)))
    assert all(one == expected for one in found)
    fresh.close()


def test_the_file_may_lie_on_a_read_only_disk(small_index: Path, open_small: IndexVersion) -> None:
    """A store in a folder with odd characters is read without writing anything beside it."""
    folder = small_index / "odd ?name#100%"
    folder.mkdir()
    shutil.copy(Path(open_small.folder) / HOLDINGS, folder)
    holdings = Holdings(folder / HOLDINGS)
    assert set(holdings.documents) == {"account", "briefing"}
    assert [path.name for path in folder.iterdir()] == [HOLDINGS]
    holdings.close()


@pytest.mark.parametrize("content", [b"", b"garbage" * 1000, None], ids=["empty", "garbage", "missing"])
def test_a_file_that_is_no_store_is_named(tmp_path: Path, content: bytes | None) -> None:
    """A store that is empty, garbage or gone gives an error with its path and the remedy."""
    path = tmp_path / HOLDINGS
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IndexDamaged, match=rf"{path}: .*run `local-account build`"):
        Holdings(path)
