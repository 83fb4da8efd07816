"""``oiltrack restore``: a copy in the place of the database. It only says what was done."""

import sys
from pathlib import Path

import click

from oiltrack import config
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.text import safe
from oiltrack.errors import LockedError

LOCKED = 4


@click.command("restore", epilog="\b\nExample:\n  oiltrack restore ~/backups/oiltrack-2026-11-29.db")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE")
@pass_session
def command(session: Session, file: Path) -> None:
    """Put the backup FILE in the place of the database, after a check of it.

    The database that was there is kept beside it, or if it lies on a server as a file in the workspace.
    While a run is at work nothing happens; the exit code is 4 then.
    """
    from oiltrack.db import migrate
    from oiltrack.db.backup import restore
    from oiltrack.db.run_lock import run_locked
    from oiltrack.jobs.lock import locked
    from oiltrack.jobs.workspace import DATABASE, stamp

    url = session.url()
    path = config.database_path(url) or session.folder() / DATABASE
    kept = path.with_name(f"{path.stem}-before-restore-{stamp(session.now())}{path.suffix}")
    try:
        with locked(path.parent), run_locked(url):
            replaced = restore(url, session.cwd / file, kept=kept)
    except LockedError as error:
        click.echo(f"oiltrack: {safe(str(error))}", err=True)
        sys.exit(LOCKED)
    click.echo(f"restored at revision {migrate.current(url)}")
    if replaced:
        click.echo(f"the database that was there is {kept}")
