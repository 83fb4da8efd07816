"""All tables of one export, and all reports of one run, show one state of the database."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from oiltrack.db import Database, open_database
from oiltrack.extract import EXTRACTOR_VERSION, Extractor
from oiltrack.facts import Document
from oiltrack.jobs import export as export_job
from oiltrack.jobs.export import export
from oiltrack.jobs.publish import publish
from oiltrack.jobs.workspace import make_workspace
from oiltrack.report.records import Row
from oiltrack.stored import StoredObservation

NOW = "2026-01-02T03:04:05Z"
TODAY = date(2026, 1, 2)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = make_workspace(tmp_path / "w", database=None, history=False, now=NOW)
    with open_database(made.workspace.database) as opened:
        _store(opened, "812,000")
        yield opened


def _store(database: Database, figure: str) -> None:
    text = (
        f"Libya pumped {figure} barrels of crude a day on Tuesday. Sharara was shut on Tuesday by a strike."
    )
    document = Document(key=figure, text=text, published="2019-03-06")
    facts = Extractor.load().extract(document)
    assert facts.observations
    database.save(document, facts, location=figure, ingested_at=NOW, extractor=EXTRACTOR_VERSION)


@pytest.fixture
def written_meanwhile(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another document come in while the first table is written."""
    row_of, stored = export_job.observation_row, []

    def slow(record: StoredObservation) -> Row:
        if not stored:
            stored.append(record)
            _store(database, "990,000")
        return row_of(record)

    monkeypatch.setattr(export_job, "observation_row", slow)


def _documents(folder: Path) -> dict[str, set[str]]:
    found = {}
    for name, column in (("sources", "id"), ("observations", "document_id"), ("events", "document_id")):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
            found[name] = {row[column] for row in csv.DictReader(handle)}
    return found


@pytest.mark.usefixtures("written_meanwhile")
def test_what_comes_in_during_an_export_is_in_none_of_its_tables(database: Database, tmp_path: Path) -> None:
    done = export(database, tmp_path / "csv", place="libya", hold_days=10, today=TODAY)
    found = _documents(tmp_path / "csv")
    assert (done.counts["sources"], done.last) == (1, date(2019, 3, 5))
    assert found["observations"] == found["events"] == found["sources"]
    assert len(list(database.documents())) == 2


@pytest.mark.usefixtures("written_meanwhile")
def test_the_charts_of_a_run_show_what_its_tables_show(database: Database, tmp_path: Path) -> None:
    settings = {"place": "libya", "hold_days": 10, "today": TODAY, "run_id": "1", "run_at": NOW}
    publish(database, tmp_path / "reports", **settings)  # type: ignore[arg-type]
    assert "812000" in (tmp_path / "reports" / "national.csv").read_text(encoding="utf-8")
    assert "990000" not in (tmp_path / "reports" / "national.csv").read_text(encoding="utf-8")
