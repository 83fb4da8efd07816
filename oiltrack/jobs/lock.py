"""One run at a time in a workspace: the kernel releases the lock with the process. It waits for nobody."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from oiltrack.errors import LockedError

NAME = ".oiltrack.lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a workspace.

    Raises:
        LockedError: another process holds it.
    """
    path = folder / NAME
    with path.open("a", encoding="utf-8") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LockedError(
                f"{path}: another run is at work here", remedy="wait until it has ended"
            ) from error
        yield
