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
from oiltrack.report.publish import is_whole
from oiltrack.resources import resource


def made_from(database: Database, workspace: Workspace, *, today: date, run_id: int, news: bool) -> str:
    """Return a stamp of all that the reports are made from, the program and the day included.

    ``news`` says whether the run of this number in the ledger has stored anything.
    """
    package = Path(oiltrack.__file__).parent
    files = [*package.rglob("*.py"), *package.rglob("*.mplstyle"), *resource("charts").rglob("*")]
    if workspace.charts.is_dir():
        files += workspace.charts.rglob("*")
    settings = (workspace.place, workspace.hold_days, str(workspace.reports), today.isoformat())
    told = [database.fingerprint(run_id, news=news), *map(str, settings), *_stamps(files)]
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def is_made(target: Path, stamp: str) -> bool:
    """Tell whether the reports are whole and were made from what the stamp says."""
    try:
        held = json.loads(_note(target).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(held, dict) and held.get("made_from") == stamp and is_whole(target)


def note_made(target: Path, stamp: str) -> None:
    """Note beside the reports what they were made from; where that cannot be written they are made again."""
    with suppress(OSError):
        _note(target).write_text(json.dumps({"made_from": stamp}), encoding="utf-8")


def _note(target: Path) -> Path:
    return target.resolve().with_name(f".{target.name}.made")


def _stamps(files: Iterable[Path]) -> list[str]:
    found = []
    for path in sorted(files):
        status = path.stat()
        found.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return found
