"""The views can be looked at with Datasette, as the page on the data model says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from oiltrack.db import open_database
from oiltrack.db.migrate import create
from oiltrack.gazetteer import load_seeds


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("datasette") / "oiltrack.db"
    create(f"sqlite:///{path}")
    with open_database(f"sqlite:///{path}") as database:
        database.seed(load_seeds(), history=True, at="2026-01-01T00:00:00Z")
    return path


@pytest.mark.parametrize(
    ("view", "column"),
    [("v_national_daily", "low_bpd"), ("v_outages", "places"), ("v_observations", "quote")],
)
def test_datasette_shows_the_view(filled: Path, view: str, column: str) -> None:
    asked = f"/oiltrack/{view}.json?_shape=array&_size=5"
    command = [sys.executable, "-W", "ignore", "-m", "datasette", "serve", filled]
    command += ["--setting", "sql_time_limit_ms", "5000", "--get", asked]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    rows = json.loads(done.stdout)
    assert len(rows) == 5
    assert all(row[column] not in (None, "") for row in rows)
