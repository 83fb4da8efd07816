"""Writes tables of the contract in ``columns`` as CSV, row by row. It loads no table into memory.

One header row even with no rows; integers plain, dates ISO, blank for null. Text cells that a spreadsheet
would take for a formula start with an apostrophe; numbers never do. Controls are U+FFFD.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TextIO

import pandas as pd

from oiltrack.report.columns import Table
from oiltrack.report.files import write_whole
from oiltrack.report.records import Cell, Row, frame_columns
from oiltrack.report.shown import shown

_FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_BLANK_STARTS = ("\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """How CSV is written: for programs, or for a spreadsheet that opens it by a double click."""

    encoding: str = "utf-8"
    delimiter: str = ","
    line_end: str = "\n"
    decimal: str = "."


PLAIN = Preset()
PRESETS = {
    "": PLAIN,
    "us": Preset(encoding="utf-8-sig", line_end="\r\n"),
    "eu": Preset(encoding="utf-8-sig", line_end="\r\n", delimiter=";", decimal=","),
}
"""By the value of ``--excel``: none, with commas, with semicolons and decimal commas."""


def write_frame(path: Path, table: Table, frame: pd.DataFrame) -> int:
    """Write the columns of ``table`` from a frame that has them all; return the number of rows."""
    columns = (_written(list(column)) for column in frame_columns(table, frame))
    return _write(path, table, zip(*columns, strict=True), preset=PLAIN)


def write_rows(path: Path, table: Table, rows: Iterable[Row], *, preset: Preset = PLAIN) -> int:
    """Write a table from rows in the order of its columns; return their number.

    Raises:
        PublishError: the file cannot be written; an earlier one stays.
    """
    point = preset.decimal
    text = lru_cache(maxsize=8192)(_guarded)  # most cells of a table hold one of few words
    lines = ([text(v) if type(v) is str else cell(v, decimal=point) for v in row] for row in rows)
    return _write(path, table, lines, preset=preset)


def _write(path: Path, table: Table, lines: Iterable[Sequence[object]], *, preset: Preset) -> int:
    count = 0

    def write(temporary: Path) -> None:
        nonlocal count
        with temporary.open("w", encoding=preset.encoding, newline="") as handle:
            ended = handle if preset.line_end == "\r\n" else _LineFeeds(handle)
            writer = csv.writer(ended, lineterminator="\r\n", delimiter=preset.delimiter)
            writer.writerow(table.header)
            for line in lines:
                writer.writerow(line)
                count += 1

    write_whole(path, write)
    return count


def _written(column: Sequence[Cell]) -> list[object]:
    """Return a column for the csv module, which writes None and whole numbers as we do; any other once."""
    told = set(column)
    if {*map(type, told)} <= {int, type(None)}:
        return list(column)
    known = {value: _guarded(value) if type(value) is str else cell(value) for value in told}
    return [*map(known.__getitem__, column)]


def cell(value: object, *, decimal: str = ".") -> str:
    """Return a value as the files hold it: see the module's text."""
    if isinstance(value, str):
        return _guarded(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(value).replace(".", decimal)
    return value.isoformat() if isinstance(value, date) else str(value)


def _guarded(text: str) -> str:
    text = shown(text)
    if text[:1].isalnum():
        return text
    is_formula = text.startswith(_BLANK_STARTS) or text.lstrip().startswith(_FORMULA_STARTS)
    return "'" + text if is_formula else text


class _LineFeeds:
    """Ends rows with LF. The csv module must be told CRLF, or it leaves a CR inside a cell unquoted."""

    def __init__(self, handle: TextIO) -> None:
        self._handle = handle

    def write(self, row: str) -> int:
        """Write one row as the csv module gives it."""
        return self._handle.write(row.removesuffix("\r\n") + "\n")
