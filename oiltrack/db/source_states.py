"""How far each source was read, written and read back. It asks no source anything."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from oiltrack.db import rows
from oiltrack.db.decode import fetch
from oiltrack.db.models import SourceStateRow
from oiltrack.db.records import SourceCondition, SourceState


def source_states(connection: Connection) -> list[SourceState]:
    """Return what is known of the sources, by name."""
    statement = select(SourceStateRow.__table__).order_by(SourceStateRow.source)
    return fetch(connection, statement, _state)


def put_source_state(connection: Connection, state: SourceState) -> None:
    """Write what is known of a source in the place of what was known."""
    connection.execute(delete(SourceStateRow).where(SourceStateRow.source == state.source))
    row = asdict(state) | {"state": state.state.value, "message": rows.label(state.message)}
    connection.execute(insert(SourceStateRow).values(**row))


def _state(row: Mapping[str, Any]) -> SourceState:
    marks = {str(name): str(stamp) for name, stamp in dict(row["marks"]).items()}
    return SourceState(**{**row, "state": SourceCondition(row["state"]), "marks": marks})
