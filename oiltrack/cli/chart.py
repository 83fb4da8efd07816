"""``oiltrack chart``: a chart into a file. It only says what the job wrote."""

from datetime import date
from pathlib import Path

import click

from oiltrack.cli.drawing import prepare_drawing
from oiltrack.cli.options import confidence_option, known_on, known_options, period_options
from oiltrack.cli.session import Session, pass_session


@click.command(
    "chart",
    epilog="\b\nExample:\n  oiltrack chart --out libya.png\n"
    "  oiltrack chart national --from 2020 --size a4 --out report.pdf\n"
    "  oiltrack chart national --place sharara",
)
@click.argument("name", required=False, default="national")
@click.option(
    "--out",
    "outs",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="PNG, SVG or PDF by its ending; may be given more than once.  [default: NAME.png or NAME-PLACE.png]",
)
@click.option("--place", metavar="PLACE", help="Id or name of a place to draw instead of the chart's.")
@click.option("--size", type=click.Choice(["slide", "half", "a4", "column"]), help="Size of the picture.")
@period_options
@known_options
@confidence_option
@pass_session
def command(
    session: Session,
    name: str,
    outs: tuple[Path, ...],
    place: str | None,
    size: str | None,
    since: date | None,
    until: date | None,
    as_of: date | None,
    by: str,
    min_confidence: float | None,
) -> None:
    """Draw a chart into a PNG, SVG or PDF file.

    NAME is that of a chart, national if left out: one that ships, or a file in the folder charts/ of
    the workspace. A chart that names no place shows that of the workspace. Beside the picture lie the
    data that it shows (.csv) and its text for people who cannot see it (.alt.txt).
    """
    prepare_drawing()
    from oiltrack.jobs.chart import draw_chart
    from oiltrack.jobs.places import own_place

    settings = session.settings()
    with session.database(read_only=True) as database:
        written = draw_chart(
            database,
            name,
            *outs,
            place=place or own_place(database, settings).id,
            only_place=place,
            own_charts=settings.charts,
            hold_days=settings.hold_days,
            today=as_of or session.today(),
            known=known_on(as_of, by),
            size=size,
            start=since,
            end=until,
            min_confidence=min_confidence,
        )
    for path in written:
        click.echo(path)
