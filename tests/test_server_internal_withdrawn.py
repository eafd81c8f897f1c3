"""A document that was public and is marked internal afterwards: its past goes with it."""

from __future__ import annotations

from pathlib import Path

from conftest import SMALL_CORPUS, write_corpus
from inside_sites import INSIDE, looked_at, names_in

from index.builder import build
from index.embedding import Embedder
from server import create_app
from server.config import Settings


def test_what_was_public_by_mistake_is_shown_no_longer(tmp_path: Path, embedder: Embedder) -> None:
    """Once marked internal and shortened, no address tells what it said: not as a figure gone, revised or earlier."""
    mistaken = SMALL_CORPUS["catalogue.toml"].replace('audience = "internal"\n', "")
    files = {"catalogue.toml": mistaken, "account.md": SMALL_CORPUS["account.md"], "briefing.md": INSIDE}
    corpus, index = write_corpus(tmp_path / "corpus", files), tmp_path / "index"
    build(corpus, index, embedder=embedder)
    settings = Settings(corpus=corpus, index=index, ask_rate="100000 per minute")
    words = ("99.1", "Waiting lists", "Briefing for staff")

    def seen() -> dict[str, list[str]]:
        app = create_app(settings, embedder=embedder)
        shown = looked_at(app.test_client(), names_in(app))
        return {asked: told for _, asked, text in shown if (told := [word for word in words if word in text])}

    assert seen(), "while it is public it is shown"
    (corpus / "catalogue.toml").write_text(SMALL_CORPUS["catalogue.toml"], encoding="utf-8")
    (corpus / "briefing.md").write_text("# Briefing\n\nVisits are made every day.\n", encoding="utf-8")
    build(corpus, index, embedder=embedder)
    assert seen() == {}
