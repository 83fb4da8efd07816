"""A stamp of all that reports are made from: the same stamp, the same reports. It reads no claim.

Claims change through runs that the ledger knows, or in number. Tables that other commands change are small
and go in whole.
"""

import hashlib

from sqlalchemy import Connection, Select, and_, func, not_, select

from oiltrack.db.models import Base, RunRow, RunStatus

_WHOLE = (
    *("capacity", "decision", "official_value", "outage", "outage_place"),
    *("place", "place_alias", "place_link"),
)
_LEFT_OUT = ("run", "source_state")
_STORED = ("new", "new_version", "updated")


def fingerprint(connection: Connection, run_id: int, *, news: bool) -> str:
    """Return the stamp of a database as a run sees it; ``news`` says whether that run has stored anything."""
    change = run_id if news else connection.scalar(_last_change(run_id))
    digest = hashlib.sha256(str(change).encode())
    for name, table in sorted(Base.metadata.tables.items()):
        if name in _WHOLE:
            for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
                digest.update(repr(tuple(row)).encode())
        elif name not in _LEFT_OUT:
            digest.update(f"{name} {connection.scalar(select(func.count()).select_from(table))}".encode())
    return digest.hexdigest()


def _last_change(run_id: int) -> Select[int | None]:
    """Return the question for the last run before that may have changed something.

    A refresh that stored nothing has changed nothing, and official values go in whole.
    """
    idle = and_(
        RunRow.command == "refresh",
        RunRow.status.in_([RunStatus.DONE.value, RunStatus.PARTIAL.value]),
        *(RunRow.counts[name].as_integer() == 0 for name in _STORED),
    )
    told = (RunRow.id < run_id, RunRow.command != "official", not_(idle))
    return select(func.max(RunRow.id)).where(*told)
