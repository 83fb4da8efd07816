"""``oiltrack backup``: a copy of the database. It only says what was written."""

from pathlib import Path

import click

from oiltrack.cli.session import Session, pass_session


@click.command("backup", epilog="\b\nExample:\n  oiltrack backup ~/backups/oiltrack-2026-11-29.db")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@pass_session
def command(session: Session, file: Path) -> None:
    """Write a checked copy of the database to FILE, also while a run is at work.

    FILE must not be there yet. The copy is one state of the database, whole, with nothing beside it.
    """
    from oiltrack.db.backup import back_up

    back_up(session.url(), session.cwd / file)
    click.echo(str(file))
