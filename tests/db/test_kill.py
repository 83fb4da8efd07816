"""A process that is killed while it writes leaves whole documents only, and the next run completes them."""

import subprocess
import sys
from pathlib import Path

import pytest

from oiltrack.db import open_database
from oiltrack.db.migrate import create
from tests.db.build import AT, seeds
from tests.db.conftest import Ask

ROOT = Path(__file__).parents[2]
DOCUMENTS = {"sqlite": 120, "postgresql": 30}
FACTS = 40
POINTS = {"sqlite": (1, 2, 3, 5, 8, 13, 21), "postgresql": (8,)}
WRITER = f"""
import sys
from oiltrack.db import open_database
from tests.db.build import AT, document, extraction, observation

with open_database(sys.argv[1]) as database:
    for number in range(int(sys.argv[2])):
        text = f"{{number}} " + "Sharara pumps. " * 2000
        facts = tuple(observation(low=low, entities=("el-feel", "sharara")) for low in range({FACTS}))
        saved = database.save(
            document(key=str(number), text=text, url=None), extraction(observations=facts),
            location="inbox", ingested_at=AT, extractor="1",
        )
        print(saved, flush=True)
"""


def kill_after(url: str, new_documents: int, *, of: int) -> bool:
    """Start a writer and kill it after so many new documents; tell whether it was killed before its end."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, url, str(of)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    with process:
        assert process.stdout is not None
        for line in process.stdout:
            new_documents -= line == "new\n"
            if new_documents == 0:
                process.kill()
    return process.returncode == -9


@pytest.mark.slow
def test_a_killed_writer_leaves_only_whole_documents(kind: str, url: str, ask: Ask):
    with open_database(url) as database:
        database.seed(seeds(), history=False, at=AT)
    stored, documents = 0, DOCUMENTS[kind]
    for point in POINTS[kind]:
        assert kill_after(url, point, of=documents)
        with open_database(url, read_only=True) as database:
            assert database.integrity() == []
        sizes = ask(
            "SELECT count(DISTINCT o.id), count(p.place_id), count(DISTINCT e.id), count(DISTINCT r.id)"
            " FROM document d"
            " LEFT JOIN observation o ON o.document_id = d.id"
            " LEFT JOIN observation_place p ON p.observation_id = o.id"
            " LEFT JOIN event e ON e.document_id = d.id"
            " LEFT JOIN rejected r ON r.document_id = d.id"
            " GROUP BY d.id"
        )
        assert set(sizes) == {(FACTS, 2 * FACTS, 1, 1)}
        assert len(sizes) >= stored + point
        stored = len(sizes)
    assert not kill_after(url, documents + 1, of=documents)
    with open_database(url) as database:
        assert len(list(database.documents())) == documents
        assert database.counts()["observation"] == documents * FACTS
        assert database.integrity() == []


@pytest.mark.slow
def test_two_writers_at_once_store_each_document_once(kind: str, url: str):
    documents = DOCUMENTS[kind]
    with open_database(url) as database:
        database.seed(seeds(), history=False, at=AT)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, url, str(documents)], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        for _ in range(2)
    ]
    told = [writer.communicate(timeout=120)[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert sorted(told[0] + told[1]) == ["known"] * documents + ["new"] * documents
    with open_database(url) as database:
        assert database.counts()["document"] == documents


@pytest.mark.slow
def test_a_killed_init_leaves_nothing_or_a_whole_database(tmp_path: Path):
    script = (
        "import sys; from oiltrack.db.migrate import create; print('go', flush=True); create(sys.argv[1])"
    )
    for number in range(4):
        path = tmp_path / f"{number}.db"
        process = subprocess.Popen(
            [sys.executable, "-c", script, f"sqlite:///{path}"], stdout=subprocess.PIPE, cwd=ROOT
        )
        with process:
            assert process.stdout is not None
            process.stdout.readline()
            try:
                process.wait(timeout=0.03 * number)
            except subprocess.TimeoutExpired:
                process.kill()
        create(f"sqlite:///{path}")
        with open_database(f"sqlite:///{path}") as database:
            assert database.integrity() == []
