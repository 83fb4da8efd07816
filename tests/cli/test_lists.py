"""The lists of documents and observations, and the CSV files that the lists write."""

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from oiltrack.report import files

Run = Callable[..., Result]
Story = Callable[..., Path]
LISTS = ("documents", "observations", "events", "outages", "series")


@pytest.fixture
def two(workspace: Path, run: Run, story: Story) -> Path:
    """Read two stories of March and April 2019, of one sentence each that has a figure."""
    assert run("ingest", story("a.md"), story("b.md", "790,000", "2019-04-10")).exit_code == 0
    return workspace


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_documents_come_by_date_with_what_was_read_from_them(two: Path, run: Run, tmp_path: Path) -> None:
    result = run("documents")
    assert (result.exit_code, result.stderr) == (0, "")
    found = rows(result.stdout)
    assert [(row["published"], row["publisher"], row["title"]) for row in found] == [
        ("2019-03-06", "Test Wire", "Output at 812,000"),
        ("2019-04-10", "Test Wire", "Output at 790,000"),
    ]
    assert {(row["observations"], row["events"]) for row in found} == {("1", "1")}
    assert all(row["id"].startswith("doc-") for row in found)
    assert found[0]["location"] == str(tmp_path / "a.md")


def test_documents_can_be_chosen_by_date_and_kind(two: Path, run: Run) -> None:
    assert [row["title"] for row in rows(run("documents", "--to", "2019-03").stdout)] == ["Output at 812,000"]
    cited = [
        json.loads(line) for line in run("documents", "--kind", "citation", "--json").stdout.splitlines()
    ]
    assert len(cited) == 149
    assert {row["observations"] for row in cited} == {1}


def test_observations_come_with_their_unit_and_words(two: Path, run: Run) -> None:
    result = run("observations", "--place", "Libya", "--from", "2019-03", "--to", "2019-04")
    assert (result.exit_code, result.stderr) == (0, "")
    found = [row for row in rows(result.stdout) if row["publisher"] == "Test Wire"]
    assert [(row["low"], row["high"], row["unit"], row["measure"]) for row in found] == [
        ("812000", "812000", "b/d", "production"),
        ("790000", "790000", "b/d", "production"),
    ]
    assert all("barrels per day" in row["quote"] for row in found)
    assert all(row["id"].startswith("obs-") for row in found)


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (["--place", "sharara"], 0),
        (["--measure", "exports"], 0),
        (["--fluid", "gas"], 0),
        (["--from", "2019-04-10", "--to", "2019-04-10"], 1),
        (["--measure", "production", "--fluid", "crude", "--from", "2019-03-06", "--to", "2019-03-06"], 1),
    ],
)
def test_observations_can_be_chosen(two: Path, run: Run, options: list[str], number: int) -> None:
    assert len(run("observations", *options, "--json").stdout.splitlines()) == number


@pytest.mark.parametrize("command", [*LISTS, "chart"])
@pytest.mark.parametrize("turned", [True, False])
def test_a_period_that_ends_before_it_begins_is_wrong_usage(
    workspace: Path, run: Run, command: str, turned: bool
) -> None:
    options = [("--from", "2019-03-07"), ("--to", "2019-03-06")]
    result = run(command, *(word for option in (options[::-1] if turned else options) for word in option))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'2019-03-06' ends before --from begins; give a later date" in result.stderr


@pytest.mark.parametrize("command", LISTS)
def test_every_list_is_written_as_csv_with_the_rows_of_its_json(two: Path, run: Run, command: str) -> None:
    told = run(command, "--csv", "-")
    assert (told.exit_code, told.stderr) == (0, "")
    found = list(csv.DictReader(io.StringIO(told.stdout)))
    lines = run(command, "--json").stdout.splitlines()
    assert len(found) == len(lines) > 0
    assert list(found[0]) == list(json.loads(lines[0]))
    written = run(command, "--csv", "out.csv")
    assert (written.exit_code, written.stdout) == (0, "")
    assert written.stderr == f"out.csv: {len(lines)} rows\n"
    assert (two / "out.csv").read_bytes().decode() == told.stdout


def test_text_of_the_news_is_no_formula_in_a_spreadsheet(workspace: Path, run: Run, story: Story) -> None:
    path = story("a.md")
    path.write_text(path.read_text("utf-8").replace("title: Output", 'title: "=cmd|x" # '), encoding="utf-8")
    run("ingest", path)
    (row,) = csv.DictReader(io.StringIO(run("documents", "--csv", "-").stdout))
    assert row["title"] == "'=cmd|x"


@pytest.mark.parametrize("name", ["oiltrack.db", "oiltrack.toml", "out.png", "out"])
def test_a_csv_goes_into_a_csv_file_only(two: Path, run: Run, name: str) -> None:
    before = {path: path.read_bytes() for path in two.iterdir() if path.is_file()}
    result = run("documents", "--csv", name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"oiltrack: {name}: is no name of a CSV file; end it in .csv, or write - for standard output\n"
    )
    assert {path: path.read_bytes() for path in two.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("command", LISTS)
def test_a_full_disk_leaves_the_old_file_and_is_told(
    two: Path, run: Run, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (two / "out.csv").write_text("old\n", encoding="utf-8")

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "flush", full)
    result = run(command, "--csv", "out.csv")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"oiltrack: {two}/out.csv: cannot be written (No space left on device); check that the folder can be "
        "written and has room\n"
    )
    assert (two / "out.csv").read_text(encoding="utf-8") == "old\n"
    assert sorted(path.name for path in two.iterdir() if "csv" in path.name) == ["out.csv"]


@pytest.mark.skipif(not os.access("/dev/full", os.W_OK), reason="there is no device that is full")
def test_a_device_is_written_to_not_replaced(two: Path, run: Run) -> None:
    result = run("documents", "--csv", "/dev/full")
    assert result.exit_code == 1
    assert "/dev/full: No space left on device; check the path" in result.stderr
    assert Path("/dev/full").is_char_device()


def test_a_link_to_a_file_stays_a_link(two: Path, run: Run) -> None:
    (two / "real.csv").write_text("old\n", encoding="utf-8")
    (two / "link.csv").symlink_to("real.csv")
    assert run("documents", "--csv", "link.csv").exit_code == 0
    assert (two / "link.csv").is_symlink()
    assert (two / "real.csv").read_text(encoding="utf-8").startswith("id,published,")
