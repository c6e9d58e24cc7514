"""What Alembic runs to bring a ledger up to date, on the connection that `upgrade` gives it."""

from __future__ import annotations

from alembic import context

from quoth.ledger.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
