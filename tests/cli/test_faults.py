"""A bug that one document brings out is told of that document, and every other one is read and stored."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from oiltrack.errors import DatabaseError
from oiltrack.extract import Extractor
from oiltrack.facts import Document, Extraction
from oiltrack.sources import registry

Run = Callable[..., Result]
Story = Callable[..., Path]
Spoil = Callable[[Exception], None]

BUGS = [
    OverflowError("cannot convert float infinity to integer"),
    ValueError("\x1b[31mtwo\nlines"),
    RecursionError("maximum recursion depth exceeded"),
    KeyError("boe"),
]


@pytest.fixture
def spoil(monkeypatch: pytest.MonkeyPatch) -> Spoil:
    """Let the extraction of the text with 790,000 barrels run into an error."""
    extract = Extractor.extract

    def prepare(error: Exception) -> None:
        def broken(self: Extractor, document: Document) -> Extraction:
            if "790,000" in document.text:
                raise error
            return extract(self, document)

        monkeypatch.setattr(Extractor, "extract", broken)

    return prepare


def texts(workspace: Path) -> int:
    with closing(sqlite3.connect(workspace / "oiltrack.db")) as connection:
        number: int = connection.execute("SELECT count(*) FROM document WHERE kind = 'text'").fetchone()[0]
    return number


@pytest.mark.parametrize("error", BUGS, ids=lambda error: type(error).__name__)
def test_ingest_tells_a_bug_of_its_document_and_stores_the_others(
    workspace: Path, run: Run, story: Story, spoil: Spoil, error: Exception
) -> None:
    spoil(error)
    good, bad, last = story("a.md"), story("b.md", "790,000"), story("c.md", "780,000")
    result = run("ingest", good, bad, last)
    assert result.exit_code == 1
    assert result.stdout == "2 new, 0 known, 1 failed\n"
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"oiltrack: {bad}: it brings out {type(error).__name__}")
    assert line.endswith("); report it as a bug, with the document")
    assert "(test_faults.py, line " in line
    assert texts(workspace) == 2
    last_run = json.loads(run("status", "--json").stdout)["runs"][0]
    assert (last_run["status"], last_run["counts"]["failed"]) == ("partial", 1)


def test_a_document_that_needs_too_much_memory_is_no_bug(
    workspace: Path, run: Run, story: Story, spoil: Spoil
) -> None:
    spoil(MemoryError())
    good, bad = story("a.md"), story("b.md", "790,000")
    result = run("ingest", good, bad)
    assert (result.exit_code, result.stdout) == (1, "1 new, 0 known, 1 failed\n")
    assert result.stderr == f"oiltrack: {bad}: needs more memory than there is; split the document\n"


def test_extract_tells_a_bug_and_prints_the_facts_of_the_others(
    workspace: Path, run: Run, story: Story, spoil: Spoil
) -> None:
    spoil(OverflowError("too large"))
    result = run("extract", story("a.md"), story("b.md", "790,000"), story("c.md", "780,000"))
    assert result.exit_code == 1
    assert result.stderr.startswith(
        f"oiltrack: {story('b.md', '790,000')}: it brings out OverflowError: too large ("
    )
    assert len(result.stderr.splitlines()) == 1
    assert "812,000" in result.stdout
    assert "780,000" in result.stdout


def test_rebuild_tells_a_bug_and_keeps_the_old_facts_of_that_document(
    workspace: Path, run: Run, story: Story, spoil: Spoil
) -> None:
    run("ingest", story("a.md"), story("b.md", "790,000"))
    series = ("series", "--from", "2019-03-06", "--to", "2019-03-06", "--json")
    before = run(*series).stdout
    spoil(RecursionError("too deep"))
    result = run("rebuild")
    assert result.exit_code == 1
    assert result.stdout.startswith("1 documents read again: 0 facts gained, 0 lost, ")
    assert result.stdout.endswith(", 1 failed\n")
    assert result.stderr.startswith("oiltrack: doc-")
    assert "b.md): it brings out RecursionError: too deep (" in result.stderr
    assert run(*series).stdout == before
    assert json.loads(run("status", "--json").stdout)["runs"][0]["status"] == "partial"


def test_a_bug_while_a_file_is_read_stops_no_other_file(
    workspace: Path, run: Run, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = registry.check

    def broken(document: Document, location: str) -> Document:
        if "790,000" in document.text:
            raise RuntimeError("stop")
        return check(document, location)

    monkeypatch.setattr(registry, "check", broken)
    result = run("ingest", story("a.md"), story("b.md", "790,000"), story("c.md", "780,000"))
    assert (result.exit_code, result.stdout) == (1, "2 new, 0 known, 1 failed\n")
    assert "b.md: it brings out RuntimeError: stop (test_faults.py, line " in result.stderr


def test_a_disk_that_fails_under_a_file_is_no_bug(
    workspace: Path, run: Run, story: Story, spoil: Spoil
) -> None:
    spoil(OSError(5, "Input/output error"))
    result = run("ingest", story("b.md", "790,000"))
    assert result.stderr.endswith("b.md: Input/output error; check the path, its rights and the disk\n")


def test_a_database_that_fails_stops_the_run(workspace: Path, run: Run, story: Story, spoil: Spoil) -> None:
    spoil(DatabaseError("the database is gone", remedy="find it"))
    result = run("ingest", story("a.md"), story("b.md", "790,000"), story("c.md", "780,000"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "oiltrack: the database is gone; find it\n"
    assert texts(workspace) == 1


def last_run(run: Run) -> dict[str, object]:
    last: dict[str, object] = json.loads(run("status", "--json").stdout)["runs"][0]
    return last


def test_a_run_that_fails_is_in_the_ledger_with_its_error(
    workspace: Path, run: Run, story: Story, spoil: Spoil
) -> None:
    missing = workspace / "none.csv"
    assert run("ingest", story("a.md"), "--index", missing).exit_code == 1
    told = last_run(run)
    assert (told["command"], told["status"]) == ("ingest", "failed")
    assert str(missing) in str(told["message"])
    (workspace / "inbox").rmdir()
    assert run("refresh").exit_code == 1
    told = last_run(run)
    assert (told["command"], told["status"]) == ("refresh", "failed")
    assert "there is no such inbox" in str(told["message"])
    spoil(DatabaseError("a\udcff\nb"))
    assert run("ingest", story("b.md", "790,000")).exit_code == 1
    assert last_run(run)["message"] == "a\\udcff b"
