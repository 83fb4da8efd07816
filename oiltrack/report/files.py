"""Writes files whole or not at all, and leaves unchanged ones alone. It knows nothing of their contents."""

import fcntl
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from oiltrack.errors import OiltrackError

_CHUNK = 1 << 20


class PublishError(OiltrackError):
    """A file or folder cannot be written."""


def write_whole(path: Path, write: Callable[[Path], object]) -> bool:
    """Let ``write`` fill a temporary file beside ``path``, then rename it; return whether bytes changed.

    A file with the same bytes is left as it is, with its modification time. On failure the old one stays.
    Temporary files of this name that killed runs left are removed.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _temporary(path) as temporary:
            write(temporary)
            if same_bytes(temporary, path):
                return False
            flush(temporary)
            temporary.replace(path)
    except OSError as error:
        remedy = "check that the folder can be written and has room"
        raise PublishError(f"{path}: cannot be written ({error.strerror or error})", remedy=remedy) from error
    return True


@contextmanager
def _temporary(path: Path) -> Iterator[Path]:
    """Give an empty file beside ``path``, locked as long as this process lives; it is gone afterwards."""
    _remove_left(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with temporary.open("xb") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        try:
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)


def _remove_left(path: Path) -> None:
    """Remove the temporary files for ``path`` that no living process has locked."""
    ours = re.compile(rf"\.{re.escape(path.name)}\.\d+\.tmp")
    for found in path.parent.iterdir():
        if ours.fullmatch(found.name) and found.is_file() and not found.is_symlink():
            with found.open("rb") as handle, suppress(BlockingIOError):
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                found.unlink(missing_ok=True)


def same_bytes(one: Path, other: Path) -> bool:
    """Tell whether both files exist and hold the same bytes."""
    if not other.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as left, other.open("rb") as right:
        while chunk := left.read(_CHUNK):
            if chunk != right.read(_CHUNK):
                return False
    return True


def flush(path: Path) -> None:
    """Ask the system to have the file's bytes, or a folder's entries, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
