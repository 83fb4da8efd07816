"""Runs migrations on the connection that ``oiltrack.db.migrate`` hands over. It opens no database itself."""

from alembic import context
from sqlalchemy import Connection

from oiltrack.db.models import Base


def run(connection: Connection) -> None:
    """Run inside the caller's transaction: SQLite can roll back DDL, so a failed upgrade leaves nothing."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        transactional_ddl=True,
        compare_type=True,
        autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
    )
    context.run_migrations()


run(context.config.attributes["connection"])
