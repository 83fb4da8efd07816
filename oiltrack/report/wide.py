"""Lays daily series beside each other, a column a series, for pasting into a sheet. It believes nothing.

Its columns depend on the data; their names are of the form ``<place>_<measure>_<fluid>_bpd``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from oiltrack.report.columns import Column, Table

NAME = "wide"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesKey:
    """What a series is of: the id of a place, a measure and a fluid."""

    place: str
    measure: str
    fluid: str

    @property
    def column(self) -> str:
        """The name of its column, in lower snake case."""
        return f"{self.place}_{self.measure}_{self.fluid}_bpd".replace("-", "_")


def wide_table(found: Mapping[SeriesKey, pd.DataFrame], *, names: Mapping[str, str]) -> Table:
    """Return the columns: ``date``, then the series of ``found`` in their order; ``names`` by place id."""
    return Table(
        name=NAME,
        title="Daily figures by the written rule, one column a series, one row a day that has a figure",
        key="date",
        columns=(
            Column("date", "date", "Day, in local time", nullable=False),
            *(
                Column(
                    key.column,
                    "integer",
                    f"{names.get(key.place, key.place)}: {key.measure.replace('_', ' ')} of {key.fluid}",
                    "b/d",
                )
                for key in found
            ),
        ),
    )


def wide_frame(found: Mapping[SeriesKey, pd.DataFrame]) -> pd.DataFrame:
    """Return the frame of ``wide_table``: ``found`` has frames of ``daily_series``."""
    columns = {
        key.column: frame.set_index("date")[f"{key.measure}_bpd"].rename(key.column)
        for key, frame in found.items()
    }
    if not columns:
        return pd.DataFrame({"date": pd.Series([], dtype="datetime64[s]")})
    return pd.concat(columns.values(), axis=1).sort_index().rename_axis("date").reset_index()
