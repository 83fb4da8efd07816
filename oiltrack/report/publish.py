"""Publishes a set of files by one swap of folders, so that a killed run leaves the old set or the new one.

It makes none of the files. A new version is a whole folder beside the target: what changed, links to what
did not, and links to what others have laid into the target. It is flushed to the disk; then the two folders
change places. A file is ours if the manifest lists it with the hash that it has; nothing else is removed.
What a killed run leaves beside the target the next one clears. The caller holds a lock on its parent folder.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from oiltrack.report.exchange import exchange
from oiltrack.report.files import PublishError, flush, same_bytes

MANIFEST = "manifest.json"

_RUN_KEYS = ("run_id", "run_at")
_REMEDY = "check that the folder can be written and has room"


@contextmanager
def staging(target: Path) -> Iterator[Path]:
    """Give an empty folder beside ``target`` to build the set in; it is gone afterwards, whatever happens.

    What a killed run left beside the target is cleared first.
    """
    with _named_errors(target):
        if target.is_mount():
            raise PublishError(f"{target} is a mount point", remedy="name a folder inside of it as reports")
        repair(target)
        stage = _beside(target, "stage")
        stage.mkdir(parents=True)
        _take_rights(stage, target)
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
        files = {path.name: _digest(path) for path in sorted(staged.iterdir())}
        before = read_manifest(target)
        manifest = {"data_through": data_through, "files": files}
        changed = [name for name in files if not _same(staged / name, target / name)]
        gone = sorted(_ours(target, before) - {*files, MANIFEST})
        if changed or gone or manifest != {k: v for k, v in before.items() if k not in _RUN_KEYS}:
            _in_the_way(target, [*changed, MANIFEST])
            text = json.dumps({"run_id": run_id, "run_at": run_at, **manifest}, ensure_ascii=False, indent=2)
            (staged / MANIFEST).write_bytes(f"{text}\n".encode())
            _complete(staged, target, changed=[*changed, MANIFEST], gone=gone)
            _swap(staged, target)
            repair(target)
    return tuple(sorted([*changed, *gone]))


def repair(target: Path) -> None:
    """Clear what a killed run left beside ``target``; what is not ours among it goes back into the target."""
    with _named_errors(target):
        place, swap, stage = target.resolve(), _beside(target, "swap"), _beside(target, "stage")
        if (
            swap.is_dir() and not place.exists()
        ):  # killed between the two renames of a system without exchange
            swap.rename(place)
        _remove(stage)
        for left in (swap, _beside(target, "old")):
            if left.is_dir():
                _give_back(left, place, ours=_ours(left, read_manifest(left)) | {MANIFEST})
                left.rename(stage)  # by this name it may be half removed: nobody asks any more what is ours
                _remove(stage)


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a published folder, or an empty one where there is none that can be read."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and isinstance(found.get("files"), dict) else {}


def is_whole(folder: Path) -> bool:
    """Tell whether each file that the manifest of a folder lists stands there as it lists it."""
    listed = read_manifest(folder).get("files", {})
    return bool(listed) and _ours(folder, {"files": listed}) == set(listed)


def _ours(folder: Path, manifest: dict[str, Any]) -> set[str]:
    """Return the names of the files that stand in the folder as the manifest lists them.

    They are looked up among the entries of the folder: whatever a manifest says, it leads nowhere else.
    """
    listed = manifest.get("files", {})
    if not listed or not folder.is_dir():
        return set()
    entries = [path for path in folder.iterdir() if path.name in listed]
    plain = [path for path in entries if path.is_file() and not path.is_symlink()]
    return {path.name for path in plain if _digest(path) == listed[path.name]}


def _same(staged: Path, published: Path) -> bool:
    return not published.is_symlink() and same_bytes(staged, published)


def _in_the_way(target: Path, names: Iterable[str]) -> None:
    for name in names:
        if (target / name).is_dir():
            raise PublishError(f"{target / name} is a folder", remedy="move it away: a report has its name")


def _complete(staged: Path, target: Path, *, changed: list[str], gone: list[str]) -> None:
    """Link into the staged folder what stays of the target, and flush what is new to the disk."""
    for name in changed:
        flush(staged / name)
    for entry in sorted(target.iterdir()) if target.is_dir() else ():
        if entry.name in changed or entry.name in gone:
            continue
        if (staged / entry.name).exists():
            _keep(entry, staged / entry.name)
        else:
            _link(entry, staged / entry.name)
    flush(staged)


def _keep(unchanged: Path, staged: Path) -> None:
    """Put the published file in the place of its equal; where links are not to be had, give it its time."""
    spare = staged.with_name(f".{staged.name}.link")
    try:
        os.link(unchanged, spare)
    except OSError:
        shutil.copystat(unchanged, staged)
    else:
        spare.replace(staged)


def _link(entry: Path, place: Path) -> None:
    """Let what is not ours stand in the new folder too; what cannot be linked is moved after the swap."""
    folder = entry.is_dir() and not entry.is_symlink()
    if folder and (entry.is_mount() or not os.access(entry, os.W_OK)):
        raise PublishError(f"{entry} may not be moved", remedy="take it out of the folder of the reports")
    try:
        _link_tree(entry, place)
    except OSError:
        shutil.rmtree(place, ignore_errors=True)


def _link_tree(entry: Path, place: Path) -> None:
    if entry.is_symlink() or not entry.is_dir():
        os.link(entry, place, follow_symlinks=False)
        return
    place.mkdir()
    _take_rights(place, entry)
    for inner in entry.iterdir():
        _link_tree(inner, place / inner.name)
    shutil.copystat(entry, place)


def _swap(staged: Path, target: Path) -> None:
    """Let the folders change places. From the name ``.swap`` on the next run knows the set to be whole."""
    place, swap = target.resolve(), _beside(target, "swap")
    staged.rename(swap)
    if not place.exists():
        swap.rename(place)
    elif not exchange(swap, place):
        place.rename(_beside(target, "old"))
        swap.rename(place)
    flush(place.parent)


def _remove(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)


def _give_back(left: Path, place: Path, *, ours: set[str]) -> None:
    """Move into ``place`` what it lacks of ``left``, except for files of ours."""
    for entry in sorted(left.iterdir()):
        there = place / entry.name
        if entry.name in ours:
            continue
        if not os.path.lexists(there):
            entry.rename(there)
        elif entry.is_dir() and there.is_dir() and not entry.is_symlink():
            _give_back(entry, there, ours=set())


def _take_rights(stage: Path, target: Path) -> None:
    """Give the new folder the rights of the one that it replaces."""
    if target.is_dir():
        found = target.stat()
        with suppress(PermissionError):
            os.chown(stage, found.st_uid, found.st_gid)
        stage.chmod(found.st_mode & 0o7777)


def _beside(target: Path, kind: str) -> Path:
    place = target.resolve()
    return place.with_name(f".{place.name}.{kind}")


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return "sha256:" + hashlib.file_digest(handle, "sha256").hexdigest()


@contextmanager
def _named_errors(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise PublishError(f"{target}: cannot be published ({reason})", remedy=_REMEDY) from error
