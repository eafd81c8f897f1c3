"""What Alembic runs: the steps, over the connection that `server.records.database.upgrade` hands it."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
