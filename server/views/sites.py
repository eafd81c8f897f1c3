"""What the views need of the installation that they serve: its settings, wording, live index and conversations."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from server.config import Settings
from server.views.conversations import Conversations
from server.views.live import LiveAssistant
from server.wording import Wording


@dataclass(frozen=True, slots=True)
class Site:
    """What this installation shows and keeps."""

    settings: Settings
    wording: Wording
    live: LiveAssistant
    conversations: Conversations


def site() -> Site:
    """The `Site` of the request being served."""
    found: Site = current_app.extensions["local_account"]
    return found
