"""``oiltrack demo``: the whole path on the sample documents. It joins what init and refresh do."""

import shlex
import shutil
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oiltrack import config
from oiltrack.cli.drawing import prepare_drawing
from oiltrack.cli.night import Log, tools
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.text import safe
from oiltrack.interrupts import held

if TYPE_CHECKING:
    from oiltrack.jobs.demo import Figure
    from oiltrack.jobs.refresh import Refreshed

FIGURES = 5


@click.command("demo", epilog="\b\nExample:\n  oiltrack demo libya-demo")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@pass_session
def command(session: Session, folder: Path) -> None:
    """Make a workspace from the sample documents and publish its reports.

    Then the five newest national figures are shown with their sources. A second time changes no report.
    """
    prepare_drawing()
    from oiltrack.db import open_database
    from oiltrack.extract import Extractor
    from oiltrack.jobs.demo import copy_samples, newest_figures
    from oiltrack.jobs.lock import locked
    from oiltrack.jobs.refresh import refresh
    from oiltrack.jobs.runs import recorded
    from oiltrack.jobs.workspace import make_workspace

    named = config.database_url(session.db, base=session.cwd) if session.db else None
    made = make_workspace(session.cwd / folder, database=named, history=True, now=session.now())
    workspace = made.workspace
    with (
        locked(*workspace.written),
        open_database(workspace.database) as database,
        recorded(database, "demo", clock=session.now) as run,
    ):
        copied = copy_samples(workspace.inbox)
        log = Log(session, quiet=False, as_json=False)
        with tools(session, workspace, database, dry=False) as given:
            done = refresh(
                database,
                workspace,
                extractor=cache(Extractor.load),
                tools=given,
                today=session.today(),
                run=run,
                watch=log.watch(whole=held),
            )
        log.close()
        figures = newest_figures(database, workspace.place, hold_days=workspace.hold_days, number=FIGURES)
    if made.changed or copied or done.changed:
        click.echo(f"{folder}: {done.counts}")
    else:
        click.echo(f"{folder}: nothing new; no report changed")
    _show(folder, workspace, figures, done)
    sys.exit(int(done.failed > 0))


def _show(folder: Path, workspace: config.Workspace, figures: "list[Figure]", done: "Refreshed") -> None:
    click.echo("\nNewest national figures (crude output, barrels a day)")
    for figure in figures:
        document = figure.document.document
        source = document.publisher or "publisher not told"
        published = document.published or "date not told"
        click.echo(f"  {figure.day}  {figure.rate_bpd:>9,}  {safe(source)}, {published}  ({figure.claim.id})")
        if document.title:
            click.echo(f"                         {safe(document.title)}")
    through = done.published.data_through if done.published else None
    click.echo(f"\nData through {through}; the files are in {folder / 'reports'}:")
    for path in sorted(workspace.reports.iterdir()):
        click.echo(f"  {path.name}")
    if figures:
        program = "oiltrack" if shutil.which("oiltrack") else shlex.quote(str(Path(sys.argv[0]).absolute()))
        question = f"cd {shlex.quote(str(folder))} && {program} explain {figures[0].claim.id}"
        click.echo(f"\nWhere is a number from?\n  {question}")
