"""Keeps what goes wrong with one document to that document. It reads nothing itself and stops no run.

A news text may bring out a bug that no other text does. It is told of that text, and the others are read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb

from oiltrack.errors import DatabaseError, OiltrackError, SourceError, WorkerError
from oiltrack.facts import Document
from oiltrack.sources import Index, read


def documents(
    path: Path, *, index: Index | None = None, published: str | None = None
) -> Iterator[Document | SourceError]:
    """Yield what ``sources.read`` does; where a bug ends the reading of the file, that as the last error."""
    try:
        with blamed(path.as_posix()):
            yield from read(path, index=index, published=published)
    except SourceError as error:
        yield error


@contextmanager
def blamed(location: str) -> Iterator[None]:
    """Raise whatever is raised inside as an error of the document at ``location``.

    Raises:
        SourceError: the document cannot be read or stored, for a reason of its own or through a bug.
        DatabaseError, WorkerError: as they were raised: what fails there does so for every document.
    """
    try:
        yield
    except (SourceError, DatabaseError, WorkerError):
        raise
    except OiltrackError as error:
        raise SourceError(location, error.message, remedy=error.remedy) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(location, reason, remedy="check the path, its rights and the disk") from error
    except MemoryError as error:
        raise SourceError(location, "needs more memory than there is", remedy="split the document") from error
    except Exception as error:  # a bug, of whatever kind: the documents after this one must not pay for it
        raise SourceError(location, _told(error), remedy="report it as a bug, with the document") from error


def _told(error: Exception) -> str:
    """Return a bug in words, with the place in the program where it showed."""
    *_, last = extract_tb(error.__traceback__)
    words = f": {error}" if str(error) else ""
    return f"it brings out {type(error).__name__}{words} ({Path(last.filename).name}, line {last.lineno})"
