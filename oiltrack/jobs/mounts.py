"""Which file system a folder lies on, and whether locks hold there. It mounts nothing."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from oiltrack.errors import ConfigError

Mounts: TypeAlias = Sequence[tuple[Path, str]]
"""Where something is mounted, and the type of its file system, in the order of the mounts."""

_TABLE = Path("/proc/self/mountinfo")
_OVER_A_NETWORK = frozenset(
    [
        "nfs",
        "nfs3",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afs",
        "ncpfs",
        "davfs",
        "vboxsf",
        "prl_fs",
        "fuse.sshfs",
    ]
    + ["fuse.rclone", "fuse.s3fs", "fuse.gcsfuse", "fuse.davfs2", "fuse.glusterfs", "fuse.blobfuse", "drvfs"]
)


def mounts_of_kernel() -> Mounts:
    """Return the mounts as the kernel lists them; none where it lists nothing."""
    try:
        lines = _TABLE.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ()
    found = []
    for line in lines:
        head, mark, tail = line.partition(" - ")
        if mark and len(head.split()) > 4:
            found.append((Path(_unescaped(head.split()[4])), tail.split()[0]))
    return found


def kind_of(folder: Path, mounts: Mounts) -> str | None:
    """Return the type of the file system that a folder lies on, None where no mount holds it."""
    place = folder.resolve()
    holding = [
        (len(mount.parts), number) for number, (mount, _) in enumerate(mounts) if place.is_relative_to(mount)
    ]
    return mounts[max(holding)[1]][1] if holding else None


def require_local(folder: Path, mounts: Mounts | None = None) -> None:
    """Do nothing where locks hold.

    Raises:
        ConfigError: the folder lies on a network file system.
    """
    kind = kind_of(folder, mounts_of_kernel() if mounts is None else mounts)
    if kind in _OVER_A_NETWORK:
        raise ConfigError(
            f"{folder} lies on a network file system ({kind}), where the locks of SQLite do not hold",
            remedy="keep the database on a disk of this machine (`database` in oiltrack.toml)",
        )


def _unescaped(name: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), name)
