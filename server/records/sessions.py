"""Who is signed in: sessions that live on the server, can be ended at any time, and end by themselves.

In: a person whom the provider has vouched for. Out: a random secret for that person's browser, and the person again by
the secret while the session lives. A session ends when it was idle too long, when its absolute time is over (OWASP
Session Management Cheat Sheet), when its person signs out, and when an administrator ends it.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

import sqlalchemy as sa

from server.records.database import Database
from server.records.tables import SESSIONS

TOUCH_EVERY_S = 60.0
"""A session that is in use is written down at most once a minute, so that not every page writes to the disk."""


class Role(IntEnum):
    """What somebody may do here; each may do all that the ones before it may."""

    STAFF = 1
    EDITOR = 2
    ADMINISTRATOR = 3


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody signed in. `subject` names the account at the provider and is shown nowhere."""

    subject: str
    name: str
    role: Role
    session_hash: str = ""

    @property
    def key(self) -> str:
        """What tells one account from another in a list, of which nothing can be read."""
        return hash_of(f"person {self.subject}")[:20]

    def may(self, needed: Role) -> bool:
        """Whether this person may do what needs a role."""
        return self.role >= needed


class Sessions:
    """The sessions of one installation. Safe for threads and processes."""

    def __init__(
        self, database: Database, *, idle_s: float, longest_s: float, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._idle_s = idle_s
        self._longest_s = longest_s
        self._clock = clock

    def begin(self, person: Person) -> str:
        """Begin a session. Returns its secret: 256 random bits, of which only the hash is kept."""
        secret, now = secrets.token_urlsafe(32), self._clock()
        row = {"secret_hash": hash_of(secret), "subject": person.subject, "name": person.name, "role": person.role.name}
        with self._database.begin() as connection:
            connection.execute(sa.delete(SESSIONS).where(~self._lives(now)))
            connection.execute(sa.insert(SESSIONS).values(**row, begun=now, touched=now))
        return secret

    def find(self, secret: str) -> Person | None:
        """Whose living session a secret is of, and that it was in use now; None for any other secret."""
        return self.find_hash(hash_of(secret)) if secret else None

    def find_hash(self, secret_hash: str) -> Person | None:
        """The same by the hash of the secret."""
        now = self._clock()
        wanted = SESSIONS.c.secret_hash == secret_hash
        with self._database.begin() as connection:
            row = connection.execute(sa.select(SESSIONS).where(wanted, self._lives(now))).mappings().first()
            if row is None:
                return None
            if now - row["touched"] > TOUCH_EVERY_S:
                connection.execute(sa.update(SESSIONS).where(wanted).values(touched=now))
        return Person(row["subject"], row["name"], Role[row["role"]], secret_hash)

    def end(self, person: Person, *, everywhere: bool = False) -> None:
        """End the session of a person, or all that this person has; codes and tokens of it end with it."""
        mine = SESSIONS.c.subject == person.subject
        with self._database.begin() as connection:
            connection.execute(
                sa.delete(SESSIONS).where(mine if everywhere else SESSIONS.c.secret_hash == person.session_hash)
            )

    def end_of(self, key: str) -> bool:
        """End all sessions of the account of that key. Returns whether it had any."""
        person = next((each for each in self.living() if each.key == key), None)
        if person is not None:
            self.end(person, everywhere=True)
        return person is not None

    def end_all(self) -> int:
        """End every session. Returns how many there were."""
        if not self._database.exists:
            return 0
        with self._database.begin() as connection:
            return connection.execute(sa.delete(SESSIONS)).rowcount

    def living(self) -> list[Person]:
        """Everybody signed in now, by name; once for each session."""
        statement = sa.select(SESSIONS).where(self._lives(self._clock())).order_by(SESSIONS.c.name, SESSIONS.c.begun)
        with self._database.begin() as connection:
            rows = connection.execute(statement).mappings().all()
        return [Person(row["subject"], row["name"], Role[row["role"]], row["secret_hash"]) for row in rows]

    def _lives(self, now: float) -> sa.ColumnElement[bool]:
        return (SESSIONS.c.touched > now - self._idle_s) & (SESSIONS.c.begun > now - self._longest_s)


def hash_of(secret: str) -> str:
    """What is kept of a random secret: SHA-256 alone, since nobody can guess 256 random bits."""
    return hashlib.sha256(secret.encode()).hexdigest()
