"""One run at a time in a workspace: the kernel releases the lock with the process. It waits for nobody."""

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from oiltrack.errors import LockedError

NAME = ".oiltrack.lock"


@contextmanager
def locked(*folders: Path) -> Iterator[None]:
    """Hold the lock of each of the folders: a workspace, and where its reports lie if that is elsewhere.

    Raises:
        LockedError: another process holds one.
    """
    with ExitStack() as stack:
        for folder in sorted({folder.resolve() for folder in folders}):
            folder.mkdir(parents=True, exist_ok=True)
            _lock(stack.enter_context((folder / NAME).open("a", encoding="utf-8")), folder / NAME)
        yield


def _lock(handle: TextIO, path: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise LockedError(f"{path}: another run is at work here", remedy="wait until it has ended") from error
