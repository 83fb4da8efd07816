"""The commands official and compare: what they print and write, and how they fail."""

import csv
import io
import json
from pathlib import Path

import pytest

from oiltrack.cli.official import _PROVIDERS, KEY
from oiltrack.official.providers import PROVIDERS
from oiltrack.report.columns import COMPARISON
from tests.cli.conftest import Ask, Run
from tests.web.server import serving

OPEC = "Secondary sources,Mar 24,Apr 24\nLibya,1236,1181\n"
KNOWN = 213


def add(run: Run, folder: Path, text: str, released: str):
    path = folder / f"momr-{released}.csv"
    path.write_text(text, encoding="utf-8")
    return run("official", "add", "opec", path, "--released", released)


def test_the_formats_offered_are_those_there_are() -> None:
    assert set(_PROVIDERS) == set(PROVIDERS)


def test_a_release_is_added_once(workspace: Path, run: Run) -> None:
    told = "momr-2024-05-14.csv: OPEC secondary sources, released 2024-05-14: "
    first = add(run, workspace, OPEC, "2024-05-14")
    assert first.stdout == f"{told}2 new, 0 revised, 0 confirmed, 0 known, 0 without a value\n"
    assert (
        add(run, workspace, OPEC, "2024-05-14").stdout
        == f"{told}0 new, 0 revised, 0 confirmed, 2 known, 0 without a value\n"
    )
    revised = add(run, workspace, OPEC.replace("1181", "1176"), "2024-06-11")
    assert "0 new, 1 revised, 1 confirmed, 0 known" in revised.stdout
    state = json.loads(run("status", "--json").stdout)
    assert state["counts"]["official_value"] == KNOWN + 4
    assert run("init").exit_code == 0
    assert json.loads(run("status", "--json").stdout)["counts"]["official_value"] == KNOWN + 4


def test_lists_show_series_vintages_and_newest(workspace: Path, run: Run) -> None:
    add(run, workspace, OPEC, "2024-05-14")
    add(run, workspace, OPEC.replace("1181", "1176"), "2024-06-11")
    rows = [json.loads(line) for line in run("official", "list", "--json").stdout.splitlines()]
    (row,) = [row for row in rows if row["series"] == "OPEC secondary sources"]
    assert (row["last_period"], row["newest_bpd"], row["newest_release"]) == ("2024-09", 540_000, "2024-10")
    values = run("official", "list", "opec secondary", "--csv", "-").stdout
    april = [row for row in csv.DictReader(io.StringIO(values)) if row["period"] == "2024-04"]
    assert [(row["rate_bpd"], row["released"], row["written"]) for row in april] == [
        ("1181000", "2024-05-14", "1181 thousand b/d"),
        ("1176000", "2024-06-11", "1176 thousand b/d"),
    ]
    told = run("explain", april[0]["id"]).stdout
    assert "a value of an official series, added from opec at 20" in told
    assert "as written   1181 thousand b/d" in told


def test_the_eia_is_asked_with_the_key_of_the_environment(
    workspace: Path, ask: Ask, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY, "s3cret")
    row = {"productId": "57", "activityId": "1", "countryRegionId": "LBY", "unit": "TBPD"}
    answer = {"response": {"total": "1", "data": [{**row, "period": "2024-04", "value": "1181"}]}}
    with serving() as site:
        site.page("/v2/?length=5000&offset=0&api_key=s3cret", json.dumps(answer))
        added = run("official", "add", "eia", f"{site.base}/v2/", "--released", "2024-07-15")
        refused = run("official", "add", "eia", f"{site.base}/v3/?api_key=s3cret")
    assert added.stdout == (
        f"{site.base}/v2/: EIA crude oil incl. lease condensate, released 2024-07-15: "
        "1 new, 0 revised, 0 confirmed, 0 known, 0 without a value\n"
    )
    assert refused.exit_code == 1
    assert "the server answers 404" in refused.stderr
    assert "s3cret" not in added.output + refused.output + run("status", "--json").output
    stored = ask("SELECT message, command FROM run") + ask("SELECT source, series FROM official_value")
    assert "s3cret" not in str(stored)


