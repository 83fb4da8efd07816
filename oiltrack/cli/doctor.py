"""``oiltrack doctor``: what is wrong with the database. It only shows what the checks found."""

import sys
from dataclasses import astuple, fields

import click

from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.text import print_rows


@click.command("doctor", epilog="\b\nExample:\n  oiltrack doctor\n  oiltrack doctor --json")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@pass_session
def command(session: Session, as_json: bool) -> None:
    """Check the database: file, references, schema, rows that belong to nothing, old readings.

    The exit code is 1 where something is to be done; the last column says what. Nothing is changed.
    """
    from oiltrack.jobs.doctor import Finding, doctor

    found = doctor(session.url())
    print_rows([field.name for field in fields(Finding)], map(astuple, found), as_json=as_json)
    sys.exit(int(any(finding.remedy for finding in found)))
