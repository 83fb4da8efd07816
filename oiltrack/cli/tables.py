"""Shows DataFrames of the series layer. It computes nothing, and is imported only by commands that run."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oiltrack.cli.text import print_rows

if TYPE_CHECKING:
    import pandas as pd


def print_frame(frame: "pd.DataFrame", *, as_json: bool) -> None:
    """Print a frame as a table or as JSON Lines; days as ISO dates, missing values empty."""
    print_rows([str(column) for column in frame.columns], _rows(frame), as_json=as_json)


def write_frame(frame: "pd.DataFrame", path: str) -> None:
    """Write a frame as CSV (UTF-8, LF) to a file, or to standard output for ``-``."""
    text = frame.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")
    if path == "-":
        click.echo(text, nl=False)
        return
    Path(path).write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{path}: {len(frame)} rows", err=True)


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
