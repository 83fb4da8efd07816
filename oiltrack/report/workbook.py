"""Writes tables of the contract as the sheets of one XLSX workbook. It computes nothing and has no formulas.

Days are dates, numbers numbers, all else is text whatever it looks like. The same rows give the same bytes.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from oiltrack.errors import OiltrackError
from oiltrack.report.columns import SCHEMA_VERSION, Column, Table
from oiltrack.report.files import write_whole
from oiltrack.report.records import Cell, Row
from oiltrack.report.shown import shown

WORKBOOK = "oiltrack.xlsx"

_MOST_ROWS = 1_048_575  # of a sheet, below its header
_MOST_CHARACTERS = 32_767  # of a cell
_FIRST_YEAR = 1900  # of a spreadsheet's calendar
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDE, _MIDDLE, _NARROW = 60, 20, 13
_README = (
    "Figures and events that documents claim, with the words they were read from, by oiltrack.",
    f"The columns are a contract, version {SCHEMA_VERSION}; datapackage.json beside this file has it too.",
    "Rates are in barrels a day (b/d). A blank cell is unknown, not zero.",
    "Columns with dates as written (EDTF: 2017-05, 2016-12~) are text; those with whole days are dates.",
)


class SheetFullError(OiltrackError):
    """A table has more rows than a sheet of a workbook can hold."""


def write_workbook(path: Path, tables: Iterable[tuple[Table, Iterable[Row]]]) -> dict[str, int]:
    """Write a sheet ``readme`` and one a table, in their order; return the rows by table.

    Raises:
        SheetFullError: a table is longer than a sheet; nothing was written.
        PublishError: the file cannot be written; an earlier one stays.
    """
    counts: dict[str, int] = {}
    write_whole(path, lambda temporary: counts.update(_write(temporary, tables)))
    return counts


def _write(path: Path, tables: Iterable[tuple[Table, Iterable[Row]]]) -> dict[str, int]:
    import xlsxwriter

    counts: dict[str, int] = {}
    told: list[Table] = []
    with path.open("wb") as handle, xlsxwriter.Workbook(handle, _OPTIONS) as book:
        book.set_properties({"title": "oiltrack", "created": datetime(2000, 1, 1)})  # noqa: DTZ001
        looks = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "text": book.add_format({"num_format": "@"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "integer": book.add_format({"num_format": "#,##0"}),
        }
        readme = book.add_worksheet("readme")
        for table, rows in tables:
            told.append(table)
            counts[table.name] = _fill(book.add_worksheet(table.name), table, rows, looks)
        _explain(readme, told, counts, looks)
    return counts


def _fill(sheet: Any, table: Table, rows: Iterable[Row], looks: dict[str, Any]) -> int:
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _width(column), looks.get(column.kind, looks["text"]))
    sheet.freeze_panes(1, 1)
    sheet.write_row(0, 0, table.header, looks["head"])
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007
        if count > _MOST_ROWS:
            raise SheetFullError(
                f"{table.name} has more than {_MOST_ROWS:,} rows, and a sheet cannot hold them",
                remedy="choose a period with --from and --to, or write --format csv or parquet",
            )
        for at, value in enumerate(row):
            _put(sheet, (count, at), value, looks)
    sheet.autofilter(0, 0, count, len(table.columns) - 1)
    return count


def _put(sheet: Any, place: tuple[int, int], value: Cell, looks: dict[str, Any]) -> None:
    if isinstance(value, str):
        text = shown(value)
        cut = text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"
        sheet.write_string(*place, cut, looks["text"])
    elif isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif isinstance(value, date):
        if value.year < _FIRST_YEAR:
            sheet.write_string(*place, value.isoformat(), looks["text"])
        else:
            sheet.write_datetime(*place, value, looks["date"])
    elif value is not None:
        sheet.write_number(*place, value, looks["integer"] if isinstance(value, int) else None)


def _width(column: Column) -> int:
    if column.licensed or column.name in ("what", "title", "citation"):
        return _WIDE
    return _MIDDLE if column.kind == "string" else _NARROW


def _explain(sheet: Any, tables: list[Table], counts: dict[str, int], looks: dict[str, Any]) -> None:
    """Fill the first sheet: what the workbook is, and what each column means."""
    for at, width in enumerate((18, 26, 10, 10, 80)):
        sheet.set_column(at, at, width)
    for row, (line, look) in enumerate(_lines(tables, counts)):
        for at, text in enumerate(line):
            sheet.write_string(row, at, text, looks["head"] if look else None)


def _lines(tables: list[Table], counts: dict[str, int]) -> Iterator[tuple[tuple[str, ...], bool]]:
    for line in _README:
        yield (line,), False
    for table in tables:
        yield (), False
        yield (table.name, f"{counts[table.name]:,} rows", "", "", table.title), True
        for column in table.columns:
            yield ("", column.name, column.kind, column.unit, column.description), False
