"""Shows tables: on the terminal, as JSON Lines or as CSV. It computes nothing.

DataFrames come from the series layer, records from the lists of the database.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from oiltrack.cli.text import print_rows
from oiltrack.errors import OiltrackError

if TYPE_CHECKING:
    import pandas as pd

Record = TypeVar("Record")


def show_records(
    columns: Mapping[str, Callable[[Record], object]],
    records: Iterable[Record],
    *,
    csv_path: str | None,
    as_json: bool,
) -> None:
    """Show one row a record; ``columns`` say how each value is had of it."""
    _show(
        list(columns),
        ([value(record) for value in columns.values()] for record in records),
        csv_path=csv_path,
        as_json=as_json,
    )


def show_frame(frame: "pd.DataFrame", *, csv_path: str | None, as_json: bool) -> None:
    """Show a frame; days as ISO dates, missing values empty."""
    _show([str(column) for column in frame.columns], _rows(frame), csv_path=csv_path, as_json=as_json)


def print_frame(frame: "pd.DataFrame", *, as_json: bool) -> None:
    """Print a frame as a table or as JSON Lines."""
    show_frame(frame, csv_path=None, as_json=as_json)


def write_frame(frame: "pd.DataFrame", path: str) -> None:
    """Write a frame as CSV to a file, or to standard output for ``-``."""
    text = frame.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")
    _write(path, text, rows=len(frame))


def records(frame: "pd.DataFrame") -> list[dict[str, object]]:
    """Return the rows of a frame as plain values by column: days as ISO dates, missing values None."""
    columns = [str(column) for column in frame.columns]
    return [dict(zip(columns, row, strict=True)) for row in _rows(frame)]


def _show(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, csv_path: str | None, as_json: bool
) -> None:
    if csv_path is None:
        print_rows(columns, rows, as_json=as_json)
        return
    from oiltrack.report.tables import cell

    held = [[cell(";".join(value) if isinstance(value, tuple) else value) for value in row] for row in rows]
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([list(columns), *held])
    _write(csv_path, buffer.getvalue(), rows=len(held))


def _write(path: str, text: str, *, rows: int) -> None:
    """Write CSV (UTF-8, LF): a file whole or not at all, what is no file (a pipe, a terminal) as it is.

    Raises:
        OiltrackError: the name is not that of a CSV file; it may be the database's or the settings'.
    """
    if path == "-":
        click.echo(text, nl=False)
        return
    from oiltrack.report.files import write_whole

    data, target = text.encode(), Path(path)
    if target.exists() and not target.is_file():
        try:
            target.write_bytes(data)
        except OSError as error:
            raise OSError(error.errno, error.strerror, path) from error
    elif target.suffix.lower() != ".csv":
        raise OiltrackError(
            f"{path}: is no name of a CSV file", remedy="end it in .csv, or write - for standard output"
        )
    else:
        write_whole(target.resolve(), lambda temporary: temporary.write_bytes(data))
    click.echo(f"{path}: {rows} rows", err=True)


def _rows(frame: "pd.DataFrame") -> Iterator[list[object]]:
    import pandas as pd

    for row in frame.itertuples(index=False):
        yield [_plain(None if pd.isna(value) else value) for value in row]


def _plain(value: object) -> object:
    import pandas as pd

    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    item = getattr(value, "item", None)
    plain = item() if callable(item) else value
    return round(plain, 4) if isinstance(plain, float) else plain
