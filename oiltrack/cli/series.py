"""``oiltrack series``: a series as a table, CSV or JSON. It only shows what the job computes."""

from datetime import date

import click

from oiltrack.cli.options import (
    CapitalChoice,
    confidence_option,
    definition_options,
    json_option,
    known_on,
    known_options,
    period_options,
)
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.tables import print_frame, write_frame
from oiltrack.cli.text import safe
from oiltrack.facts import Aspect, Fluid, Measure, Modality

# The claims that say the ends of a range; `oiltrack explain series DATE` tells them, with all others.
_ENDS = ["low_observation_id", "high_observation_id"]


@click.command(
    "series",
    epilog="\b\nExample:\n  oiltrack series libya --from 2017-05 --to 2017-06\n"
    "  oiltrack series --freq M --from 2017 --csv months.csv\n"
    "  oiltrack series --as-of 2020-02-01 --estimate --csv -",
)
@click.argument("place", required=False)
@definition_options
@click.option(
    "--freq",
    type=CapitalChoice(["D", "W", "M"]),
    default="D",
    show_default=True,
    help="Days, weeks (from Monday) or months.",
)
@period_options
@known_options
@click.option("--estimate", is_flag=True, help="Fill days without a report from the outages since the last.")
@click.option(
    "--condensate",
    "condensate_bpd",
    type=click.IntRange(min=0),
    metavar="BPD",
    help="Count liquids as crude without so much condensate, or crude as liquids with it.",
)
@confidence_option
@click.option("--csv", "csv_path", metavar="PATH", help="Write CSV there, - for standard output.")
@json_option
@pass_session
def command(
    session: Session,
    place: str | None,
    measure: str,
    fluid: str,
    aspect: str,
    modality: str,
    freq: str,
    since: date | None,
    until: date | None,
    as_of: date | None,
    by: str,
    estimate: bool,
    condensate_bpd: int | None,
    min_confidence: float | None,
    csv_path: str | None,
    as_json: bool,
) -> None:
    """Show a daily, weekly or monthly series of a place.

    PLACE is an id or a name, that of the workspace if left out. Figures are in barrels a day. A
    reported figure is held for the days that the workspace says (10), then the series has a gap.
    """
    from oiltrack.jobs.belief import CONVERTIBLE
    from oiltrack.jobs.places import own_place, place_called
    from oiltrack.jobs.series import held_series, place_series

    if condensate_bpd is not None and fluid not in CONVERTIBLE:
        raise click.UsageError(f"--condensate converts crude and liquids, not {fluid}; leave it out")
    settings = session.settings()
    with session.database(read_only=True) as database:
        found = place_called(database, place) if place else own_place(database, settings)
        frame = place_series(
            database,
            found.id,
            measure=Measure(measure),
            fluid=Fluid(fluid),
            aspect=Aspect(aspect),
            modality=Modality(modality),
            freq=freq,
            hold_days=settings.hold_days,
            start=since,
            end=until,
            min_confidence=min_confidence or 0.0,
            known=known_on(as_of, by),
            estimate=estimate,
            condensate_bpd=condensate_bpd,
        )
        others = held_series(database, found.id) if frame.empty else {}
    shown = frame.drop(columns=_ENDS)
    if csv_path:
        write_frame(shown, csv_path)
    else:
        print_frame(shown, as_json=as_json)
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
