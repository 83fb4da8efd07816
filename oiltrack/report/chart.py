"""A drawn chart and its files: the pictures, the rows of what was drawn, the alt text. It draws nothing."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from oiltrack.errors import ChartError
from oiltrack.report.columns import CHART, TABLES, Table
from oiltrack.report.files import write_whole
from oiltrack.report.save import save_figure
from oiltrack.report.tables import write_frame

_LEAST_COLUMNS = 10  # of the first version of a chart's data


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawn chart: ``rows`` has the columns of ``columns.CHART``, ``through`` is the last day told of."""

    name: str
    figure: Figure
    rows: pd.DataFrame
    alt_text: str
    through: date


def data_name(stem: str) -> str:
    """Return the name of the file with a chart's data: ``.chart.csv`` where ``.csv`` is that of a table."""
    return f"{stem}.chart.csv" if stem in {table.name for table in TABLES} else f"{stem}.csv"


def save_chart(chart: Chart, *paths: Path, editable_text: bool = False) -> list[Path]:
    """Write the picture to each path, and beside the first its data (``data_name``) and ``<stem>.alt.txt``.

    Raises:
        ChartError: an ending is none of ``.png``, ``.svg``, ``.pdf``; or the ``.csv`` is no data of a chart.
    """
    table = paths[0].with_name(data_name(paths[0].stem))
    require_own(table, CHART)
    written = [save_figure(chart.figure, path, editable_text=editable_text) for path in paths]
    write_frame(table, CHART, chart.rows)
    alt = paths[0].with_suffix(".alt.txt")
    write_whole(alt, lambda temporary: temporary.write_bytes(chart.alt_text.encode("utf-8")))
    return [*written, table, alt]


def require_own(table: Path, kind: Table) -> None:
    """Refuse to write over a table that no chart of this kind has written: its header tells it.

    Raises:
        ChartError: it is another table.
    """
    if not table.exists():
        return
    with table.open("rb") as handle:
        names = handle.readline(1_000).decode("utf-8", errors="replace").rstrip("\n").split(",")
    if len(names) < _LEAST_COLUMNS or names != kind.header[: len(names)]:
        remedy = "move it away, or give the picture another name"
        raise ChartError(f"{table} is in the way, and is not the data of a chart", remedy=remedy)
