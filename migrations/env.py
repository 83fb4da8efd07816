"""Runs migrations on the connection that ``oiltrack.db.migrate`` hands over. It opens no database itself."""

from alembic import context
from alembic.ddl.postgresql import PostgresqlImpl
from sqlalchemy import Connection

from oiltrack.db.as_postgresql import as_postgresql
from oiltrack.db.models import Base


class Translating(PostgresqlImpl):
    """Tells a server what the migrations say to SQLite; Alembic finds it by its dialect."""

    __dialect__ = "postgresql"

    def execute(self, sql, execution_options=None):
        """Run a statement of a migration, if a server needs it."""
        if told := as_postgresql(sql) if isinstance(sql, str) else sql:
            super().execute(told, execution_options)


def run(connection: Connection) -> None:
    """Run inside the caller's transaction, which rolls back DDL too: a failed upgrade leaves nothing."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        transactional_ddl=True,
        compare_type=True,
        include_object=lambda thing, *_: thing.info.get("dialect") in (None, connection.dialect.name),
        autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
    )
    context.run_migrations()


run(context.config.attributes["connection"])
