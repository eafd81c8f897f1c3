"""Texts that several processes share on the disk, sealed so that neither the file nor the secret alone opens one.

In: the installation's secret, and an id that only the person's browser holds. Out: the text again, until its time is
over. Each text has a key of its own, made of the secret and the id (HMAC, RFC 2104); the file knows the id by a hash.
So whoever reads the file learns nothing, whoever has the secret as well still lacks the ids, and what was made for one
kind of text (the public's, the staff's) opens no other. The one door to `cryptography`.
"""

from __future__ import annotations

import base64
import hmac
import secrets
import time
from collections.abc import Callable

import sqlalchemy as sa
from cryptography.fernet import Fernet, InvalidToken

from server.records.database import Database
from server.records.tables import SEALED


class Sealed:
    """The texts of one kind: at most `kept`, each for `seconds` after it was last written. Safe for processes."""

    def __init__(
        self,
        database: Database,
        secret: bytes,
        *,
        kind: str,
        seconds: float,
        kept: int,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._secret = secret
        self._kind = kind
        self._seconds = seconds
        self._kept = kept
        self._clock = clock

    def find(self, name: str) -> bytes | None:
        """The text of an id; None where there is none, it is too old, or it was sealed with another secret."""
        with self._database.begin() as connection:
            return self._read(connection, name)

    def put(self, name: str | None, change: Callable[[bytes | None], bytes]) -> str:
        """Write what `change` makes of the text of an id, or of None under a new id; nobody writes in between.

        An unknown id is never taken over: else a stranger could prepare the address that a person will use.
        """
        with self._database.begin() as connection:
            before = self._read(connection, name) if name else None
            known = name if name and before is not None else secrets.token_urlsafe(16)
            row = {"sealed": self._fernet(known).encrypt(change(before)), "touched": self._clock()}
            connection.execute(sa.delete(SEALED).where(SEALED.c.name_hash == self._hash(known)))
            connection.execute(sa.insert(SEALED).values(name_hash=self._hash(known), kind=self._kind, **row))
            self._make_room(connection)
        return known

    def remove(self, name: str) -> None:
        """Remove the text of an id now."""
        with self._database.begin() as connection:
            connection.execute(sa.delete(SEALED).where(SEALED.c.name_hash == self._hash(name)))

    def _read(self, connection: sa.Connection, name: str) -> bytes | None:
        connection.execute(sa.delete(SEALED).where(self._is_old()))
        wanted = sa.select(SEALED.c.sealed).where(SEALED.c.name_hash == self._hash(name))
        sealed = connection.execute(wanted).scalar()
        try:
            return self._fernet(name).decrypt(sealed) if sealed is not None else None
        except InvalidToken:
            return None

    def _make_room(self, connection: sa.Connection) -> None:
        mine = sa.select(SEALED.c.name_hash).where(SEALED.c.kind == self._kind)
        beyond = mine.order_by(SEALED.c.touched.desc()).offset(self._kept)
        connection.execute(sa.delete(SEALED).where(SEALED.c.name_hash.in_(beyond)))

    def _is_old(self) -> sa.ColumnElement[bool]:
        return (SEALED.c.kind == self._kind) & (SEALED.c.touched <= self._clock() - self._seconds)

    def _hash(self, name: str) -> str:
        return hmac.digest(self._secret, f"name {self._kind} {name}".encode(), "sha256").hex()

    def _fernet(self, name: str) -> Fernet:
        return Fernet(
            base64.urlsafe_b64encode(hmac.digest(self._secret, f"key {self._kind} {name}".encode(), "sha256"))
        )


def remove_all(database: Database) -> int:
    """Remove every text of every kind. Returns how many there were."""
    if not database.exists:
        return 0
    with database.begin() as connection:
        return connection.execute(sa.delete(SEALED)).rowcount
