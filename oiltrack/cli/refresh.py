"""``oiltrack refresh``: the night job. It gives the job its surroundings and chooses the exit code."""

import sys
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import TYPE_CHECKING

import click

from oiltrack.cli.drawing import prepare_drawing
from oiltrack.cli.night import Log, tell_ping, tools
from oiltrack.cli.session import Session, pass_session
from oiltrack.errors import LockedError, OiltrackError
from oiltrack.interrupts import held

if TYPE_CHECKING:
    from oiltrack.config import Workspace
    from oiltrack.jobs.refresh import Refreshed

NOTHING_PUBLISHED, PARTLY, LOCKED = 1, 3, 4
CRON_JITTER_S = 60


@click.command(
    "refresh",
    epilog="\b\nExample:\n  oiltrack refresh\n"
    "  15 3 * * *  cd ~/libya && ~/oiltrack/.venv/bin/oiltrack refresh --cron",
)
@click.option("--quiet", is_flag=True, help="Say nothing when all is well.")
@click.option(
    "--cron", is_flag=True, help=f"Quiet, and begin up to {CRON_JITTER_S} seconds later, by chance."
)
@click.option("--log-json", "as_json", is_flag=True, help="Tell everything on standard error, as JSON Lines.")
@click.option(
    "--dry-run", is_flag=True, help="Ask the sources and say what is new; store and publish nothing."
)
@click.option(
    "--wait",
    default=0,
    show_default=True,
    type=click.IntRange(0, 86_400),
    metavar="SECONDS",
    help="How long to wait for another run.",
)
@pass_session
def command(session: Session, quiet: bool, cron: bool, as_json: bool, dry_run: bool, wait: int) -> None:
    """Ingest what is new in inbox and sources and redraw the reports (the night job).

    The files in reports/ are replaced whole; unchanged ones are left alone. A source is told of after
    its third failure in a row. Exit codes: 0 done (also nothing new), 1 nothing published, 3 published
    but an input, a source or a chart failed, 4 another run is at work.
    """
    log = Log(session, quiet=quiet or cron, as_json=as_json)
    if cron:
        session.sleep(session.chance() * CRON_JITTER_S)
    workspace = session.workspace()
    code = NOTHING_PUBLISHED
    tell_ping(session, workspace, None if dry_run else "start", log)
    try:
        done = _run(session, workspace, log, dry=dry_run, wait_s=wait)
        code = PARTLY if done.failed else 0
        log.ended(done, workspace)
    except LockedError as error:
        code = LOCKED
        log.error(error)
    except OiltrackError as error:
        log.error(error)
    finally:
        log.close()
        if code != LOCKED:
            tell_ping(session, workspace, None if dry_run else "failure" if code else "success", log)
    sys.exit(code)


def _run(session: Session, workspace: "Workspace", log: Log, *, dry: bool, wait_s: float) -> "Refreshed":
    from oiltrack.config import database_path
    from oiltrack.db.run_lock import run_locked
    from oiltrack.extract import Extractor
    from oiltrack.jobs.lock import locked
    from oiltrack.jobs.refresh import refresh
    from oiltrack.jobs.runs import Run, recorded

    database_file = database_path(workspace.database)
    lock: AbstractContextManager[None] = (
        nullcontext()
        if dry
        else locked(
            *workspace.written,
            wait_s=wait_s,
            sleep=session.sleep,
            local=database_file.parent if database_file else None,
        )
    )
    shared = nullcontext() if dry else run_locked(workspace.database, wait_s=wait_s, sleep=session.sleep)
    with lock, shared, session.database(read_only=dry) as database:
        recording = (
            nullcontext(Run(command="refresh", started_at=session.now()))
            if dry
            else recorded(database, "refresh", clock=session.now)
        )
        with recording as run, tools(session, workspace, database, dry=dry) as given:
            return refresh(
                database,
                workspace,
                extractor=cache(Extractor.load),
                tools=given,
                today=session.today(),
                run=run,
                watch=log.watch(whole=held, drawing=prepare_drawing),
            )
