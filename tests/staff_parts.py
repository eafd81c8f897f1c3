"""What the tests of the staff part share: a provider on loopback, and an installation whose staff sign in with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SMALL_CORPUS, write_corpus
from pydantic import SecretStr
from staff_people import CLIENT_ID, HOST_ORIGIN, Staff, providing

from index.builder import build
from index.embedding import Embedder
from server import create_app
from server.config import Settings


@pytest.fixture(scope="session")
def provider() -> Iterator[str]:
    """The address of a running provider that knows PEOPLE."""
    with providing() as address:
        yield address


@pytest.fixture(scope="session")
def staff_corpus(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> tuple[Path, Path]:
    """The small corpus, with a document for staff in it, and its index."""
    folder = tmp_path_factory.mktemp("staff")
    corpus = write_corpus(folder / "corpus", SMALL_CORPUS)
    build(corpus, folder / "index", embedder=embedder)
    return corpus, folder / "index"


@pytest.fixture
def staff_settings(staff_corpus: tuple[Path, Path], provider: str, tmp_path: Path) -> Settings:
    """The settings of an installation with sign-in, a widget on one origin, and counts."""
    corpus, index = staff_corpus
    return Settings(
        corpus=corpus,
        index=index,
        records=tmp_path / "records",
        retention="counts",
        staff_issuer=provider,
        staff_client_id=CLIENT_ID,
        staff_client_secret=SecretStr("of the tests"),
        widget_origins=HOST_ORIGIN,
    )


@pytest.fixture
def staff(staff_settings: Settings, embedder: Embedder) -> Staff:
    """A fresh installation with sign-in, nobody signed in yet."""
    return Staff(create_app(staff_settings, embedder=embedder), staff_settings)
