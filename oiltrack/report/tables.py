"""Writes the CSV files of the contract in ``columns``, row by row. It loads no table into memory.

UTF-8, LF, one header row even with no rows; integers plain, dates ISO, blank for null. Text cells that a
spreadsheet would take for a formula start with an apostrophe; numbers never do. Controls are U+FFFD.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TextIO

import pandas as pd

from oiltrack import edtf
from oiltrack.facts import Event, Measure, Observation
from oiltrack.report.columns import EVENTS, OBSERVATIONS, OUTAGES, SERIES, SOURCES, Table
from oiltrack.report.files import write_whole
from oiltrack.series.frames import figure_cells
from oiltrack.stored import StoredDocument, StoredEvent, StoredObservation

_FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_BLANK_STARTS = ("\t", "\r")

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SHOWN = {code: "\ufffd" for code in _CONTROLS if chr(code) not in "\t\n\r"}
"""Characters that steer a terminal or turn text round: a hostile title holds them."""


def write_observations(path: Path, records: Iterable[StoredObservation]) -> int:
    """Write ``observations.csv`` and return the number of rows."""
    return write_rows(path, OBSERVATIONS, (_observation(record) for record in records))


def write_events(path: Path, records: Iterable[StoredEvent]) -> int:
    """Write ``events.csv`` and return the number of rows."""
    return write_rows(path, EVENTS, (_event(record) for record in records))


def write_sources(path: Path, records: Iterable[StoredDocument]) -> int:
    """Write ``sources.csv`` and return the number of rows."""
    return write_rows(path, SOURCES, (_source(record) for record in records))


def write_outages(path: Path, frame: pd.DataFrame) -> int:
    """Write ``outages.csv`` from what ``episodes`` returns; return the number of rows."""
    return write_frame(path, OUTAGES, frame)


def write_series(path: Path, frame: pd.DataFrame) -> int:
    """Write ``series.csv`` from what ``daily_series`` returns; return the number of rows."""
    return write_frame(path, SERIES, frame)


def write_frame(path: Path, table: Table, frame: pd.DataFrame) -> int:
    """Write the columns of ``table`` from a frame that has them all; return the number of rows."""
    return write_rows(path, table, frame[table.header].itertuples(index=False, name=None))


def write_rows(path: Path, table: Table, rows: Iterable[tuple[Any, ...]]) -> int:
    """Write a table from rows in the order of its columns; return their number."""
    count = 0

    def write(temporary: Path) -> None:
        nonlocal count
        with temporary.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(_LineFeeds(handle), lineterminator="\r\n")
            writer.writerow(table.header)
            for row in rows:
                writer.writerow([cell(value) for value in row])
                count += 1

    write_whole(path, write)
    return count


def cell(value: object) -> str:
    """Return a value as the files hold it: see the module's text."""
    if value is None or value is pd.NA or value is pd.NaT:
        return ""
    if isinstance(value, str):
        text = value.translate(_SHOWN)
        formula = text.startswith(_BLANK_STARTS) or text.lstrip().startswith(_FORMULA_STARTS)
        return "'" + text if formula else text
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):  # a pandas Timestamp is one too
        return f"{value:%Y-%m-%d}"
    return str(value)


class _LineFeeds:
    """Ends rows with LF. The csv module must be told CRLF, or it leaves a CR inside a cell unquoted."""

    def __init__(self, handle: TextIO) -> None:
        self._handle = handle

    def write(self, row: str) -> int:
        """Write one row as the csv module gives it."""
        return self._handle.write(row.removesuffix("\r\n") + "\n")


def _observation(record: StoredObservation) -> tuple[Any, ...]:
    seen = record.observation
    return (
        *figure_cells(record),
        "bbl" if seen.measure == Measure.VOLUME else "b/d",
        seen.qualifier.value,
        *_claim_end(record, seen),
    )


def _event(record: StoredEvent) -> tuple[Any, ...]:
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


def _claim_end(record: StoredObservation | StoredEvent, claim: Observation | Event) -> Iterator[Any]:
    yield claim.when
    yield from _bounds(claim.when)
    yield from (record.published, record.publisher, claim.attribution, claim.confidence)
    yield from (claim.quote, claim.sentence, record.url)


def _bounds(when: str | None) -> tuple[date | None, date | None]:
    if when is None:
        return None, None
    first, last = edtf.interval(when)
    return None if first == edtf.FAR_PAST else first, None if last == edtf.FAR_FUTURE else last


def _source(record: StoredDocument) -> tuple[Any, ...]:
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
