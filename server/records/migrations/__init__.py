"""How the file of the records came to its form, step by step (Alembic)."""
