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

    Hidden files and folders inside a folder are passed over, and so are links to folders inside it. A link
    that leads out of it is not followed: who lays one there may not be who is asked for the folder.
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
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
            if path != top and path.is_symlink() and (is_folder or claims(path)):
                if not path.resolve().is_relative_to(top.resolve()):
                    yield _leads_out(path)
                    continue
                if is_folder:  # it is entered by its own name
                    continue
            if not is_folder:
                yield from _file(path, claims)
                continue
            names = sorted(os.listdir(path), reverse=True)  # noqa: PTH208 - names only, no Path for hidden ones
        except OSError as error:
            yield failure(path, error)
            continue
        waiting.extend(path / name for name in names if not name.startswith("."))


def _file(path: Path, claims: Callable[[Path], bool]) -> Iterator[Path | SourceError]:
    if claims(path):
        yield path
    elif path.suffix.lower() in _UNREAD_DOCUMENTS:
        yield SourceError(path.as_posix(), "documents of this kind are not read", remedy="save it as .txt")


def _leads_out(path: Path) -> SourceError:
    return SourceError(
        path.as_posix(),
        f"is a link out of the folder, to {path.resolve().as_posix()}, and is not followed",
        remedy="name what it leads to itself, or move it here",
    )
