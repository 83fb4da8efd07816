"""``oiltrack report``: the report as one web page. It only says what the job wrote."""

from pathlib import Path

import click

from oiltrack.cli.session import Session, pass_session


@click.command(
    "report", epilog="\b\nExample:\n  oiltrack report --out ~/report\n  oiltrack report --lang ar --out ~/ar"
)
@click.option(
    "--out",
    "folder",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the page index.html, made if missing.",
)
@click.option("--lang", type=click.Choice(["en", "ar"]), default="en", show_default=True, help="Language.")
@click.option("--place", metavar="PLACE", help="Id or name of the place whose output heads the page.")
@pass_session
def command(session: Session, folder: Path, lang: str, place: str | None) -> None:
    """Write the report as one web page that needs nothing else.

    The newest figure, the chart, outages that run, what changed, tables of all figures and outages with
    the sentence behind each. PLACE is that of the workspace if left out.
    """
    from oiltrack.jobs.places import own_place
    from oiltrack.jobs.report import write_report

    settings = session.settings()
    with session.database(read_only=True) as database:
        done = write_report(
            database,
            folder,
            place=place or own_place(database, settings).id,
            hold_days=settings.hold_days,
            today=session.today(),
            lang=lang,
        )
    click.echo(f"{done.path}: {done.observations} figures, {done.outages} outages")
