"""The first tables: counts of questions and feedback, sessions with codes and tokens, reports of wrong answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "first_tables"
down_revision = None


def upgrade() -> None:
    """Make the tables. Spelled out, not taken from `server.records.tables`, which later steps will have changed."""
    op.create_table(
        "questions",
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("day", "audience", "outcome", "topic")),
        sa.Column("questions", sa.Integer, nullable=False),
    )
    op.create_table(
        "feedback",
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("day", "outcome", "reason")),
        sa.Column("answers", sa.Integer, nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("secret_hash", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, nullable=False, index=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "role")),
        *(sa.Column(name, sa.Float, nullable=False) for name in ("begun", "touched")),
    )
    for table, secret, more in (("codes", "code_hash", ("challenge",)), ("tokens", "token_hash", ())):
        owner = sa.ForeignKey("sessions.secret_hash", ondelete="CASCADE")
        op.create_table(
            table,
            sa.Column(secret, sa.Text, primary_key=True),
            sa.Column("session_hash", sa.Text, owner, nullable=False, index=True),
            *(sa.Column(name, sa.Text, nullable=False) for name in ("origin", *more)),
            sa.Column("made", sa.Float, nullable=False),
        )
    words = ("day", "reason", "outcome", "operation", "topic", "area", "period")
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in words),
        *(sa.Column(name, sa.JSON, nullable=False) for name in ("observations", "passages")),
        sa.Column("index_digest", sa.Text, nullable=False),
        sa.Column("settled_on", sa.Text),
    )


def downgrade() -> None:
    """Remove the tables with all that they hold."""
    for table in ("reports", "tokens", "codes", "sessions", "feedback", "questions"):
        op.drop_table(table)
