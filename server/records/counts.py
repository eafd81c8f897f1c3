"""How often questions ended in which way, by day: a number a day and outcome, and nothing that anybody typed.

In: outcomes, one by one. Out: a SQLite file in the folder of records, and what a purge removed from it. Kept only where
the setting `retention` is "counts". Each call opens the file for itself, so that any number of processes and threads
may count in it; SQLite makes them wait for each other.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from server.answers.models import Outcome
from server.errors import ServerError

FILE = "counts.sqlite3"
WAIT_S = 5.0
"""How long one process waits for another that counts: each takes milliseconds."""
_TABLE = "CREATE TABLE IF NOT EXISTS counts (day TEXT, outcome TEXT, questions INTEGER, PRIMARY KEY (day, outcome))"
_ADD = "INSERT INTO counts VALUES (?, ?, 1) ON CONFLICT (day, outcome) DO UPDATE SET questions = questions + 1"
"""One statement, so that no count of another process is lost between reading and writing."""
_LOG = logging.getLogger("server")


class RecordsUnusable(ServerError):
    """The file of counts cannot be opened or read."""


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge removed: how many questions had been counted, and on how many days."""

    questions: int
    days: int


class Counts:
    """The counts of one installation, in a folder that is made with the first question. Safe for threads."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def add(self, outcome: Outcome, *, on: date | None = None) -> None:
        """Count a question that ended so. A count that fails is logged and lost: nobody's answer waits for it."""
        day = on or datetime.now(UTC).date()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with _opened(self.path) as connection:
                connection.execute(_ADD, (day.isoformat(), outcome.value))
        except (OSError, sqlite3.Error) as error:
            log_lost(self.path, error)

    def by_day(self) -> dict[tuple[date, Outcome], int]:
        """The counts by day and outcome, in that order; none where nothing was counted yet."""
        if not self.path.exists():
            return {}
        try:
            with _opened(self.path) as connection:
                rows = connection.execute("SELECT day, outcome, questions FROM counts ORDER BY day, outcome").fetchall()
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        return {(date.fromisoformat(day), Outcome(outcome)): questions for day, outcome, questions in rows}

    def purge(self) -> Purged:
        """Remove every count. Raises `RecordsUnusable`."""
        if not self.path.exists():
            return Purged(0, 0)
        try:
            with _opened(self.path) as connection:
                days, questions = connection.execute(
                    "SELECT count(DISTINCT day), coalesce(sum(questions), 0) FROM counts"
                ).fetchone()
                connection.execute("DELETE FROM counts")
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        return Purged(questions, days)

    def _unusable(self, error: sqlite3.Error) -> RecordsUnusable:
        return RecordsUnusable(
            "records_unusable", f"The counts in {self.path} cannot be read: {error}.", "Delete the file: it is ours."
        )


def log_lost(path: Path, error: Exception) -> None:
    """Say in the log that something was not counted, and why; never what it was."""
    _LOG.error("a question was not counted in %s: %s", path, type(error).__name__)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file with its table, in one transaction that no other process writes in."""
    with closing(sqlite3.connect(path, timeout=WAIT_S, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_TABLE)
        yield connection
        connection.execute("COMMIT")
