"""``oiltrack init``: a new workspace. It only says what the job made."""

from pathlib import Path

import click

from oiltrack import config
from oiltrack.cli.session import Session, pass_session


@click.command(
    "init", epilog="\b\nExample:\n  oiltrack init libya\n  oiltrack --db ~/data/oil.db init --no-history"
)
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--no-history", is_flag=True, help="Load the gazetteer only: no known outages, no known figures."
)
@pass_session
def command(session: Session, folder: Path, no_history: bool) -> None:
    """Make a workspace: settings, database with its seeds, inbox and reports.

    What is there already stays as it is; a second time changes nothing. An older database is
    upgraded, after a backup.
    """
    from oiltrack.jobs.workspace import make_workspace

    database = config.database_url(session.db, base=session.cwd) if session.db else None
    made = make_workspace(session.cwd / folder, database=database, history=not no_history, now=session.now())
    where = made.workspace.root
    if not made.changed:
        click.echo(f"{where}: the workspace is there and complete, nothing changed")
        return
    if made.files:
        click.echo(f"{where}: made {', '.join(made.files)}")
    if made.backup:
        click.echo(f"the database was upgraded; the old one is {made.backup}")
    added = ", ".join(f"{number} {table}" for table, number in made.rows.items() if number)
    if added:
        click.echo(f"seeds: {added}")
