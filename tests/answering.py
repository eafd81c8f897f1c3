"""The real assistant over the shipped corpus, for the tests of `server.answers`."""

from __future__ import annotations

from index.embedding import Embedder
from index.store import IndexVersion
from server.answers.models import Turn
from server.answers.pipeline import Assistant
from server.config import load_settings
from server.contacts import shipped_contacts


def make_assistant(version: IndexVersion, embedder: Embedder) -> Assistant:
    """The assistant as the command line and the site make it."""
    contacts = shipped_contacts(version.council.area)
    return Assistant(version, embedder=embedder, settings=load_settings(), contacts=contacts)


def asked(*questions: str) -> list[Turn]:
    """Earlier turns of a person, each followed by an answer that says nothing true."""
    return [turn for text in questions for turn in (Turn("user", text), Turn("assistant", "It was 999,999."))]
