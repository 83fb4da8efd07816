"""Publishes files so that a killed run leaves the old set or completes the new one. It makes none of them.

The set is built in a folder beside the target (``staging``), flushed to the disk and committed by one rename.
Then the files move into the target, each by a rename, the manifest last. A run killed before the commit
changes nothing; one killed after it is completed by the next (``finish``). Unchanged files keep their time.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from oiltrack.report.files import PublishError, flush, same_bytes

MANIFEST = "manifest.json"

_RUN_KEYS = ("run_id", "run_at")
_REMEDY = "check that the folder can be written and has room"


@contextmanager
def staging(target: Path) -> Iterator[Path]:
    """Give an empty folder beside ``target`` to build the set in; it is gone afterwards, whatever happens.

    What a killed run left is first completed or removed. The caller holds the workspace's lock.
    """
    finish(target)
    stage = _beside(target, "stage")
    with _named_errors(target):
        stage.mkdir(parents=True)
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def replace_folder(
    staged: Path, target: Path, *, run_id: str, run_at: str, data_through: str | None
) -> tuple[str, ...]:
    """Make ``target`` hold the files of ``staged``; return the names that changed or went, sorted.

    Files that an earlier manifest lists and the new set lacks are removed; files that nobody listed stay.
    Where nothing changed, the manifest keeps the run that made it: a second run without news changes nothing.
    """
    with _named_errors(target):
        names = sorted(p.relative_to(staged).as_posix() for p in staged.rglob("*") if p.is_file())
        files = {name: "sha256:" + _digest(staged / name) for name in names}
        before = read_manifest(target)
        manifest = {"data_through": data_through, "files": files}
        changed = [name for name in names if not same_bytes(staged / name, target / name)]
        gone = [name for name in before.get("files", {}) if name not in files]
        if changed or gone or manifest != {k: v for k, v in before.items() if k not in _RUN_KEYS}:
            _commit(staged, target, changed, {"run_id": run_id, "run_at": run_at, **manifest})
    finish(target)
    return tuple(sorted([*changed, *gone]))


def finish(target: Path) -> None:
    """Complete a committed set that a killed run left beside ``target``, and remove an uncommitted one."""
    ready = _beside(target, "ready")
    with _named_errors(target):
        if ready.is_dir():
            _move_in(ready, target)
            shutil.rmtree(ready)
        for kind in ("stage", "next"):
            if _beside(target, kind).is_dir():
                shutil.rmtree(_beside(target, kind))


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a published folder, or an empty one where there is none that can be read."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, UnicodeDecodeError, json.JSONDecodeError):
        return {}
    return found if isinstance(found, dict) and isinstance(found.get("files"), dict) else {}


def _commit(staged: Path, target: Path, changed: list[str], manifest: dict[str, Any]) -> None:
    """Lay the changed files and the manifest ready, on the disk, by one rename."""
    following = _beside(target, "next")
    following.mkdir()
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (following / MANIFEST).write_bytes(text.encode("utf-8"))
    flush(following / MANIFEST)
    for name in changed:
        (following / name).parent.mkdir(parents=True, exist_ok=True)
        (staged / name).replace(following / name)
        flush(following / name)
    following.replace(_beside(target, "ready"))
    flush(target.parent)


def _move_in(ready: Path, target: Path) -> None:
    """Move a committed set into the target; doing it again after a kill gives the same."""
    listed = read_manifest(ready).get("files", {})
    for name in read_manifest(target).get("files", {}):
        if listed and name not in listed:
            (target / name).unlink(missing_ok=True)
    files = [path for path in sorted(ready.rglob("*")) if path.is_file()]
    for path in sorted(files, key=lambda p: p == ready / MANIFEST):
        place = target / path.relative_to(ready)
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
    target.mkdir(parents=True, exist_ok=True)
    flush(target)


def _beside(target: Path, kind: str) -> Path:
    return target.with_name(f".{target.name}.{kind}")


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


@contextmanager
def _named_errors(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise PublishError(f"{target}: cannot be published ({reason})", remedy=_REMEDY) from error
