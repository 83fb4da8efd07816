"""What ``install-cron`` prints and writes, read by a real crontab, cron and systemd."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from oiltrack.jobs.workspace import make_workspace
from tests.programs import program

Run = Callable[..., Result]

# A crontab and a cron of their own: neither sees those of the machine.
OWN = "mount -t tmpfs tmpfs /var/spool/cron/crontabs && mount -t tmpfs tmpfs /run"
INSTALL = (
    "from pathlib import Path; from oiltrack.cli import install_cron, main; import sys;"
    "job = Path(sys.argv.pop(1)); install_cron._program = lambda: job; main.run()"
)
LONGEST_S = 130


@pytest.mark.slow
def test_a_real_cron_runs_the_line_in_a_folder_with_signs_that_cron_and_shells_read(tmp_path: Path) -> None:
    program("cron")
    program("crontab")
    unshared = [program("unshare"), "--mount", "sh", "-ec"]
    if subprocess.run([*unshared, OWN], capture_output=True, check=False).returncode:
        pytest.skip("only root may give a test a crontab of its own")
    folder = tmp_path / "Bob's 100% #1"
    make_workspace(folder, database=None, history=False, now="2026-01-02T03:04:05Z")
    ran = tmp_path / "ran"
    job = tmp_path / "the 50% job"
    job.write_text(f'#!/bin/sh\n{{ pwd; echo "$@"; }} > {shlex.quote(str(ran))}.new\nmv {ran}.new {ran}\n')
    job.chmod(0o755)
    begins = datetime.now().astimezone() + timedelta(seconds=80)
    install = shlex.join([sys.executable, "-c", INSTALL, str(job), "install-cron", "--write", "--at"])
    script = f"{OWN}; {install} 01:00; {install} {begins:%H:%M}; crontab -l; exec cron -f"
    with (tmp_path / "told").open("w") as told:
        cron = subprocess.Popen(
            [*unshared, script],
            cwd=folder,
            stdout=told,
            env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        )
    try:
        end = time.monotonic() + LONGEST_S
        while not ran.exists() and cron.poll() is None and time.monotonic() < end:
            time.sleep(0.5)
    finally:
        cron.send_signal(signal.SIGTERM)
        cron.wait()
    assert ran.read_text().splitlines() == [str(folder), "refresh --cron"]
    _, _, listed = (tmp_path / "told").read_text().splitlines()
    assert listed.startswith(f"{begins.minute} {begins.hour} * * *  cd ")


def test_a_crontab_line_runs_where_a_shell_reads_it(workspace: Path, run: Run) -> None:
    line = run("install-cron", "--at", "4:05").stdout
    assert line.startswith("5 4 * * *  cd ")
    call = line.split("*  ", 1)[1]
    called = shlex.split(call)[3]
    shown = call.replace(f"{shlex.quote(called)} refresh --cron", "pwd")
    done = subprocess.run(["sh", "-c", shown], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(workspace)


def test_crontab_keeps_what_is_there_and_has_each_workspace_once(
    workspace: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tmp_path / "held"
    fake = tmp_path / "bin" / "crontab"
    fake.parent.mkdir()
    fake.write_text(
        f'#!/bin/sh\nif [ "$1" = -l ]; then cat "{held}" || {{ echo "no crontab for me" >&2; exit 1; }}\n'
        f'else cat > "{held}"; fi\n'
    )
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}:/usr/bin:/bin")
    assert run("install-cron", "--write").exit_code == 0
    held.write_text("0 1 * * * other\n" + held.read_text())
    run("install-cron", "--write", "--at", "05:00")
    lines = held.read_text().splitlines()
    assert lines[0] == "0 1 * * * other"
    assert len(lines) == 2
    assert lines[1].startswith("0 5 * * *")


def test_units_are_printed_and_written(
    workspace: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    shown = run("install-cron", "--systemd")
    assert "Persistent=true" in shown.stdout
    assert not (tmp_path / "config").exists()
    result = run("install-cron", "--systemd", "--write")
    assert "SuccessExitStatus=3 4" in Path(result.stdout.splitlines()[0]).read_text()


@pytest.mark.parametrize("given", ["", "relative"])
def test_a_folder_that_is_none_counts_as_unset(
    given: str, workspace: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", given)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    written = run("install-cron", "--systemd", "--write").stdout.splitlines()[0]
    assert Path(written).parent == tmp_path / "home" / ".config" / "systemd" / "user"


def test_systemd_finds_the_units_sound(
    workspace: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("systemd-analyze is not installed; systemd brings it")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    units = [Path(line) for line in run("install-cron", "--systemd", "--write").stdout.splitlines()[:2]]
    done = subprocess.run([verify, "--user", "verify", *units], capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if any(unit.stem in line for unit in units)] == []
