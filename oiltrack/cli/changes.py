"""``oiltrack changes``: what has become known since a day. It only shows what the job compares."""

from datetime import date

import click

from oiltrack.cli.options import definition_options, end_day, known_on, table_options
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.tables import show_frame
from oiltrack.facts import Aspect, Fluid, Measure, Modality
from oiltrack.stored import KnownBy


@click.command(
    "changes",
    epilog="\b\nExample:\n  oiltrack changes --since 2026-11-01\n"
    "  oiltrack changes --since 2026-11-01 --by published --series --csv moved.csv",
)
@click.option(
    "--since",
    "day",
    required=True,
    callback=end_day,
    metavar="DATE",
    help="What was known on this day is old.",
)
@click.option("--as-of", "as_of", callback=end_day, metavar="DATE", help="Compare with what was known then.")
@click.option(
    "--by",
    type=click.Choice([by.value for by in KnownBy]),
    default="ingested",
    show_default=True,
    help="What makes a claim known.",
)
@click.option("--place", metavar="PLACE", help="Id or name; of the series that of the workspace if left out.")
@click.option("--series", "only_moved", is_flag=True, help="Show the days on which the series moved.")
@definition_options
@table_options
@pass_session
def command(
    session: Session,
    day: date,
    as_of: date | None,
    by: str,
    place: str | None,
    only_moved: bool,
    measure: str,
    fluid: str,
    aspect: str,
    modality: str,
    csv_path: str | None,
    as_json: bool,
) -> None:
    """Tell what was added, revised and withdrawn since a day, and how the series moved.

    Claims first: added, revised (a later version of the document gives another figure) or withdrawn (it
    gives none). With --series the days on which the series says otherwise than before. A table of the
    claims ends with a line that says how many days of the series moved.
    """
    from oiltrack.jobs.changes import changed_claims, moved_days
    from oiltrack.jobs.places import own_place, place_called
    from oiltrack.series.definition import Definition

    settings, until = session.settings(), known_on(as_of, by)
    with session.database(read_only=True) as database:
        found = place_called(database, place) if place else own_place(database, settings)
        definition = Definition(
            place=found.id,
            measure=Measure(measure),
            fluid=Fluid(fluid),
            aspect=Aspect(aspect),
            modality=Modality(modality),
        )
        moved = moved_days(
            database, definition, since=day, by=KnownBy(by), until=until, hold_days=settings.hold_days
        )
        if only_moved:
            show_frame(moved, csv_path=csv_path, as_json=as_json)
            return
        claims = changed_claims(
            database, place=found.id if place else None, since=day, by=KnownBy(by), until=until
        )
    show_frame(claims, csv_path=csv_path, as_json=as_json)
    if not csv_path and not as_json:
        click.echo(
            f"the series of {found.id} ({measure} of {fluid}) says otherwise of {len(moved)} days; "
            "`--series` shows them",
            err=True,
        )
