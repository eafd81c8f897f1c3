"""How often questions ended in which way, by day, audience and topic: numbers, and nothing that anybody typed.

In: outcomes with their topics, one by one. Out: their numbers, and what a purge removed. Kept only where the setting
`retention` is "counts". A topic is a word of ours: a measure of the index, or terms of the glossary that were read.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from corpus.models import Audience
from server.answers.models import Outcome
from server.records.database import Database, RecordsUnusable
from server.records.tables import QUESTIONS

_LOG = logging.getLogger("server")


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge removed: how many questions had been counted, and on how many days."""

    questions: int
    days: int


class Counts:
    """The counts of one installation. Safe for threads and processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, outcome: Outcome, *, topic: str = "", audience: Audience = Audience.PUBLIC, on: date | None = None
    ) -> None:
        """Count a question that ended so. A count that fails is logged and lost: nobody's answer waits for it."""
        day = on or datetime.now(UTC).date()
        row = insert(QUESTIONS).values(
            day=day.isoformat(), audience=audience.value, outcome=outcome.value, topic=topic, questions=1
        )
        one_more = {"questions": QUESTIONS.c.questions + 1}
        try:
            with self._database.begin() as connection:
                connection.execute(row.on_conflict_do_update(index_elements=list(QUESTIONS.primary_key), set_=one_more))
        except RecordsUnusable as error:
            log_lost(error)

    def by_day(self) -> dict[tuple[date, Outcome], int]:
        """The counts by day and outcome, in that order; none where nothing was counted yet."""
        columns = (QUESTIONS.c.day, QUESTIONS.c.outcome)
        return {(date.fromisoformat(day), Outcome(outcome)): number for day, outcome, number in self._sums(*columns)}

    def by_outcome(self) -> Mapping[Outcome, int]:
        """The counts by outcome, of all days."""
        return {Outcome(outcome): number for outcome, number in self._sums(QUESTIONS.c.outcome)}

    def topics(self, outcome: Outcome) -> list[tuple[str, int]]:
        """Each topic of the questions that ended so, with their number, the most asked first."""
        sums = self._sums(QUESTIONS.c.topic, QUESTIONS.c.outcome)
        found = [(topic, number) for topic, ended, number in sums if ended == outcome.value]
        return sorted(found, key=lambda item: (-item[1], item[0]))

    def purge(self) -> Purged:
        """Remove every count. Raises `RecordsUnusable`."""
        if not self._database.exists:
            return Purged(0, 0)
        total = sa.func.coalesce(sa.func.sum(QUESTIONS.c.questions), 0)
        with self._database.begin() as connection:
            questions, days = connection.execute(sa.select(total, sa.func.count(QUESTIONS.c.day.distinct()))).one()
            connection.execute(sa.delete(QUESTIONS))
        return Purged(questions, days)

    def _sums(self, *columns: sa.Column[str]) -> list[Any]:
        """The values of some columns with the questions of each, in order."""
        if not self._database.exists:
            return []
        statement = sa.select(*columns, sa.func.sum(QUESTIONS.c.questions)).group_by(*columns).order_by(*columns)
        with self._database.begin() as connection:
            return [tuple(row) for row in connection.execute(statement)]


def log_lost(error: RecordsUnusable) -> None:
    """Say in the log that something was not counted, and why; never what it was."""
    _LOG.error("a question was not counted: %s", error.message)
