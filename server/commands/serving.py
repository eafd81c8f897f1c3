"""`local-account serve`: the site and the API on waitress, from an index that is built first if it must be."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import Any

import click
import waitress

from corpus.errors import CorpusError
from index.embedding import Embedder
from index.errors import StoreError
from index.store import current_digest, is_stale
from server import create_app
from server.commands.building import build
from server.config import Settings
from server.errors import SettingsInvalid
from server.views.sites import Site

MAX_RAW_BODY_BYTES = 1024 * 1024
"""Bodies above it never reach the application, which refuses those above 16 KB in its own words."""


def serve(settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl-C. Prints one line with the address once questions can be answered."""
    embedder = Embedder(settings.model)
    _build_if_needed(settings, embedder)
    app = create_app(settings, embedder=embedder)
    site: Site = app.extensions["local_account"]
    desk = site.live.pin()  # faults of the contacts and the like show now, not in front of a resident
    site.suggestions.examples(desk)  # loads the models now: the first person who comes must not wait for them
    try:
        server = waitress.create_server(
            app,
            host=settings.host,
            port=settings.port,
            threads=settings.threads,
            ident=None,
            max_request_body_size=MAX_RAW_BODY_BYTES,
            channel_timeout=60,
            # waitress removes the headers of proxies it does not know; when proxies are set, werkzeug reads them.
            clear_untrusted_proxy_headers=settings.trusted_proxies == 0,
        )
    except OSError as error:
        raise SettingsInvalid(
            "address_unusable",
            f"Cannot listen on {settings.host} port {settings.port}: {error.strerror or error}.",
            "Another program may use the port: choose one with --port, or 0 for any free one.",
        ) from error
    signal.signal(signal.SIGTERM, _end)
    for host, port in _addresses(server):
        click.echo(f"{settings.service_name}: http://{host}:{port} (Ctrl-C ends it)")
    sys.stdout.flush()
    try:
        server.run()
    finally:
        server.close()


def _build_if_needed(settings: Settings, embedder: Embedder) -> None:
    """Build if there is no index or the documents have changed; a build that fails leaves the last version serving."""
    try:
        if is_stale(settings.corpus, settings.index, embedder=embedder):
            click.echo("Building the index first: with the documents shipped this takes some minutes.", err=True)
            build(settings, embedder=embedder)
    except (CorpusError, StoreError) as error:
        if not _has_version(settings):
            raise
        click.echo(f"Warning: {error}\nThe index built before is served.", err=True)


def _has_version(settings: Settings) -> bool:
    try:
        return current_digest(settings.index) is not None
    except StoreError:
        return False


def _addresses(server: Any) -> list[tuple[str, int]]:
    """The addresses listened on: one, or several for a name such as localhost. waitress has no types."""
    many = getattr(server, "effective_listen", None)
    found = many or [(server.effective_host, server.effective_port)]
    return [(f"[{host}]" if ":" in str(host) else str(host), int(port)) for host, port in found]


def _end(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt  # waitress ends cleanly on it, as on Ctrl-C
