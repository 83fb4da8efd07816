"""Ingesting with several processes: the same database, copies and errors included."""

import os
from datetime import date

import pytest

from oiltrack.db import open_database
from oiltrack.errors import SourceError, WorkerError
from oiltrack.extract import Extractor
from oiltrack.facts import Document
from oiltrack.jobs.ingest import Found, Storing
from oiltrack.jobs.workers import ReadsElsewhere, pool_of, reading_ahead
from oiltrack.jobs.workspace import make_workspace

NOW = "2020-01-01T00:00:00Z"
TEXT = "Libya's crude oil output rose to {},000 barrels per day on Wednesday, it said."
EARLY = Document(key="copy", text=TEXT.format(500))
LATE = Document(key="copy again", text=TEXT.format(500), published="2019-03-07", title="Output")


def items():
    yield Found(EARLY)
    yield Found(SourceError("b.txt: line 3", "no object", remedy="write one"))
    yield Found(LATE)
    for number in range(501, 506):
        yield Found(Document(key=f"story-{number}", text=TEXT.format(number), published="2019-03-07"))
    yield Found(Document(key="ahead", text=TEXT.format(507), published="2029-03-07"))


def results(folder, *, workers):
    """Return what became of the items in a new workspace, and the facts that are stored, with their dates."""
    make_workspace(folder, database=None, history=False, now=NOW)
    extractor = Extractor.load()
    with (
        open_database(f"sqlite:///{folder / 'oiltrack.db'}") as database,
        reading_ahead(lambda: extractor, workers=workers) as reading,
    ):
        storing = Storing(
            database, extractor=lambda: extractor, reading=reading, today=date(2020, 1, 1), now=NOW
        )
        told = [str(result) for result in storing.each(items())]
        return told, sorted((stored.id, stored.observation.when) for stored in database.observations())


@pytest.mark.slow
def test_two_processes_store_the_same_as_one(tmp_path):
    one = results(tmp_path / "one", workers=1)
    assert results(tmp_path / "two", workers=2) == one
    assert [when for _, when in one[1]].count("2019-03-06") == 6


def end() -> None:
    os._exit(1)


@pytest.mark.slow
def test_a_lost_process_ends_the_run_with_the_remedy(tmp_path):
    make_workspace(tmp_path, database=None, history=False, now=NOW)
    with (
        open_database(f"sqlite:///{tmp_path / 'oiltrack.db'}") as database,
        pool_of(2, end) as pool,
    ):
        storing = Storing(
            database,
            extractor=Extractor.load,
            reading=ReadsElsewhere(pool, ahead=4),
            today=date(2020, 1, 1),
            now=NOW,
        )
        with pytest.raises(WorkerError, match="ended from outside.*fewer --workers"):
            list(storing.each(items()))
