"""Whether reports have to be made again: what they are made from, whether they are there. It makes none."""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

import oiltrack
from oiltrack.config import Workspace
from oiltrack.db import Database
from oiltrack.errors import NoFigureError
from oiltrack.jobs.published import Published
from oiltrack.report.publish import is_whole, read_manifest
from oiltrack.resources import resource


def made_from(database: Database, workspace: Workspace, *, run_id: int, news: bool) -> str:
    """Return a stamp of all that the reports are made from, the program included; the day is none of it.

    ``news`` says whether the run of this number in the ledger has stored anything.
    """
    package = Path(oiltrack.__file__).parent.rglob("*")
    files = [path for path in package if path.is_file() and path.suffix != ".pyc"]
    files += [*resource("charts").rglob("*"), *resource("seeds").rglob("*.csv")]
    own = workspace.charts.rglob("*") if workspace.charts.is_dir() else ()
    settings = (workspace.place, workspace.hold_days, str(workspace.reports))
    told = [database.fingerprint(run_id, news=news), *map(str, settings), *_stamps(files), *_hashes(own)]
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def made(target: Path, stamp: str, *, today: date) -> Published | None:
    """Return what a run has to tell of reports that are whole and were made from what the stamp says.

    None: they have to be made, also where they would tell an age or a status that is past on ``today``.
    """
    try:
        held = json.loads(_note(target).read_text(encoding="utf-8"))
        first, until = date.fromisoformat(held["made_on"]), date.fromisoformat(held["until"])
        if held["made_from"] != stamp or not first <= today < until or not is_whole(target):
            return None
        empty = tuple(NoFigureError(message, remedy=remedy) for message, remedy in held["without_figure"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return Published(changed=(), data_through=read_manifest(target).get("data_through"), empty=empty)


def forget_made(target: Path) -> None:
    """Forget what the reports were made from, so that they are made again."""
    _note(target).unlink(missing_ok=True)


def note_made(target: Path, stamp: str, published: Published, *, today: date) -> None:
    """Note beside the reports what they were made from, and when; where that fails they are made again.

    So they are where a chart failed. One without a figure has none until something changes.
    """
    if published.failed:
        return
    empty = [(error.message, error.remedy) for error in published.empty]
    note = {
        "made_from": stamp,
        "made_on": today.isoformat(),
        "until": (published.until or date.max).isoformat(),
        "without_figure": empty,
    }
    with suppress(OSError):
        _note(target).write_text(json.dumps(note), encoding="utf-8")


def _note(target: Path) -> Path:
    return target.resolve().with_name(f".{target.name}.made")


def _hashes(files: Iterable[Path]) -> list[str]:
    """Return what stands in files that people edit; size and time may stay as they were."""
    return [
        f"{path} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in sorted(files) if path.is_file()
    ]


def _stamps(files: Iterable[Path]) -> list[str]:
    found = []
    for path in sorted(files):
        status = path.stat()
        found.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return found
