"""``oiltrack outages``: outage episodes as a table. It only shows what the job joins."""

from datetime import date

import click

from oiltrack.cli.options import known_on, known_options, period_options, table_options
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.tables import show_frame

_COLUMNS = [
    "id",
    "places",
    "cause",
    "start",
    "end",
    "status",
    "peak_offline_bpd",
    "force_majeure",
    "origin",
    "what",
]


@click.command(
    "outages",
    epilog="\b\nExample:\n  oiltrack outages --from 2016 --to 2017\n"
    "  oiltrack outages --place sharara --json\n  oiltrack outages out-c562b49e21",
)
@click.argument("outage_id", metavar="[ID]", required=False)
@click.option("--place", metavar="PLACE", help="Only outages of this place (id or name).")
@click.option(
    "--open", "only_open", is_flag=True, help="Only outages that run now: shut, partly, restarting."
)
@period_options
@known_options
@table_options
@pass_session
def command(
    session: Session,
    outage_id: str | None,
    place: str | None,
    only_open: bool,
    since: date | None,
    until: date | None,
    as_of: date | None,
    by: str,
    csv_path: str | None,
    as_json: bool,
) -> None:
    """List the outage episodes, or with an ID the claims of one.

    Event claims of the news are joined with the known history: what, where, why, from when to when,
    how much. The status is threatened, shut, partly, restarting, restored, denied, superseded, or
    unknown_end where no source has spoken of an open outage for 60 days.

    The claims of an outage have a role each: opened, confirmed, threatened, ended and so on; denied and
    superseded ones are kept. `oiltrack explain out-…` tells more of it.
    """
    from oiltrack.jobs.outages import chosen_episodes, claims_of, outage_book
    from oiltrack.jobs.places import place_id
    from oiltrack.report.columns import OUTAGES

    with session.database(read_only=True) as database:
        entity = place_id(database, place) if place else None
        book = outage_book(database, today=as_of or session.today(), known=known_on(as_of, by))
    if outage_id is not None:
        show_frame(claims_of(book, outage_id), csv_path=csv_path, as_json=as_json)
        return
    frame = chosen_episodes(book.frame(), place=entity, only_open=only_open, start=since, end=until)
    columns = OUTAGES.header if as_json or csv_path else _COLUMNS
    show_frame(frame[columns], csv_path=csv_path, as_json=as_json)
