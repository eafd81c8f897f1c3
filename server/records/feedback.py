"""Whether answers helped, as counts by day, outcome and reason from a closed list: no words, nobody's answer.

In: reasons, one by one. Out: rows of the same SQLite file as the counts of questions, only where `retention` is
"counts". There is no free text, so there is nothing personal to take out of it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from server.answers.models import Outcome
from server.records.counts import FILE, WAIT_S, log_lost

_TABLE = (
    "CREATE TABLE IF NOT EXISTS feedback"
    " (day TEXT, outcome TEXT, reason TEXT, answers INTEGER, PRIMARY KEY (day, outcome, reason))"
)
_ADD = "INSERT INTO feedback VALUES (?, ?, ?, 1) ON CONFLICT (day, outcome, reason) DO UPDATE SET answers = answers + 1"


class Reason(StrEnum):
    """What somebody says of an answer."""

    HELPFUL = "helpful"
    WRONG_NUMBER = "wrong_number"
    WRONG_TIME = "wrong_time"
    NOT_WHAT_I_ASKED = "not_what_i_asked"
    HARD_TO_UNDERSTAND = "hard_to_understand"
    OTHER = "other"


class Feedback:
    """The counts of feedback in a folder. Safe for threads and processes, as the counts of questions are."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def add(self, outcome: Outcome, reason: Reason, *, on: date | None = None) -> None:
        """Count one. A count that fails is logged and lost."""
        day = on or datetime.now(UTC).date()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=WAIT_S)) as connection, connection:
                connection.execute(_TABLE)
                connection.execute(_ADD, (day.isoformat(), outcome.value, reason.value))
        except (OSError, sqlite3.Error) as error:
            log_lost(self.path, error)

    def by_reason(self) -> dict[tuple[date, Outcome, Reason], int]:
        """The counts by day, outcome and reason, in that order."""
        if not self.path.exists():
            return {}
        with closing(sqlite3.connect(self.path, timeout=WAIT_S)) as connection, connection:
            connection.execute(_TABLE)
            rows = connection.execute("SELECT day, outcome, reason, answers FROM feedback ORDER BY 1, 2, 3").fetchall()
        return {(date.fromisoformat(day), Outcome(how), Reason(why)): count for day, how, why, count in rows}

    def purge(self) -> int:
        """Remove every count; how many there were."""
        total = sum(self.by_reason().values())
        if total:
            with closing(sqlite3.connect(self.path, timeout=WAIT_S)) as connection, connection:
                connection.execute("DELETE FROM feedback")
        return total
