"""``oiltrack observations``: the figures that documents claim. It only shows what the database holds."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import click

from oiltrack.cli.options import known_on, known_options, period_options, table_options
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.tables import show_records
from oiltrack.facts import Fluid, Measure

if TYPE_CHECKING:
    from oiltrack.stored import StoredObservation

_COLUMNS: "dict[str, Callable[[StoredObservation], object]]" = {
    "id": lambda stored: stored.id,
    "when": lambda stored: stored.observation.when,
    "entities": lambda stored: stored.observation.entities,
    "measure": lambda stored: stored.observation.measure,
    "fluid": lambda stored: stored.observation.fluid,
    "aspect": lambda stored: stored.observation.aspect,
    "low": lambda stored: stored.observation.low,
    "high": lambda stored: stored.observation.high,
    "unit": lambda stored: "bbl" if stored.observation.measure is Measure.VOLUME else "b/d",
    "qualifier": lambda stored: stored.observation.qualifier,
    "modality": lambda stored: stored.observation.modality,
    "confidence": lambda stored: stored.observation.confidence,
    "published": lambda stored: stored.published,
    "publisher": lambda stored: stored.publisher,
    "quote": lambda stored: stored.observation.quote,
}


@click.command(
    "observations",
    epilog="\b\nExample:\n  oiltrack observations --place sharara --from 2018-12\n"
    "  oiltrack observations --measure exports --csv exports.csv",
)
@click.option("--place", metavar="PLACE", help="Only figures of this place (id or name).")
@click.option(
    "--measure", type=click.Choice([m.value for m in Measure]), help="Only figures of this measure."
)
@click.option("--fluid", type=click.Choice([f.value for f in Fluid]), help="Only figures of this fluid.")
@period_options
@known_options
@table_options
@pass_session
def command(
    session: Session,
    place: str | None,
    measure: str | None,
    fluid: str | None,
    since: date | None,
    until: date | None,
    as_of: date | None,
    by: str,
    csv_path: str | None,
    as_json: bool,
) -> None:
    """List the figures that documents claim.

    One row a claim, ordered by date; claims without a date come last and are left out where --from or --to is
    given. Capacities, changes and plans are listed too; `oiltrack series` tells what is believed of them.
    """
    from oiltrack.jobs.listing import chosen_observations
    from oiltrack.jobs.places import place_id

    with session.database(read_only=True) as database:
        found = chosen_observations(
            database,
            place=place_id(database, place) if place else None,
            measure=Measure(measure) if measure else None,
            fluid=Fluid(fluid) if fluid else None,
            start=since,
            end=until,
            known=known_on(as_of, by),
        )
    show_records(_COLUMNS, found, csv_path=csv_path, as_json=as_json)
