"""What the tests of pages, API and command line share: a small corpus with two hostile documents, and the real app.

The small corpus is the shipped one without its large table, so that a real index of it is built in seconds.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from page_review import ReviewingClient
from site_examples import HOSTILE, INTERNAL

from index.builder import build
from index.embedding import Embedder
from server import create_app
from server.config import Settings

SHIPPED = Path(__file__).parent.parent / "corpus" / "documents"


@pytest.fixture(scope="session")
def site_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped documents without the large table, with a hostile document and one for staff only."""
    folder = tmp_path_factory.mktemp("small") / "corpus"
    folder.mkdir()
    for name in ("local-account-2021-23.html", "care-together-decision.html", "getting-help.md", "contacts.toml"):
        shutil.copy(SHIPPED / name, folder / name)
    tables = (SHIPPED / "catalogue.toml").read_text(encoding="utf-8").split("[[document]]")
    kept = [table for table in tables if "ascof" not in table]
    (folder / "catalogue.toml").write_text("[[document]]".join(kept), encoding="utf-8")
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "internal.md").write_text(INTERNAL, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def site_index(site_corpus: Path, embedder: Embedder) -> Path:
    """A real index of the small corpus. Tests must not change it."""
    folder = site_corpus.parent / "index"
    build(site_corpus, folder, embedder=embedder)
    return folder


@pytest.fixture(scope="session")
def site_settings(site_corpus: Path, site_index: Path) -> Settings:
    """The settings of a site over the small corpus; tests ask more in a minute than people do."""
    return Settings(corpus=site_corpus, index=site_index, ask_rate="100000 per minute")


@pytest.fixture
def client(site_settings: Settings, embedder: Embedder) -> FlaskClient:
    """A client of the real application, with no conversation in it yet; it reviews each page that it is given."""
    app = create_app(site_settings, embedder=embedder)
    app.test_client_class = ReviewingClient
    return app.test_client()
