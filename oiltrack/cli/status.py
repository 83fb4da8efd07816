"""``oiltrack status``: the state of the database. It only lays out what the job says."""

import re
import sys
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from oiltrack import config
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.text import print_json, print_table, safe

if TYPE_CHECKING:
    from oiltrack.jobs.status import Status

_UNITS = {"h": "hours", "d": "days", "w": "weeks"}


def _age(_context: click.Context, _parameter: click.Parameter, value: str | None) -> timedelta | None:
    if value is None:
        return None
    match = re.fullmatch(r"(\d{1,4})([hdw])", value)
    if match is None:
        raise click.BadParameter(f"{value!r} is no age; write 36h, 3d or 2w")
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


@click.command("status", epilog="\b\nExample:\n  oiltrack status\n  oiltrack status --json")
@click.option("--runs", default=5, show_default=True, type=click.IntRange(0), help="How many runs to show.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--max-age",
    callback=_age,
    metavar="AGE",
    help="End with 1 if news or the last good refresh are older: 36h, 3d, 2w.",
)
@pass_session
def command(session: Session, runs: int, as_json: bool, max_age: timedelta | None) -> None:
    """Show the database, its counts, newest data, what is wrong in the settings, and the last runs.

    With --max-age it ends with 1, and a line on standard error, when the newest news or the last refresh
    that published is older than that: for monitors.
    """
    from oiltrack.jobs.status import stale, status

    url = session.url()
    workspace = session.workspace() if config.find(session.cwd) else None
    with session.database(read_only=True) as database:
        state = status(database, url, runs=runs, workspace=workspace)
        late = stale(database, now=session.now(), max_age=max_age) if max_age else ()
    if as_json:
        print_json(asdict(state))
    else:
        _show(state)
    for line in late:
        click.echo(f"oiltrack: {line}", err=True)
    sys.exit(int(bool(late)))


def _show(state: "Status") -> None:
    click.echo(f"database  {safe(state.path)}")
    click.echo(f"size      {state.size_bytes / 1e6:.1f} MB, revision {state.revision}")
    click.echo(f"counts    {_counts(state.counts)}")
    for name, day in state.newest.items():
        click.echo(f"newest    {name}: {day or 'none'}")
    for problem in state.wrong:
        click.echo(f"wrong     {safe(problem)}")
    rows = (
        (run.id, run.command, run.started_at, run.finished_at, run.status, _counts(run.counts), run.message)
        for run in state.runs
    )
    print_table(("run", "command", "started", "finished", "status", "counts", "message"), rows)


def _counts(counts: dict[str, int]) -> str:
    # Tables that only join two others say nothing to a reader; --json has them.
    return ", ".join(f"{n} {name}" for name, n in counts.items() if n and not name.endswith("_place"))
