"""Writes files whole or not at all, and leaves unchanged ones alone. It knows nothing of their contents."""

import os
from collections.abc import Callable
from pathlib import Path

from oiltrack.errors import OiltrackError

_CHUNK = 1 << 20


class PublishError(OiltrackError):
    """A file or folder cannot be written."""


def write_whole(path: Path, write: Callable[[Path], object]) -> bool:
    """Let ``write`` fill a temporary file beside ``path``, then rename it; return whether bytes changed.

    A file with the same bytes is left as it is, with its modification time. On failure the old one stays.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(temporary)
        if same_bytes(temporary, path):
            return False
        flush(temporary)
        temporary.replace(path)
    except OSError as error:
        remedy = "check that the folder can be written and has room"
        raise PublishError(f"{path}: cannot be written ({error.strerror or error})", remedy=remedy) from error
    finally:
        temporary.unlink(missing_ok=True)
    return True


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
