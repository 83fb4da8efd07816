"""Charts and places of a workspace: what ``refresh``, ``chart``, ``series`` and ``status`` make of them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from oiltrack.jobs import chart_inputs, publish
from oiltrack.jobs.outages import OutageBook, outage_book
from tests.cli.nightly import FILES, into_inbox, state

Run = Callable[..., Result]
Story = Callable[..., Path]


def test_a_wrong_chart_is_one_line_and_exit_3_and_one_without_data_is_none(
    workspace: Path, run: Run, story: Story, charts_copy: Path
) -> None:
    (charts_copy / "loadings.toml").write_text('measure = "exports"\nplace = "chad"\n', encoding="utf-8")
    (charts_copy / "wrong.toml").write_text('size = "huge"\n', encoding="utf-8")
    into_inbox(workspace, story, "812,000")
    result = run("refresh", "--quiet")
    assert result.exit_code == 3
    assert result.stdout == ""
    (wrong,) = result.stderr.splitlines()
    assert wrong.startswith("oiltrack: chart wrong: wrong.toml: size = 'huge' is unknown; ")
    assert {path.name for path in (workspace / "reports").iterdir()} == FILES
    assert "812000" in (workspace / "reports" / "national.csv").read_text(encoding="utf-8")
    (last,) = json.loads(run("status", "--json").stdout)["runs"]
    assert (last["status"], last["counts"]["charts_failed"]) == ("partial", 1)


def test_a_chart_without_a_figure_is_no_failure_of_the_night_and_is_told(
    workspace: Path, run: Run, story: Story
) -> None:
    own = workspace / "charts" / "sharara.toml"
    own.parent.mkdir()
    own.write_text('place = "sharara"\nstart = 2018-01-01\n', encoding="utf-8")
    into_inbox(workspace, story, "812,000")
    quiet = run("refresh", "--quiet")
    assert (quiet.exit_code, quiet.output) == (0, "")
    assert {path.name for path in (workspace / "reports").iterdir()} == FILES
    told = run("refresh")
    line = "not drawn: chart sharara: there is no figure for production (crude) of El Sharara from 2018-01-01"
    assert told.exit_code == 0
    assert told.stdout.splitlines()[1] == f"{line} to draw; ingest documents that give one"
    assert "1 charts_without_figure" in run("status").stdout


def test_charts_without_a_figure_do_not_let_all_reports_be_made_every_night(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = workspace / "charts" / "sharara.toml"
    own.parent.mkdir()
    own.write_text('place = "sharara"\nstart = 2018-01-01\n', encoding="utf-8")
    told = run("refresh").stdout.splitlines()[-1]
    monkeypatch.setattr(publish, "export", None)  # nothing can be published any more
    assert run("refresh").stdout.splitlines() == ["nothing new; no report changed", told]
    (workspace / "charts" / "sharara.toml").unlink()
    with pytest.raises(TypeError):
        run("refresh")


def test_the_charts_of_a_run_share_what_is_read(
    workspace: Path, run: Run, all_charts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    books: list[OutageBook] = []

    def counted(*args: Any, **options: Any) -> OutageBook:
        books.append(outage_book(*args, **options))
        return books[-1]

    monkeypatch.setattr(chart_inputs, "outage_book", counted)
    assert run("refresh", "--quiet").exit_code == 0
    assert len(all_charts) == 8
    assert len(books) == 1
    alone = run("chart", "offline", "--out", "alone.svg")
    assert alone.exit_code == 0
    assert (workspace / "alone.svg").read_bytes() == (workspace / "reports" / "offline.svg").read_bytes()


def test_a_chart_of_the_workspace_is_drawn_and_stands_in_for_one_that_ships(
    workspace: Path, run: Run
) -> None:
    (workspace / "charts").mkdir()
    (workspace / "charts" / "mine.toml").write_text("start = 2020-01-01\n", encoding="utf-8")
    (workspace / "charts" / "national.toml").write_text('note = "My own."\n', encoding="utf-8")
    assert run("refresh", "--quiet").exit_code == 0
    assert (workspace / "reports" / "mine.png").exists()
    assert "Note: My own. " in (workspace / "reports" / "national.alt.txt").read_text(encoding="utf-8")
    assert run("chart", "mine").exit_code == 0


def test_any_place_can_be_drawn(workspace: Path, run: Run) -> None:
    (workspace / "inbox" / "field.md").write_text(
        "---\npublished: 2022-04-20\n---\n\nSharara pumped 253,500 barrels of crude a day on Tuesday.\n",
        encoding="utf-8",
    )
    run("refresh", "--quiet")
    drawn = run("chart", "national", "--place", "Sharara")
    assert drawn.stdout.splitlines() == [f"national-sharara.{kind}" for kind in ("png", "csv", "alt.txt")]
    told = (workspace / "national-sharara.alt.txt").read_text(encoding="utf-8")
    assert told.startswith("El Sharara: no crude output figure since 19 Apr 2022 (then 253,500 b/d).\n")
    assert ", El Sharara, thousand barrels a day, Jan 2022 to " in told
    assert "Bands: outages of El Sharara of a size that is told" in told
    run("chart", "--place", "sharara", "--from", "2017", "--out", "early.svg")
    assert ", Jan 2017 to " in (workspace / "early.alt.txt").read_text(encoding="utf-8")


def test_the_name_of_a_place_as_a_chart_is_answered_with_the_way_to_draw_it(
    workspace: Path, run: Run
) -> None:
    line = "no chart is called 'sharara'; use one of national; for a place: `oiltrack chart national --place "
    assert run("chart", "sharara").stderr == f"oiltrack: {line}sharara`\n"


def test_status_tells_what_is_wrong_in_the_settings(workspace: Path, run: Run) -> None:
    assert "\nwrong " not in run("status").stdout
    settings = workspace / "oiltrack.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"libya"', '"lybia"'), encoding="utf-8")
    (workspace / "inbox").rmdir()
    told = run("status")
    assert told.exit_code == 0
    assert f"wrong     {workspace}/inbox: there is no such inbox; make the folder" in told.stdout
    assert f"wrong     {settings}: place: no place is called 'lybia'; did you mean 'libya'" in told.stdout
    assert len(json.loads(run("status", "--json").stdout)["wrong"]) == 2


def test_a_series_of_a_port_names_the_measures_that_it_has(workspace: Path, run: Run) -> None:
    (workspace / "inbox" / "port.md").write_text(
        "---\npublished: 2022-04-20\n---\n\nHariga exported 120,000 barrels of crude a day on Tuesday.\n",
        encoding="utf-8",
    )
    run("refresh", "--quiet")
    assert "no figures for production of crude" in run("series", "hariga").stderr
    assert run("series", "hariga").stderr.endswith("; try --measure exports\n")
    assert run("series", "hariga", "--measure", "exports").stderr == ""
    (workspace / "inbox" / "month.md").write_text(
        "---\npublished: 2022-04-20\n---\n\nEs Sider shipped 120,000 barrels of crude a day in May 2021.\n",
        encoding="utf-8",
    )
    run("refresh", "--quiet")
    assert run("series", "es-sider").stderr.endswith("; try --measure exports --freq M\n")


def test_the_data_package_names_the_place_of_the_series(workspace: Path, run: Run) -> None:
    settings = workspace / "oiltrack.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"libya"', '"sharara"'), "utf-8")
    run("export", "csv")
    package = json.loads((workspace / "csv" / "datapackage.json").read_text(encoding="utf-8"))
    (series,) = [table for table in package["resources"] if table["name"] == "series"]
    assert series["title"].endswith(": El Sharara")
    assert "country" not in json.dumps(series)


def test_a_chart_that_fails_keeps_the_files_it_has(workspace: Path, run: Run, charts_copy: Path) -> None:
    mine = charts_copy / "mine.toml"
    mine.write_text('size = "half"\n', encoding="utf-8")
    assert run("refresh").exit_code == 0
    before = {name: told for name, told in state(workspace / "reports").items() if name.startswith("mine.")}
    assert set(before) == {"mine.alt.txt", "mine.csv", "mine.png", "mine.svg"}
    mine.write_text("size = \n", encoding="utf-8")
    assert run("refresh").exit_code == 3
    after = state(workspace / "reports")
    assert {name: after[name] for name in before} == before
    mine.unlink()
    assert run("refresh").exit_code == 0
    assert {path.name for path in (workspace / "reports").iterdir()} == FILES


def test_a_chart_has_its_own_hold_or_that_of_the_workspace(
    workspace: Path, run: Run, charts_copy: Path
) -> None:
    (charts_copy / "mine.toml").write_text("hold_days = 2\n", encoding="utf-8")
    settings = workspace / "oiltrack.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("hold_days = 10", "hold_days = 4"), encoding="utf-8"
    )
    assert run("refresh").exit_code == 0
    for name, days in (("national", 4), ("mine", 2)):
        told = (workspace / "reports" / f"{name}.alt.txt").read_text(encoding="utf-8")
        assert f"held for at most {days} days" in told
    assert run("chart", "mine", "--out", "mine.svg").exit_code == 0
    assert "held for at most 2 days" in (workspace / "mine.alt.txt").read_text(encoding="utf-8")


def test_the_place_of_the_workspace_is_that_of_the_series_and_of_the_national_chart(
    workspace: Path, run: Run
) -> None:
    settings = workspace / "oiltrack.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('"libya"', '"Algeria"'), encoding="utf-8"
    )
    (workspace / "inbox" / "algeria.md").write_text(
        "---\npublished: 2021-06-08\n---\n\nAlgeria pumped 911,000 barrels of crude a day on Monday.\n",
        encoding="utf-8",
    )
    result = run("refresh")
    assert (result.exit_code, result.stderr) == (0, "")
    reports = workspace / "reports"
    assert "2021-06-07,911000," in (reports / "series.csv").read_text(encoding="utf-8")
    told = (reports / "national.alt.txt").read_text(encoding="utf-8")
    assert told.startswith("Algeria: no crude output figure since 7 Jun 2021 (then 0.91 million b/d).\n")
    assert "Step chart: Production of crude oil, Algeria, million barrels a day" in told
    assert "Libya" not in told
    rows = (reports / "national.csv").read_text(encoding="utf-8").splitlines()
    assert [row.split(",")[3] for row in rows[1:]] == ["algeria production crude"]


def test_a_place_that_the_gazetteer_lacks_publishes_nothing(workspace: Path, run: Run) -> None:
    settings = workspace / "oiltrack.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('"libya"', '"atlantis"'), encoding="utf-8"
    )
    result = run("refresh")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"oiltrack: {settings}: place: no place is called 'atlantis'; ")
    assert list((workspace / "reports").iterdir()) == []


def test_a_misspelt_place_of_a_chart_is_one_line_with_near_names(
    workspace: Path, run: Run, charts_copy: Path
) -> None:
    (charts_copy / "mine.toml").write_text('place = "sharaara"\n', encoding="utf-8")
    line = "no place is called 'sharaara'; did you mean 'sharara'"
    drawn = run("chart", "mine")
    assert (drawn.exit_code, drawn.stdout) == (1, "")
    assert drawn.stderr.startswith(f"oiltrack: {line}")
    refreshed = run("refresh", "--quiet")
    assert refreshed.exit_code == 3
    assert refreshed.stderr.startswith(f"oiltrack: chart mine: {line}")
    assert {path.name for path in (workspace / "reports").iterdir()} == FILES


def test_a_chart_may_name_its_place_as_texts_do(workspace: Path, run: Run, charts_copy: Path) -> None:
    (charts_copy / "mine.toml").write_text('place = "Libya"\nsize = "half"\n', encoding="utf-8")
    assert run("chart", "mine").exit_code == 0
    assert ",libya production crude," in (workspace / "mine.csv").read_text(encoding="utf-8")


def test_a_misspelt_place_of_the_workspace_is_an_error_in_export_and_series(
    workspace: Path, run: Run
) -> None:
    settings = workspace / "oiltrack.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"libya"', '"lybia"'), encoding="utf-8")
    for command in (["export", "csv"], ["series"], ["chart"]):
        result = run(*command)
        assert (result.exit_code, result.stdout) == (1, ""), command
        assert f"{settings}: place: no place is called 'lybia'; did you mean 'libya'" in result.stderr
    assert run("series", "sharaara").exit_code == 1
    assert not (workspace / "csv").exists()


def test_an_empty_series_says_so_and_is_no_error(run: Run, workspace: Path) -> None:
    empty = run("series", "chad", "--measure", "exports")
    assert (empty.exit_code, empty.stderr) == (0, "oiltrack: no figures for exports of crude in Chad\n")
    dated = run("series", "--from", "1999", "--to", "2000-02")
    line = "oiltrack: no figures for production of crude in Libya from 1999-01-01 to 2000-02-29\n"
    assert (dated.exit_code, dated.stderr) == (0, line)
    for machine in (["--json"], ["--csv", "-"]):
        assert run("series", "chad", *machine).stderr == ""
