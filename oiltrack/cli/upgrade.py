"""``oiltrack upgrade``: the database to the newest schema. It only says what was done."""

import click

from oiltrack.cli.session import Session, pass_session


@click.command("upgrade", epilog="\b\nExample:\n  oiltrack upgrade")
@pass_session
def command(session: Session) -> None:
    """Bring the database to the newest schema, after a backup.

    The backup is written beside the database first; that of a server's database, a file too, into the
    workspace. A database that is up to date is left as it is.
    """
    from oiltrack.db import migrate
    from oiltrack.jobs.workspace import stamp

    result = migrate.upgrade(session.url(), stamp=stamp(session.now()), folder=session.folder())
    if result.backup is None:
        click.echo(f"the database is at revision {result.after}, the newest; nothing changed")
    else:
        click.echo(f"upgraded from {result.before} to {result.after}; the old database is {result.backup}")
