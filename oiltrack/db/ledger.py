"""The runs, and what the database can say of itself: counts, newest data. It judges no claim."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute

from oiltrack import edtf
from oiltrack.db import rows
from oiltrack.db.decode import fetch, fetch_values
from oiltrack.db.known import is_known
from oiltrack.db.models import Base, DocumentRow, ObservationRow, RunRow
from oiltrack.db.records import RunRecord, RunStatus
from oiltrack.errors import UnknownIdError
from oiltrack.facts import Modality
from oiltrack.stored import Known


def start_run(connection: Connection, command: str, *, at: str) -> int:
    """Write a run that has begun; return its number."""
    statement = insert(RunRow).values(
        command=command, started_at=at, status=RunStatus.RUNNING.value, counts={}, message=""
    )
    return int(connection.execute(statement.returning(RunRow.id)).scalar_one())


def finish_run(
    connection: Connection, run_id: int, *, at: str, status: RunStatus, counts: dict[str, int], message: str
) -> None:
    """Write how a run ended; where the clock was set back meanwhile, it ended when it began."""
    statement = update(RunRow).where(RunRow.id == run_id)
    done = connection.execute(
        statement.values(
            finished_at=case((RunRow.started_at > at, RunRow.started_at), else_=at),
            status=RunStatus(status).value,
            counts=counts,
            message=rows.label(message),
        )
    )
    if done.rowcount == 0:
        raise UnknownIdError(f"there is no run {run_id}", remedy="start it first")


def runs(connection: Connection, limit: int) -> list[RunRecord]:
    """Return the last runs, newest first."""
    statement = select(RunRow.__table__).order_by(RunRow.id.desc()).limit(limit)
    return fetch(connection, statement, _run)


def last_run(connection: Connection, command: str, statuses: Iterable[RunStatus]) -> str | None:
    """Return when the last run of a command ended that ended so, None for never."""
    wanted = [status.value for status in statuses]
    statement = select(func.max(RunRow.finished_at)).where(
        RunRow.command == command, RunRow.status.in_(wanted)
    )
    return connection.scalar(statement)


def run_count(connection: Connection, command: str) -> int:
    """Return how often a command was begun, however it ended."""
    return connection.scalar(select(func.count()).where(RunRow.command == command)) or 0


def last_publishing(connection: Connection, before: str) -> str | None:
    """Return when the last run began, before a time stamp, that changed a file of the reports."""
    statement = (
        select(RunRow.started_at)
        .where(RunRow.counts["files"].as_integer() > 0, RunRow.started_at < before)
        .order_by(RunRow.id.desc())
    )
    return connection.scalar(statement.limit(1))


def counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows of each table."""
    return {
        name: connection.scalar(select(func.count()).select_from(table)) or 0
        for name, table in sorted(Base.metadata.tables.items())
    }


def size_bytes(connection: Connection) -> int:
    """Return what a database takes on its server."""
    return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())


def newest(connection: Connection) -> dict[str, str | None]:
    """Return the newest ``published`` of a text and the newest ``when`` of an actual figure, as EDTF."""
    published = (
        select(DocumentRow.published)
        .where(DocumentRow.kind == "text", _is_dated(DocumentRow.published_last))
        .order_by(DocumentRow.published_last.desc(), DocumentRow.published_first.desc())
    )
    when = (
        select(ObservationRow.when)
        .where(ObservationRow.modality == Modality.ACTUAL.value, _is_dated(ObservationRow.when_last))
        .order_by(ObservationRow.when_last.desc(), ObservationRow.when_first.desc(), ObservationRow.id)
    )
    return {
        "published": next(iter(fetch_values(connection, published.limit(1))), None),
        "when": next(iter(fetch_values(connection, when.limit(1))), None),
    }


def days_told(
    connection: Connection, today: date, known: Known | None = None
) -> tuple[date | None, date | None]:
    """Return the newest day up to ``today`` on which a known document was published, and the next one."""
    last = DocumentRow.published_last
    before = select(func.max(last)).where(is_known(known), last <= today)
    after = select(func.min(last)).where(is_known(known), last > today)
    return connection.scalar(before), connection.scalar(after)


def _run(row: Mapping[str, Any]) -> RunRecord:
    counts = {str(name): int(number) for name, number in dict(row["counts"]).items()}
    return RunRecord(**{**row, "status": RunStatus(row["status"]), "counts": counts})


def _is_dated(last: InstrumentedAttribute[date | None]) -> ColumnElement[bool]:
    """Return the condition that a date is known and its end not open."""
    return last < edtf.FAR_FUTURE
