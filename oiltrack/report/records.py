"""Lays claims, documents and frames out as rows of the contract in ``columns``. It writes no file.

Cells are text, whole numbers, numbers, truth values, days or None: each form of file has its way with these.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

import pandas as pd

from oiltrack import edtf
from oiltrack.facts import Event, Measure, Observation
from oiltrack.report.columns import Table
from oiltrack.series.frames import figure_cells
from oiltrack.stored import StoredDocument, StoredEvent, StoredObservation

Cell = str | int | float | bool | date | None
Row = tuple[Any, ...]
"""Cells in the order of a table's columns."""


def observation_row(record: StoredObservation) -> Row:
    """Return a row of ``observations``."""
    seen = record.observation
    return (
        *figure_cells(record),
        "bbl" if seen.measure == Measure.VOLUME else "b/d",
        seen.qualifier.value,
        *_claim_end(record, seen),
    )


def event_row(record: StoredEvent) -> Row:
    """Return a row of ``events``."""
    told = record.event
    return (
        record.id,
        record.document_id,
        ";".join(told.entities),
        told.kind.value,
        told.cause.value,
        told.modality.value,
        told.offline,
        *_claim_end(record, told),
    )


def source_row(record: StoredDocument) -> Row:
    """Return a row of ``sources``."""
    document = record.document
    return (
        record.id,
        record.kind,
        document.title or None,
        document.publisher,
        document.published,
        document.lang,
        document.url,
        document.key,
        record.sha256,
    )


def frame_rows(table: Table, frame: pd.DataFrame) -> Iterator[Row]:
    """Yield the rows of a frame that has all columns of the table, and may have others."""
    yield from zip(*frame_columns(table, frame), strict=True)


def frame_columns(table: Table, frame: pd.DataFrame) -> Iterator[Iterable[Cell]]:
    """Yield the columns of the table that a frame has, each with its cells in the order of the rows."""
    return (_plain_column(frame[name]) for name in table.header)


def _claim_end(record: StoredObservation | StoredEvent, claim: Observation | Event) -> Row:
    return (
        claim.when,
        *_bounds(claim.when),
        record.published,
        record.publisher,
        claim.attribution,
        claim.confidence,
        claim.quote,
        claim.sentence,
        record.url,
    )


def _bounds(when: str | None) -> tuple[date | None, date | None]:
    if when is None:
        return None, None
    first, last = edtf.interval(when)
    return None if first == edtf.FAR_PAST else first, None if last == edtf.FAR_FUTURE else last


def _plain_column(column: pd.Series) -> Iterable[Cell]:
    """Return the cells of a column as Python has them; a value that comes again is looked at once."""
    if column.dtype.kind == "M":
        codes, days = pd.factorize(column)
        known = [*pd.DatetimeIndex(days).date.tolist(), None]  # a blank has the code -1
        return [known[code] for code in codes.tolist()]
    values = column.astype(object) if column.dtype.kind == "f" else column
    held = values.array.to_numpy(dtype=object, na_value=None).tolist()
    return [value if value is None or type(value) in (str, int) else _plain(value) for value in held]


def _plain(value: Any) -> Cell:
    """Return a cell of a frame as Python has it."""
    if isinstance(value, datetime):  # a pandas Timestamp is one
        return value.date()
    item = getattr(value, "item", None)
    plain: Cell = item() if callable(item) else value
    return plain
