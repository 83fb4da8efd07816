"""``oiltrack status``: the state of the database. It only lays out what the job says."""

from dataclasses import asdict

import click

from oiltrack import config
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.text import print_json, print_table, safe


@click.command("status", epilog="\b\nExample:\n  oiltrack status\n  oiltrack status --json")
@click.option("--runs", default=5, show_default=True, type=click.IntRange(0), help="How many runs to show.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@pass_session
def command(session: Session, runs: int, as_json: bool) -> None:
    """Show the database, its counts, newest data, what is wrong in the settings, and the last runs."""
    from oiltrack.jobs.status import status

    url = session.url()
    workspace = session.workspace() if config.find(session.cwd) else None
    with session.database(read_only=True) as database:
        state = status(database, url, runs=runs, workspace=workspace)
    if as_json:
        print_json(asdict(state))
        return
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
