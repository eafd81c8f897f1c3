"""An answer before it is written out: what is said, and by which observations and passages."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.models import Observation
from index.models import PassageHit
from server.answers.models import Choice, Contact, Outcome, Working

Source = Observation | PassageHit


KEPT_BACK = "not_held.no_value"
"""Key of the public wording that says how a source marks that it gives no value."""


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

    @property
    def is_kept_back(self) -> bool:
        """Whether the source has a place for the figure and gives none: no words beside it are to pass for it."""
        return any(statement.key == KEPT_BACK for statement in self.statements)
