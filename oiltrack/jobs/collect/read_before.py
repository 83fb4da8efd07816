"""Which files of a folder were read before and lie there unchanged since. It reads none of them.

A file is known by its size, its inode and the times of its last writing and of its last change of any kind,
which the kernel sets and no program can set back. In doubt the file is read, and its text decides.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

# The key of what the reading rests on besides the files; no file has this name.
_RESTS_ON = "."
# Some file systems tell times by two seconds: what was written in them may be written again unseen.
_DOUBT = timedelta(seconds=2)


class ReadBefore:
    """What earlier runs have read of a folder, and what this one has.

    Args:
        held: the marks of the last run.
        now: when this one began, UTC, ISO 8601.
        rests_on: what the reading rests on besides the files; where it has changed all are read.

    Attributes:
        marks: to be held for the next run.
    """

    def __init__(self, held: Mapping[str, str], *, now: str, rests_on: str) -> None:
        self._held = held if held.get(_RESTS_ON) == rests_on else {}
        self._settled = (datetime.fromisoformat(now) - _DOUBT).timestamp()
        self.marks = {_RESTS_ON: rests_on}

    def stamp(self, path: Path) -> str | None:
        """Return what a file is known by; None where it has changed just now or cannot be looked at."""
        try:
            found = path.stat()
        except OSError:
            return None
        if found.st_ctime >= self._settled:
            return None
        return f"{found.st_size} {found.st_ino} {found.st_mtime_ns} {found.st_ctime_ns}"

    def documents(self, name: str, stamp: str | None) -> int | None:
        """Return how many documents a file had when it was read with this stamp; None: it is to be read."""
        held, _, number = self._held.get(name, "").rpartition(" ")
        if stamp is None or held != stamp or not number.isdecimal():
            return None
        self.note(name, stamp, documents=int(number))
        return int(number)

    def note(self, name: str, stamp: str | None, *, documents: int) -> None:
        """Note that all documents of a file went in."""
        if stamp is not None:
            self.marks[name] = f"{stamp} {documents}"
