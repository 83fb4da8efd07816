"""The run ledger and what the database says of itself."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from oiltrack.db import Database, RunStatus
from oiltrack.errors import UnknownIdError
from oiltrack.facts import Modality
from tests.db.build import document, event, extraction, observation
from tests.db.conftest import Save


def test_runs_come_newest_first_with_what_they_did(database: Database):
    first = database.start_run("ingest", at="2026-01-01T00:00:00Z")
    database.finish_run(
        first, at="2026-01-01T00:01:00Z", status=RunStatus.PARTIAL, counts={"new": 3}, message="1 failed"
    )
    second = database.start_run("refresh", at="2026-01-02T00:00:00Z")
    newest, oldest = database.runs(5)
    assert (newest.id, newest.status, newest.finished_at) == (second, RunStatus.RUNNING, None)
    assert (oldest.command, oldest.status, oldest.counts) == ("ingest", RunStatus.PARTIAL, {"new": 3})
    assert (oldest.finished_at, oldest.message) == ("2026-01-01T00:01:00Z", "1 failed")
    assert [row.id for row in database.runs(1)] == [second]


def test_a_run_ends_though_the_clock_was_set_back_and_its_message_is_odd(database: Database):
    number = database.start_run("ingest", at="2026-01-01T00:00:00Z")
    database.finish_run(
        number, at="2025-12-31T23:00:00Z", status=RunStatus.FAILED, counts={}, message="a\udcff.txt: lost"
    )
    (run,) = database.runs(1)
    assert (run.status, run.finished_at, run.message) == (
        RunStatus.FAILED,
        "2026-01-01T00:00:00Z",
        "a\\udcff.txt: lost",
    )


def test_a_run_that_never_began_cannot_end(database: Database):
    with pytest.raises(UnknownIdError, match="no run 7"):
        database.finish_run(7, at="2026-01-01T00:01:00Z", status=RunStatus.DONE, counts={})


def test_the_newest_data_is_actual_and_has_an_end(database: Database, save: Save):
    assert database.newest() == {"published": None, "when": None}
    facts = (
        observation(when="2017-06-05"),
        observation(when="2017-05"),
        observation(when="2013-07/"),
        observation(when=None),
        observation(when="2018", modality=Modality.EXPECTED),
    )
    save(document(), extraction(observations=facts, events=(event(when="2019"),)))
    save(document(text="older", published="2016", url=None))
    save(document(text="undated", published=None, url=None))
    assert database.newest() == {"published": "2017-06-08", "when": "2017-06-05"}


def test_counts_name_every_table(database: Database):
    assert set(database.counts()) == {
        "capacity",
        "decision",
        "document",
        "document_sketch",
        "event",
        "event_place",
        "observation",
        "observation_place",
        "official_value",
        "outage",
        "outage_place",
        "place",
        "place_alias",
        "place_link",
        "rejected",
        "run",
        "series_claim",
        "source_state",
    }


def test_a_row_without_its_parent_is_told(database: Database, path: Path):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("INSERT INTO place_alias VALUES ('atlantis', 'Atlantis', 'en', '', '', 'a myth')")
        raw.commit()
    assert database.integrity() == ["place_alias row 3 names a row of place that is not there"]


def test_the_last_run_that_published_is_found_however_many_came_after_it(
    kind: str, database: Database
) -> None:
    for number in range(600 if kind == "sqlite" else 20):
        at = f"2026-01-01T00:{number // 60:02}:{number % 60:02}Z"
        run = database.start_run("refresh", at=at)
        counts = {"files": int(number in (3, 5))} if number else {}
        database.finish_run(run, at=at, status=RunStatus.DONE, counts=counts)
    assert database.last_publishing("2026-02") == "2026-01-01T00:00:05Z"
    assert database.last_publishing("2026-01-01T00:00:05Z") == "2026-01-01T00:00:03Z"
    assert database.last_publishing("") is None
