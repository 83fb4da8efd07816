"""Reads TOML files that people write, and shows their values in messages. It knows no key."""

import re
import reprlib
import tomllib
from pathlib import Path
from typing import Any

from oiltrack.errors import OiltrackError

# "place = sharara": the forgotten quotes are what people get wrong in TOML.
_BARE = re.compile(r"\s*(?P<key>\w+)\s*=\s*(?P<text>[^\W\d][^\"'#=]{0,200}?)\s*(?:#.*)?")


def read_toml(path: Path, error: type[OiltrackError], *, remedy: str) -> dict[str, Any]:
    """Return the table of a TOML file; a byte order mark, which some editors write, is passed over.

    Raises:
        error: the file cannot be read or is no TOML; of the class that is given.
    """
    if path.exists() and not path.is_file():  # to read a pipe would wait for ever
        raise error(f"{path}: is no regular file", remedy=remedy)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as cause:
        raise error(f"{path}: is not UTF-8", remedy="save it as UTF-8") from cause
    except RecursionError as cause:
        raise error(f"{path}: nested too deep", remedy=remedy) from cause
    except OSError as cause:
        raise error(f"{path}: cannot be read ({cause.strerror or cause})", remedy=remedy) from cause
    except ValueError as cause:  # no TOML, or a number of thousands of digits
        line = _unquoted(path, str(cause))
        if line:
            raise error(f"{path}: a text without quotes ({line[0]})", remedy=f"write {line[1]}") from cause
        raise error(f"{path}: {cause}", remedy=remedy) from cause


def _unquoted(path: Path, message: str) -> tuple[str, str] | None:
    """Return the line that an error of the TOML reader points at, and the same with its text in quotes.

    None where the fault is another one than a bare word behind the equals sign.
    """
    place = re.search(r"at line (\d+)", message)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    found = _BARE.fullmatch(lines[int(place[1]) - 1]) if place and int(place[1]) <= len(lines) else None
    return (f"line {place[1]}", f'{found["key"]} = "{found["text"]}"') if place and found else None


def shown(value: object) -> str:
    """Return a value as a message can show it: cut where it is long."""
    try:
        return reprlib.repr(value)
    except ValueError:
        return "a number of very many digits"
