"""``oiltrack conflicts``: the claims that no series uses, with the reason. It only shows the table."""

from datetime import date

import click

from oiltrack.cli.options import known_on, known_options, period_options, table_options
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.tables import show_frame

_COLUMNS = [
    "id",
    "when",
    "entities",
    "measure",
    "fluid",
    "low",
    "high",
    "kind",
    "accepted_bpd",
    "publisher",
    "reason",
]


@click.command(
    "conflicts",
    epilog="\b\nExample:\n  oiltrack conflicts --from 2020\n  oiltrack conflicts --place sharara --csv -",
)
@click.option("--place", metavar="PLACE", help="Only claims about this place (id or name).")
@period_options
@known_options
@table_options
@pass_session
def command(
    session: Session,
    place: str | None,
    since: date | None,
    until: date | None,
    as_of: date | None,
    by: str,
    csv_path: str | None,
    as_json: bool,
) -> None:
    """List the claims that contradict the rest by more than the plausible.

    No series uses them. The kind is capacity (more than the place can do), sum (the parts of a bulletin
    do not make its total) or jump (figures of other days and speakers lie elsewhere, and nothing is
    known to have happened). accepted_bpd is what they differ from.
    """
    from oiltrack.jobs.belief import conflicts
    from oiltrack.jobs.places import place_id

    with session.database(read_only=True) as database:
        frame = conflicts(
            database,
            place=place_id(database, place) if place else None,
            start=since,
            end=until,
            known=known_on(as_of, by),
        )
    show_frame(frame[_COLUMNS], csv_path=csv_path, as_json=as_json)
