"""Waits for a lock that another run may hold, for a time. It knows no lock."""

from collections.abc import Callable

from oiltrack.errors import LockedError

_LOOK_EVERY_S = 0.5


def wait_for(
    lock: Callable[[], bool], *, wait_s: float, sleep: Callable[[float], object], held: str
) -> float:
    """Take a lock as soon as it is free; return the seconds that are left of ``wait_s``.

    Args:
        lock: tries to take it, and tells whether it did.
        wait_s: seconds to wait at most.
        sleep: waits for seconds.
        held: what is told where somebody else holds it to the end.

    Raises:
        LockedError: it did not become free.
    """
    left_s = wait_s
    while not lock():
        if left_s <= 0:
            raise LockedError(held, remedy="wait until it has ended, or give --wait SECONDS")
        pause = min(left_s, _LOOK_EVERY_S)
        sleep(pause)
        left_s -= pause
    return left_s
