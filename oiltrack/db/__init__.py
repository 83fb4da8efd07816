"""Documents, claims and the gazetteer in SQLite. SQL stays in this room, and no DataFrame enters it."""

from oiltrack.db.failures import RefusedError
from oiltrack.db.records import RunRecord, RunStatus, SaveOutcome, SourceCondition, SourceState
from oiltrack.db.snapshot import snapshot
from oiltrack.db.store import Database, open_database

__all__ = [
    "Database",
    "RefusedError",
    "RunRecord",
    "RunStatus",
    "SaveOutcome",
    "SourceCondition",
    "SourceState",
    "open_database",
    "snapshot",
]
