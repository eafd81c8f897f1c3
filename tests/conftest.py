"""What the whole test run shares: one real model, and one index built from the shipped corpus.

Loading the model takes seconds and building the shipped index some more, so both happen once a run and only when a
test asks for them. Tests must not change the shared index; those that damage one build or copy their own.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import IndexVersion, open_version

SHIPPED_CORPUS = Path(__file__).parent.parent / "corpus" / "documents"


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The default embedding model, loaded when first used."""
    return Embedder()


@pytest.fixture(scope="session")
def shipped_index(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder, request: pytest.FixtureRequest) -> Path:
    """An index folder built from the shipped corpus; vectors of an earlier run are reused, as any build reuses its own.

    `pytest --cache-clear` makes a run embed everything.
    """
    folder = tmp_path_factory.mktemp("shipped") / "index"
    folder.mkdir()
    earlier = request.config.cache.mkdir("shipped-vectors")
    for vectors in earlier.glob("vectors-*.sqlite"):
        shutil.copy(vectors, folder)
    build(SHIPPED_CORPUS, folder, embedder=embedder, progress=None)
    for vectors in folder.glob("vectors-*.sqlite"):
        copied = shutil.copy(vectors, earlier / f"{vectors.name}.{os.getpid()}")
        os.replace(copied, earlier / vectors.name)  # another process of the run may be copying it
    return folder


@pytest.fixture(scope="session")
def open_shipped(shipped_index: Path, embedder: Embedder) -> Iterator[IndexVersion]:
    """The current version of the shipped index, opened read-only."""
    version = open_version(shipped_index, embedder=embedder)
    yield version
    version.close()


SMALL_CORPUS = {
    "catalogue.toml": """
[council]
name = "Exampleshire County Council"
area = "Exampleshire"
colours = { brand = "#123456" }

[[document]]
id = "account"
path = "account.md"
title = "Local Account 2022-23"
publisher = "Exampleshire County Council"
area = "Exampleshire"
kind = "local-account"
published = "2023-11"
period = "2022-23"

[[document]]
id = "briefing"
path = "briefing.md"
title = "Briefing for staff"
area = "Exampleshire"
audience = "internal"
""",
    "account.md": """# Local Account

## What we spent in 2022-23

We spent:

- £44.3 million on older people
- £12.5 million on people with learning disabilities

## Who we helped

In 2022-23 we supported 3,250 people to recover at home, slightly fewer than the year before, 3,410.

The "reablement" team (see the leaflet: home again) visits every day for up to six weeks.

## Carers

Unpaid carers can ask for a carer's assessment. Ring the council and say that you look after someone.
""",
    "briefing.md": """# Briefing

## Waiting lists in 2022-23

In 2022-23, 77 people waited more than a month for a reablement visit.
""",
}


@pytest.fixture
def small_corpus(tmp_path: Path) -> Path:
    """A corpus of two short documents, one of them internal, which the test may change."""
    return write_corpus(tmp_path / "corpus", SMALL_CORPUS)


@pytest.fixture(scope="session")
def small_index_once(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """The index of the small corpus, built once; tests use `small_index`."""
    folder = tmp_path_factory.mktemp("small")
    build(write_corpus(folder / "corpus", SMALL_CORPUS), folder / "index", embedder=embedder)
    return folder / "index"


@pytest.fixture
def small_index(tmp_path: Path, small_index_once: Path) -> Path:
    """A copy of the small corpus's index, which the test may damage."""
    return Path(shutil.copytree(small_index_once, tmp_path / "index"))


@pytest.fixture(scope="session")
def open_small(small_index_once: Path, embedder: Embedder) -> Iterator[IndexVersion]:
    """The small corpus's index, opened read-only."""
    version = open_version(small_index_once, embedder=embedder)
    yield version
    version.close()


def write_corpus(folder: Path, files: dict[str, str]) -> Path:
    """Write files of text, in the order given, into a new folder."""
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
