"""Lets two folders change places in one step, where the system can. It looks into neither of them."""

import ctypes
import errno
import os
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders of one file system, atomically; return False where system or disk cannot.

    Raises:
        OSError: they cannot be renamed.
    """
    rename = getattr(
        ctypes.CDLL(None, use_errno=True), "renameat2", None
    )  # of Linux; Python has no name for it
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(other))
