"""Tables as JSON, Parquet and XLSX: empty ones too, and what is missing or too long is told."""

import json
import sys
from datetime import date

import openpyxl
import pytest
from pyarrow import parquet

from oiltrack.errors import MissingExtraError
from oiltrack.report import workbook
from oiltrack.report.columns import SERIES, TABLES, Column, Table
from oiltrack.report.datapackage import datapackage
from oiltrack.report.forms import Form, write_tables
from oiltrack.report.tables import PRESETS
from oiltrack.report.workbook import SheetFullError

ODD = Table(
    name="odd",
    title="One column of each kind",
    key="text",
    columns=(
        Column("text", "string", "Text"),
        Column("whole", "integer", "Whole number", "b/d"),
        Column("number", "number", "Number"),
        Column("truth", "boolean", "Truth"),
        Column("day", "date", "Day"),
    ),
)
ROWS = [
    ("=1+1", -5, 0.5, True, date(2024, 8, 28)),
    ("a\x1bb\u202ec\ud800", None, None, None, date(1899, 12, 31)),
    ("", 0, 0.0, False, None),
]


@pytest.mark.parametrize("name", ["csv", "json", "parquet", "xlsx"])
def test_a_table_without_rows_has_its_columns(tmp_path, name):
    form = Form(format=name)
    assert write_tables(tmp_path, [(table, []) for table in TABLES], form=form) == dict.fromkeys(
        [table.name for table in TABLES], 0
    )
    path = tmp_path / form.path(SERIES)
    if name == "json":
        assert json.loads(path.read_text("utf-8")) == []
    elif name == "parquet":
        assert parquet.read_table(path).column_names == SERIES.header
    elif name == "xlsx":
        (head,) = openpyxl.load_workbook(path)["series"].iter_rows(values_only=True)
        assert list(head) == SERIES.header
    else:
        assert path.read_text("utf-8") == ",".join(SERIES.header) + "\n"


def test_parquet_and_json_keep_types_and_show_controls(tmp_path):
    for name in ("parquet", "json"):
        write_tables(tmp_path, [(ODD, ROWS)], form=Form(format=name))
    table = parquet.read_table(tmp_path / "odd.parquet")
    kinds = [str(kind) for kind in table.schema.types]
    assert kinds == ["string", "int64", "double", "bool", "date32[day]"]
    assert table.schema.field("whole").metadata[b"unit"] == b"b/d"
    assert [tuple(row.values()) for row in table.to_pylist()] == [
        ROWS[0],
        ("a\ufffdb\ufffdc\ufffd", None, None, None, date(1899, 12, 31)),
        (None, 0, 0.0, False, None),
    ]
    told = json.loads((tmp_path / "odd.json").read_text("utf-8"))
    assert told[0] == {"text": "=1+1", "whole": -5, "number": 0.5, "truth": True, "day": "2024-08-28"}


def test_a_workbook_has_text_numbers_and_days_as_such_and_the_same_bytes_again(tmp_path):
    for folder in ("one", "two"):
        write_tables(
            tmp_path / folder, [(ODD, [*ROWS, ("x" * 40_000, 1, 1.0, True, None)])], form=Form(format="xlsx")
        )
    one, two = (tmp_path / folder / "oiltrack.xlsx" for folder in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    _, first, second, _, last = openpyxl.load_workbook(one)["odd"].iter_rows()
    assert [cell.data_type for cell in first] == ["s", "n", "n", "b", "d"]
    assert (first[0].value, first[1].value, first[4].value.date()) == ("=1+1", -5, date(2024, 8, 28))
    assert [cell.value for cell in second] == ["a\ufffdb\ufffdc\ufffd", None, None, None, "1899-12-31"]
    assert (len(last[0].value), last[0].value[-1]) == (32_767, "…")


def test_more_rows_than_a_sheet_holds_are_an_error_and_leave_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "_MOST_ROWS", 2)
    with pytest.raises(SheetFullError, match=r"odd has more than 2 rows.*--format csv or parquet"):
        write_tables(tmp_path, [(ODD, ROWS)], form=Form(format="xlsx"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "package"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow")])
def test_a_missing_package_is_told_by_its_own_name(tmp_path, monkeypatch, name, package):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=rf"(?i){name} files need .*pip install {package}`"):
        write_tables(tmp_path, [(ODD, ROWS)], form=Form(format=name))
    assert list(tmp_path.iterdir()) == []


def test_the_data_package_tells_how_each_form_is_read():
    counts = {"observations": 2}

    def resource(**fields):
        return datapackage(counts, form=Form(**fields))["resources"][0]

    eu = resource(preset=PRESETS["eu"])
    assert (eu["encoding"], eu["dialect"]["delimiter"]) == ("utf-8-sig", ";")
    decimals = {field["name"] for field in eu["schema"]["fields"] if field.get("decimalChar") == ","}
    assert decimals == {"confidence"}
    assert resource(format="xlsx")["dialect"] == {"excel": {"sheet": "observations"}}
    assert resource(format="parquet")["path"] == "observations.parquet"
