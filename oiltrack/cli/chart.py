"""``oiltrack chart``: a chart into a file. It only says what the job wrote."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import click

from oiltrack.cli.drawing import prepare_drawing
from oiltrack.cli.options import confidence_option, known_on, known_options, period_options
from oiltrack.cli.session import Session, pass_session


def set_keys(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, Any]:
    """Return the keys that an option sets, their values as TOML has them, else as text; a callback."""
    found: dict[str, Any] = {}
    for text in values:
        key, sign, value = text.partition("=")
        if not sign or not key.strip():
            raise click.BadParameter(f"{text!r} sets nothing; write KEY=VALUE")
        try:
            found[key.strip()] = tomllib.loads(f"value = {value}")["value"]
        except (tomllib.TOMLDecodeError, RecursionError, ValueError):
            found[key.strip()] = value
    return found


@click.command(
    "chart",
    epilog="\b\nExample:\n  oiltrack chart --out libya.png\n"
    "  oiltrack chart national --from 2020 --size a4 --out report.pdf\n"
    "  oiltrack chart facility --place el-feel\n"
    "  oiltrack chart offline --lang ar --theme dark --set max_labels=8",
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
@click.option("--theme", type=click.Choice(["light", "dark"]), help="Colours of the picture.")
@click.option("--lang", type=click.Choice(["en", "ar"]), help="Language of its words.")
@click.option(
    "--set",
    "keys",
    multiple=True,
    metavar="KEY=VALUE",
    callback=set_keys,
    help="A key of the chart's file, set otherwise; may be given more than once.",
)
@click.option("--editable-text", is_flag=True, help="Write the words of an SVG as text, not as outlines.")
@period_options
@known_options
@confidence_option
@pass_session
def command(
    session: Session,
    /,
    name: str,
    outs: tuple[Path, ...],
    place: str | None,
    keys: dict[str, Any],
    editable_text: bool,
    since: date | None,
    until: date | None,
    as_of: date | None,
    by: str,
    **changes: Any,
) -> None:
    """Draw a chart into a PNG, SVG or PDF file.

    NAME is that of a chart, national if left out: one that ships (facility, fields, losses, national,
    offline, outages, sources, years), or a file in the folder charts/ of the workspace. A chart that names
    no place shows that of the workspace. Beside the picture lie the data that it shows (.csv) and its text
    for people who cannot see it (.alt.txt).
    """
    prepare_drawing()
    from oiltrack.jobs.chart import draw_chart
    from oiltrack.jobs.places import own_place

    settings = session.settings()
    given = {"start": since, "end": until, **changes}
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
            editable_text=editable_text,
            keys=keys,
            **given,
        )
    for path in written:
        click.echo(path)
