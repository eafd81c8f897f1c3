"""What a message of a conversation asks to change of the question before it, told by its words.

In: the text of a message. Out: a `Move`: what it opens with, whether it points back, where in time it steps to, and
what it wants done. Only the person's messages are read, as questions. The words are in `moves.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.measures import stems
from server.answers.cues import load_cues

_CUES = load_cues(Path(__file__).with_name("moves.toml"))
_SAYS_NOTHING = (
    *(
        "earlier",
        "later",
        "latest",
        "moved",
        "apart",
        "as_percentage",
        "target",
        "plan",
        "budget",
        "why",
        "whom_to_ask",
    ),
    *("per", "from_what_to_what", "sure", "the_set", "back", "every_time", "before_it_moved", "which_is"),
)
"""Cues whose words ask for something to be done with the subject, and name none."""


_COUNTED = re.compile(r"\b(?P<n>two|three|four|five|[2-9]) years?\b", re.IGNORECASE)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}


class Step(StrEnum):
    """Where in time a message steps to from the question before it."""

    EARLIER = "earlier"
    LATER = "later"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Move:
    """A message without its opening, and which cues it shows."""

    text: str
    shows: frozenset[str]
    step: Step | None
    is_fragment: bool
    """Whether it leaves unsaid what it asks for: "and mental health"."""
    asking: frozenset[str]
    """Stems of the words that only say what is to be done."""
    years: int = 1
    """How many years it steps: "two years before"."""
    denied: frozenset[str] = frozenset()
    """Stems of what a correction says is not meant."""

    def __contains__(self, cue: str) -> bool:
        return cue in self.shows

    @property
    def goes_on(self) -> bool:
        """Whether the message says that it follows from another."""
        return bool(self.shows & {"opens", "points_back", "corrects"}) or self.is_fragment


def read_move(text: str) -> Move:
    """The move that a message makes."""
    shows = set[str]()
    denied = frozenset[str]()
    for cue in ("new_topic", "corrects", "opens"):
        opening = _CUES[cue].match(text)
        if opening and text[opening.end() :].strip(" ?.!"):
            shows.add(cue)
            text = text[opening.end() :]
        if cue == "corrects" and cue in shows:
            not_meant = _CUES["denied"].search(text)
            if not_meant and text[: not_meant.start()].strip(" ,"):
                denied = frozenset(stems(not_meant[0]))
                text = text[: not_meant.start()] + text[not_meant.end() :]
    shows |= {
        cue for cue, pattern in _CUES.items() if cue not in ("new_topic", "corrects", "opens") and pattern.search(text)
    }
    steps = [step for step in Step if step.value in shows]
    asking = frozenset(word for cue in _SAYS_NOTHING for match in _CUES[cue].finditer(text) for word in stems(match[0]))
    return Move(
        text,
        frozenset(shows),
        steps[0] if steps else None,
        is_fragment=not _CUES["asks"].search(text),
        asking=asking,
        years=_years(text),
        denied=denied,
    )


def says(cue: str, text: str) -> bool:
    """Whether a text shows a cue."""
    return bool(_CUES[cue].search(text))


def _years(text: str) -> int:
    counted = _COUNTED.search(text)
    return _NUMBERS.get(counted["n"].lower()) or int(counted["n"]) if counted else 1
