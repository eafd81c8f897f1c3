"""The site of `figure_site`, served once: `pytest_plugins = ["figure_site_parts", "browser_parts"]`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from figure_examples import FILES, client_of, write_files
from figure_site import BREAK, NOW, SIMILAR, SURVEY, FiguresSite
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from serving import serving

from index.builder import build
from index.embedding import Embedder
from server import create_app
from server.config import Settings


@pytest.fixture(scope="session")
def figures_site(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[FiguresSite]:
    """The site, with councils that are called similar."""
    folder = tmp_path_factory.mktemp("figures-site")
    corpus = write_files(folder / "corpus", FILES | {"survey.csv": SURVEY, "spending.md": BREAK})
    build(corpus, folder / "index", embedder=embedder)
    client = client_of(folder / "index", embedder)
    before = [_lasting(client.get(f"/figures/people-in-reablement?area={area}").text) for area in ("Essex", "Suffolk")]
    (corpus / "first.csv").write_text(NOW, encoding="utf-8")
    build(corpus, folder / "index", embedder=embedder)
    similar = folder / "comparators.toml"
    similar.write_text(SIMILAR, encoding="utf-8")
    settings = Settings(corpus=corpus, index=folder / "index", comparators=similar, ask_rate="100000 per minute")
    with serving(create_app(settings, embedder=embedder)) as address:
        yield FiguresSite(address, *before)


def _lasting(page: str) -> str:
    """The lasting address that a page gives, as a path."""
    links = HTMLParser(page).css("main a")
    (found,) = [link.attributes["href"] or "" for link in links if link.text().startswith("Lasting address")]
    return found.removeprefix("http://localhost")
