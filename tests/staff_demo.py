"""Signing in and the chat widget, to try on this machine: a provider, the site, an intranet. `make demo` runs this.

In: a folder (the first argument), which is given a copy of the shipped documents with an invented briefing for staff,
their index and the records. Out: the addresses, printed; everything listens on loopback until Ctrl-C. Whoever clicks a
name at this provider is signed in as it, so it is for trying only: the program itself comes with no provider.
"""

from __future__ import annotations

import shutil
import signal
import sys
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Event

import click
from intranet import host_app
from pydantic import SecretStr
from serving import serving
from staff_people import CLIENT_ID, providing

from index.builder import build
from index.embedding import Embedder
from server import create_app
from server.config import Settings

ROOT = Path(__file__).parent.parent
BRIEFING = """---
title: Example briefing for staff
publisher: Invented for the demonstration
area: Cambridgeshire
audience: internal
period: 2022-23
---
# Waiting for reablement in 2022-23

In 2022-23, 77 people waited more than a month for a reablement visit.
"""
QUESTION = "How many people waited more than a month for a reablement visit in 2022-23?"


def settle(folder: Path) -> Settings:
    """The settings of the demonstration, its documents written into the folder."""
    corpus = folder / "documents"
    shutil.copytree(ROOT / "corpus" / "documents", corpus, dirs_exist_ok=True)
    (corpus / "example-briefing.md").write_text(BRIEFING, encoding="utf-8")
    return Settings(corpus=corpus, index=folder / "index", records=folder / "records", retention="counts")


def show(folder: Path) -> None:
    """Serve the demonstration until Ctrl-C or SIGTERM. Prints where it is once questions can be answered."""
    settings, embedder = settle(folder), Embedder()
    site: list[str] = []
    click.echo("Building the index, which takes a minute or two the first time…")
    build(settings.corpus, settings.index, embedder=embedder)
    with ExitStack() as running:
        intranet = running.enter_context(serving(host_app(site))).replace("127.0.0.1", "localhost")
        who: dict[str, object] = {"staff_issuer": running.enter_context(providing()), "staff_client_id": CLIENT_ID}
        who |= {"staff_client_secret": SecretStr("any: this provider asks for one"), "widget_origins": (intranet,)}
        app = create_app(settings.model_copy(update=who), embedder=embedder)
        demo = app.extensions["local_account"]
        demo.suggestions.examples(demo.live.pin())  # loads the models now: whoever tries it must not wait for them
        site.append(running.enter_context(serving(app)))
        click.echo(f"An intranet page with the chat widget: {intranet}/")
        click.echo(f"The page for staff:                    {site[0]}/staff")
        click.echo(f"Sign in as staff, editor or administrator, and ask: {QUESTION}")
        with suppress(KeyboardInterrupt):
            Event().wait()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    show(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / ".local-account" / "demo")
