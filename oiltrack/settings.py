"""Reads TOML files that people write, and shows their values in messages. It knows no key."""

import reprlib
import tomllib
from pathlib import Path
from typing import Any

from oiltrack.errors import OiltrackError


def read_toml(path: Path, error: type[OiltrackError], *, remedy: str) -> dict[str, Any]:
    """Return the table of a TOML file; a byte order mark, which some editors write, is passed over.

    Raises:
        error: the file cannot be read or is no TOML; of the class that is given.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as cause:
        raise error(f"{path}: is not UTF-8", remedy="save it as UTF-8") from cause
    except RecursionError as cause:
        raise error(f"{path}: nested too deep", remedy=remedy) from cause
    except OSError as cause:
        raise error(f"{path}: cannot be read ({cause.strerror or cause})", remedy=remedy) from cause
    except ValueError as cause:  # no TOML, or a number of thousands of digits
        raise error(f"{path}: {cause}", remedy=remedy) from cause


def shown(value: object) -> str:
    """Return a value as a message can show it: cut where it is long."""
    try:
        return reprlib.repr(value)
    except ValueError:
        return "a number of very many digits"
