"""Earlier versions: on which day a document changed, and what a figure was that is no longer held."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import IndexVersion, open_version
from index.versions import MANIFEST

AUTUMN, WINTER = 1_730_000_000, 1_735_000_000
"""27 October and 24 December 2024, in seconds since 1970."""


@pytest.fixture
def changed(small_corpus: Path, small_index: Path, embedder: Embedder) -> IndexVersion:
    """The small index after one figure of each document was revised, in a version of 24 December 2024."""
    (old,) = (path for path in (small_index / "versions").iterdir())
    account, briefing = small_corpus / "account.md", small_corpus / "briefing.md"
    account.write_text(account.read_text().replace("£44.3 million", "£45.1 million"))
    briefing.write_text(briefing.read_text().replace("77 people", "78 people"))
    digest = build(small_corpus, small_index, embedder=embedder).manifest.digest
    os.utime(old, (AUTUMN, AUTUMN))
    os.utime(old.parent / digest, (WINTER, WINTER))
    return open_version(small_index, embedder=embedder)


def test_the_day_of_a_change(changed: IndexVersion, open_small: IndexVersion) -> None:
    """A document whose text differs from that of the version before changed that day; internal ones do not show."""
    assert open_small.changes == {}
    (change,) = changed.changes["account"]
    assert (change.on, change.is_first) == (date(2024, 12, 24), False)
    assert "briefing" not in changed.changes


def test_what_a_figure_was(changed: IndexVersion, open_small: IndexVersion) -> None:
    """An id that only the version before holds leads to the figure of then."""
    then = next(item for item in open_small.observations() if item.printed == "£44.3 million")
    assert changed.observation(then.id) is None
    assert changed.earlier_observation(then.id) == then


def test_a_figure_is_found_where_its_text_moved_to(
    small_corpus: Path, small_index: Path, open_small: IndexVersion, embedder: Embedder
) -> None:
    """The id of a figure leads to it also after words were put before it, and to none where its number changed."""
    then = next(item for item in open_small.observations() if item.printed == "£44.3 million")
    account = small_corpus / "account.md"
    account.write_text(account.read_text().replace("\n", "\n\nThis edition has a new foreword by the director.\n", 1))
    build(small_corpus, small_index, embedder=embedder)
    with closing(open_version(small_index, embedder=embedder)) as moved:
        now = moved.observation(then.id)
        assert now is not None
        assert (now.printed, now.period, now.locator.start == then.locator.start) == (then.printed, then.period, False)
        assert moved.observation(then.id[:-10] + "0123456789") is None


def test_internal_figures_stay_internal(changed: IndexVersion, open_small: IndexVersion) -> None:
    """An earlier figure of an internal document is not given out, nor one that was never held."""
    waiting = next(
        item
        for item in open_small.holdings.observations_labelled(range(len(open_small.holdings.labels)))
        if item.document_id == "briefing"
    )
    assert changed.earlier_observation(waiting.id) is None
    assert changed.earlier_observation("nothing") is None


@pytest.mark.parametrize("damage", ["gone", "manifest"])
def test_damaged_versions_are_left_aside(changed: IndexVersion, open_small: IndexVersion, damage: str) -> None:
    """An earlier version that is gone or cannot be read tells nothing, and breaks nothing."""
    then = next(item for item in open_small.observations() if item.printed == "£44.3 million")
    for folder in changed.folder.parent.iterdir():
        if folder != changed.folder and damage == "gone":
            shutil.rmtree(folder)
        elif folder != changed.folder:
            (folder / MANIFEST).write_text("{}")
    assert changed.changes == {}
    assert changed.earlier_observation(then.id) is None
