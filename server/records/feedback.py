"""Whether answers helped, as counts by day, outcome and reason from a closed list: no words, nobody's answer.

In: reasons, one by one. Out: rows of the records, unless the setting `feedback` is off. There is no free text, so there
is nothing personal to take out of it.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from server.answers.models import Outcome
from server.records.counts import log_lost
from server.records.database import Database, RecordsUnusable
from server.records.tables import FEEDBACK


class Reason(StrEnum):
    """What somebody says of an answer."""

    HELPFUL = "helpful"
    WRONG_NUMBER = "wrong_number"
    WRONG_TIME = "wrong_time"
    NOT_WHAT_I_ASKED = "not_what_i_asked"
    HARD_TO_UNDERSTAND = "hard_to_understand"
    OTHER = "other"


class Feedback:
    """The counts of feedback of one installation. Safe for threads and processes, as the counts of questions are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, outcome: Outcome, reason: Reason, *, on: date | None = None) -> None:
        """Count one. A count that fails is logged and lost."""
        day = on or datetime.now(UTC).date()
        row = insert(FEEDBACK).values(day=day.isoformat(), outcome=outcome.value, reason=reason.value, answers=1)
        one_more = {"answers": FEEDBACK.c.answers + 1}
        try:
            with self._database.begin() as connection:
                connection.execute(row.on_conflict_do_update(index_elements=list(FEEDBACK.primary_key), set_=one_more))
        except RecordsUnusable as error:
            log_lost(error)

    def totals(self) -> list[tuple[Reason, int]]:
        """How many answers each reason was given for, of all days, the most given first."""
        summed: Counter[Reason] = Counter()
        for (_, _, reason), number in self.by_reason().items():
            summed[reason] += number
        return summed.most_common()

    def by_reason(self) -> dict[tuple[date, Outcome, Reason], int]:
        """The counts by day, outcome and reason, in that order. Raises `RecordsUnusable`."""
        if not self._database.exists:
            return {}
        with self._database.begin() as connection:
            rows = connection.execute(sa.select(FEEDBACK).order_by(*FEEDBACK.primary_key)).all()
        return {(date.fromisoformat(day), Outcome(how), Reason(why)): count for day, how, why, count in rows}

    def purge(self) -> int:
        """Remove every count; how many there were. Raises `RecordsUnusable`."""
        total = sum(self.by_reason().values())
        if total:
            with self._database.begin() as connection:
                connection.execute(sa.delete(FEEDBACK))
        return total
