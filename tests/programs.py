"""Programs of other people that tests open files and pages with; a test is skipped where one is not there."""

import shutil
from pathlib import Path

import pytest


def program(*names: str) -> Path:
    """Return the path of the first of these programs that is installed, else skip the test."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"{names[0]} is not installed; `make tools` installs it (as root, with apt)")
    return Path(found)
