"""The real assistant over the shipped corpus, for the tests of `server.answers`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from index.builder import build
from index.embedding import Embedder
from index.store import IndexVersion, open_version
from server.answers.models import Answer, Turn
from server.answers.pipeline import Assistant
from server.config import load_settings
from server.contacts import shipped_contacts
from tests.conftest import write_corpus

Ask = Callable[[str], Answer]
"""Puts a question, and gives its answer."""


def make_assistant(version: IndexVersion, embedder: Embedder) -> Assistant:
    """The assistant as the command line and the site make it."""
    contacts = shipped_contacts(version.council.area)
    return Assistant(version, embedder=embedder, settings=load_settings(), contacts=contacts)


REPORT = """[[document]]
id = "report"
path = "report.md"
title = "Ferrisbrook adult social care report 2024-25"
publisher = "Ferrisbrook Council"
area = "Ferrisbrook"
kind = "committee-report"
period = "2024-25"
"""


@contextmanager
def assistant_over(page: str, folder: Path, embedder: Embedder) -> Iterator[Assistant]:
    """The real assistant over one report of Ferrisbrook Council, indexed in a folder."""
    (corpus := folder / "corpus").mkdir()
    (corpus / "report.md").write_text(page, encoding="utf-8")
    (corpus / "catalogue.toml").write_text(REPORT, encoding="utf-8")
    build(corpus, folder / "index", embedder=embedder)
    with closing(open_version(folder / "index", embedder=embedder)) as version:
        yield make_assistant(version, embedder)


@contextmanager
def asking(page: str, folder: Path, embedder: Embedder) -> Iterator[Ask]:
    """What answers questions over one page, which says itself what it is, indexed in a folder."""
    build(write_corpus(folder / "corpus", {"report.md": page}), folder / "index", embedder=embedder)
    with closing(open_version(folder / "index", embedder=embedder)) as version:
        yield make_assistant(version, embedder).answer


def asked(*questions: str) -> list[Turn]:
    """Earlier turns of a person, each followed by an answer that says nothing true."""
    return [turn for text in questions for turn in (Turn("user", text), Turn("assistant", "It was 999,999."))]
