"""A table for texts that the processes of an installation share, sealed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "sealed_texts"
down_revision = "first_tables"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "sealed",
        sa.Column("name_hash", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("touched", sa.Float, nullable=False, index=True),
    )


def downgrade() -> None:
    """Remove it with all that it holds."""
    op.drop_table("sealed")
