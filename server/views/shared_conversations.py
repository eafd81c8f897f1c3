"""Conversations that all processes of an installation know, where the settings give them one secret to share.

In and out as in `server.views.conversations`. The answers lie sealed in the records (`server.records.sealed`), as JSON;
what a newer or older program wrote there and this one cannot read is as if it had been forgotten.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Callable

from pydantic import TypeAdapter, ValidationError

from server.answers.models import Answer
from server.config import Settings
from server.records.database import Database
from server.records.sealed import Sealed
from server.views.conversations import MAX_TURNS, Conversation, Conversations, ConversationStore

_ANSWERS = TypeAdapter(tuple[Answer, ...])


class SharedConversations:
    """The store, for one kind of people; as `Conversations`, but known to every process with the same secret."""

    def __init__(
        self,
        database: Database,
        secret: bytes,
        *,
        kind: str,
        hours: float,
        kept: int,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._clock = clock
        self._sealed = Sealed(database, secret, kind=kind, seconds=hours * 3600, kept=kept, clock=clock)

    def find(self, conversation_id: str) -> Conversation | None:
        """The conversation, or None if it never was or is no longer kept."""
        answers = _answers_in(self._sealed.find(conversation_id)) if conversation_id else ()
        return Conversation(conversation_id, answers, self._clock()) if answers else None

    def add(self, answer: Answer, conversation_id: str | None = None) -> Conversation:
        """Put an answer at the end of a conversation; an id that is unknown or None begins a new one."""
        kept: list[tuple[Answer, ...]] = []

        def lengthen(before: bytes | None) -> bytes:
            kept.append((*_answers_in(before), answer)[-MAX_TURNS:])
            return _ANSWERS.dump_json(kept[-1])

        name = self._sealed.put(conversation_id, lengthen)
        return Conversation(name, kept[-1], self._clock())

    def forget(self, conversation_id: str) -> None:
        """Forget a conversation now, at the person's wish; one that is not kept needs no forgetting."""
        self._sealed.remove(conversation_id)


def conversations_of(settings: Settings, database: Database, *, kind: str) -> ConversationStore:
    """The store that the settings ask for. `kind`: whose conversations; those of one kind open none of another."""
    hours, kept = settings.conversation_hours, settings.conversations_kept
    if settings.secret is None:
        return Conversations(hours=hours, kept=kept)
    secret = hmac.digest(settings.secret.get_secret_value().encode(), b"conversations", "sha256")
    return SharedConversations(database, secret, kind=kind, hours=hours, kept=kept)


def _answers_in(text: bytes | None) -> tuple[Answer, ...]:
    if text is None:
        return ()
    try:
        return _ANSWERS.validate_json(text)
    except ValidationError:
        return ()
