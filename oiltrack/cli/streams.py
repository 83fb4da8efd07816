"""Standard output and error of a process as they may be: closed, full, read by nobody. It prints nothing.

Facts are UTF-8 in every locale, and odd file names still print.
"""

import io
import os
import sys
from typing import Any, TextIO


class _Output(io.FileIO):
    """Standard output, which names itself in its errors as any other file does."""

    def write(self, data: Any, /) -> int:
        """Write what can be written."""
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OSError(error.errno, error.strerror, "standard output") from error


class _Errors(io.FileIO):
    """Standard error. What cannot be written there is lost: the work goes on, and the exit code tells."""

    def write(self, data: Any, /) -> int:
        """Write what can be written."""
        try:
            return super().write(data)
        except OSError:
            return len(data)


def prepare() -> None:
    """Make standard output and error fit to be written to.

    A stream that the caller has closed takes what is written and keeps nothing.
    """
    _fill_closed()
    sys.stdout = _text(_Output(_number(sys.stdout, 1), "w", closefd=False))
    sys.stderr = _text(_Errors(_number(sys.stderr, 2), "w", closefd=False))


def finish() -> None:
    """Write out what is left; where that fails drop it: Python would try once more and complain."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fill_closed() -> None:
    """Open the numbers 0 to 2 where they are closed: the database would get one, and all that is printed."""
    while (number := os.open(os.devnull, os.O_RDWR)) < 3:
        pass
    os.close(number)


def _number(stream: TextIO | None, number: int) -> int:
    return number if stream is not None else os.open(os.devnull, os.O_WRONLY)


def _text(raw: io.FileIO) -> io.TextIOWrapper:
    buffered = io.BufferedWriter(raw)
    return io.TextIOWrapper(
        buffered, encoding="utf-8", errors="backslashreplace", line_buffering=raw.isatty()
    )
