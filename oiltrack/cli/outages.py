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
_MORE = [
    *_COLUMNS,
    "scope",
    "offline_basis",
    "force_majeure_from",
    "force_majeure_to",
    "citation",
    "sources",
    "last_reported",
]


@click.command(
    "outages",
    epilog="\b\nExample:\n  oiltrack outages --from 2016 --to 2017\n"
    "  oiltrack outages --place sharara --json",
)
@click.option("--place", metavar="PLACE", help="Only outages of this place (id or name).")
@click.option("--open", "only_open", is_flag=True, help="Only outages that run now (shut).")
@period_options
@known_options
@table_options
@pass_session
def command(
    session: Session,
    place: str | None,
    only_open: bool,
    since: date | None,
    until: date | None,
    as_of: date | None,
    by: str,
    csv_path: str | None,
    as_json: bool,
) -> None:
    """List the outage episodes.

    Event claims of the news are joined with the known history: what, where, why, from when to when,
    how much. The status is threatened, shut, restored, or unknown_end where no source has spoken of an
    open outage for 60 days.
    """
    from oiltrack.jobs.places import place_id
    from oiltrack.jobs.series import chosen_episodes

    with session.database(read_only=True) as database:
        entity = place_id(database, place) if place else None
        frame = chosen_episodes(
            database,
            place=entity,
            only_open=only_open,
            start=since,
            end=until,
            today=as_of or session.today(),
            known=known_on(as_of, by),
        )
    columns = _MORE if as_json or csv_path else _COLUMNS
    show_frame(frame[columns], csv_path=csv_path, as_json=as_json)
