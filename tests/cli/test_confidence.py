"""``--min-confidence``: claims that are less certain are in no series, chart or table."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from oiltrack.db import open_database
from oiltrack.facts import (
    Aspect,
    Cause,
    Document,
    Event,
    EventKind,
    Extraction,
    Fluid,
    Measure,
    Modality,
    Observation,
    Qualifier,
)

Run = Callable[..., Result]


def claim(confidence: float, rate: int) -> Observation:
    return Observation(
        doc="story",
        entities=("libya",),
        when="2030-03-05",
        modality=Modality.ACTUAL,
        quote="a figure",
        start=0,
        end=8,
        sentence="a figure",
        attribution=None,
        confidence=confidence,
        measure=Measure.PRODUCTION,
        fluid=Fluid.CRUDE,
        aspect=Aspect.LEVEL,
        low=rate,
        high=rate,
        qualifier=Qualifier.EXACT,
    )


@pytest.fixture
def doubtful(workspace: Path) -> Path:
    """Store a doubtful figure and a doubtful outage."""
    outage = Event(
        doc="story",
        entities=("sharara",),
        when="2030-03-04",
        modality=Modality.ACTUAL,
        quote="shut",
        start=9,
        end=13,
        sentence="shut",
        attribution=None,
        confidence=0.3,
        kind=EventKind.OUTAGE_START,
        cause=Cause.UNKNOWN,
        offline=None,
    )
    with open_database(f"sqlite:///{workspace / 'oiltrack.db'}") as database:
        database.save(
            Document(key="story", text="a figure shut", published="2030-03-05"),
            Extraction(observations=(claim(0.4, 712_345),), events=(outage,)),
            location="story.txt",
            ingested_at="2030-03-05T00:00:00Z",
            extractor="1",
        )
    return workspace


def test_a_doubtful_claim_is_in_the_series_until_it_is_left_out(doubtful: Path, run: Run) -> None:
    assert "712345" in run("series", "--from", "2030-03-05", "--to", "2030-03-05").stdout
    sure = run("series", "--from", "2030-03-05", "--to", "2030-03-05", "--min-confidence", "0.5")
    assert "712345" not in sure.stdout
    assert "712345" in run("series", "--from", "2030", "--min-confidence", "0.4").stdout


def test_the_tables_of_an_export_have_no_doubtful_claim(doubtful: Path, run: Run) -> None:
    def written(name: str) -> list[dict[str, str]]:
        with (doubtful / "csv" / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    assert run("export", "csv").exit_code == 0
    assert any(row["high"] == "712345" for row in written("observations.csv"))
    assert len(written("events.csv")) == 1
    assert run("export", "csv", "--min-confidence", "0.5").exit_code == 0
    assert not any(row["high"] == "712345" for row in written("observations.csv"))
    assert written("events.csv") == []
    assert not any(
        row["places"] == "sharara" and row["start"] == "2030-03-04" for row in written("outages.csv")
    )


def test_a_chart_leaves_doubtful_claims_out_and_says_so(doubtful: Path, run: Run) -> None:
    assert run("chart", "--from", "2026", "--out", "all.svg").exit_code == 0
    assert "712345" in (doubtful / "all.csv").read_text(encoding="utf-8")
    assert run("chart", "--from", "2026", "--min-confidence", "0.5", "--out", "sure.svg").exit_code == 0
    assert "712345" not in (doubtful / "sure.csv").read_text(encoding="utf-8")
    told = (doubtful / "sure.alt.txt").read_text(encoding="utf-8")
    assert "Claims read with a confidence below 0.5 are left out." in told