def test_without_a_key_it_says_where_to_get_one(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(KEY, raising=False)
    result = run("official", "add", "eia", "https://api.eia.gov/v2/international/data/")
    assert result.exit_code == 1
    assert result.stderr.startswith("oiltrack: the EIA wants a key, and EIA_API_KEY is not set; register at")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("add", "iea", "x.csv"), 2, "'iea' is not one of"),
        (("add", "opec", "none.csv"), 1, "none.csv cannot be read"),
        (("add", "opec", "none.csv", "--place", "sharara"), 1, "codes for 'sharara' are not known"),
        (("add", "opec", "none.csv", "--released", "soon"), 2, "'soon' is no date of publication"),
        (("list", "nobody"), 1, "there is no official series 'nobody'"),
    ],
)
def test_wrong_calls_are_told(
    workspace: Path, run: Run, words: tuple[str, ...], code: int, message: str
) -> None:
    result = run("official", *words)
    assert result.exit_code == code
    assert message in result.stderr


def test_a_comparison_shows_months_measures_and_the_widest(workspace: Path, run: Run) -> None:
    told = run("compare", "opec secondary", "--from", "2017-04", "--to", "2017-06").stdout
    months, measures, widest = told.split("\n\n")
    assert [line.split("\t")[0] for line in months.splitlines()] == [
        "date", "2017-04-01", "2017-05-01", "2017-06-01",
    ]  # fmt: skip
    assert "mean_absolute_error_bpd" in measures
    assert widest.startswith("OPEC secondary sources: the months that differ most\n")
    assert "obs-" in widest


def test_a_comparison_as_csv_has_the_columns_of_the_contract(workspace: Path, run: Run) -> None:
    told = run("compare", "--from", "2017", "--to", "2017", "--csv", "-").stdout
    assert told.splitlines()[0].split(",") == COMPARISON.header
    run("compare", "--from", "2017", "--to", "2017", "--csv", "compared.csv")
    assert (workspace / "compared.csv").read_text("utf-8") == told


def test_a_comparison_as_json_is_an_object_a_series(workspace: Path, run: Run) -> None:
    (row,) = map(
        json.loads,
        run("compare", "opec secondary", "--from", "2017", "--to", "2017", "--json").stdout.splitlines(),
    )
    assert (row["series"], row["months"], len(row["rows"])) == ("OPEC secondary sources", 12, 12)
    assert row["compared"] == len([one for one in row["rows"] if one["difference_bpd"] is not None])
    assert all(one["observation_ids"] for one in row["furthest"])


def test_a_comparison_as_known_on_a_day(workspace: Path, run: Run) -> None:
    add(run, workspace, OPEC, "2024-05-14")
    add(run, workspace, OPEC.replace("1181", "1176"), "2024-06-11")
    period = ("compare", "opec secondary", "--from", "2024-04", "--to", "2024-04", "--json")
    (now,) = map(json.loads, run(*period).stdout.splitlines())
    (then,) = map(json.loads, run(*period, "--as-of", "2024-06-10").stdout.splitlines())
    assert [row["rows"][0]["official_bpd"] for row in (now, then)] == [1_176_000, 1_181_000]
    before = run(*period, "--as-of", "2024-05-13")
    assert before.stdout == ""
    assert "no official value of this place and period" in before.stderr


def test_a_comparison_can_be_drawn(workspace: Path, run: Run) -> None:
    result = run("compare", "opec", "--from", "2017", "--out", "c.png", "--size", "column")
    assert result.stderr.split() == ["c.png", "c.csv", "c.alt.txt"]
    assert (workspace / "c.png").read_bytes().startswith(b"\x89PNG")
    empty = run("compare", "opec", "--from", "2030", "--out", "d.png")
    assert empty.exit_code == 1
    assert "there is no official value to compare with" in empty.stderr


def test_a_comparison_has_the_months_of_the_series(workspace: Path, run: Run) -> None:
    period = ("--from", "2018", "--to", "2018-07", "--json")
    months = [json.loads(line) for line in run("series", "--freq", "M", *period).stdout.splitlines()]
    (compared,) = map(json.loads, run("compare", "opec secondary", *period).stdout.splitlines())
    ours = {row["date"]: row["production_bpd"] for row in months if row["production_bpd"]}
    assert ours
    assert ours == {row["date"]: row["production_bpd"] for row in compared["rows"] if row["production_bpd"]}
