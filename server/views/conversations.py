"""Conversations, kept on the server for a day under a random id and nowhere else.

In: answers, one after the other. Out: the answers of a conversation by its id, until its time is over or newer
conversations need the room. Kept in memory: a restart forgets them all, and the page says so; processes that share a
secret keep them in `server.views.shared_conversations`. Ids have 128 random bits (`secrets`), so that a conversation is
found by nobody who does not hold its address.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from server.answers.models import Answer, Turn

MAX_TURNS = 20
"""Answers shown and remembered in one conversation; older ones go first, so that one page stays readable."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """The answers so far, oldest first, and the moment (seconds of the store's clock) of the last one."""

    id: str
    answers: tuple[Answer, ...]
    touched: float

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What was asked and said, as the history of the next question. What held personal data is not in it."""
        said = [answer for answer in self.answers if answer.question is not None]
        pairs = [(Turn("user", answer.question or ""), Turn("assistant", answer.text)) for answer in said]
        return tuple(turn for pair in pairs for turn in pair)


class ConversationStore(Protocol):
    """Where conversations are kept: in the memory of this process, or shared with others."""

    def find(self, conversation_id: str) -> Conversation | None:
        """The conversation, or None if it never was or is no longer kept."""

    def add(self, answer: Answer, conversation_id: str | None = None) -> Conversation:
        """Put an answer at the end of a conversation; an id that is unknown or None begins a new one."""

    def forget(self, conversation_id: str) -> None:
        """Forget a conversation now."""


class Conversations:
    """The store: at most `kept` conversations, each for `hours` after its last answer. Safe for threads."""

    def __init__(self, *, hours: float, kept: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = hours * 3600
        self._kept = kept
        self._clock = clock
        self._lock = threading.Lock()
        self._by_id: OrderedDict[str, Conversation] = OrderedDict()  # the longest untouched first

    def find(self, conversation_id: str) -> Conversation | None:
        """The conversation, or None if it never was or is no longer kept."""
        with self._lock:
            self._forget_old()
            return self._by_id.get(conversation_id)

    def add(self, answer: Answer, conversation_id: str | None = None) -> Conversation:
        """Put an answer at the end of a conversation; an id that is unknown or None begins a new one."""
        with self._lock:
            self._forget_old()
            before = self._by_id.pop(conversation_id, None) if conversation_id else None
            answers = (*(before.answers if before else ()), answer)[-MAX_TURNS:]
            # An unknown id is never taken over: else a stranger could prepare the address that a person will use.
            conversation = Conversation(before.id if before else secrets.token_urlsafe(16), answers, self._clock())
            self._by_id[conversation.id] = conversation
            while len(self._by_id) > self._kept:
                self._by_id.popitem(last=False)
            return conversation

    def forget(self, conversation_id: str) -> None:
        """Forget a conversation now, at the person's wish; one that is not kept needs no forgetting."""
        with self._lock:
            self._by_id.pop(conversation_id, None)

    def __len__(self) -> int:
        """How many conversations are kept now."""
        with self._lock:
            self._forget_old()
            return len(self._by_id)

    def _forget_old(self) -> None:
        limit = self._clock() - self._seconds
        while self._by_id and next(iter(self._by_id.values())).touched <= limit:
            self._by_id.popitem(last=False)
