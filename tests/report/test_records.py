"""Cells of frames as Python has them."""

from datetime import date

import pandas as pd
import pytest

from oiltrack.report.columns import Column, Table
from oiltrack.report.records import frame_rows

TABLE = Table(name="t", title="A table", key="a", columns=(Column("a", "string", "A cell"),))


@pytest.mark.parametrize(
    ("values", "dtype", "cells"),
    [
        ([1.5, None], "float64", [1.5, None]),
        ([1.5, None], "Float64", [1.5, None]),
        ([1, None], "Int64", [1, None]),
        ([1, 2], "int64", [1, 2]),
        (["a", None], "string", ["a", None]),
        (["a", float("nan")], "object", ["a", None]),
        ([True, None], "boolean", [True, None]),
        (["2020-01-02", None], "datetime64[s]", [date(2020, 1, 2), None]),
    ],
)
def test_a_blank_cell_is_none_in_a_column_of_any_type(values: list, dtype: str, cells: list):
    frame = pd.DataFrame({"a": pd.Series(values, dtype=dtype)})
    found = [cell for (cell,) in frame_rows(TABLE, frame)]
    assert found == cells
    assert [type(cell) for cell in found] == [type(cell) for cell in cells]
