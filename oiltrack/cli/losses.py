"""``oiltrack losses``: the barrels that outages cost. It only shows what the job adds up."""

from datetime import date

import click

from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.tables import show_frame
from oiltrack.cli.totals import book_of, parts_of, total_options


@click.command(
    "losses",
    epilog="\b\nExample:\n  oiltrack losses --from 2018 --to 2018\n"
    "  oiltrack losses --by place --csv losses.csv",
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
    """Show how many barrels outages cost, by cause unless told otherwise, with a range.

    No barrel counts twice: a row adds up what `oiltrack offline --by` shows day by day. The days are
    those on which something was offline; unknown counts the outages whose volume no source tells.
    """
    book = book_of(session, as_of, by)
    frame = book.losses(by=parts_of(by) or "cause", start=since, end=until, planned=not unplanned)
    show_frame(frame, csv_path=csv_path, as_json=as_json)
