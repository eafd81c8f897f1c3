"""What a widget on another origin is given: a code for one use within a minute, and for it a token for an hour.

In: a session, and the origin of the page that the widget stands on. Out: secrets, and the person again by them. A code
is bound to a challenge whose answer only the widget that asked knows (the method S256 of RFC 7636), and both are bound
to the origin: what one page was given is of no use to another. Both end with the session.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from collections.abc import Callable

import sqlalchemy as sa

from server.records.database import Database
from server.records.sessions import Person, Sessions, hash_of
from server.records.tables import CODES, SESSIONS, TOKENS

CODE_S = 60.0
"""The popup hands its code over at once; a minute allows for a slow line."""


class Grants:
    """The codes and tokens of one installation. Safe for threads and processes."""

    def __init__(
        self, database: Database, sessions: Sessions, *, token_s: float, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._sessions = sessions
        self._clock = clock
        self.token_s = token_s

    def give_code(self, person: Person, *, origin: str, challenge: str) -> str:
        """A code that the widget on `origin` may change for a token, once and within `CODE_S`."""
        code, now = secrets.token_urlsafe(32), self._clock()
        row = {"code_hash": hash_of(code), "session_hash": person.session_hash, "origin": origin, "made": now}
        with self._database.begin() as connection:
            connection.execute(sa.delete(CODES).where(CODES.c.made <= now - CODE_S))
            connection.execute(sa.insert(CODES).values(**row, challenge=challenge))
        return code

    def take_code(self, code: str, *, origin: str, verifier: str) -> str | None:
        """A token for a code; None if it was used, is old, was given to another origin, or the answer is wrong.

        The code is gone afterwards in any case: who tries one spoils it.
        """
        wanted = sa.delete(CODES).where(CODES.c.code_hash == hash_of(code))
        with self._database.begin() as connection:
            row = connection.execute(wanted.returning(CODES)).mappings().first()
        if row is None or row["made"] <= self._clock() - CODE_S or row["origin"] != origin:
            return None
        if not hmac.compare_digest(challenge_of(verifier), row["challenge"]):
            return None
        person = self._sessions.find_hash(row["session_hash"])
        return self._give_token(person, origin) if person else None

    def find(self, token: str, *, origin: str) -> Person | None:
        """Whose token this is; None if it is old or of another origin, or its session has ended."""
        fresh = TOKENS.c.made > self._clock() - self.token_s
        statement = sa.select(TOKENS.c.session_hash).where(
            TOKENS.c.token_hash == hash_of(token), TOKENS.c.origin == origin, fresh
        )
        with self._database.begin() as connection:
            session_hash = connection.execute(statement).scalar()
        return self._sessions.find_hash(session_hash) if session_hash else None

    def renew(self, token: str, *, origin: str) -> str | None:
        """Another token in place of one that still holds, which holds no longer."""
        person = self.find(token, origin=origin)
        if person is None:
            return None
        with self._database.begin() as connection:
            connection.execute(sa.delete(TOKENS).where(TOKENS.c.token_hash == hash_of(token)))
        return self._give_token(person, origin)

    def pass_on(self, before: Person, secret: str) -> None:
        """Let the tokens and codes of one session of a person go on with the next one, which `secret` is of."""
        with self._database.begin() as connection:
            for table in (CODES, TOKENS):
                mine = table.c.session_hash == before.session_hash
                connection.execute(sa.update(table).where(mine).values(session_hash=hash_of(secret)))

    def _give_token(self, person: Person, origin: str) -> str | None:
        """A new token; None if the person's session has just ended, of which no token can be."""
        token, now = secrets.token_urlsafe(32), self._clock()
        row = {"token_hash": hash_of(token), "session_hash": person.session_hash, "origin": origin, "made": now}
        going_on = sa.select(SESSIONS.c.secret_hash).where(SESSIONS.c.secret_hash == person.session_hash)
        with self._database.begin() as connection:
            connection.execute(sa.delete(TOKENS).where(TOKENS.c.made <= now - self.token_s))  # and nobody else writes
            if connection.execute(going_on).first() is None:
                return None
            connection.execute(sa.insert(TOKENS).values(**row))
        return token


def challenge_of(verifier: str) -> str:
    """The challenge that a verifier answers: BASE64URL(SHA256(verifier)) without padding (RFC 7636, 4.2)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
