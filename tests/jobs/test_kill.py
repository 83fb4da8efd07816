"""A killed ``ingest`` leaves a sound database with whole documents, and a second run completes it."""

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from oiltrack.db import open_database
from oiltrack.jobs.workspace import make_workspace

DOCUMENTS = 150
COMMAND = [sys.executable, "-c", "from oiltrack.cli.main import run; run()", "ingest", "news.jsonl"]
FACTS = (
    "SELECT d.key, d.id, count(o.id), count(p.place_id), (SELECT count(*) FROM rejected r WHERE "
    "r.document_id = d.id) FROM document d LEFT JOIN observation o ON o.document_id = d.id "
    "LEFT JOIN observation_place p ON p.observation_id = o.id WHERE d.kind = 'text' GROUP BY d.id"
)


def facts(folder: Path) -> dict[str, tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "oiltrack.db")) as connection:
        return {row[0]: row[1:] for row in connection.execute(FACTS)}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with news that wait to be ingested."""
    folder = tmp_path_factory.mktemp("kill") / "w"
    make_workspace(folder, database=None, history=False, now="2026-01-02T03:04:05Z")
    with (folder / "news.jsonl").open("w", encoding="utf-8") as file:
        for number in range(DOCUMENTS):
            text = (
                f"Libya pumped {700 + number},000 barrels per day on Monday, item {number} said. "
                f"Sharara gave {200 + number},000 b/d of it and El Feel {50 + number},000 b/d. "
                "Brent traded at 60 dollars a barrel."
            )
            row = {"id": f"n{number}", "published": "2019-03-06", "text": text}
            file.write(json.dumps(row) + "\n")
    return folder


@pytest.fixture(scope="module")
def whole(empty: Path) -> tuple[dict[str, tuple[object, ...]], float, float]:
    """Ingest everything once: the facts, and the seconds until the first document and until the end."""
    folder = empty.with_name("whole")
    shutil.copytree(empty, folder)
    begin = time.monotonic()
    with subprocess.Popen(COMMAND, cwd=folder, stdout=subprocess.PIPE) as process:
        while process.poll() is None and not facts(folder):
            time.sleep(0.005)
        first = time.monotonic() - begin
        process.wait()
    assert process.returncode == 0
    return facts(folder), first, time.monotonic() - begin


@pytest.mark.slow
@pytest.mark.parametrize("part", [0.0, 0.13, 0.29, 0.46, 0.64, 0.81, 0.97])
def test_killed_at_any_point_it_holds_whole_documents_and_a_second_run_completes_it(
    empty: Path, whole: tuple[dict[str, tuple[object, ...]], float, float], tmp_path: Path, part: float
) -> None:
    wanted, first, end = whole
    folder = tmp_path / "w"
    shutil.copytree(empty, folder)
    with subprocess.Popen(COMMAND, cwd=folder, stdout=subprocess.PIPE) as process:
        time.sleep(first + part * (end - first))
        process.send_signal(signal.SIGKILL)
    with open_database(f"sqlite:///{folder}/oiltrack.db") as database:
        assert database.integrity() == []
    held = facts(folder)
    assert held.items() <= wanted.items()
    again = subprocess.run(COMMAND, cwd=folder, capture_output=True, text=True, check=True)
    assert again.stdout == f"{DOCUMENTS - len(held)} new, {len(held)} known, 0 failed\n"
    assert facts(folder) == wanted


@pytest.mark.slow
def test_asked_to_end_it_finishes_or_rolls_back_the_document_and_exits_143(
    empty: Path, whole: tuple[dict[str, tuple[object, ...]], float, float], tmp_path: Path
) -> None:
    wanted, first, end = whole
    folder = tmp_path / "w"
    shutil.copytree(empty, folder)
    with subprocess.Popen(
        COMMAND, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        while not facts(folder):
            time.sleep(0.005)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate()
    assert (process.returncode, out, err) == (143, "", "")
    held = facts(folder)
    assert 0 < len(held) < DOCUMENTS
    assert held.items() <= wanted.items()
    with closing(sqlite3.connect(folder / "oiltrack.db")) as connection:
        assert connection.execute("SELECT status, message FROM run").fetchall() == [("failed", "Terminated")]
