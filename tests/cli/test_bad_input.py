"""Bad input end to end: one line that names file and remedy, exit 1, the others stored, nothing half."""

import ctypes
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from oiltrack.db import open_database

Run = Callable[..., Result]
Story = Callable[..., Path]

SENTENCE = "Libya pumps 812,000 barrels per day. "
ARABIC = "وقالت المؤسسة الوطنية للنفط إن إنتاج ليبيا بلغ مليون برميل يوميا. "
COMMAND = [sys.executable, "-c", "from oiltrack.cli.main import run; run()"]


def texts(workspace: Path) -> int:
    with closing(sqlite3.connect(workspace / "oiltrack.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        number: int = connection.execute("SELECT count(*) FROM document WHERE kind = 'text'").fetchone()[0]
    return number


def nested(depth: int) -> bytes:
    return b"<html><body>" + b"<div>" * depth + SENTENCE.encode() + b"</body></html>"


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty file": ("bad.txt", lambda: b"", "is empty; remove it"),
    "binary": ("bad.txt", lambda: bytes(range(256)) * 20, "is binary, not text; save its text"),
    "50 MB of text": ("bad.txt", lambda: b"Libya pumps oil.\n" * 3_000_000, "larger than 20 MB; split it"),
    "line of 5 MB": ("bad.txt", lambda: SENTENCE.encode() * 140_000, "characters; split it"),
    "line of 2 MB": ("bad.txt", lambda: SENTENCE.encode() * 56_000, "characters; break its lines"),
    "broken encoding": ("bad.txt", lambda: "“Libya” «oil»".encode() + b"\xff\x80", "save it again as UTF-8"),
    "one byte": ("bad.txt", lambda: b"\xff", "encoding is none of UTF-8"),
    "NUL": ("bad.md", lambda: b"Libya\x00pumps", "is binary, not text; save its text as UTF-8"),
    "half of UTF-16": ("bad.txt", lambda: SENTENCE.encode("utf-16-le")[:-1], "is binary, not text"),
    "line of 50 MB": ("bad.txt", lambda: b"a" * 50_000_000, "larger than 20 MB; split it"),
    "two encodings": (
        "bad.txt",
        lambda: ARABIC.encode() + b"\n" + ARABIC.encode("cp1256") * 3,
        "a part is UTF-8 and a part is not; save it again as UTF-8",
    ),
    "front matter that is no YAML": ("bad.md", lambda: b"---\na: [\n---\nOil", "no YAML in line 2; mend"),
    "date that is a number": ("bad.md", lambda: b"---\ndate: 1520208000\n---\nOil", "is no date; write"),
    "mail without a part": ("bad.eml", lambda: b"Content-Type: multipart/mixed\n\n-", "holds no text; save"),
    "page without a body": ("bad.html", lambda: b"<html><head></head></html>", "no article text in the page"),
    "name of two lines": ("bad\n.txt", lambda: b"", "is empty; remove it"),
    "name with marks": ("bad\u202etxt.eml.txt", lambda: b"", "is empty; remove it"),
    "name that is no UTF-8": (os.fsdecode(b"bad\xff.txt"), lambda: b"", "is empty; remove it"),
    "HTML bomb": ("bad.html", lambda: nested(100_000), "nested too deep; save the page's text as .txt"),
    "e-mail without date": (
        "bad.eml",
        lambda: b"From: a@wire.example\nSubject: Output\n\n" + SENTENCE.encode(),
        "a mail without a date; give its date in an index file",
    ),
    "JSON line that is no object": ("bad.jsonl", lambda: b"[1, 2]\n", "no JSON object; write one"),
    "date in the future": (
        "bad.jsonl",
        lambda: json.dumps({"id": "a", "text": SENTENCE, "published": "2099-01-01"}).encode(),
        "published 2099-01-01 lies in the future; mend its date",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_is_one_line_and_the_others_are_stored(
    workspace: Path, run: Run, story: Story, name: str
) -> None:
    file, content, message = BAD[name]
    folder = story("news/good.md").parent
    (folder / file).write_bytes(content())
    result = run("ingest", folder)
    assert result.exit_code == 1
    assert result.stdout == "1 new, 0 known, 1 failed\n"
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(f"oiltrack: {folder}/bad")
    assert message in result.stderr
    assert len(result.stderr) < 400
    assert texts(workspace) == 1


def test_a_bad_line_and_odd_links_stop_nothing_else(workspace: Path, run: Run) -> None:
    inbox = workspace / "inbox"
    lines = [
        json.dumps({"id": str(number), "text": f"{SENTENCE}{number}", "published": "2018-03-05"}).encode()
        for number in (1, 2, 3)
    ]
    (inbox / "news.jsonl").write_bytes(b"\n".join([lines[0], b"{broken", lines[1], b"\xff\xfe", lines[2]]))
    for name in ("one.txt", "two.txt"):
        (inbox / name).write_text(
            "5 March 2018\n\nLibya's crude output was 812,000 barrels per day, it said."
        )
    (inbox / "again").symlink_to(".")
    (inbox / "loop.txt").symlink_to("loop.txt")
    result = run("refresh")
    assert result.exit_code == 3
    assert sorted(line.rpartition(f"{inbox}/")[2] for line in result.stderr.splitlines()) == [
        "loop.txt: cannot be read (Too many levels of symbolic links); check the path and its disk",
        "news.jsonl:2: line is no JSON at character 2; write one JSON object a line",
        "news.jsonl:4: line is not UTF-8; save the file as UTF-8",
    ]
    assert texts(workspace) == 4


def bind_root_to_file_modes() -> None:
    """Give up the two capabilities by which root passes over file modes; others lack them."""
    if os.geteuid() == 0:
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


def as_user(
    folder: Path, *arguments: str, before: Callable[[], None] = bind_root_to_file_modes
) -> subprocess.CompletedProcess[str]:
    """Run a command in ``folder`` as an ordinary user would."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=before,  # modes and limits have to be set in the child
    )


def one_line(done: subprocess.CompletedProcess[str], *words: str | Path) -> None:
    assert done.returncode == 1, done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    for word in words:
        assert str(word) in done.stderr


@pytest.mark.slow
def test_a_folder_without_permission_stops_no_other(workspace: Path, story: Story) -> None:
    shutil.copy(story("good.md"), workspace / "inbox")
    closed = workspace / "inbox" / "closed"
    closed.mkdir()
    closed.chmod(0)
    done = as_user(workspace, "ingest", "inbox")
    closed.chmod(0o755)
    one_line(done, "inbox/closed: no permission to read it; make it readable")
    assert done.stdout == "1 new, 0 known, 1 failed\n"
    assert texts(workspace) == 1


@pytest.mark.slow
def test_a_read_only_database_is_told_and_can_still_be_read(workspace: Path, story: Story) -> None:
    shutil.copy(story("good.md"), workspace / "inbox")
    (workspace / "oiltrack.db").chmod(0o444)
    workspace.chmod(0o555)
    one_line(as_user(workspace, "ingest", "inbox"), workspace / "oiltrack.db", "is read-only; make the file")
    shown = as_user(workspace, "places", "sharara")
    assert shown.returncode == 0, shown.stderr
    workspace.chmod(0o755)
    assert texts(workspace) == 0


@pytest.mark.slow
def test_a_full_disk_leaves_whole_documents(workspace: Path, tmp_path: Path) -> None:
    news = workspace / "inbox" / "news.jsonl"
    with news.open("w", encoding="utf-8") as file:
        for number in range(120):
            text = f"{SENTENCE} Item {number}. " + "Nothing else happened in the country. " * 200
            file.write(json.dumps({"id": f"n{number}", "published": "2019-03-06", "text": text}) + "\n")
    limit = (workspace / "oiltrack.db").stat().st_size + 200_000

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    one_line(as_user(workspace, "ingest", "inbox", before=small_disk), workspace / "oiltrack.db", "disk")
    held = texts(workspace)
    assert 0 < held < 120
    with open_database(f"sqlite:///{workspace}/oiltrack.db") as database:
        assert database.integrity() == []
    done = as_user(workspace, "ingest", "inbox")
    assert done.stdout == f"{120 - held} new, {held} known, 0 failed\n"


def test_a_locked_database_is_told(
    workspace: Path, run: Run, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    defaults = open_database.__kwdefaults__
    assert defaults
    monkeypatch.setitem(defaults, "busy_timeout_s", 0.05)
    with closing(sqlite3.connect(workspace / "oiltrack.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        result = run("ingest", story("a.md"))
        assert run("places", "sharara").exit_code == 0
    assert result.exit_code == 1
    assert result.stderr == (
        f"oiltrack: {workspace}/oiltrack.db is locked by another process; wait until it has finished, "
        "then try again\n"
    )


def truncated(data: bytes) -> bytes:
    return data[: len(data) // 2]


def scrambled(data: bytes) -> bytes:
    return data[:4096] + b"\xa5" * (len(data) - 4096)


def no_database(_data: bytes) -> bytes:
    return b"This is a letter, not a database.\n" * 200


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (truncated, "is corrupt; restore a backup"),
        (scrambled, "is corrupt; restore a backup"),
        (no_database, "is not an SQLite file; name another database with --db"),
    ],
)
@pytest.mark.parametrize("command", [["ingest", "inbox"], ["status"], ["refresh"], ["init"]])
def test_a_spoiled_database_is_told_and_left_alone(
    workspace: Path,
    run: Run,
    spoil: Callable[[bytes], bytes],
    message: str,
    command: list[str],
) -> None:
    path = workspace / "oiltrack.db"
    path.write_bytes(spoil(path.read_bytes()))
    before = path.read_bytes()
    result = run(*command)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert f"{path} {message}" in result.stderr
    assert path.read_bytes() == before


def test_a_missing_database_is_told(workspace: Path, run: Run) -> None:
    (workspace / "oiltrack.db").unlink()
    result = run("status")
    assert result.exit_code == 1
    assert f"{workspace}/oiltrack.db" in result.stderr
    assert "oiltrack init" in result.stderr


def test_a_database_of_another_program_is_told(workspace: Path, run: Run, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE recipe (id)")
    result = run("--db", tmp_path / "other.db", "status")
    assert result.exit_code == 1
    assert "is an SQLite database of another program; name another database" in result.stderr
