"""Finds the folders that ship beside the code (migrations, seeds, charts). It opens no file itself."""

from pathlib import Path

from oiltrack.errors import OiltrackError

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Return the folder ``migrations``, ``seeds`` or ``charts``: of the wheel, else of the checkout."""
    for folder in (_PACKAGE / "_resources" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise OiltrackError(
        f"the folder {name}/ is missing from this installation", remedy="install oiltrack again"
    )
