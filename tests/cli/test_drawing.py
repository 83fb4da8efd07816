"""Pictures take nothing from the surroundings of the process, and drawing them is silent."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "from oiltrack.cli.main import run; run()"]
HOSTILE = b"axes.facecolor: black\nbackend: TkAgg\nno.such.key: 1\n" + b"\xff\xfe not UTF-8\n"


def oiltrack(*arguments: str, cwd: Path, **environment: str) -> tuple[int, str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MPL", "XDG_"))}
    done = subprocess.run(
        [*COMMAND, *arguments], cwd=cwd, env=plain | environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.slow
def test_without_a_home_and_among_hostile_settings_the_night_job_is_silent_and_draws_the_same(
    workspace: Path, tmp_path: Path
) -> None:
    assert oiltrack("chart", "--out", "plain.svg", cwd=workspace)[0] == 0
    (workspace / "matplotlibrc").write_bytes(HOSTILE)
    (tmp_path / "no-folder").touch()
    (tmp_path / "temporary").mkdir()
    surroundings = {
        "HOME": str(tmp_path / "no-folder" / "home"),  # not even the superuser can make it
        "MPLBACKEND": "TkAgg",
        "MATPLOTLIBRC": str(workspace / "matplotlibrc"),
        "SOURCE_DATE_EPOCH": "yesterday",
        "TMPDIR": str(tmp_path / "temporary"),
    }
    assert oiltrack("refresh", "--quiet", cwd=workspace, **surroundings) == (0, "", "")
    drawn = (workspace / "reports" / "national.svg").read_bytes()
    assert drawn == (workspace / "plain.svg").read_bytes()
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.slow
def test_a_backend_that_is_none_and_an_epoch_that_is_none_disturb_no_pdf(workspace: Path) -> None:
    told = oiltrack(
        "chart", "--out", "a.pdf", cwd=workspace, MPLBACKEND="nonsense", SOURCE_DATE_EPOCH="yesterday"
    )
    assert told == (0, "a.pdf\na.csv\na.alt.txt\n", "")
