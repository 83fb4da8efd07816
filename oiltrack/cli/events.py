"""``oiltrack events``: event claims as a table. It only shows what the database holds."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import click

from oiltrack.cli.options import known_on, known_options, period_options, table_options
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.tables import show_records
from oiltrack.facts import EventKind

if TYPE_CHECKING:
    from oiltrack.stored import StoredEvent

_COLUMNS: "dict[str, Callable[[StoredEvent], object]]" = {
    "id": lambda stored: stored.id,
    "when": lambda stored: stored.event.when,
    "kind": lambda stored: stored.event.kind,
    "cause": lambda stored: stored.event.cause,
    "entities": lambda stored: stored.event.entities,
    "offline_bpd": lambda stored: stored.event.offline,
    "modality": lambda stored: stored.event.modality,
    "confidence": lambda stored: stored.event.confidence,
    "published": lambda stored: stored.published,
    "publisher": lambda stored: stored.publisher,
    "quote": lambda stored: stored.event.quote,
}


@click.command(
    "events",
    epilog="\b\nExample:\n  oiltrack events --place ras-lanuf --from 2016\n"
    "  oiltrack events --kind attack --json",
)
@click.option("--place", metavar="PLACE", help="Only events of this place (id or name).")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in EventKind]), help="Only events of this kind."
)
@period_options
@known_options
@table_options
@pass_session
def command(
    session: Session,
    place: str | None,
    kind: str | None,
    since: date | None,
    until: date | None,
    as_of: date | None,
    by: str,
    csv_path: str | None,
    as_json: bool,
) -> None:
    """List what is claimed to have happened.

    One row a claim, ordered by date; claims without a date come last and are left out where --from or --to is
    given. Ids go to `oiltrack explain`.
    """
    from oiltrack.jobs.listing import chosen_events
    from oiltrack.jobs.places import place_id

    with session.database(read_only=True) as database:
        found = chosen_events(
            database,
            place=place_id(database, place) if place else None,
            kind=EventKind(kind) if kind else None,
            start=since,
            end=until,
            known=known_on(as_of, by),
        )
    show_records(_COLUMNS, found, csv_path=csv_path, as_json=as_json)
