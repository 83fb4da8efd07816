"""One run at a time in a workspace: the kernel releases the lock with the process."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from oiltrack.errors import LockedError
from oiltrack.jobs.mounts import Mounts, require_local

NAME = ".oiltrack.lock"

_LOOK_EVERY_S = 0.5


@contextmanager
def locked(
    *folders: Path,
    wait_s: float = 0.0,
    sleep: Callable[[float], object] = lambda seconds: None,
    local: Path | None = None,
    mounts: Mounts | None = None,
) -> Iterator[None]:
    """Hold the lock of each of the folders: a workspace, and where database and reports lie if elsewhere.

    Args:
        folders: each gets a file ``.oiltrack.lock``, which stays.
        wait_s: seconds to wait for another run, in all.
        sleep: waits for seconds.
        local: a folder that must lie on a disk of this machine, where locks hold.
        mounts: the file systems of this machine; those of the kernel where it is None.

    Raises:
        ConfigError: ``local`` lies on a network file system.
        LockedError: another process holds a lock.
    """
    if local is not None:
        require_local(local, mounts)
    with ExitStack() as stack:
        left_s = wait_s
        for folder in sorted({folder.resolve() for folder in folders}):
            folder.mkdir(parents=True, exist_ok=True)
            handle = stack.enter_context((folder / NAME).open("a", encoding="utf-8"))
            while not _lock(handle):
                if left_s <= 0:
                    raise LockedError(
                        f"{folder / NAME}: another run is at work here",
                        remedy="wait until it has ended, or give --wait SECONDS",
                    )
                pause = min(left_s, _LOOK_EVERY_S)
                sleep(pause)
                left_s -= pause
        yield


def _lock(handle: TextIO) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
