"""The file of the records: opened for each use, brought to its newest form once by Alembic's migrations.

In: the folder of the records. Out: transactions, and `RecordsUnusable` where the file cannot be used. Any number of
threads and processes may use it: each transaction holds SQLite's write lock from its start, for milliseconds.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from filelock import FileLock

from server.errors import ServerError

FILE = "records.sqlite3"
WAIT_S = 5.0
"""How long one process waits for another that writes: each takes milliseconds."""
_MIGRATIONS = Path(__file__).parent / "migrations"


class RecordsUnusable(ServerError):
    """The file of the records cannot be opened or read."""


class Database:
    """The records of one installation; neither folder nor file is made before the first transaction."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._newest = False
        self._lock = threading.Lock()
        connect = partial(sqlite3.connect, self.path, timeout=WAIT_S, isolation_level=None, check_same_thread=False)
        self._engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.pool.NullPool)
        sa.event.listen(self._engine, "begin", _take_the_lock)
        sa.event.listen(self._engine, "connect", _obey_references)

    @property
    def exists(self) -> bool:
        """Whether anything was ever kept."""
        return self.path.exists()

    @contextmanager
    def begin(self) -> Iterator[sa.Connection]:
        """A transaction that nobody else writes in. Raises `RecordsUnusable`; nothing is kept then."""
        try:
            self._bring_up_to_date()
            with self._engine.begin() as connection:
                yield connection
        except (sa.exc.SQLAlchemyError, OSError) as error:
            # Without the error's own words: SQLAlchemy quotes the values of the statement.
            raise RecordsUnusable(
                "records_unusable",
                f"The records in {self.path} cannot be read or written: {type(error).__name__}.",
                "See to the folder's space and permissions. If the file is damaged, move it away: a new one is made.",
            ) from None

    def _bring_up_to_date(self) -> None:
        with self._lock:
            if self._newest:
                return
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with FileLock(self.path.with_suffix(".lock"), timeout=WAIT_S), self._engine.begin() as connection:
                upgrade(connection)
            self._newest = True


def upgrade(connection: sa.Connection) -> None:
    """Run the migrations that the file behind a connection has not seen yet."""
    from alembic import command  # noqa: PLC0415 - it takes a while, and most programs keep nothing
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _take_the_lock(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _obey_references(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
