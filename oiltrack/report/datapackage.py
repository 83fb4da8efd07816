"""Writes ``datapackage.json`` (Frictionless Data Package) for the CSV files. It reads no rows."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from oiltrack.report.columns import SCHEMA_VERSION, SERIES, TABLES, Column, Table
from oiltrack.report.files import write_whole


def write_datapackage(folder: Path, counts: Mapping[str, int], *, place_name: str = "") -> Path:
    """Write the description of the tables named in ``counts`` (table -> rows); return its path."""
    path = folder / "datapackage.json"
    text = json.dumps(datapackage(counts, place_name=place_name), ensure_ascii=False, indent=2) + "\n"
    write_whole(path, lambda temporary: temporary.write_bytes(text.encode("utf-8")))
    return path


def datapackage(counts: Mapping[str, int], *, place_name: str = "") -> dict[str, Any]:
    """Return the description: files with their columns, types, units and keys, and the schema's version.

    ``place_name`` is whose series it is.
    """
    tables = [table for table in TABLES if table.name in counts]
    names = {table.name for table in tables}
    return {
        "profile": "tabular-data-package",
        "name": "oiltrack",
        "title": "Oil output and its outages, claim by claim",
        "version": SCHEMA_VERSION,
        "resources": [_resource(table, names, counts[table.name], place_name=place_name) for table in tables],
    }


def _resource(table: Table, names: set[str], rows: int, *, place_name: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
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
    title = f"{table.title}: {place_name}" if table is SERIES and place_name else table.title
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "rows": rows,
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.kind,
        "description": column.description,
    }
    if column.unit:
        field["unit"] = column.unit
    field["constraints"] = {"required": not column.nullable}
    return field
