"""``oiltrack balance``: production against exports and local refining. It only shows the table."""

from datetime import date

import click

from oiltrack.cli.options import CapitalChoice, known_on, known_options, period_options, table_options
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.tables import show_frame
from oiltrack.cli.text import safe
from oiltrack.facts import Fluid


@click.command(
    "balance",
    epilog="\b\nExample:\n  oiltrack balance --from 2013\n  oiltrack balance --freq W --csv balance.csv",
)
@click.argument("place", required=False)
@click.option(
    "--fluid",
    type=click.Choice([f.value for f in Fluid]),
    default="crude",
    show_default=True,
    help="Of what.",
)
@click.option(
    "--freq",
    type=CapitalChoice(["D", "W", "M"]),
    default="M",
    show_default=True,
    help="Days, weeks (from Monday) or months.",
)
@period_options
@known_options
@table_options
@pass_session
def command(
    session: Session,
    place: str | None,
    fluid: str,
    freq: str,
    since: date | None,
    until: date | None,
    as_of: date | None,
    by: str,
    csv_path: str | None,
    as_json: bool,
) -> None:
    """Set production against exports and local refining.

    The difference is what went into stocks, or what is wrong with one of the figures. Months, weeks or
    days without a figure of production, or without one of the others, have no row.
    """
    from oiltrack.jobs.places import own_place, place_called
    from oiltrack.jobs.series import place_balance

    settings = session.settings()
    with session.database(read_only=True) as database:
        found = place_called(database, place) if place else own_place(database, settings)
        frame = place_balance(
            database,
            found.id,
            fluid=Fluid(fluid),
            freq=freq,
            hold_days=settings.hold_days,
            start=since,
            end=until,
            known=known_on(as_of, by),
        )
    show_frame(frame, csv_path=csv_path, as_json=as_json)
    if frame.empty and not csv_path and not as_json:
        click.echo(f"oiltrack: no claims set production of {safe(found.name)} against its use", err=True)
