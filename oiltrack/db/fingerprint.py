"""A stamp of all that reports are made from: the same stamp, the same reports. It reads no claim.

Claims change through runs that the ledger knows, or in number. Tables that other commands change are small
and go in whole.
"""

import hashlib

from sqlalchemy import Connection, func, select, text

from oiltrack.db.models import Base

_WHOLE = (
    *("capacity", "decision", "official_value", "outage", "outage_place"),
    *("place", "place_alias", "place_link"),
)
_LEFT_OUT = ("run", "source_state")
# A refresh that stored nothing has changed nothing, and official values go in whole.
_LAST_CHANGE = text(
    "SELECT max(id) FROM run WHERE id < :run_id AND command <> 'official' AND NOT (command = 'refresh'"
    " AND status IN ('done', 'partial') AND json_extract(counts, '$.new') = 0"
    " AND json_extract(counts, '$.new_version') = 0 AND json_extract(counts, '$.updated') = 0)"
)


def fingerprint(connection: Connection, run_id: int, *, news: bool) -> str:
    """Return the stamp of a database as a run sees it; ``news`` says whether that run has stored anything."""
    change = run_id if news else connection.scalar(_LAST_CHANGE, {"run_id": run_id})
    digest = hashlib.sha256(str(change).encode())
    for name, table in sorted(Base.metadata.tables.items()):
        if name in _WHOLE:
            for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
                digest.update(repr(tuple(row)).encode())
        elif name not in _LEFT_OUT:
            digest.update(f"{name} {connection.scalar(select(func.count()).select_from(table))}".encode())
    return digest.hexdigest()
