"""What Alembic runs: migrate over the connection it is handed."""

from alembic import context

from codebench.storage.rows import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
context.run_migrations()
