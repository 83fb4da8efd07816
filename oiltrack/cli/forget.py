"""``oiltrack forget``: a document out of the database. It only asks, and says what was removed."""

import sys

import click

from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.text import safe


@click.command(
    "forget", epilog="\b\nExample:\n  oiltrack forget doc-91b2c3d4e5\n  oiltrack forget doc-91b2 --yes"
)
@click.argument("document_id", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
@pass_session
def command(session: Session, document_id: str, yes: bool) -> None:
    """Remove a document with all that was read from it.

    ID is that of a document (doc-…) or its beginning. On a terminal it asks first, elsewhere --yes is
    needed. The file that the text came from stays where it is: ingested again, it is there again.
    """
    from oiltrack.jobs.runs import recorded

    if not yes and not sys.stdin.isatty():
        raise click.UsageError("nobody can be asked here; give --yes to remove the document")
    with session.database() as database:
        stored = database.document(document_id)
        facts = database.fact_counts()[stored.id]
        named = f"{stored.id} {stored.document.title or stored.location or stored.document.key}".rstrip()
        told = ", ".join(f"{kind} {number}" for kind, number in facts.items())
        if not yes and not click.confirm(f"Remove {safe(named)} ({told})?", err=True):
            click.echo("nothing was removed")
            return
        with recorded(database, "forget", clock=session.now) as run:
            database.forget(stored.id)
            run.counts, run.message = {"documents": 1, **facts}, named
    click.echo(f"removed {safe(named)} ({told})")
