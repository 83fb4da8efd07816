"""A snapshot shows one state for all its reads, while others write; it writes nothing itself."""

import pytest

from oiltrack.db import Database, snapshot
from oiltrack.errors import DatabaseError
from tests.db.build import document, extraction
from tests.db.conftest import Save


def test_what_is_written_meanwhile_is_seen_only_afterwards(database: Database, save: Save):
    save(document(text="one", url=None), extraction())
    with snapshot(database) as state:
        before = state.counts()
        save(document(text="two", url=None))
        assert len(list(state.documents())) == 1
        assert state.counts() == before
        assert len(list(database.documents())) == 2
    assert database.counts()["document"] == 2


def test_a_write_before_the_first_question_is_not_seen_either(database: Database, save: Save):
    with snapshot(database) as state:
        save(document())
        assert list(state.documents()) == []


def test_a_snapshot_of_a_snapshot_is_the_same_one(database: Database, save: Save):
    with snapshot(database) as outer:
        save(document())
        with snapshot(outer) as inner:
            assert list(inner.documents()) == []
        assert list(outer.documents()) == []


def test_a_snapshot_refuses_to_be_written(database: Database):
    with (
        snapshot(database) as state,
        pytest.raises(DatabaseError, match=": a snapshot is for reading"),
    ):
        state.start_run("ingest", at="2026-01-01T00:00:00Z")
