"""Finds the files to read under the paths that a user names. It opens none of them."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from oiltrack.errors import SourceError
from oiltrack.sources.files import failure

# Papers that a user would expect to be read; everything else beside them (CSV, pictures, settings) is
# passed over in silence.
_UNREAD_DOCUMENTS = frozenset(
    {".pdf", ".doc", ".docx", ".odt", ".rtf", ".msg", ".epub", ".zip", ".gz", ".7z"}
    | {".xlsx", ".xls", ".ods", ".pptx"}
)


def find_files(paths: Iterable[Path], claims: Callable[[Path], bool]) -> Iterator[Path | SourceError]:
    """Yield the named files, and the claimed files of named folders by name, or why one is left out.

    Hidden files and folders inside a folder are passed over. A folder met again (a link) is entered once.
    """
    for path in paths:
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except (OSError, ValueError) as error:
            yield failure(path, error)
            continue
        if is_folder:
            yield from _folder(path, claims)
        else:
            yield path


def _folder(top: Path, claims: Callable[[Path], bool]) -> Iterator[Path | SourceError]:
    entered: set[tuple[int, int]] = set()
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                if claims(path):
                    yield path
                elif path.suffix.lower() in _UNREAD_DOCUMENTS:
                    yield SourceError(
                        path.as_posix(), "documents of this kind are not read", remedy="save it as .txt"
                    )
                continue
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            names = sorted(os.listdir(path), reverse=True)  # noqa: PTH208 - names only, no Path for hidden ones
        except OSError as error:
            yield failure(path, error)
            continue
        waiting.extend(path / name for name in names if not name.startswith("."))
