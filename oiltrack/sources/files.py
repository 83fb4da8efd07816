"""Gets the bytes of a file, or says in one sentence why not. It decodes and interprets nothing."""

import stat
from pathlib import Path

from oiltrack.errors import SourceError
from oiltrack.sources.encoding import utf16_order

MAX_FILE_BYTES = 20 * 1024 * 1024

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
)


def failure(path: Path, error: OSError | ValueError) -> SourceError:
    """Return the error to show for a path that the operating system refuses."""
    location = path.as_posix()
    if isinstance(error, FileNotFoundError):
        return SourceError(location, "no such file or folder", remedy="check the path")
    if isinstance(error, PermissionError):
        return SourceError(location, "no permission to read it", remedy="make it readable for this user")
    reason = getattr(error, "strerror", None) or str(error)
    return SourceError(location, f"cannot be read ({reason})", remedy="check the path and its disk")


def load(path: Path) -> bytes:
    """Return the content of a regular file of text.

    Raises:
        SourceError: the file is missing, unreadable, no regular file, too large, empty or binary.
    """
    location = path.as_posix()
    try:
        require_regular(path)
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise failure(path, error) from error
    if len(data) > MAX_FILE_BYTES:
        raise SourceError(location, "larger than 20 MB", remedy="split it into smaller files")
    if not data:
        raise empty(location)
    refuse_binary(data, location)
    return data


def require_regular(path: Path) -> None:
    """Refuse folders and devices; a pipe would be waited for without end.

    Raises:
        SourceError: the path is no regular file.
        OSError: the path cannot be looked at.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise SourceError(path.as_posix(), "is a folder", remedy="name the files inside it")
    if not stat.S_ISREG(mode):
        raise SourceError(path.as_posix(), "is no regular file", remedy="save its content as a file first")


def empty(location: str) -> SourceError:
    """Return the error for a file or document without any text."""
    return SourceError(location, "is empty", remedy="remove it or fill it")


def refuse_binary(data: bytes, location: str) -> None:
    """Refuse bytes that are no text, by their first bytes or by NUL bytes outside UTF-16.

    Raises:
        SourceError: the content is binary.
    """
    refuse_known_kinds(data, location)
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and not utf16_order(data):
        raise binary(location)


def refuse_known_kinds(head: bytes, location: str) -> None:
    """Refuse a file that its first bytes name as a kind that is no text.

    Raises:
        SourceError: the content is a PDF, picture, archive, office document or database.
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            raise SourceError(location, f"is {kind}, not text", remedy="save its text as .txt or .html")


def binary(location: str) -> SourceError:
    """Return the error for content that is no text."""
    return SourceError(location, "is binary, not text", remedy="save its text as UTF-8")
