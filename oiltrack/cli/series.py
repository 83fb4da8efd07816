"""``oiltrack series``: a series as a table, CSV or JSON. It only shows what the job computes."""

from datetime import date
from typing import TYPE_CHECKING

import click

from oiltrack.cli.options import CapitalChoice, confidence_option, json_option, period_options
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.tables import print_frame, write_frame
from oiltrack.cli.text import safe
from oiltrack.facts import Fluid, Measure

if TYPE_CHECKING:
    import pandas as pd

_WIDE = ["low_observation_id", "high_observation_id"]
_RATES = [measure.value for measure in Measure if measure is not Measure.VOLUME]


@click.command(
    "series",
    epilog="\b\nExample:\n  oiltrack series libya --from 2017-05 --to 2017-06\n"
    "  oiltrack series sharara --freq M --csv sharara.csv",
)
@click.argument("place", required=False)
@click.option("--measure", type=click.Choice(_RATES), default="production", show_default=True, help="What.")
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
    default="D",
    show_default=True,
    help="Days, weeks (from Monday) or months.",
)
@period_options
@confidence_option
@click.option("--csv", "csv_path", metavar="PATH", help="Write CSV there, - for standard output.")
@json_option
@pass_session
def command(
    session: Session,
    place: str | None,
    measure: str,
    fluid: str,
    freq: str,
    since: date | None,
    until: date | None,
    min_confidence: float | None,
    csv_path: str | None,
    as_json: bool,
) -> None:
    """Show a daily, weekly or monthly series of a place.

    PLACE is an id or a name, that of the workspace if left out. Figures are in barrels a day. A
    reported figure is held for the days that the workspace says (10), then the series has a gap.
    """
    from oiltrack.jobs.places import own_place, place_called
    from oiltrack.jobs.series import held_series, place_series

    settings = session.settings()
    with session.database(read_only=True) as database:
        found = place_called(database, place) if place else own_place(database, settings)
        frame = place_series(
            database,
            found.id,
            measure=Measure(measure),
            fluid=Fluid(fluid),
            freq=freq,
            hold_days=settings.hold_days,
            start=since,
            end=until,
            min_confidence=min_confidence or 0.0,
        )
        others = held_series(database, found.id) if frame.empty else {}
    _show(frame, csv_path=csv_path, as_json=as_json)
    if frame.empty and not csv_path and not as_json:
        days = "".join(f" {word} {day}" for word, day in (("from", since), ("to", until)) if day)
        hint = "" if (measure, fluid) in others else _hint(others)
        click.echo(
            f"oiltrack: no figures for {measure} of {fluid} in {safe(found.name)}{days}{hint}", err=True
        )


def _hint(others: dict[tuple[str, str], str]) -> str:
    """Return the options with which there are figures of the place."""
    options = [
        f"--measure {measure}"
        + ("" if fluid == "crude" else f" --fluid {fluid}")
        + ("" if freq == "D" else f" --freq {freq}")
        for (measure, fluid), freq in others.items()
    ]
    return f"; try {' or '.join(options)}" if options else ""


def _show(frame: "pd.DataFrame", *, csv_path: str | None, as_json: bool) -> None:
    if csv_path:
        write_frame(frame, csv_path)
    else:
        print_frame(frame if as_json else frame.drop(columns=_WIDE), as_json=as_json)
