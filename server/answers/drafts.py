"""An answer before it is written out: what is said, and by which observations and passages."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.models import Observation
from index.models import PassageHit
from server.answers.models import Choice, Contact, Outcome, Working

Source = Observation | PassageHit


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the answer and the sources that it stands on.

    Either `text`, made of published words and numbers, or the `key` of the public wording with its blanks.
    """

    text: str
    sources: tuple[Source, ...] = ()
    key: str = ""
    blanks: tuple[tuple[str, str], ...] = ()

    @classmethod
    def worded(cls, key: str, *sources: Source, **blanks: str) -> Statement:
        """A sentence of the public wording."""
        return cls("", sources, key, tuple(blanks.items()))


@dataclass(frozen=True, slots=True)
class Holding:
    """What is held near to what was asked."""

    periods: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    nearest: Observation | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What to answer. `figures` are the answer and its operands, the answer first."""

    outcome: Outcome
    statements: tuple[Statement, ...]
    figures: tuple[Observation, ...] = ()
    workings: tuple[Working, ...] = ()
    related: tuple[Observation, ...] = ()
    hits: tuple[PassageHit, ...] = ()
    holding: Holding | None = None
    choices: tuple[Choice, ...] = ()
    contacts: tuple[Contact, ...] = ()
    follow_ups: tuple[str, ...] = ()
    measure: str | None = None
    group: str | None = None
    period: str | None = None
