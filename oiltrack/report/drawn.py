"""Lists exactly what a chart drew, as the rows of its data file. It draws nothing."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from oiltrack.report.columns import CHART
from oiltrack.series.frames import DAYS, typed_frame

# Kinds of rows that are of a day; the others are of a month.
_OF_DAYS = ("day", "claim", "capacity")

_TYPES: dict[str, Any] = {
    "date": DAYS,
    "date_last": DAYS,
    "kind": "string",
    "series": "string",
    "value_bpd": "Int64",
    "low_bpd": "Int64",
    "high_bpd": "Int64",
    "method": "string",
    "observation_id": "string",
    "label": "string",
    "low_observation_id": "string",
    "high_observation_id": "string",
    "place": "string",
    "value_bbl": "Int64",
    "low_bbl": "Int64",
    "high_bbl": "Int64",
}


def rows_of(*drawn: Iterable[Mapping[str, Any]] | pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a chart in the order in which they are given; a column without a value is blank.

    ``drawn`` are single rows, or frames as ``claim_rows`` gives them.
    """
    frames = [part if isinstance(part, pd.DataFrame) else _frame(part) for part in drawn]
    return pd.concat(frames, ignore_index=True)[CHART.header]


def claim_rows(
    frame: pd.DataFrame, kind: str, series: str, *, place: str, label: str | None = None
) -> pd.DataFrame:
    """Return a row a figure of a series, over its day or its month."""
    last = frame["date"] if kind in _OF_DAYS else frame["date"] + pd.offsets.MonthEnd(0)
    told = frame.assign(date_last=last, kind=kind, series=series, place=place, label=label)
    return told.reindex(columns=list(_TYPES)).astype(_TYPES)


def _frame(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    return typed_frame([tuple(row.get(name) for name in _TYPES) for row in rows], _TYPES)


def outage_row(outage: Mapping[Any, Any], method: str) -> dict[str, Any]:
    """Return the row of an outage, drawn in some way, from its ``first`` to its ``last`` day."""
    return {
        "date": outage["first"],
        "date_last": outage["last"],
        "kind": "outage",
        "series": outage["cause"],
        "value_bpd": outage["peak_offline_bpd"],
        "method": method,
        "observation_id": outage["id"],
    }
