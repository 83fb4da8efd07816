"""``events``: the event claims by date, chosen by place, kind and time."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from oiltrack.db import open_database
from oiltrack.facts import Cause, Document, Event, EventKind, Extraction, Modality

Run = Callable[..., Result]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_events_of_a_fresh_workspace_are_none(workspace: Path, run: Run) -> None:
    result = run("events")
    assert result.exit_code == 0
    assert result.stdout.startswith("id\twhen\tkind\tcause\t")
    assert len(result.stdout.splitlines()) == 1


@pytest.fixture
def events(workspace: Path) -> Path:
    """Store three events: two dated, one not."""
    shared = {"doc": "a", "modality": Modality.ACTUAL, "attribution": None, "confidence": 0.9}
    text = "Gunmen stormed Ras Lanuf. Sharara was shut by a strike. Zueitina reopened."
    told = [
        ("stormed", EventKind.ATTACK, Cause.ARMED_CONFLICT, ("ras-lanuf",), "2018-06-14", None),
        ("shut", EventKind.OUTAGE_START, Cause.STRIKE, ("sharara", "el-feel"), "2018-12", 388000),
        ("reopened", EventKind.OUTAGE_END, Cause.UNKNOWN, ("zueitina",), None, None),
    ]
    facts = tuple(
        Event(
            **shared,
            entities=places,
            when=when,
            quote=quote,
            start=text.index(quote),
            end=text.index(quote) + len(quote),
            sentence=text,
            kind=kind,
            cause=cause,
            offline=offline,
        )
        for quote, kind, cause, places, when, offline in told
    )
    with open_database(f"sqlite:///{workspace}/oiltrack.db") as database:
        database.save(
            Document(key="a", text=text, published="2019-01-02", publisher="Test Wire"),
            Extraction(events=facts),
            location="a",
            ingested_at="2026-01-02T03:04:05Z",
            extractor="test",
        )
    return workspace


def test_events_come_by_date_undated_ones_last(events: Path, run: Run) -> None:
    found = rows(run("events").stdout)
    assert [(row["when"], row["kind"], row["entities"]) for row in found] == [
        ("2018-06-14", "attack", "ras-lanuf"),
        ("2018-12", "outage_start", "el-feel sharara"),
        ("", "outage_end", "zueitina"),
    ]
    assert found[1]["offline_bpd"] == "388000"
    assert found[1]["publisher"] == "Test Wire"
    assert found[0]["id"].startswith("evt-")


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        (["--place", "Sharara"], ["outage_start"]),
        (["--kind", "attack"], ["attack"]),
        (["--from", "2018-12-20"], ["outage_start"]),
        (["--to", "2018-11"], ["attack"]),
        (["--from", "2019"], []),
    ],
)
def test_events_can_be_chosen(events: Path, run: Run, options: list[str], kinds: list[str]) -> None:
    lines = run("events", *options, "--json").stdout.splitlines()
    assert [json.loads(line)["kind"] for line in lines] == kinds
