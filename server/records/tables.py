"""The tables of the records, as the newest migration leaves them; a test compares the two.

Secrets that admit somebody (of sessions, one-time codes and tokens) are kept as SHA-256 only: who reads the file cannot
use them. Moments are seconds since 1970. No table has a column for words that somebody typed, but where processes share
conversations, sealed ones (`SEALED`).
"""

from __future__ import annotations

import sqlalchemy as sa

TABLES = sa.MetaData()

QUESTIONS = sa.Table(
    "questions",
    TABLES,
    sa.Column("day", sa.Text, primary_key=True),
    sa.Column("audience", sa.Text, primary_key=True),
    sa.Column("outcome", sa.Text, primary_key=True),
    sa.Column("topic", sa.Text, primary_key=True),
    sa.Column("questions", sa.Integer, nullable=False),
)
"""How many questions ended so. `topic` is a measure of the index or terms of the glossary, else empty."""

FEEDBACK = sa.Table(
    "feedback",
    TABLES,
    sa.Column("day", sa.Text, primary_key=True),
    sa.Column("outcome", sa.Text, primary_key=True),
    sa.Column("reason", sa.Text, primary_key=True),
    sa.Column("answers", sa.Integer, nullable=False),
)
"""How many answers that ended so were said to be helpful, or not for a reason of a closed list."""

SESSIONS = sa.Table(
    "sessions",
    TABLES,
    sa.Column("secret_hash", sa.Text, primary_key=True),
    sa.Column("subject", sa.Text, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("begun", sa.Float, nullable=False),
    sa.Column("touched", sa.Float, nullable=False),
)


def _of_session() -> sa.Column[str]:
    """The session that something was given out in; it goes when the session goes."""
    owner = sa.ForeignKey("sessions.secret_hash", ondelete="CASCADE")
    return sa.Column("session_hash", sa.Text, owner, nullable=False, index=True)


CODES = sa.Table(
    "codes",
    TABLES,
    sa.Column("code_hash", sa.Text, primary_key=True),
    _of_session(),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("challenge", sa.Text, nullable=False),
    sa.Column("made", sa.Float, nullable=False),
)

TOKENS = sa.Table(
    "tokens",
    TABLES,
    sa.Column("token_hash", sa.Text, primary_key=True),
    _of_session(),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("made", sa.Float, nullable=False),
)

REPORTS = sa.Table(
    "reports",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("operation", sa.Text, nullable=False),
    sa.Column("topic", sa.Text, nullable=False),
    sa.Column("area", sa.Text, nullable=False),
    sa.Column("period", sa.Text, nullable=False),
    sa.Column("observations", sa.JSON, nullable=False),
    sa.Column("passages", sa.JSON, nullable=False),
    sa.Column("index_digest", sa.Text, nullable=False),
    sa.Column("settled_on", sa.Text),
)
"""What somebody said is wrong: the answer by ids and by what was understood, and a reason of a closed list."""

SEALED = sa.Table(
    "sealed",
    TABLES,
    sa.Column("name_hash", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("touched", sa.Float, nullable=False, index=True),
)
"""Conversations that processes share, each sealed with a key that is not in the file: see `server.records.sealed`."""
