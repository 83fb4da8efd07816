"""How long to wait: between two tries, and between two requests to one host. It sleeps only as it is told."""

from collections.abc import Callable
from email.utils import parsedate_to_datetime

_MAX_RETRY_AFTER_S = 30 * 86_400.0


def backoff_s(attempt: int, *, jitter: float, most_s: float) -> float:
    """Return the seconds to wait after a failed try (numbered from 1): doubled each time, spread by half."""
    return min(most_s, 2.0 ** (attempt - 1) * (0.5 + jitter))


def retry_after_s(value: str | None, *, date: str | None) -> float | None:
    """Return the seconds that ``Retry-After`` asks for; a date counts from the answer's own ``Date``."""
    if not value:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return min(float(text), _MAX_RETRY_AFTER_S)
    try:
        then, now = parsedate_to_datetime(text), parsedate_to_datetime(date or "")
        seconds = (then - now).total_seconds()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return min(max(seconds, 0.0), _MAX_RETRY_AFTER_S)


class Pacer:
    """Keeps the time between two requests to one host, by a clock and a sleep that it is given."""

    def __init__(
        self, *, clock: Callable[[], float], sleep: Callable[[float], object], every_s: float
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._every_s = every_s
        self._next: dict[str, float] = {}

    def wait(self, host: str, *, every_s: float = 0.0) -> None:
        """Return when the host may be asked; ``every_s`` is what the host itself wants, if that is longer."""
        now = self._clock()
        due = min(self._next.get(host, now), now + max(self._every_s, every_s))
        if due > now:
            self._sleep(due - now)
        self._next[host] = max(due, now) + max(self._every_s, every_s)
