"""What the views need of the installation that they serve: its settings, wording, live index and conversations."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from server.answers.models import Answer
from server.config import Settings
from server.errors import Paused
from server.records.counts import Counts
from server.records.feedback import Feedback
from server.views.conversations import Conversations
from server.views.live import LiveAssistant
from server.views.suggestions import Suggestions
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
    feedback: Feedback | None
    """Where it is counted whether answers helped; None where the settings keep nothing."""
    suggestions: Suggestions

    def check_not_paused(self) -> None:
        """Raise `Paused` while whoever runs this site has it answer nothing."""
        if self.settings.paused:
            raise Paused("paused", self.settings.paused, self.wording.text("paused.text"))

    def count(self, answer: Answer) -> None:
        """Count how a question ended, if the settings say so."""
        if self.counts is not None:
            self.counts.add(answer.outcome)


def site() -> Site:
    """The `Site` of the request being served."""
    found: Site = current_app.extensions["local_account"]
    return found
