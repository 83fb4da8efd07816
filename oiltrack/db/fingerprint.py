"""A stamp of all that reports are made from: the same stamp, the same reports. It reads no claim.

Claims change through runs that the ledger knows, or in number. Tables that other commands change are small
and go in whole.
"""

import hashlib

from sqlalchemy import Connection, and_, func, not_, select

from oiltrack.db.models import Base, RunRow, RunStatus

_WHOLE = (
    *("capacity", "decision", "official_value", "outage", "outage_place"),
    *("place", "place_alias", "place_link"),
)
_LEFT_OUT = ("run", "source_state")
_STORED = ("new", "new_version", "updated")
_REFRESH, _RUNS = "refresh", 20


def fingerprint(connection: Connection, run_id: int, *, news: bool) -> str:
    """Return the stamp of a database as a run sees it; ``news`` says whether that run has stored anything."""
    digest = hashlib.sha256(repr(_last_changes(connection, run_id, news=news)).encode())
    for name, table in sorted(Base.metadata.tables.items()):
        if name in _WHOLE:
            for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
                digest.update(repr(tuple(row)).encode())
        elif name not in _LEFT_OUT:
            digest.update(f"{name} {connection.scalar(select(func.count()).select_from(table))}".encode())
    return digest.hexdigest()


def _last_changes(connection: Connection, run_id: int, *, news: bool) -> list[tuple[int, str, bool]]:
    """Return the last runs that may have changed something, the newest first, this one among them with news.

    Numbers alone would recur after a restored backup; a run beside this one may change more until it ends. A
    refresh that stored nothing has changed nothing, and official values go in whole.
    """
    idle = and_(
        RunRow.command == _REFRESH,
        RunRow.status.in_([RunStatus.DONE.value, RunStatus.PARTIAL.value]),
        *(RunRow.counts[name].as_integer() == 0 for name in _STORED),
    )
    goes_on = and_(RunRow.status == RunStatus.RUNNING.value, RunRow.command != _REFRESH)
    asked = select(RunRow.id, RunRow.started_at, goes_on).order_by(RunRow.id.desc()).limit(_RUNS)
    told = asked.where(RunRow.id < run_id, RunRow.command != "official", not_(idle))
    runs = [(number, started, bool(on)) for number, started, on in connection.execute(told)]
    if news:  # this run goes on while its reports are made, and has ended when the next one asks
        own = connection.execute(asked.where(RunRow.id == run_id))
        runs = [*((number, started, False) for number, started, _ in own), *runs]
    return runs[:_RUNS]
