"""Runs the command line in children of a process that has imported everything, and kills them as told.

It reads one JSON object a line on standard input and answers each with one line: how the child ended. A child
is a fork, so that 200 runs need not import pandas and matplotlib 200 times; no thread runs where it forks.
"""

import json
import os
import resource
import signal
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from oiltrack.cli.drawing import prepare_drawing

prepare_drawing()

from oiltrack.cli import main, session  # noqa: E402 - drawing is prepared before anything that draws
from oiltrack.cli.session import Session  # noqa: E402
from oiltrack.db import engine, store  # noqa: E402
from oiltrack.extract import Extractor  # noqa: E402
from oiltrack.jobs import publish  # noqa: E402
from oiltrack.jobs import refresh as _warm  # noqa: E402, F401

Extractor.load()
publish.charts = lambda own=None: ("national",)  # type: ignore[attr-defined]  # one chart is enough


def child(job: dict[str, Any]) -> None:
    """Be the command line in the folder of the job; never return."""
    os.chdir(job["cwd"])
    os.environ.pop("OILTRACK_DB", None)
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(job[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    Session.sleep = staticmethod(lambda seconds: None)  # type: ignore[method-assign]
    if day := job.get("day"):
        Session.now = staticmethod(lambda: f"{day}T03:15:00Z")  # type: ignore[method-assign]
        Session.today = staticmethod(lambda: date.fromisoformat(day))  # type: ignore[method-assign]
    if job.get("fast_clock"):
        Session.ticks = staticmethod(lambda: time.monotonic() * 100)  # type: ignore[method-assign]
    if job.get("impatient"):
        engine.make_engine.__kwdefaults__["busy_timeout_s"] = 0.2
        store.open_database.__kwdefaults__["busy_timeout_s"] = 0.2
    if size := job.get("largest_file"):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    sys.argv = ["oiltrack", *job["args"]]
    main.run()


def run(job: dict[str, Any]) -> dict[str, object]:
    """Fork a child for a job, send it a signal when told, and say how it ended and how long it took."""
    begin = time.monotonic()
    pid = os.fork()
    if pid == 0:
        try:
            child(job)
        except SystemExit as error:
            os._exit(error.code if isinstance(error.code, int) else 1)
        finally:
            os._exit(70)
    if (after := job.get("after_s")) is not None:
        time.sleep(after)
        os.kill(pid, job["signal"])
    _, status = os.waitpid(pid, 0)
    return {"code": os.waitstatus_to_exitcode(status), "took_s": time.monotonic() - begin}


def serve() -> None:
    """Answer jobs until standard input ends."""
    print(json.dumps({"ready": Path(session.__file__).name}), flush=True)
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)


if __name__ == "__main__":
    serve()
