"""Keeps the wish to end (SIGTERM, Ctrl-C) while something must not be broken off. It ends nothing itself.

Python raises it between any two steps of the main thread: between the BEGIN of a transaction and the line
that would have rolled it back too. ``held`` keeps it until its block is over.
"""

import _thread
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Hold:
    """How many blocks hold interrupts, and what has arrived meanwhile."""

    depth: int = 0
    kept: list[KeyboardInterrupt] = field(default_factory=list)


_HOLD = _Hold()
_SOON_S = 0.05


def arrive(wish: KeyboardInterrupt) -> None:
    """Take a wish to end, as a signal handler does: raise it, or keep it where interrupts are held.

    A second wish is not held: who asks twice does not want to wait.
    """
    if _HOLD.depth and not _HOLD.kept:
        _HOLD.kept.append(wish)
        return
    first = _HOLD.kept[0] if _HOLD.kept else wish
    _HOLD.kept.clear()
    raise first


@contextmanager
def held() -> Iterator[None]:
    """Keep what arrives until the outermost of such blocks is over, well or in error, then raise it.

    In other threads it does nothing, for no signal is handled there.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    outer = _HOLD.depth
    _HOLD.depth = outer + 1
    try:
        yield
    finally:
        _HOLD.depth = outer
        if _HOLD.kept and not outer:
            arrive(_HOLD.kept[0])


def keep_if_lost() -> None:
    """Let a wish come once more that Python would only print, as within a callback of garbage collection."""
    shown = sys.unraisablehook

    def hook(lost: "sys.UnraisableHookArgs") -> None:
        if isinstance(lost.exc_value, KeyboardInterrupt):
            _HOLD.kept.append(lost.exc_value)
            again = threading.Timer(_SOON_S, _thread.interrupt_main)
            again.daemon = True
            again.start()
        else:
            shown(lost)

    sys.unraisablehook = hook
