"""``oiltrack refresh``: the night job. It only says what the job did, and gives it the clock."""

import sys

import click

from oiltrack.cli.drawing import prepare_drawing
from oiltrack.cli.ingest import told
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.text import safe
from oiltrack.errors import LockedError

PARTLY, LOCKED = 3, 4


@click.command(
    "refresh",
    epilog="\b\nExample:\n  oiltrack refresh\n"
    "  15 3 * * *  cd ~/libya && ~/oiltrack/.venv/bin/oiltrack refresh --quiet",
)
@click.option("--quiet", is_flag=True, help="Say nothing when all is well.")
@pass_session
def command(session: Session, quiet: bool) -> None:
    """Ingest what is new in the inbox and redraw the reports (the night job).

    The files in reports/ are replaced whole; unchanged ones are left alone. Exit codes: 0 done (also
    nothing new), 1 nothing published, 3 published but an input or a chart failed, 4 another run is at
    work.
    """
    prepare_drawing()
    from oiltrack.extract import Extractor
    from oiltrack.jobs.lock import locked
    from oiltrack.jobs.refresh import refresh
    from oiltrack.jobs.runs import recorded

    workspace = session.workspace()
    try:
        with (
            locked(*workspace.written),
            session.database() as database,
            recorded(database, "refresh", clock=session.now) as run,
        ):
            done = refresh(
                database,
                workspace,
                extractor=Extractor.load(),
                today=session.today(),
                run=run,
                tell=told,
            )
    except LockedError as error:
        click.echo(f"oiltrack: {safe(str(error))}", err=True)
        sys.exit(LOCKED)
    if not quiet:
        click.echo(str(done.counts) if done.changed else "nothing new; no report changed")
        for name in done.published.changed:
            click.echo(f"{workspace.reports / name}")
        for empty in done.published.empty:
            click.echo(f"not drawn: {safe(str(empty))}")
    sys.exit(PARTLY if done.failed else 0)
