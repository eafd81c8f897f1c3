"""What the views need of the installation that they serve: its settings, wording, live index and conversations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import current_app

from corpus.models import Audience
from server.answers.models import Answer
from server.answers.topics import gap_of
from server.comparators import Comparators
from server.config import Settings
from server.corrections import Correction
from server.errors import Paused
from server.records.counts import Counts
from server.records.feedback import Feedback
from server.views.conversations import ConversationStore
from server.views.live import LiveAssistant
from server.views.suggestions import Suggestions
from server.wording import Wording


@dataclass(frozen=True, slots=True)
class Site:
    """What this installation shows and keeps."""

    settings: Settings
    wording: Wording
    live: LiveAssistant
    conversations: ConversationStore
    corrections: tuple[Correction, ...]
    """What was put right on the site, latest first."""
    comparators: Mapping[str, Comparators]
    """The councils called similar, by the area that they are similar to."""
    counts: Counts | None
    """Where questions are counted; None where the settings keep nothing."""
    feedback: Feedback | None
    """Where it is counted whether answers helped; None where the settings ask nobody."""
    suggestions: Suggestions

    def check_not_paused(self) -> None:
        """Raise `Paused` while whoever runs this site has it answer nothing."""
        if self.settings.paused:
            raise Paused("paused", self.settings.paused, self.wording.text("paused.text"))

    def count(self, answer: Answer, audience: Audience = Audience.PUBLIC) -> None:
        """Count how a question of an audience ended and what it was about, if the settings say so."""
        if self.counts is not None:
            topic = gap_of(answer, self.live.pin(audience))
            self.counts.add(answer.outcome, topic=topic, audience=audience)


def has_page(address: str) -> bool:
    """Whether this site has a page at an address, so that a page links only to what is there."""
    return any(rule.rule == address for rule in current_app.url_map.iter_rules())


def site() -> Site:
    """The `Site` of the request being served."""
    found: Site = current_app.extensions["local_account"]
    return found
