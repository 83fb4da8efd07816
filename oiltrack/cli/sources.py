"""``oiltrack sources``: the sources of the settings and how they fare. It asks none of them."""

from dataclasses import astuple, fields

import click

from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.text import print_rows


@click.command("sources", epilog="\b\nExample:\n  oiltrack sources\n  oiltrack sources --json")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@pass_session
def command(session: Session, as_json: bool) -> None:
    """List the sources of oiltrack.toml: state, last success, failures in a row, next try."""
    from oiltrack.jobs.sources import Listed, sources

    workspace = session.workspace()
    with session.database(read_only=True) as database:
        found = sources(database, workspace)
    print_rows([field.name for field in fields(Listed)], map(astuple, found), as_json=as_json)
