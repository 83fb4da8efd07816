"""One run at a time in a workspace: the kernel releases the lock with the process."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TextIO

from oiltrack.jobs.mounts import Mounts, require_local
from oiltrack.waiting import wait_for

NAME = ".oiltrack.lock"


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
            told = f"{folder / NAME}: another run is at work here"
            left_s = wait_for(partial(_lock, handle), wait_s=left_s, sleep=sleep, held=told)
        yield


def _lock(handle: TextIO) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
