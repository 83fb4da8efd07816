"""The options of export: forms, presets, parts; and what it says."""

import csv
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_excel_takes_no_word_after_it_for_its_value(workspace: Path, run: Run) -> None:
    assert run("export", "--excel", "out").exit_code == 0
    assert (workspace / "out" / "series.csv").read_bytes().startswith(b"\xef\xbb\xbfdate,")
    assert run("export", "--excel=eu", "out").exit_code == 0
    assert (workspace / "out" / "series.csv").read_bytes().startswith(b"\xef\xbb\xbfdate;")
    wrong = run("export", "--excel=uk", "out")
    assert (wrong.exit_code, "'uk' is not one of 'us', 'eu'" in wrong.stderr) == (2, True)


def test_excel_is_for_csv(workspace: Path, run: Run) -> None:
    result = run("export", "--excel", "--format", "json", "out")
    assert (result.exit_code, "--excel is for CSV" in result.stderr) == (2, True)
    assert not (workspace / "out").exists()


def test_a_workbook_is_named_with_each_of_its_sheets(workspace: Path, run: Run) -> None:
    lines = run("export", "--format", "xlsx", "out").stdout.splitlines()
    assert lines[0].startswith("out/oiltrack.xlsx observations: ")
    assert lines[-1] == "out/datapackage.json"
    assert {path.name for path in (workspace / "out").iterdir()} == {"oiltrack.xlsx", "datapackage.json"}


def test_a_part_by_place_and_time(workspace: Path, run: Run) -> None:
    result = run("export", "out", "--place", "El Sharara", "--from", "2018", "--to", "2018-12")
    assert result.exit_code == 0
    outages = rows(workspace / "out" / "outages.csv")
    assert outages
    assert all("sharara" in row["places"].split(";") for row in outages)
    assert rows(workspace / "out" / "sources.csv") == []
    unknown = run("export", "out", "--place", "nowhere")
    assert (unknown.exit_code, "no place is called 'nowhere'" in unknown.stderr) == (1, True)


def test_wide_and_without_quotes(workspace: Path, run: Run) -> None:
    lines = run("export", "--layout", "wide", "out").stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        f"out/{name}" for name in ("wide.csv", "events.csv", "outages.csv", "sources.csv", "datapackage.json")
    ]
    assert "libya_production_crude_bpd" in rows(workspace / "out" / "wide.csv")[0]
    run("export", "--no-quotes", "bare")
    (claim, *_) = rows(workspace / "bare" / "observations.csv")
    assert {"quote", "sentence"} & set(claim) == set()
    package = (workspace / "bare" / "datapackage.json").read_text("utf-8")
    assert '"name": "quote"' not in package
    assert '"name": "confidence"' in package


def test_a_missing_package_is_one_line_with_the_remedy(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("export", "--format", "parquet", "out")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "oiltrack: parquet files need the package pyarrow, which is not installed; "
        "`python -m pip install pyarrow`, with the Python that runs oiltrack"
    ]
