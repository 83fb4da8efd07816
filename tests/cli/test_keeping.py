"""What keeps a database over the years: backups, restoring one, and the doctor."""

import fcntl
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from oiltrack.db import backup
from oiltrack.errors import DatabaseError
from tests.cli.nightly import into_inbox

Run = Callable[..., Result]
Story = Callable[..., Path]


def test_a_backup_is_checked_and_restored(workspace: Path, run: Run, story: Story) -> None:
    into_inbox(workspace, story, "812,000")
    run("ingest", "inbox")
    assert run("backup", "copy.db").stdout == "copy.db\n"
    again = run("backup", "copy.db")
    assert (again.exit_code, "is there already" in again.stderr) == (1, True)
    document = json.loads(run("documents", "--json").stdout)["id"]
    assert run("forget", "--yes", document).exit_code == 0
    assert document not in run("documents").stdout
    result = run("restore", "copy.db")
    assert result.exit_code == 0
    kept = Path(result.stdout.split(" is ")[-1].strip())
    assert kept.exists()
    assert document in run("documents").stdout
    assert sorted(path.name for path in workspace.glob("*.db*")) == sorted(
        ["copy.db", "oiltrack.db", kept.name]
    )


def test_a_backup_into_a_folder_that_is_not_there_names_it(workspace: Path, run: Run, tmp_path: Path) -> None:
    result = run("backup", tmp_path / "none" / "b.db")
    assert result.exit_code == 1
    assert result.stderr == f"oiltrack: {tmp_path}/none: there is no such folder; make it, or name another\n"


def test_a_damaged_copy_is_not_restored_and_a_damaged_database_is_replaced(workspace: Path, run: Run) -> None:
    run("backup", "copy.db")
    sound = (workspace / "copy.db").read_bytes()
    before = (workspace / "oiltrack.db").read_bytes()
    (workspace / "half.db").write_bytes(sound[: len(sound) // 2])
    assert run("restore", "half.db").exit_code == 1
    assert (workspace / "oiltrack.db").read_bytes() == before
    (workspace / "oiltrack.db").write_bytes(b"noise" * 1000)
    assert run("restore", "copy.db").exit_code == 0
    assert run("doctor").exit_code == 0


def test_a_restore_that_finds_no_room_leaves_what_is_there(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise DatabaseError("the disk is full")

    run("backup", "copy.db")
    (workspace / "oiltrack.db").write_bytes(b"damaged")
    monkeypatch.setattr(backup, "_copy", full)
    assert run("restore", "copy.db").exit_code == 1
    assert (workspace / "oiltrack.db").read_bytes() == b"damaged"
    assert not list(workspace.glob("*before-restore*")) + list(workspace.glob("*.partial"))


def test_a_restore_waits_for_no_run(workspace: Path, run: Run) -> None:
    run("backup", "copy.db")
    with (workspace / ".oiltrack.lock").open("w", encoding="utf-8") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        assert run("restore", "copy.db").exit_code == 4


def test_the_doctor_finds_nothing_in_a_sound_database(workspace: Path, run: Run, story: Story) -> None:
    into_inbox(workspace, story, "812,000")
    run("ingest", "inbox")
    result = run("doctor")
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(result.stdout.splitlines()) == 5


def test_the_doctor_tells_of_old_readings_orphans_and_lost_references(
    workspace: Path, run: Run, story: Story
) -> None:
    into_inbox(workspace, story, "812,000")
    run("ingest", "inbox")
    with closing(sqlite3.connect(workspace / "oiltrack.db")) as raw:
        raw.execute("UPDATE observation SET extractor = '0' WHERE extractor <> 'seeds'")
        raw.execute(
            "INSERT INTO decision (claim_id, decision, decided_by, decided_at, reason)"
            " VALUES ('obs-gone', 'accept', 'me', '2026-01-01T00:00:00Z', '')"
        )
        raw.commit()
    result = run("doctor", "--json")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert {row["check"] for row in found if row["remedy"]} == {"orphans", "readings"}
    with closing(sqlite3.connect(workspace / "oiltrack.db")) as raw:
        raw.execute("DELETE FROM place WHERE id = 'sharara'")
        raw.commit()
    assert "that is not there" in run("doctor").stdout


def test_the_doctor_of_an_older_database_says_upgrade(workspace: Path, run: Run) -> None:
    with closing(sqlite3.connect(workspace / "oiltrack.db")) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '0001'")
        raw.commit()
    result = run("doctor")
    assert result.exit_code == 1
    assert "run `oiltrack upgrade`" in result.stdout


def test_reports_follow_a_restored_database_and_what_comes_after_it(
    workspace: Path, run: Run, story: Story
) -> None:
    run("backup", "copy.db")
    for rate in ("612,000", "899,000"):
        into_inbox(workspace, story, rate)
        run("ingest", "inbox")
        run("refresh")
        assert rate.replace(",", "") in (workspace / "reports" / "observations.csv").read_text("utf-8")
        run("restore", "copy.db")
        for path in (workspace / "inbox").iterdir():
            path.unlink()
        run("refresh")
        assert rate.replace(",", "") not in (workspace / "reports" / "observations.csv").read_text("utf-8")
