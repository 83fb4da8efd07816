"""Writes ``datapackage.json`` (Frictionless Data Package) for the files of an export. It reads no rows."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from oiltrack.report.columns import SCHEMA_VERSION, SERIES, TABLES, Column, Table
from oiltrack.report.files import write_whole
from oiltrack.report.forms import Form

_CSV = Form()
_MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def write_datapackage(
    folder: Path,
    counts: Mapping[str, int],
    *,
    tables: Iterable[Table] = TABLES,
    place_name: str = "",
    form: Form = _CSV,
) -> Path:
    """Write the description of the tables named in ``counts`` (table -> rows); return its path."""
    path = folder / "datapackage.json"
    package = datapackage(counts, tables=tables, place_name=place_name, form=form)
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    write_whole(path, lambda temporary: temporary.write_bytes(text.encode("utf-8")))
    return path


def datapackage(
    counts: Mapping[str, int],
    *,
    tables: Iterable[Table] = TABLES,
    place_name: str = "",
    form: Form = _CSV,
) -> dict[str, Any]:
    """Return the description: files with their columns, types, units and keys, and the schema's version.

    ``tables`` are as written, maybe without the columns with quotes; ``place_name`` is whose series it is.
    """
    written = [table for table in tables if table.name in counts]
    names = {table.name for table in written}
    return {
        "profile": "tabular-data-package",
        "name": "oiltrack",
        "title": "Oil output and its outages, claim by claim",
        "version": SCHEMA_VERSION,
        "resources": [
            _resource(table, names, counts[table.name], place_name=place_name, form=form) for table in written
        ],
    }


def _resource(table: Table, names: set[str], rows: int, *, place_name: str, form: Form) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, form) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [table.key],
    }
    links = [
        {"fields": [column], "reference": {"resource": other, "fields": [key]}}
        for column, other, key in table.links
        if other in names
    ]
    if links:
        schema["foreignKeys"] = links
    title = f"{table.title}: {place_name}" if table.name == SERIES.name and place_name else table.title
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": title,
        "path": form.path(table),
        "format": form.format,
        "mediatype": _MEDIA_TYPES[form.format],
        **_encoded(table, form),
        "rows": rows,
        "schema": schema,
    }


def _encoded(table: Table, form: Form) -> dict[str, Any]:
    """Return how the file is to be read."""
    if form.format == "xlsx":
        return {"dialect": {"excel": {"sheet": table.name}}}
    if form.format == "json":
        return {"encoding": "utf-8", "dialect": {"json": {"keyed": True}}}
    if form.format == "parquet":
        return {}
    preset = form.preset
    dialect = {
        "delimiter": preset.delimiter,
        "lineTerminator": preset.line_end,
        "quoteChar": '"',
        "doubleQuote": True,
    }
    return {"encoding": preset.encoding, "dialect": dialect}


def _field(column: Column, form: Form) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.kind,
        "description": column.description,
    }
    if column.kind == "number" and form.format == "csv" and form.preset.decimal != ".":
        field["decimalChar"] = form.preset.decimal
    if column.unit:
        field["unit"] = column.unit
    field["constraints"] = {"required": not column.nullable}
    return field
