"""The commands that only show: places, series, events, outages, export, status."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from oiltrack.db import open_database
from oiltrack.db.revisions import head
from oiltrack.facts import (
    Aspect,
    Document,
    Extraction,
    Fluid,
    Measure,
    Modality,
    Observation,
    Qualifier,
)

Run = Callable[..., Result]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_places_lists_the_gazetteer(workspace: Path, run: Run) -> None:
    result = run("places")
    assert result.exit_code == 0
    assert result.stderr == ""
    found = {row["id"]: row for row in rows(result.stdout)}
    assert found["sharara"]["kind"] == "field"
    assert found["sharara"]["country"] == "libya"
    assert "opec" in found


@pytest.mark.parametrize("name", ["sharara", "Al Sharara", "الشرارة"])
def test_a_place_is_found_by_id_name_or_alias(workspace: Path, run: Run, name: str) -> None:
    result = run("places", name)
    assert result.exit_code == 0
    assert "id\tsharara\t" in result.stdout
    assert "kind\tfield" in result.stdout
    assert "capacity production\t" in result.stdout
    assert "feeds\t-> " in result.stdout


def test_a_place_as_json_has_its_aliases_links_and_capacities(workspace: Path, run: Run) -> None:
    entry = json.loads(run("places", "sharara", "--json").stdout)
    assert entry["place"]["id"] == "sharara"
    assert all(row["place_id"] == "sharara" for row in (*entry["aliases"], *entry["capacities"]))
    assert all("sharara" in (row["from_id"], row["to_id"]) for row in entry["links"])


def test_part_of_a_name_lists_all_that_have_it(workspace: Path, run: Run) -> None:
    found = {row["id"] for row in rows(run("places", "ras lan").stdout)}
    assert {"ras-lanuf", "ras-lanuf-refinery"} <= found


def test_an_unknown_place_is_an_error_with_a_hint(workspace: Path, run: Run) -> None:
    result = run("series", "sharrara")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "no place is called 'sharrara'; did you mean" in result.stderr
    far = run("outages", "--place", "atlantis").stderr
    assert far == "oiltrack: no place is called 'atlantis'; `oiltrack places` lists all\n"


def test_the_daily_series_holds_a_report_and_then_breaks(workspace: Path, run: Run) -> None:
    found = rows(run("series", "--from", "2024-08", "--to", "2024-09-01").stdout)
    assert [row["date"] for row in found] == [
        "2024-08-28",
        "2024-08-29",
        "2024-08-30",
        "2024-08-31",
        "2024-09-01",
    ]
    assert {row["production_bpd"] for row in found} == {"591000"}
    assert [row["method"] for row in found] == ["reported", "held", "held", "held", "held"]
    assert found[0]["observation_id"].startswith("obs-")


def test_months_come_with_their_coverage(workspace: Path, run: Run) -> None:
    lines = run("series", "libya", "--freq", "m", "--from", "2025-09", "--to", "2025-09", "--json").stdout
    month = json.loads(lines)
    assert month["date"] == "2025-09-01"
    assert isinstance(month["production_bpd"], int)
    assert 0 <= month["coverage"] <= 1


def test_a_series_as_csv_goes_to_a_file_or_to_standard_output(workspace: Path, run: Run) -> None:
    told = run("series", "--csv", "-", "--from", "2024-08-28", "--to", "2024-08-28")
    assert told.stdout.splitlines()[0].startswith("date,production_bpd,low_bpd,high_bpd,method")
    assert told.stdout.splitlines()[1].startswith("2024-08-28,591000,591000,591000,reported,obs-")
    written = run("series", "--csv", "out.csv", "--from", "2024-08-28", "--to", "2024-08-28")
    assert written.exit_code == 0
    assert written.stdout == ""
    assert (workspace / "out.csv").read_text(encoding="utf-8") == told.stdout


def test_a_date_that_is_none_is_wrong_usage(workspace: Path, run: Run) -> None:
    result = run("series", "--from", "yesterday")
    assert result.exit_code == 2
    assert "'yesterday' is no date" in result.stderr


def test_an_empty_series_still_has_its_header(workspace: Path, run: Run) -> None:
    result = run("series", "sharara", "--from", "1990", "--to", "1991")
    assert result.exit_code == 0
    assert result.stdout.startswith("date\tproduction_bpd\t")
    assert len(result.stdout.splitlines()) == 1


def test_outages_of_a_place_and_time(workspace: Path, run: Run) -> None:
    found = rows(run("outages", "--place", "sharara", "--from", "2018-12", "--to", "2019-02").stdout)
    assert len(found) >= 1
    assert all("sharara" in row["places"] for row in found)
    assert {row["status"] for row in found} <= {"shut", "restored", "threatened"}


def test_outages_as_json_cite_their_source(workspace: Path, run: Run) -> None:
    lines = [json.loads(line) for line in run("outages", "--json").stdout.splitlines()]
    assert len(lines) == 112  # 94 outages and 18 incidents that have a row
    assert all(line["citation"] for line in lines)


def test_export_writes_all_tables_and_their_description(workspace: Path, run: Run) -> None:
    result = run("export", "csv")
    assert result.exit_code == 0
    names = {path.name for path in (workspace / "csv").iterdir()}
    assert names == {
        "observations.csv",
        "events.csv",
        "outages.csv",
        "sources.csv",
        "series.csv",
        "datapackage.json",
    }
    package = json.loads((workspace / "csv" / "datapackage.json").read_text(encoding="utf-8"))
    told = {resource["name"]: resource["rows"] for resource in package["resources"]}
    for name, number in told.items():
        with (workspace / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
            assert len(list(csv.DictReader(handle))) == number
        assert f"{name}.csv: {number} rows" in result.stdout


def test_every_exported_claim_has_its_source(workspace: Path, run: Run) -> None:
    run("export", "csv")
    with (workspace / "csv" / "sources.csv").open(encoding="utf-8", newline="") as handle:
        sources = {row["id"] for row in csv.DictReader(handle)}
    with (workspace / "csv" / "observations.csv").open(encoding="utf-8", newline="") as handle:
        claimed = {row["document_id"] for row in csv.DictReader(handle)}
    assert claimed
    assert claimed <= sources


@pytest.mark.parametrize("command", [("observations",), ("documents", "--kind", "citation")])
def test_lists_of_claims_and_documents_show_what_was_known_on_a_day(
    workspace: Path, run: Run, command: tuple[str, ...]
) -> None:
    early = [json.loads(line) for line in run(*command, "--as-of", "2018", "--json").stdout.splitlines()]
    now = run(*command, "--json").stdout.splitlines()
    assert 0 < len(early) < len(now)
    assert all(row["published"] is None or row["published"] < "2019" for row in early)
    assert not run(*command, "--as-of", "2018", "--by", "ingested", "--json").stdout


def test_status_says_where_and_how_much(workspace: Path, run: Run) -> None:
    told = run("status").stdout
    assert f"database  {workspace}/oiltrack.db" in told
    assert f"revision {head()}" in told
    assert "127 outage" in told
    state = json.loads(run("status", "--json").stdout)
    assert state["counts"]["outage"] == 127
    assert state["runs"] == []
    assert state["size_bytes"] == (workspace / "oiltrack.db").stat().st_size


def test_the_database_of_the_environment_is_used_and_the_option_wins(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("status").exit_code == 1
    monkeypatch.setenv("OILTRACK_DB", str(workspace / "oiltrack.db"))
    assert run("status").exit_code == 0
    assert run("series", "--to", "2011").exit_code == 0
    missing = run("--db", "none.db", "status")
    assert missing.exit_code == 1
    assert str(tmp_path / "none.db") in missing.stderr


def test_reading_leaves_the_database_as_it_is(workspace: Path, run: Run) -> None:
    before = (workspace / "oiltrack.db").read_bytes()
    for command in (["status"], ["places"], ["series"], ["events"], ["outages"]):
        assert run(*command).exit_code == 0
    assert (workspace / "oiltrack.db").read_bytes() == before


def test_open_outages_are_those_of_which_a_source_has_spoken_lately(
    workspace: Path, run: Run, on_day: Callable[[date], None]
) -> None:
    on_day(date(2026, 9, 20))
    found = rows(run("outages", "--open").stdout)
    assert [row["places"] for row in found] == ["el-feel;mellitah", "hamada;hamada-zawiya-pipeline;tahara"]
    assert all(row["end"] == "" and row["status"] in ("shut", "partly") for row in found)
    on_day(date(2026, 10, 20))
    assert [row["start"] for row in rows(run("outages", "--open").stdout)] == ["2026-09-15"]
    silent = [row for row in rows(run("outages").stdout) if row["status"] == "unknown_end"]
    assert ("2013-05", "zueitina") in {(row["start"], row["places"]) for row in silent}
    assert all(row["end"] == "" for row in silent)
    assert json.loads(run("outages", "--place", "hamada", "--from", "2026", "--json").stdout)[
        "last_reported"
    ] == ("2026-09-15")
    assert run("export", "csv").exit_code == 0
    with (workspace / "csv" / "outages.csv").open(encoding="utf-8", newline="") as file:
        written = {row["id"]: row["status"] for row in csv.DictReader(file)}
    assert {row["id"] for row in silent} == {id for id, status in written.items() if status == "unknown_end"}


def test_a_second_edition_of_a_story_takes_the_place_of_the_first(
    workspace: Path, run: Run, story: Callable[..., Path]
) -> None:
    ids = []
    for figure in ("912,000", "812,000"):
        path = story("story.md", figure)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("title:", "url: https://news.example/a\ntitle:", 1), encoding="utf-8")
        run("ingest", path)
        shown = rows(run("series", "--from", "2019-03-06", "--to", "2019-03-06").stdout)
        assert [(row["production_bpd"], row["low_bpd"], row["high_bpd"]) for row in shown] == [
            (figure.replace(",", ""),) * 3
        ]
        ids.append(shown[0]["observation_id"])
    run("export", "csv")
    claims = (workspace / "csv" / "observations.csv").read_text(encoding="utf-8")
    assert ids[0] not in claims
    assert ids[1] in claims
    sources = (workspace / "csv" / "sources.csv").read_text(encoding="utf-8")
    assert sources.count("https://news.example/a") == 1
    assert "912,000" in run("explain", ids[0]).stdout


def test_spellings_of_one_speaker_are_one_originator(workspace: Path, run: Run) -> None:
    # The history cites "NOC via Reuters, Aug 2024 (63% lost)" for this figure.
    claim = Observation(
        doc="a",
        entities=("libya",),
        when="2024-08-28",
        modality=Modality.ACTUAL,
        quote="591,000 barrels",
        start=None,
        end=None,
        sentence="Libya pumped 591,000 barrels.",
        attribution="the National Oil Corporation",
        confidence=0.9,
        measure=Measure.PRODUCTION,
        fluid=Fluid.CRUDE,
        aspect=Aspect.LEVEL,
        low=591_000,
        high=591_000,
        qualifier=Qualifier.EXACT,
    )
    with open_database(f"sqlite:///{workspace}/oiltrack.db") as database:
        database.save(
            Document(key="a", text=claim.sentence, published="2024-08-29"),
            Extraction(observations=(claim,)),
            location="a.txt",
            ingested_at="2026-01-02T03:04:05Z",
            extractor="1",
        )
        assert sum(o.observation.when == "2024-08-28" for o in database.observations()) == 2
    (row,) = rows(run("series", "--from", "2024-08-28", "--to", "2024-08-28").stdout)
    assert (row["production_bpd"], row["originators"]) == ("591000", "1")


def test_a_name_of_several_places_wants_an_id(workspace: Path, run: Run) -> None:
    result = run("series", "ras lan")
    assert result.exit_code == 1
    assert "'ras lan' may mean " in result.stderr
    assert "give one of these ids" in result.stderr


def test_a_database_without_a_workspace_has_the_default_settings(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("--db", workspace / "oiltrack.db", "series", "--from", "2024-08-28", "--to", "2024-12")
    assert len(rows(result.stdout)) >= 11
