"""Lists exactly what the national chart drew, as the rows of its data file. It draws nothing."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from oiltrack.report.columns import CHART
from oiltrack.report.national_data import NationalData
from oiltrack.series.frames import DAYS, typed_frame

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
}


def drawn_rows(data: NationalData, labels: Mapping[str, str]) -> pd.DataFrame:
    """Return a row a day of the line, a month, an official mean and an outage, in this order and by date.

    ``labels`` are the words written for outages, by id.
    """
    spec = data.spec
    name = f"{spec.place} {spec.measure} {spec.fluid}"
    rows: list[tuple[object, ...]] = []
    for row in data.daily.to_dict("records"):
        rows.append((row["date"], row["date"], "day", name, *_claimed(row)))
    for row in data.months.to_dict("records"):
        last = row["date"] + pd.offsets.MonthEnd(0)
        rows.append((row["date"], last, "month", name, *_claimed(row)))
    for row in data.official.to_dict("records"):
        last = row["date"] + pd.offsets.MonthEnd(0)
        mean = (row["value_bpd"], None, None, "official", row["id"], None, None, None)
        rows.append((row["date"], last, "official", row["series"], *mean))
    for row in data.outages.sort_values(["first", "id"]).to_dict("records"):
        where = "band" if row["band"] else "strip"
        label = labels.get(str(row["id"]))
        figures = (row["peak_offline_bpd"], None, None, where, row["id"], label, None, None)
        rows.append((row["first"], row["last"], "outage", row["cause"], *figures))
    return typed_frame(rows, _TYPES)[CHART.header]


def _claimed(row: Mapping[Any, Any]) -> tuple[object, ...]:
    figures = (row["value_bpd"], row["low_bpd"], row["high_bpd"], row["method"], row["observation_id"])
    return *figures, None, row["low_observation_id"], row["high_observation_id"]
