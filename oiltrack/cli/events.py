"""``oiltrack events``: event claims as a table. It only shows what the database holds."""

from datetime import date
from typing import TYPE_CHECKING

import click

from oiltrack import edtf
from oiltrack.cli.options import json_option, period_options
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.text import print_rows
from oiltrack.facts import EventKind

if TYPE_CHECKING:
    from oiltrack.facts import StoredEvent

_COLUMNS = (
    "id",
    "when",
    "kind",
    "cause",
    "entities",
    "offline_bpd",
    "modality",
    "confidence",
    "published",
    "publisher",
    "quote",
)


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
@json_option
@pass_session
def command(
    session: Session,
    place: str | None,
    kind: str | None,
    since: date | None,
    until: date | None,
    as_json: bool,
) -> None:
    """List what is claimed to have happened.

    One row a claim, ordered by date; claims without a date come last and are left out where --from or --to is
    given. Ids go to `oiltrack explain`.
    """
    from oiltrack.jobs.places import place_id

    with session.database(read_only=True) as database:
        entity = place_id(database, place) if place else None
        found = [
            stored
            for stored in database.events(entity=entity)
            if (kind is None or stored.event.kind == kind) and _within(stored.event.when, since, until)
        ]
    found.sort(key=lambda stored: (stored.event.when is None, _first(stored.event.when), stored.id))
    print_rows(_COLUMNS, (_row(stored) for stored in found), as_json=as_json)


def _row(stored: "StoredEvent") -> tuple[object, ...]:
    event = stored.event
    return (
        stored.id,
        event.when,
        event.kind,
        event.cause,
        event.entities,
        event.offline,
        event.modality,
        event.confidence,
        stored.published,
        stored.publisher,
        event.quote,
    )


def _within(when: str | None, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    if when is None:
        return False
    first, last = edtf.interval(when)
    return (since is None or last >= since) and (until is None or first <= until)


def _first(when: str | None) -> date:
    return edtf.interval(when)[0] if when else edtf.FAR_FUTURE
