"""Writes tables of the contract in the form that is asked for: CSV, JSON, Parquet or one XLSX workbook.

It settles no column. Rows are taken one by one; no form holds a whole table in memory.
"""

import importlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from oiltrack.errors import MissingExtraError
from oiltrack.report.columns import SCHEMA_VERSION, Table
from oiltrack.report.files import write_whole
from oiltrack.report.records import Row
from oiltrack.report.shown import shown
from oiltrack.report.tables import PLAIN, Preset, write_rows
from oiltrack.report.workbook import WORKBOOK, write_workbook

FORMATS = ("csv", "xlsx", "parquet", "json")

_EXTRAS = {"xlsx": ("xlsxwriter", "XlsxWriter"), "parquet": ("pyarrow", "pyarrow")}
_AT_ONCE = 20_000

Filled = tuple[Table, Iterable[Row]]
"""A table with its rows, which are made while they are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What kind of files: ``format`` is one of ``FORMATS``; ``preset`` is how CSV is written."""

    format: str = "csv"
    preset: Preset = PLAIN

    def path(self, table: Table) -> str:
        """Return the name of the file that holds a table."""
        return WORKBOOK if self.format == "xlsx" else f"{table.name}.{self.format}"


def require_extra(form: Form) -> None:
    """Raise unless the packages that a form needs are installed.

    Raises:
        MissingExtraError: one is not; the remedy names the package.
    """
    module, package = _EXTRAS.get(form.format, ("json", ""))
    try:
        importlib.import_module(module)
    except ImportError as error:
        raise MissingExtraError(
            f"{form.format} files need the package {package}, which is not installed",
            remedy=f"`python -m pip install {package}`, with the Python that runs oiltrack",
        ) from error


def write_tables(folder: Path, tables: Iterable[Filled], *, form: Form) -> dict[str, int]:
    """Write the tables in their order into ``folder``, made if missing; return the rows by table.

    Each file is written whole or left as it was.

    Raises:
        MissingExtraError: as in ``require_extra``.
        PublishError: a file cannot be written, or a table has more rows than a sheet can hold.
    """
    require_extra(form)
    if form.format == "xlsx":
        return write_workbook(folder / WORKBOOK, tables)
    if form.format == "csv":
        return {t.name: write_rows(folder / form.path(t), t, rows, preset=form.preset) for t, rows in tables}
    write = _write_json if form.format == "json" else _write_parquet
    return {table.name: _whole(folder / form.path(table), table, rows, write) for table, rows in tables}


def _whole(
    path: Path, table: Table, rows: Iterable[Row], write: Callable[[Path, Table, Iterator[Row]], None]
) -> int:
    count = 0
    blank = [None if column.nullable else "" for column in table.columns]

    def counted() -> Iterator[Row]:
        nonlocal count
        for row in rows:
            count += 1
            yield tuple(
                (shown(value) or none) if isinstance(value, str) else value
                for value, none in zip(row, blank, strict=True)
            )

    write_whole(path, lambda temporary: write(temporary, table, counted()))
    return count


def _write_json(path: Path, table: Table, rows: Iterator[Row]) -> None:
    """Write an array with an object a line: nulls for blanks, days as ISO text."""
    with path.open("w", encoding="utf-8", newline="\n") as handle:
        handle.write("[")
        for number, row in enumerate(rows):
            item = dict(zip(table.header, row, strict=True))
            handle.write(",\n" if number else "\n")
            handle.write(json.dumps(item, ensure_ascii=False, default=date.isoformat))
        handle.write("\n]\n")


def _write_parquet(path: Path, table: Table, rows: Iterator[Row]) -> None:
    """Write with the types of the contract; each field has its description and unit as metadata."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = _schema(pa, table)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while some := list(islice(rows, _AT_ONCE)):
            columns = zip(*some, strict=True)
            arrays = [pa.array(c, field.type) for c, field in zip(columns, schema, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema))


def _schema(pa: Any, table: Table) -> Any:
    kinds = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    fields = [
        pa.field(
            column.name,
            kinds[column.kind],
            nullable=column.nullable,
            metadata={"description": column.description, "unit": column.unit},
        )
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"title": table.title, "oiltrack_schema_version": SCHEMA_VERSION})
