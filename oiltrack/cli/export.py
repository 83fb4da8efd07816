"""``oiltrack export``: the tables as files. It only says what the job wrote."""

from datetime import date
from pathlib import Path

import click

from oiltrack.cli.options import confidence_option, known_on, known_options, period_options
from oiltrack.cli.session import Session, pass_session


class ExportCommand(click.Command):
    """A command whose option ``--excel`` may have a value after ``=``, and takes none without it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give the bare option its value, so that it does not take the word after it for one."""
        return super().parse_args(ctx, ["--excel=us" if word == "--excel" else word for word in args])


@click.command(
    "export",
    cls=ExportCommand,
    epilog="\b\nExample:\n  oiltrack export ~/libya-csv\n"
    "  oiltrack export --excel=eu --from 2024 --place sharara ~/sharara\n"
    "  oiltrack export --format xlsx --no-quotes ~/for-others",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["csv", "xlsx", "parquet", "json"]),
    default="csv",
    show_default=True,
    help="Kind of files; xlsx is one workbook.",
)
@click.option(
    "--layout",
    type=click.Choice(["long", "wide"]),
    default="long",
    show_default=True,
    help="One row a figure, or wide: one row a day and one column a series.",
)
@click.option(
    "--excel",
    metavar="[=eu]",
    type=click.Choice(["us", "eu"]),
    default=None,
    help="CSV that Excel opens by a double click; =eu for semicolons and decimal commas.",
)
@click.option("--no-quotes", is_flag=True, help="Leave out the words of the documents.")
@click.option("--place", metavar="PLACE", help="Only what is about this place (id or name), and its series.")
@period_options
@known_options
@confidence_option
@pass_session
def command(
    session: Session,
    folder: Path,
    format_: str,
    layout: str,
    excel: str | None,
    no_quotes: bool,
    place: str | None,
    since: date | None,
    until: date | None,
    as_of: date | None,
    by: str,
    min_confidence: float | None,
) -> None:
    """Write all tables as files with a datapackage.json.

    observations, events, outages, sources and the daily series; UTF-8, LF, ISO dates, whole numbers
    in barrels a day. The columns are described in datapackage.json. A file is replaced whole.
    """
    from oiltrack.jobs.export import Wanted, export
    from oiltrack.jobs.places import own_place
    from oiltrack.report.forms import Form
    from oiltrack.report.tables import PRESETS

    if excel and format_ != "csv":
        raise click.UsageError(f"--excel is for CSV, and --format is {format_}; leave one of them out")
    settings = session.settings()
    with session.database(read_only=True) as database:
        done = export(
            database,
            folder,
            place=place or own_place(database, settings).id,
            hold_days=settings.hold_days,
            today=as_of or session.today(),
            wanted=Wanted(
                place=place,
                start=since,
                end=until,
                known=known_on(as_of, by),
                min_confidence=min_confidence or 0.0,
                quotes=not no_quotes,
                layout=layout,
            ),
            form=Form(format=format_, preset=PRESETS[excel or ""]),
        )
    for name, rows in done.counts.items():
        sheet = f" {name}" if format_ == "xlsx" else ""
        click.echo(f"{folder / done.files[name]}{sheet}: {rows} rows")
    click.echo(f"{folder / 'datapackage.json'}")
