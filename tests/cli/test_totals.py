"""``oiltrack offline``, ``losses`` and the claims of an outage."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Story = Callable[..., Path]


@pytest.fixture
def today(workspace: Path, on_day: Callable[[date], None]) -> None:
    on_day(date(2026, 11, 29))


def table(result: Result) -> list[dict[str, str]]:
    assert (result.exit_code, result.stderr) == (0, "")
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_offline_has_a_row_for_each_day_of_the_period(today: None, run: Run) -> None:
    found = table(run("offline", "--from", "2018-12-07", "--to", "2018-12-09", "--csv", "-"))
    assert [(row["date"], row["offline_bpd"]) for row in found] == [
        ("2018-12-07", "0"),
        ("2018-12-08", "388000"),
        ("2018-12-09", "388000"),
    ]


def test_offline_by_cause_adds_up_to_the_whole_and_is_at_most_capacity(today: None, run: Run) -> None:
    whole = {row["date"]: int(row["offline_bpd"]) for row in table(run("offline", "--csv", "-"))}
    for part in ("cause", "place"):
        parts = dict.fromkeys(whole, 0)
        for row in table(run("offline", "--by", part, "--csv", "-")):
            parts[row["date"]] += int(row["offline_bpd"])
        assert parts == whole
    assert 1_000_000 < max(whole.values()) <= 1_600_000


def test_losses_are_listed_by_cause_and_by_place(today: None, run: Run) -> None:
    causes = table(run("losses", "--from", "2020", "--to", "2020", "--csv", "-"))
    assert causes[0]["cause"] == "blockade"
    assert 200_000_000 < int(causes[0]["lost_bbl"]) < 400_000_000
    assert all(int(r["lost_low_bbl"]) <= int(r["lost_bbl"]) <= int(r["lost_high_bbl"]) for r in causes)
    places = table(run("losses", "--by", "place", "--from", "2020", "--to", "2020", "--csv", "-"))
    assert sum(int(row["lost_bbl"]) for row in places) == sum(int(row["lost_bbl"]) for row in causes)


def test_totals_can_be_had_as_they_were_known(today: None, run: Run) -> None:
    days = ("--from", "2020-03-01", "--to", "2020-03-01", "--csv", "-")
    [now], [then] = table(run("offline", *days)), table(run("offline", "--as-of", "2020-03-01", *days))
    assert now["offline_bpd"] == then["offline_bpd"] != "0"
    [before] = table(run("offline", "--as-of", "2020-01-01", "--by", "ingested", *days))
    assert before["offline_bpd"] == "0"


def test_the_claims_of_an_outage_have_roles(today: None, run: Run, story: Story) -> None:
    assert run("ingest", story("a.md")).exit_code == 0
    rows = [json.loads(line) for line in run("outages", "--json").stdout.splitlines()]
    news = next(row for row in rows if row["origin"] == "news")
    [claim] = table(run("outages", news["id"][:10], "--csv", "-"))
    assert (claim["claim_id"], claim["role"], claim["places"]) == (news["sources"], "opened", "sharara")
    wrong = run("outages", "out-none")
    assert (wrong.exit_code, wrong.stdout) == (1, "")
    assert wrong.stderr == (
        "oiltrack: nothing in this database has the id 'out-none'; see `oiltrack outages`\n"
    )


def test_explain_tells_roles_and_what_follows_from_an_outage(today: None, run: Run) -> None:
    rows = [json.loads(line) for line in run("outages", "--json").stdout.splitlines()]
    national = next(row for row in rows if row["places"] == "libya" and row["start"] == "2020-01-17")
    children = {row["id"] for row in rows if row["parent_id"] == national["id"]}
    told = json.loads(run("explain", national["id"], "--json").stdout)
    assert set(told["children"]) == children != set()
    assert f"  {min(children)}  follows from it" in run("explain", national["id"]).stdout
