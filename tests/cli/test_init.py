"""``init`` makes what is missing and nothing else."""

import errno
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from oiltrack.db import migrate

Run = Callable[..., Result]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_new_workspace_has_settings_database_inbox_and_reports(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("init", "new one")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "made oiltrack.toml, inbox/, reports/, oiltrack.db" in result.stdout
    assert "127 outage" in result.stdout
    found = {path.name for path in (tmp_path / "new one").iterdir()}
    assert found == {"oiltrack.toml", "oiltrack.db", "inbox", "reports"}


def test_a_second_time_changes_nothing_and_says_so(workspace: Path, run: Run) -> None:
    before = bytes_of(workspace)
    result = run("init")
    assert result.exit_code == 0
    assert "nothing changed" in result.stdout
    assert bytes_of(workspace) == before


def test_what_was_deleted_is_made_again(workspace: Path, run: Run) -> None:
    (workspace / "inbox").rmdir()
    result = run("init", workspace)
    assert "made inbox/" in result.stdout
    assert (workspace / "inbox").is_dir()


def test_without_history_there_are_places_but_no_outages_and_no_figures(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "--no-history").exit_code == 0
    with sqlite3.connect(tmp_path / "oiltrack.db") as connection:
        counts = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("place", "outage", "observation", "official_value")
        ]
    connection.close()
    assert counts[0] > 100
    assert counts[1:] == [0, 0, 0]


def test_the_named_database_is_made_and_stands_in_the_settings(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("--db", "other.db", "init", "w").exit_code == 0
    assert (tmp_path / "other.db").exists()
    assert f'database = "sqlite:///{tmp_path}/other.db"' in (tmp_path / "w/oiltrack.toml").read_text("utf-8")
    monkeypatch.chdir(tmp_path / "w")
    assert str(tmp_path / "other.db") in run("status").stdout


def test_a_file_in_the_way_is_an_error(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "inbox").write_text("x", encoding="utf-8")
    result = run("init", "w")
    assert result.exit_code == 1
    assert result.stderr == (
        f"oiltrack: {tmp_path}/w/inbox: File exists; check the path, its rights and the disk\n"
    )


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (
            "postgresql://user:secret@host.invalid/oil",
            "postgresql://user@host.invalid/oil cannot be reached: ",
        ),
        ("mysql+pymysql://u:sec@ret@host/oil", "'mysql+pymysql://***@host/oil' names no SQLite file"),
        ("postgresql://host.invalid/oil?password=secret", "postgresql://host.invalid/oil cannot be reached"),
        ("postgresql:user:secret@host/oil", "the database is no URL of a server; write postgresql://USER"),
        ("sqlite:////nonexistent/x.db", "there is no folder /nonexistent; make it, or name another database"),
        ("lost/x.db", "/lost; make it, or name another database"),
        ("letter.db", "letter.db is not an SQLite file; name another database with --db"),
        ("a\nb.db", "cannot stand in the settings; give the database another name"),
        ("\udcff.db", "cannot stand in the settings; give the database another name"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_and_nothing_is_made(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, url: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.db").write_text("This is a letter.\n" * 300, encoding="utf-8")
    result = run("--db", url, "init", "w")
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "sec" not in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.db"]


def test_a_password_in_the_settings_is_never_printed(workspace: Path, run: Run) -> None:
    (workspace / "oiltrack.toml").write_text(
        'database = "postgresql://u:secret@host.invalid/oil"\n', encoding="utf-8"
    )
    for command in ("status", "init", "upgrade", "series"):
        result = run(command)
        assert result.exit_code == 1
        assert "postgresql://u@host.invalid/oil cannot be reached" in result.stderr
        assert "secret" not in result.output


def test_settings_that_cannot_be_written_leave_no_half_file(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    real = Path.write_text

    def full(self: Path, text: str, **rest: str) -> int:
        real(self, text[:10], **rest)
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_text", full)
        result = run("init", "w")
    assert result.exit_code == 1
    assert result.stderr == (
        f"oiltrack: {tmp_path}/w/oiltrack.toml: cannot be written (No space left on device); check that the "
        "folder can be written and has room\n"
    )
    assert sorted(path.name for path in (tmp_path / "w").iterdir()) == ["inbox", "oiltrack.db", "reports"]
    assert "made oiltrack.toml" in run("init", "w").stdout


def test_upgrade_of_the_newest_revision_changes_nothing(workspace: Path, run: Run) -> None:
    before = (workspace / "oiltrack.db").read_bytes()
    result = run("upgrade")
    assert result.exit_code == 0
    assert "the newest; nothing changed" in result.stdout
    assert (workspace / "oiltrack.db").read_bytes() == before


def test_an_upgrade_names_the_backup(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stamps = []

    def upgraded(url: str, *, stamp: str, folder: Path) -> migrate.UpgradeResult:
        stamps.append(stamp)
        return migrate.UpgradeResult(before="0001", after="0002", backup=tmp_path / "old.db")

    monkeypatch.setattr(migrate, "upgrade", upgraded)
    assert f"upgraded from 0001 to 0002; the old database is {tmp_path}/old.db" in run("upgrade").stdout
    assert f"the database was upgraded; the old one is {tmp_path}/old.db" in run("init").stdout
    assert all(re.fullmatch(r"\d{8}T\d{6}Z", stamp) for stamp in stamps)
    assert len(stamps) == 2


def test_a_dangling_key_of_the_seeds_is_named_and_nothing_is_made(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, seeds_copy: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    links = seeds_copy / "libya" / "links.csv"
    lines = links.read_text(encoding="utf-8").splitlines()
    lines.append("sharara,atlantis,feeds,a map")
    links.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = run("init", "w")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == (
        f"oiltrack: libya/links.csv, line {len(lines)}: link sharara feeds atlantis names 'atlantis', which "
        "is no place; mend the row, or add the row that it names\n"
    )
    assert not (tmp_path / "w").exists()


def test_a_country_is_one_folder_of_the_seeds(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, seeds_copy: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = seeds_copy / "chad"
    folder.mkdir()
    for name, row in (
        ("places", "sedigi,Sedigi,field,chad,,,,,,a map"),
        ("aliases", "Sedigi,sedigi,en,,,a map"),
    ):
        header = (seeds_copy / "libya" / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
        (folder / f"{name}.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    assert run("init").exit_code == 0
    assert "kind\tfield" in run("places", "sedigi").stdout
    story = tmp_path / "story.txt"
    story.write_text("The Sedigi oil field pumped 90,000 barrels per day on Monday.\n", encoding="utf-8")
    assert '"sedigi"' in run("extract", story, "--published", "2021-06-08").stdout
