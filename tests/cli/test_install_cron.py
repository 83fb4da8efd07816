"""The line that ``install-cron`` writes, read by a real crontab and run by a real cron."""

import os
import shlex
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from oiltrack.jobs.workspace import make_workspace
from tests.programs import program

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
