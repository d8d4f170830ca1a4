"""Alembic's entry: run the migrations on the connection that `riwaya.store.migrating` gives."""

from alembic import context

from riwaya.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,  # the transaction is ours, with the writer's turn taken
)
context.run_migrations()
