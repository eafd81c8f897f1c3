"""The server layer: answers, pages, the API and the command line over a built index."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from index.embedding import Embedder
    from server.config import Settings


def create_app(settings: Settings | None = None, *, embedder: Embedder | None = None) -> Flask:
    """The web application of an installation, ready for any WSGI server.

    Without arguments it reads the settings from the environment. A missing index is no error here: the site answers
    503 until a version is published. Raises `server.errors.SettingsInvalid` and `WordingInvalid`.
    """
    # Imported here, because importing any part of this package runs this module, and the command line must be quick.
    from index.embedding import Embedder  # noqa: PLC0415
    from server.config import load_settings  # noqa: PLC0415
    from server.views.application import make_application  # noqa: PLC0415

    settings = settings or load_settings()
    return make_application(settings, embedder=embedder or Embedder(settings.model))
