"""What staff say is wrong: an answer by its ids and by what was understood, and a reason of a closed list.

In: an answer and a reason. Out: the list for the editors. No words of the question are kept: a reason is chosen, and
the rest comes from the index. Who reported is not kept either.
"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from server.answers.models import Outcome
from server.records.database import Database
from server.records.reported import Reason, Report, Reported
from server.records.tables import REPORTS


class Reports:
    """The reports of one installation. Safe for threads and processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, about: Reported, reason: Reason) -> int:
        """Put a report on the list. Returns its number."""
        row = {
            "day": _today(),
            "reason": reason.value,
            "outcome": about.outcome.value,
            "operation": about.operation,
            "topic": about.topic,
            "area": about.area,
            "period": about.period,
            "observations": list(about.observations),
            "passages": list(about.passages),
            "index_digest": about.index,
        }
        with self._database.begin() as connection:
            (number,) = connection.execute(sa.insert(REPORTS).values(**row)).inserted_primary_key or (0,)
        return int(number)

    def listed(self) -> list[Report]:
        """Every report, those not settled first, the newest first."""
        order = (REPORTS.c.settled_on.is_not(None), REPORTS.c.id.desc())
        with self._database.begin() as connection:
            rows = connection.execute(sa.select(REPORTS).order_by(*order)).mappings().all()
        return [_report(row) for row in rows]

    def settle(self, number: int) -> bool:
        """Mark a report as dealt with today. Returns whether there is one of that number that was not."""
        waiting = (REPORTS.c.id == number) & REPORTS.c.settled_on.is_(None)
        with self._database.begin() as connection:
            return bool(connection.execute(sa.update(REPORTS).where(waiting).values(settled_on=_today())).rowcount)

    def purge(self) -> int:
        """Remove every report. Returns how many there were."""
        if not self._database.exists:
            return 0
        with self._database.begin() as connection:
            return connection.execute(sa.delete(REPORTS)).rowcount


def _report(row: sa.RowMapping) -> Report:
    about = Reported(
        Outcome(row["outcome"]),
        row["index_digest"],
        row["operation"],
        row["topic"],
        row["area"],
        row["period"],
        tuple(row["observations"]),
        tuple(row["passages"]),
    )
    return Report(row["id"], row["day"], Reason(row["reason"]), about, row["settled_on"])


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
