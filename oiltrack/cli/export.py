"""``oiltrack export``: the tables as CSV. It only says what the job wrote."""

from datetime import date
from pathlib import Path

import click

from oiltrack.cli.options import confidence_option, known_on, known_options
from oiltrack.cli.session import Session, pass_session


@click.command("export", epilog="\b\nExample:\n  oiltrack export ~/libya-csv")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@known_options
@confidence_option
@pass_session
def command(
    session: Session, folder: Path, as_of: date | None, by: str, min_confidence: float | None
) -> None:
    """Write all tables as CSV with a datapackage.json.

    observations, events, outages, sources and the daily series; UTF-8, LF, ISO dates, whole numbers
    in barrels a day. The columns are described in datapackage.json.
    """
    from oiltrack.jobs.export import export
    from oiltrack.jobs.places import own_place

    settings = session.settings()
    with session.database(read_only=True) as database:
        place = own_place(database, settings).id
        counts, _ = export(
            database,
            folder,
            place=place,
            hold_days=settings.hold_days,
            today=as_of or session.today(),
            known=known_on(as_of, by),
            min_confidence=min_confidence or 0.0,
        )
    for name, rows in counts.items():
        click.echo(f"{folder / f'{name}.csv'}: {rows} rows")
    click.echo(f"{folder / 'datapackage.json'}")
