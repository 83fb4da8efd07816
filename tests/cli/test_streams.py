"""Standard output and error may be full, closed or read by nobody: one line, the right code, no traceback."""

import os
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

OILTRACK = f'{shlex.quote(sys.executable)} -c "from oiltrack.cli.main import run; run()"'
FULL = "standard output: No space left on device; check the path, its rights and the disk"
pytestmark = pytest.mark.slow


def shell(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which ``oiltrack`` is the program."""
    return subprocess.run(
        ["bash", "-c", f'oiltrack() {{ {OILTRACK} "$@"; }}; {line}'],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("line", "code", "stderr"),
    [
        ("oiltrack status >&-", 0, ""),
        ("oiltrack status >&- 2>&- <&-", 0, ""),
        ("oiltrack ingest missing.txt 2>&-", 1, ""),
        ("oiltrack ingest missing.txt 2> /dev/full", 1, ""),
        ("oiltrack nonsense 2>&-", 2, ""),
        ("oiltrack nonsense 2> /dev/full", 2, ""),
        ("oiltrack status > /dev/full", 1, f"oiltrack: {FULL}\n"),
        ("oiltrack --help > /dev/full", 1, f"oiltrack: {FULL}\n"),
        ("oiltrack extract story.txt --published 2019-03-06 > /dev/full", 1, f"oiltrack: {FULL}\n"),
        ("oiltrack places --json | head -1", 0, ""),
        (
            "mkdir gone; cd gone; rmdir ../gone; oiltrack status",
            1,
            "oiltrack: the current folder cannot be used: No such file or directory; go into another one "
            "with cd\n",
        ),
        ("mkdir gone; cd gone; rmdir ../gone; oiltrack --help", 0, ""),
    ],
)
def test_a_stream_that_fails_is_no_bug(workspace: Path, line: str, code: int, stderr: str) -> None:
    (workspace / "story.txt").write_text("Libya pumped 812,000 barrels per day.\n", encoding="utf-8")
    done = shell(workspace, line)
    assert (done.returncode, done.stderr) == (code, stderr)


def test_what_is_printed_with_closed_streams_never_reaches_the_database(workspace: Path) -> None:
    (workspace / "story.txt").write_text("Libya pumped 812,000 barrels per day.\n", encoding="utf-8")
    assert shell(workspace, "oiltrack ingest story.txt missing.txt <&- >&- 2>&-").returncode == 1
    with closing(sqlite3.connect(workspace / "oiltrack.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM document WHERE kind = 'text'").fetchone() == (1,)


def test_a_wrong_word_is_told_short_and_harmless(workspace: Path) -> None:
    done = shell(workspace, f"oiltrack {'x' * 3000}$'\\e[31m'")
    assert done.returncode == 2
    assert len(done.stderr) < 700
    assert "\x1b" not in done.stderr


def test_a_process_that_is_asked_to_end_leaves_whole_documents_and_says_so(workspace: Path) -> None:
    news = workspace / "news.jsonl"
    text = "Libya pumped {}00,000 barrels per day on Monday, item {} said. " + "Nothing else happened. " * 300
    lines = (
        f'{{"id": "n{n}", "published": "2019-03-06", "text": "{text.format(n, n)}"}}\n' for n in range(400)
    )
    news.write_text("".join(lines), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", "from oiltrack.cli.main import run; run()", "ingest", "news.jsonl"],
        cwd=workspace,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        wal = workspace / "oiltrack.db-wal"
        while process.poll() is None and not (wal.exists() and wal.stat().st_size > 100_000):
            time.sleep(0.005)
        os.kill(process.pid, signal.SIGTERM)
        assert process.communicate() == (b"", b"")
    assert process.returncode == 143
    with closing(sqlite3.connect(workspace / "oiltrack.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        ended = connection.execute("SELECT status, message FROM run ORDER BY id DESC").fetchone()
        (held,) = connection.execute("SELECT count(*) FROM document WHERE kind = 'text'").fetchone()
    assert ended == ("failed", "Terminated")
    assert 0 < held < 400
