"""The commands of belief: series and its options, explain series, conflicts, changes, balance."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from oiltrack.db import open_database
from oiltrack.facts import Fluid, Measure
from tests.jobs.test_belief import FIRST, told

Run = Callable[..., Result]
COLUMNS = "date,production_bpd,low_bpd,high_bpd,method,observation_id,originators,age_days"


def table(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


@pytest.fixture
def told_workspace(workspace: Path) -> Path:
    """Add two documents on one day, of which one is far too high, and the exports of the day."""
    with open_database(f"sqlite:///{workspace / 'oiltrack.db'}") as database:
        for document, extraction in (
            told(1, FIRST, 1_200_000, attribution="NOC"),
            told(2, FIRST, 9_000_000, publisher="AP"),
            told(3, FIRST, 1_000_000, measure=Measure.EXPORTS),
            told(4, FIRST, 50_000, fluid=Fluid.CONDENSATE),
        ):
            database.save(
                document, extraction, location="x", ingested_at="2026-02-01T00:00:00Z", extractor="1"
            )
    return workspace


def test_the_columns_of_a_series_are_the_same_for_days_weeks_and_months(workspace: Path, run: Run) -> None:
    days = ("--from", "2024-08", "--to", "2024-09", "--csv", "-")
    for freq, header in (("D", COLUMNS), ("W", f"{COLUMNS},coverage"), ("M", f"{COLUMNS},coverage")):
        assert run("series", "--freq", freq, *days).stdout.splitlines()[0] == header
    row = json.loads(run("series", "--from", "2024-08-28", "--to", "2024-08-28", "--json").stdout)
    assert ",".join(row) == COLUMNS


def test_a_series_is_told_as_it_was_known(workspace: Path, run: Run) -> None:
    def days(*options: str) -> list[str]:
        found = table(run("series", "--from", "2024-08", "--to", "2024-10", "--csv", "-", *options))
        return [row["date"] for row in found if row["method"] == "reported"]

    assert days() == ["2024-08-28", "2024-10-09", "2024-10-10"]
    assert days("--as-of", "2024-09") == ["2024-08-28"]
    assert days("--as-of", "2025-12", "--by", "ingested") == []
    assert days("--as-of", "2026-01-02", "--by", "ingested") == days()


def test_an_estimate_is_marked(workspace: Path, run: Run) -> None:
    found = table(run("series", "--from", "2024-09-05", "--to", "2024-09-20", "--estimate", "--csv", "-"))
    assert found[-1]["method"] == "estimated"
    assert found[-1]["age_days"] == "23"


def test_capacities_and_expectations_are_series_of_their_own(workspace: Path, run: Run) -> None:
    assert table(run("series", "--aspect", "capacity", "--freq", "M", "--csv", "-")) != []
    expected = table(run("series", "--modality", "expected", "--freq", "M", "--csv", "-"))
    assert expected != table(run("series", "--freq", "M", "--csv", "-"))


def test_a_condensate_for_another_fluid_is_wrong_usage(workspace: Path, run: Run) -> None:
    result = run("series", "--fluid", "gas", "--condensate", "50000")
    assert result.exit_code == 2
    assert "--condensate converts crude and liquids, not gas" in result.stderr
    assert run("series", "--condensate", "50000", "--from", "2024-08", "--to", "2024-08").exit_code == 0


def test_explain_series_tells_every_claim_with_its_score(told_workspace: Path, run: Run) -> None:
    lines = run("explain", "series", "2024-01-01").stdout
    assert "1,200,000 b/d (1,200,000 to 1,200,000), reported, supported by 1 originator" in lines
    assert "because      the only statement of its day" in lines
    assert "graded     source A (reliable), information 6" in lines
    assert "set aside" in lines
    assert "why        more than libya can do, 1,600,000 b/d" in lines
    answer = json.loads(run("explain", "series:2024-01-01", "--json").stdout)
    assert [claim["verdict"] for claim in answer["claims"]] == ["taken", "set aside"]
    held = run("explain", "series", "2024-01-03", "--place", "Libya").stdout
    assert "held from 2024-01-01" in held


def test_explain_series_of_a_gap_and_of_a_month(workspace: Path, run: Run) -> None:
    gap = run("explain", "series", "2024-07-01").stdout
    assert "no figure; the last report is of " in gap
    assert "the series has a gap" in gap
    month = run("explain", "series", "2024-12").stdout
    assert ", period, supported by" in month
    assert "no claim gives a figure for the whole month" in run("explain", "series", "2012-11").stdout
    rows = map(json.loads, run("series", "--freq", "M", "--json").stdout.splitlines())
    row = next(row for row in rows if row["method"] == "reported")
    mean = run("explain", "series", row["date"][:7]).stdout
    assert f"{row['production_bpd']:,} b/d" in mean
    assert "because      the mean of " in mean
    assert all(word in mean for word in ("obs-", "taken", "published"))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("series",), "'' is no day and no month"),
        (("series", "2018"), "'2018' is no day and no month"),
        (("obs-1", "2018"), "a date ('2018') goes with `series` only"),
    ],
)
def test_explain_refuses_other_dates(workspace: Path, run: Run, words: tuple[str, ...], message: str) -> None:
    result = run("explain", *words)
    assert result.exit_code == 2
    assert message in result.stderr


def test_conflicts_are_listed_with_their_reason(told_workspace: Path, run: Run) -> None:
    (row,) = table(run("conflicts", "--csv", "-"))
    assert (row["low"], row["kind"], row["accepted_bpd"]) == ("9000000", "capacity", "1600000")
    assert table(run("conflicts", "--place", "sharara", "--csv", "-")) == []
    assert table(run("conflicts", "--from", "2025", "--csv", "-")) == []
    assert table(run("conflicts", "--as-of", "2023", "--csv", "-")) == []


def test_changes_tell_claims_and_days(told_workspace: Path, run: Run) -> None:
    result = run("changes", "--since", "2026-01-15")
    assert result.exit_code == 0
    assert result.stdout.count("added\t") == 4
    assert "the series of libya (production of crude) says otherwise of 11 days" in result.stderr
    moved = table(run("changes", "--since", "2026-01-15", "--series", "--csv", "-"))
    assert len(moved) == 11
    assert (moved[0]["before_bpd"], moved[0]["after_bpd"]) == ("", "1200000")
    assert table(run("changes", "--since", "2026-03", "--place", "libya", "--csv", "-")) == []


def test_the_balance_sets_production_against_its_use(told_workspace: Path, run: Run) -> None:
    (row,) = table(run("balance", "--freq", "D", "--csv", "-"))
    assert (row["difference_bpd"], row["missing"]) == ("200000", "refinery_intake")
    nothing = run("balance", "sharara")
    assert nothing.exit_code == 0
    assert "no claims set production of" in nothing.stderr


def test_outages_chart_and_export_are_told_as_they_were_known(workspace: Path, run: Run) -> None:
    found = table(run("outages", "--as-of", "2020-03-01", "--csv", "-"))
    assert max(row["start"] for row in found) <= "2020-03-01"
    assert {row["status"] for row in found if row["places"] == "libya" and row["start"] == "2020-01-17"} == {
        "shut"
    }
    assert run("export", "csv", "--as-of", "2020-03-01").exit_code == 0
    with (workspace / "csv" / "series.csv").open(encoding="utf-8") as handle:
        assert max(row["date"] for row in csv.DictReader(handle)) <= "2020-03-01"
    assert run("chart", "--as-of", "2020-03-01", "--out", "then.svg").exit_code == 0
    with (workspace / "then.csv").open(encoding="utf-8") as handle:
        assert max(row["date"] for row in csv.DictReader(handle)) <= "2020-03-01"
