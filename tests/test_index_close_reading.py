"""Found passages read word by word: the one that answers comes first, with its sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.builder import build
from index.close_reading import read_closely
from index.embedding import Embedder
from index.retriever import Retriever
from index.store import IndexVersion, open_version

PAGE = """# Carers in Lowmoor

## What a carer's assessment is

An assessment is a talk about what you do as a carer and what would help you as a carer.

## What we charge

We do not ask you for money for help that is given to you because you look after somebody.

## Who decides

A council officer, not the charity, decides. The charity only writes down what you say.
"""
QUESTION = "will Lowmoor bill me for the help I get as a carer"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[IndexVersion]:
    """An index of one page."""
    folder: Path = tmp_path_factory.mktemp("carers")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "carers.md").write_text(PAGE, encoding="utf-8")
    build(folder / "corpus", folder / "index", embedder=embedder)
    with closing(open_version(folder / "index", embedder=embedder)) as version:
        yield version


def test_the_passage_that_answers_comes_before_those_that_share_words(page: IndexVersion, embedder: Embedder) -> None:
    """The passage that answers comes before those that share words."""
    found = Retriever(page, embedder).search(QUESTION)
    read = read_closely(page, embedder, QUESTION, found, k=3)
    assert [hit.rank for hit in read] == [1, 2, 3]
    assert read[0].passage.headings[-1] == "What we charge"


def test_each_sentence_is_found_where_it_stands(page: IndexVersion, embedder: Embedder) -> None:
    """Each sentence is found where it stands."""
    found = Retriever(page, embedder).search("who decides")
    hit = read_closely(page, embedder, "who decides, the council or the charity", found, k=1)[0]
    told = [hit.passage.text[one.start : one.end] for one in hit.sentences]
    assert told == ["A council officer, not the charity, decides.", "The charity only writes down what you say."]
    assert hit.sentences[0].closeness > hit.sentences[1].closeness


def test_searching_itself_is_not_changed_by_close_reading(page: IndexVersion, embedder: Embedder) -> None:
    """Searching itself is not changed by close reading."""
    found = Retriever(page, embedder).search(QUESTION)
    assert all(hit.closeness == 0 and not hit.sentences for hit in found)


def test_a_model_that_compares_no_words_leaves_the_order(page: IndexVersion, embedder: Embedder) -> None:
    """A model that compares no words leaves the order."""
    other = Embedder(embedder.folder)
    found = Retriever(page, embedder).search(QUESTION)
    assert read_closely(page, other, QUESTION, found, k=2) == found[:2]
