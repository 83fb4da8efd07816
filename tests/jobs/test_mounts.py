"""Databases on network file systems are refused, others are not."""

from pathlib import Path

import pytest

from oiltrack.errors import ConfigError
from oiltrack.jobs.mounts import kind_of, mounts_of_kernel, require_local

MOUNTS = [
    (Path("/"), "ext4"),
    (Path("/srv"), "nfs4"),
    (Path("/srv/fast disk"), "xfs"),
    (Path("/srv"), "cifs"),
]


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/home/me", "ext4"), ("/srv/a", "cifs"), ("/srv/fast disk/b", "xfs"), ("/srvx", "ext4")],
)
def test_the_last_and_deepest_mount_holds_a_folder(folder: str, kind: str) -> None:
    assert kind_of(Path(folder), MOUNTS) == kind


def test_a_network_disk_is_refused_with_a_way_out() -> None:
    with pytest.raises(ConfigError, match=r"network file system \(cifs\).*keep the database on a disk"):
        require_local(Path("/srv/a"), MOUNTS)
    require_local(Path("/home"), MOUNTS)


def test_the_kernel_is_understood() -> None:
    assert kind_of(Path("/proc"), mounts_of_kernel()) == "proc"
