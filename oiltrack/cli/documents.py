"""``oiltrack documents``: what was read, and how much came of it. It only shows what the database holds."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import click

from oiltrack.cli.options import known_on, known_options, period_options, table_options
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.tables import show_records

if TYPE_CHECKING:
    from oiltrack.jobs.listing import ListedDocument

_COLUMNS: "dict[str, Callable[[ListedDocument], object]]" = {
    "id": lambda listed: listed.stored.id,
    "published": lambda listed: listed.stored.document.published,
    "publisher": lambda listed: listed.stored.document.publisher,
    "title": lambda listed: listed.stored.document.title,
    "observations": lambda listed: listed.observations,
    "events": lambda listed: listed.events,
    "rejected": lambda listed: listed.rejected,
    "location": lambda listed: listed.stored.location,
    "url": lambda listed: listed.stored.document.url,
}


@click.command(
    "documents",
    epilog="\b\nExample:\n  oiltrack documents --from 2024-08\n  oiltrack documents --kind citation --csv -",
)
@click.option(
    "--kind",
    type=click.Choice(["text", "citation"]),
    default="text",
    show_default=True,
    help="Texts that were read, or reports that the history cites.",
)
@period_options
@known_options
@table_options
@pass_session
def command(
    session: Session,
    kind: str,
    since: date | None,
    until: date | None,
    as_of: date | None,
    by: str,
    csv_path: str | None,
    as_json: bool,
) -> None:
    """List the documents, with the number of facts read from each.

    One row a document, ordered by date of publication; those without one come last and are left out where
    --from or --to is given. Replaced versions are listed too. Ids go to `oiltrack explain`.
    """
    from oiltrack.jobs.listing import listed_documents

    with session.database(read_only=True) as database:
        found = listed_documents(database, kind=kind, start=since, end=until, known=known_on(as_of, by))
    show_records(_COLUMNS, found, csv_path=csv_path, as_json=as_json)
