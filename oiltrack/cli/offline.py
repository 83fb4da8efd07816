"""``oiltrack offline``: what outages keep away by day. It only shows what the job adds up."""

from datetime import date

import click

from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.tables import show_frame
from oiltrack.cli.totals import book_of, parts_of, total_options


@click.command(
    "offline",
    epilog="\b\nExample:\n  oiltrack offline --from 2024-08 --to 2024-10\n"
    "  oiltrack offline --by cause --csv offline.csv",
)
@total_options
@pass_session
def command(
    session: Session,
    by: tuple[str, ...],
    unplanned: bool,
    since: date | None,
    until: date | None,
    as_of: date | None,
    csv_path: str | None,
    as_json: bool,
) -> None:
    """Show how much output is offline on each day, in barrels a day.

    A port and the fields that feed it count once, and so do outages that share a place; the total is
    at most what the country can do. The range spans what the sources leave open: rounded figures,
    vague dates, capacities that differ.
    """
    book = book_of(session, as_of, by)
    frame = book.offline(by=parts_of(by), start=since, end=until, planned=not unplanned)
    show_frame(frame, csv_path=csv_path, as_json=as_json)
