"""A publication that is killed at any step leaves the old set or the new one, and the next run clears up."""

import hashlib
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

# Publishes a set, and kills itself when it is about to touch the disk for the n-th time.
SCRIPT = """
import os, signal, sys
from pathlib import Path
from oiltrack.report import publish

folder, step, exchanges = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "True"
swapped = publish.exchange
left = step

def count(name, *rest):
    global left
    touches = name.startswith(("os.", "shutil.")) or name == "open"
    if touches and name not in ("os.listdir", "os.scandir"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

def exchange(one, other):
    count("os.exchange")
    done = swapped(one, other) if exchanges else False
    count("os.exchange")
    return done

publish.exchange = exchange
with publish.staging(folder / "reports") as stage:
    sys.addaudithook(count)
    for name, text in {"a.csv": "10", "b.csv": "2", "new.csv": "30"}.items():
        (stage / name).write_text(text)
    publish.replace_folder(stage, folder / "reports", run_id="2", run_at="later", data_through=None)
"""
OLD = {"a.csv": "1", "b.csv": "2", "old.csv": "3"}
NEW = {"a.csv": "10", "b.csv": "2", "new.csv": "30"}
OTHERS = {"notes.txt": "mine", "folder/deep.txt": "deep"}


def publish(folder: Path, step: int, *, exchanges: bool) -> int:
    command = [sys.executable, "-c", SCRIPT, str(folder), str(step), str(exchanges)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.returncode


def made(folder: Path) -> Path:
    reports = folder / "reports"
    (reports / "folder").mkdir(parents=True)
    for name, text in (OLD | OTHERS).items():
        (reports / name).write_text(text, encoding="utf-8")
    files = {name: "sha256:" + hashlib.sha256(text.encode()).hexdigest() for name, text in OLD.items()}
    manifest = {"run_id": "1", "run_at": "before", "data_through": None, "files": files}
    (reports / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return reports


def held(reports: Path) -> dict[str, str]:
    files = [path for path in reports.rglob("*") if path.is_file() and path.name != "manifest.json"]
    return {path.relative_to(reports).as_posix(): path.read_text(encoding="utf-8") for path in files}


def listed(reports: Path) -> set[str]:
    return set(json.loads((reports / "manifest.json").read_text(encoding="utf-8"))["files"])


@pytest.mark.slow
def test_killed_at_any_step_it_leaves_one_whole_set_and_all_that_is_not_ours(tmp_path: Path) -> None:
    seen = []
    for step in range(1, 200):
        reports = made(tmp_path / str(step))
        code = publish(tmp_path / str(step), step, exchanges=True)
        found = held(reports)
        assert found in (OLD | OTHERS, NEW | OTHERS), step
        assert listed(reports) == set(found) - set(OTHERS), step
        seen.append("a.csv: " + found["a.csv"])
        assert publish(tmp_path / str(step), 0, exchanges=True) == 0
        assert held(reports) == NEW | OTHERS, step
        assert [path.name for path in (tmp_path / str(step)).iterdir()] == ["reports"], step
        if code == 0:
            break
        assert code == -signal.SIGKILL
    assert len(seen) > 20
    assert {seen[0], seen[-1]} == {"a.csv: 1", "a.csv: 10"}


@pytest.mark.slow
def test_where_folders_cannot_be_exchanged_the_next_run_completes_it(tmp_path: Path) -> None:
    for step in range(1, 200):
        reports = made(tmp_path / str(step))
        code = publish(tmp_path / str(step), step, exchanges=False)
        if reports.exists():  # between the two renames there is none, until the next run
            assert held(reports) in (OLD | OTHERS, NEW | OTHERS), step
        assert publish(tmp_path / str(step), 0, exchanges=False) == 0
        assert held(reports) == NEW | OTHERS, step
        assert [path.name for path in (tmp_path / str(step)).iterdir()] == ["reports"], step
        if code == 0:
            break
    assert step > 20
