"""What alembic runs for each upgrade: on the connection, and in the transaction, of whoever asked."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True, transaction_per_migration=False)
context.run_migrations()
