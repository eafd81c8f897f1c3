"""What the views need of the installation that they serve: its settings, wording, live index and conversations."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from corpus.models import Audience
from server.answers.models import Answer
from server.answers.topics import topic_of
from server.config import Settings
from server.records.counts import Counts
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
    counts: Counts | None
    """Where questions are counted; None where the settings keep nothing."""

    def count(self, answer: Answer, audience: Audience = Audience.PUBLIC) -> None:
        """Count how a question of an audience ended and what it was about, if the settings say so."""
        if self.counts is not None:
            topic = topic_of(answer, self.live.pin(audience))
            self.counts.add(answer.outcome, topic=topic, audience=audience)


def site() -> Site:
    """The `Site` of the request being served."""
    found: Site = current_app.extensions["local_account"]
    return found
