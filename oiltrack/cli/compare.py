"""``oiltrack compare``: our months beside official ones. It only shows what the job compares."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oiltrack.cli.options import confidence_option, known_on, known_options, period_options, table_options
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.tables import print_frame, records, show_frame
from oiltrack.cli.text import print_json, safe
from oiltrack.facts import Fluid

if TYPE_CHECKING:
    from oiltrack.jobs.compare import Comparison

_MONTHS = [
    "date",
    "series",
    "production_bpd",
    "official_bpd",
    "difference_bpd",
    "difference_share",
    "method",
    "coverage",
    "released",
]
_WORST = ["date", "production_bpd", "official_bpd", "difference_bpd", "difference_share", "observation_ids"]


@click.command(
    "compare",
    epilog="\b\nExample:\n  oiltrack compare opec --from 2017 --to 2018\n"
    '  oiltrack compare "OPEC secondary sources" --as-of 2018-06-30 --out compare.png',
)
@click.argument("provider", required=False)
@click.option("--place", metavar="PLACE", help="Country to compare; that of the workspace if left out.")
@click.option(
    "--fluid",
    type=click.Choice([f.value for f in Fluid]),
    default="crude",
    show_default=True,
    help="Our series.",
)
@period_options
@known_options
@confidence_option
@click.option(
    "--out",
    "outs",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Draw a chart: PNG, SVG or PDF by its ending; may be given more than once.",
)
@click.option(
    "--size",
    type=click.Choice(["slide", "half", "a4", "column"]),
    default="slide",
    show_default=True,
    help="Size of the chart.",
)
@table_options
@pass_session
def command(
    session: Session,
    provider: str | None,
    place: str | None,
    fluid: str,
    since: date | None,
    until: date | None,
    as_of: date | None,
    by: str,
    min_confidence: float | None,
    outs: tuple[Path, ...],
    size: str,
    csv_path: str | None,
    as_json: bool,
) -> None:
    """Compare our monthly production with official series.

    PROVIDER is an official series, or a word of its name such as opec; all series if left out. Each
    month shows both figures and ours minus theirs; below it the mean absolute error, the bias and the
    coverage of each series, and the months that differ most with the ids of their claims.
    """
    from oiltrack.jobs.compare import compare_official
    from oiltrack.jobs.places import own_place, place_called

    settings = session.settings()
    with session.database(read_only=True) as database:
        found = place_called(database, place) if place else own_place(database, settings)
        compared = compare_official(
            database,
            found.id,
            provider=provider,
            fluid=Fluid(fluid),
            hold_days=settings.hold_days,
            start=since,
            end=until,
            known=known_on(as_of, by),
            min_confidence=min_confidence or 0.0,
        )
    _show(compared, csv_path=csv_path, as_json=as_json)
    if outs:
        _draw(compared, outs, name=found.name, fluid=fluid, size=size, as_of=as_of)


def _show(compared: "Comparison", *, csv_path: str | None, as_json: bool) -> None:
    if csv_path:
        show_frame(compared.months, csv_path=csv_path, as_json=False)
    elif as_json:
        _print_objects(compared)
    else:
        _print_tables(compared)
    if compared.undated:
        click.echo(f"oiltrack: {compared.undated} official values tell no release and are left out", err=True)
    if compared.months.empty:
        click.echo("oiltrack: no official value of this place and period", err=True)


def _print_objects(compared: "Comparison") -> None:
    """Print an object a series: its measures, its months, and the ids of those that differ most."""
    for row in records(compared.summary):
        name = str(row["series"])
        months = compared.months[compared.months["series"] == name]
        print_json({**row, "furthest": records(compared.furthest(name)), "rows": records(months)})


def _print_tables(compared: "Comparison") -> None:
    print_frame(compared.months[_MONTHS], as_json=False)
    click.echo()
    print_frame(compared.summary, as_json=False)
    for series in compared.summary["series"]:
        worst = compared.furthest(str(series))
        if len(worst):
            click.echo(f"\n{safe(str(series))}: the months that differ most")
            print_frame(worst[_WORST], as_json=False)


def _draw(
    compared: "Comparison", outs: tuple[Path, ...], *, name: str, fluid: str, size: str, as_of: date | None
) -> None:
    from oiltrack.cli.drawing import prepare_drawing

    prepare_drawing()
    from oiltrack.report.comparison import comparison_chart, save_comparison

    chart = comparison_chart(
        compared.months,
        compared.summary,
        ours=compared.ours,
        claims=compared.claims,
        place_name=name,
        fluid=fluid,
        size=size,
        as_of=as_of,
    )
    for path in save_comparison(chart, *outs):
        click.echo(path, err=True)
