"""Other people's programs read what is exported: LibreOffice, pandas, DuckDB, frictionless, openpyxl."""

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest
from frictionless import Package
from lxml import etree

from oiltrack.db import open_database
from oiltrack.jobs.export import Wanted, export
from oiltrack.report.columns import OBSERVATIONS, TABLES, Table
from oiltrack.report.forms import Form
from oiltrack.report.tables import PRESETS
from tests.jobs.hostile import ARABIC, FORMULA, hostile_database
from tests.programs import program

TODAY = date(2027, 1, 2)
FORMS = {
    "plain": Form(),
    "us": Form(preset=PRESETS["us"]),
    "eu": Form(preset=PRESETS["eu"]),
    **{name: Form(format=name) for name in ("json", "parquet", "xlsx")},
}
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"

Cells = list[list[tuple[str, str]]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with an export in each form."""
    made = tmp_path_factory.mktemp("exports")
    with open_database(hostile_database(made / "w", history=True), read_only=True) as database:
        for name, form in FORMS.items():
            export(database, made / name, place="libya", hold_days=10, today=TODAY, form=form)
        for name, wanted in (
            ("wide", Wanted(layout="wide")),
            ("no quotes", Wanted(quotes=False)),
            ("part", Wanted(place="sharara", start=date(2014, 1, 1), end=date(2014, 12, 31))),
            ("held", Wanted(start=date(2024, 9, 2), end=date(2024, 9, 5))),
        ):
            export(database, made / name, place="libya", hold_days=10, today=TODAY, wanted=wanted)
    return made


@pytest.fixture(scope="module")
def opened(folder: Path) -> Callable[..., Cells]:
    """Let LibreOffice open a file as by a double click; give type and value of each cell of a sheet."""
    office = program("soffice", "libreoffice")

    def read(path: Path, sheet: str, *, options: str = "") -> Cells:
        out = folder / "opened" / path.parent.name
        command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "fods", "--outdir", out, path]
        command += [f"--infilter=CSV:{options}"] if options else []
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        root = etree.parse(out / f"{path.stem}.fods", etree.XMLParser(huge_tree=True)).getroot()
        (found,) = root.iterfind(f".//{_TABLE}table[@{_TABLE}name='{sheet}']")
        return [_cells(row) for row in found.iter(f"{_TABLE}table-row")]

    return read


def _cells(row: etree._Element) -> list[tuple[str, str]]:
    cells: list[tuple[str, str]] = []
    for cell in row.iter(f"{_TABLE}table-cell"):
        assert cell.get(f"{_TABLE}formula") is None
        kind = cell.get(f"{_OFFICE}value-type", "")
        text = "\n".join("".join(part.itertext()) for part in cell)
        value = cell.get(f"{_OFFICE}date-value") or cell.get(f"{_OFFICE}value") or text
        cells += [(kind, value)] * min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), 100)
    return cells


def _by_name(cells: Cells) -> list[dict[str, tuple[str, str]]]:
    head = [value for _, value in cells[0]]
    return [dict(zip(head, row, strict=False)) for row in cells[1:] if row and row[0][0]]


def _check(rows: list[dict[str, tuple[str, str]]], *, guard: str) -> None:
    mine = [row for row in rows if row["confidence"][1] == "0.75"]
    assert len(mine) == 8
    levels = [row for row in mine if row["aspect"][1] == "level"]
    assert [row["when_first"] for row in levels] == [("date", f"2026-12-{19 + n}") for n in range(4)]
    assert {row["low"] for row in mine if row["aspect"][1] == "change"} == {("float", "-300000")}
    assert {row["confidence"][0] for row in mine} == {"float"}
    assert ("string", guard + FORMULA) in [row["quote"] for row in mine]
    assert ("string", ARABIC) in [row["quote"] for row in mine]


@pytest.mark.parametrize(("name", "options"), [("us", "44,34,76,1,,1033"), ("eu", "59,34,76,1,,1031")])
def test_calc_opens_the_presets(folder: Path, opened: Callable[..., Cells], name: str, options: str) -> None:
    cells = opened(folder / name / "observations.csv", "observations", options=f"{options},false,false")
    assert [value for _, value in cells[0]][: len(OBSERVATIONS.columns)] == OBSERVATIONS.header
    _check(_by_name(cells), guard="'")


def test_calc_opens_the_workbook(folder: Path, opened: Callable[..., Cells]) -> None:
    rows = _by_name(opened(folder / "xlsx" / "oiltrack.xlsx", "observations"))
    _check(rows, guard="")
    assert {row["when"][0] for row in rows if row["when"][1]} == {"string"}
    assert ("string", "2026-12~") in [row["when"] for row in rows]


def test_the_workbook_is_made_for_reading(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "xlsx" / "oiltrack.xlsx")
    assert book.sheetnames == ["readme", *(table.name for table in TABLES)]
    for table in TABLES:
        sheet = book[table.name]
        assert (sheet.freeze_panes, sheet.auto_filter.ref.partition(":")[0]) == ("B2", "A1")
        assert not any(cell.data_type == "f" or cell.hyperlink for row in sheet.iter_rows() for cell in row)
    told = [row[1] for row in book["readme"].iter_rows(values_only=True)]
    assert all(column.name in told for table in TABLES for column in table.columns)


def _pandas(path: Path, table: Table) -> pd.DataFrame:
    """Read CSV as the contract tells the types."""
    kinds = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}
    types = {c.name: kinds[c.kind] for c in table.columns if c.kind in kinds}
    dates = [c.name for c in table.columns if c.kind == "date"]
    frame = pd.read_csv(path, dtype=types, keep_default_na=False, na_values=[""])
    for name in dates:
        frame[name] = pd.to_datetime(frame[name], format="%Y-%m-%d").dt.date
    return frame


def _plain(frame: pd.DataFrame) -> list[list[object]]:
    """Return cells to compare: blank is None, an apostrophe before a formula is the guard of CSV."""
    return [
        [None if pd.isna(v) else v.removeprefix("'") if isinstance(v, str) else v for v in row]
        for row in frame.astype(object).itertuples(index=False)
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_pandas_and_duckdb_read_csv_and_parquet_to_the_same_frame(folder: Path, table: Table) -> None:
    csv, parquet = folder / "plain" / f"{table.name}.csv", folder / "parquet" / f"{table.name}.parquet"
    of_csv, of_parquet = _pandas(csv, table), pd.read_parquet(parquet, dtype_backend="numpy_nullable")
    kinds = {
        "string": "VARCHAR",
        "integer": "BIGINT",
        "number": "DOUBLE",
        "boolean": "BOOLEAN",
        "date": "DATE",
    }
    columns = {column.name: kinds[column.kind] for column in table.columns}
    query = (
        f"SELECT * FROM read_csv('{csv}', columns={columns}, header=true, delim=',', quote='\"', escape='\"')"
    )
    by_duck = [list(row) for row in duckdb.sql(query).fetchall()]
    duck_parquet = [list(row) for row in duckdb.sql(f"SELECT * FROM '{parquet}'").fetchall()]
    assert list(of_csv) == list(of_parquet) == table.header
    assert len(of_csv) > 0
    assert _plain(of_csv) == _plain(of_parquet) == duck_parquet
    assert _plain(pd.DataFrame(by_duck, dtype=object)) == duck_parquet
    by_json = json.loads((folder / "json" / f"{table.name}.json").read_text("utf-8"))
    assert [list(row) for row in by_json] == [table.header] * len(of_csv)
    assert [list(row.values()) for row in by_json] == json.loads(json.dumps(duck_parquet, default=str))


@pytest.mark.parametrize("name", ["plain", "us", "eu", "xlsx", "wide", "no quotes", "part", "held"])
def test_the_data_package_is_valid_and_so_are_its_tables(folder: Path, name: str) -> None:
    report = Package(str(folder / name / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])
    assert report.stats["tasks"] == (4 if name == "wide" else 5)


def test_a_part_has_what_it_needs_and_no_more(folder: Path) -> None:
    part, held = folder / "part", folder / "held"
    outages = pd.read_csv(part / "outages.csv")
    assert len(outages) > 0
    assert outages["places"].str.split(";").map(lambda ids: "sharara" in ids).all()
    series, claims = pd.read_csv(held / "series.csv"), pd.read_csv(held / "observations.csv")
    assert set(series["date"]) <= {f"2024-09-0{day}" for day in range(2, 6)}
    assert set(series["observation_id"]) <= set(claims["id"])
    assert set(pd.read_csv(held / "sources.csv")["id"]) == set(claims["document_id"])


def test_wide_has_a_column_a_series_with_the_figures_of_the_long_one(folder: Path) -> None:
    wide = pd.read_csv(folder / "wide" / "wide.csv").set_index("date")
    series = pd.read_csv(folder / "plain" / "series.csv").set_index("date")
    assert (
        wide["libya_production_crude_bpd"].dropna().astype(int).to_dict()
        == series["production_bpd"].to_dict()
    )
    assert all(name == name.lower() and "-" not in name for name in wide.columns)
