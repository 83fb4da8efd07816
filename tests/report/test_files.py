"""A file is written whole or not at all, and what killed runs left of it goes, but nothing else."""

import signal
import subprocess
import sys

import pytest

from oiltrack.report.files import PublishError, write_whole

KILLED = """
import os, signal, sys
from pathlib import Path
from oiltrack.report.files import write_whole

def half(temporary):
    temporary.write_text("half")
    os.kill(os.getpid(), getattr(signal, sys.argv[2]))

write_whole(Path(sys.argv[1]), half)
"""


def run(path, name):
    return subprocess.Popen([sys.executable, "-c", KILLED, str(path), name])


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_a_killed_run_left_is_removed_by_the_next_and_nothing_else(tmp_path):
    path = tmp_path / "a.csv"
    with run(path, "SIGKILL") as process:
        process.wait()
    (left,) = names(tmp_path)
    assert (process.returncode, left) == (-signal.SIGKILL, f".a.csv.{process.pid}.tmp")
    others = [".a.csv.mine.tmp", ".b.csv.12.tmp", ".a.csv.12.tmp.bak", "a.csv.12.tmp", ".aXcsv.12.tmp"]
    for name in others:
        (tmp_path / name).touch()
    assert write_whole(path, lambda temporary: temporary.write_text("whole"))
    assert names(tmp_path) == sorted([*others, "a.csv"])


def test_the_temporary_file_of_a_living_run_stays(tmp_path):
    path = tmp_path / "a.csv"
    with run(path, "SIGSTOP") as process:
        while not any(p.read_bytes() for p in tmp_path.iterdir()):
            assert process.poll() is None
        write_whole(path, lambda temporary: temporary.write_text("whole"))
        assert names(tmp_path) == [f".a.csv.{process.pid}.tmp", "a.csv"]
        process.kill()


def test_a_folder_that_cannot_be_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(PublishError, match=r"file/a\.csv: cannot be written \("):
        write_whole(tmp_path / "file" / "a.csv", lambda temporary: temporary.touch())
