"""What the surroundings tell a command: database, workspace, clock. It opens nothing until asked."""

import random
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oiltrack import config

if TYPE_CHECKING:
    from oiltrack.db import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One call of the command line. ``db`` is what ``--db`` or ``OILTRACK_DB`` names, None for neither."""

    db: str | None
    cwd: Path

    def url(self) -> str:
        """Return the URL of the database to use."""
        return config.choose_database(self.db, cwd=self.cwd)

    def workspace(self) -> config.Workspace:
        """Return the workspace around the current folder, with the database that was named, if one was."""
        return config.with_database(config.require(self.cwd), self.db, cwd=self.cwd)

    def settings(self) -> config.Workspace:
        """Return the workspace around the current folder, or the default settings where there is none."""
        if self.db and config.find(self.cwd) is None:
            return config.bare(self.url(), root=self.cwd)
        return self.workspace()

    def database(self, *, read_only: bool = False) -> "Database":
        """Open the database."""
        from oiltrack.db import open_database

        return open_database(self.url(), read_only=read_only)

    def folder(self) -> Path:
        """Return the workspace's folder, or the current one where there is none."""
        found = config.find(self.cwd)
        return found.parent if found else self.cwd

    @staticmethod
    def now() -> str:
        """Return the time in UTC, as stored."""
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @staticmethod
    def ticks() -> float:
        """Return seconds that only grow."""
        return time.monotonic()

    @staticmethod
    def sleep(seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)

    @staticmethod
    def chance() -> float:
        """Return a number from 0 to 1, another one each time."""
        return random.random()

    @staticmethod
    def today() -> date:
        """Return the day in UTC."""
        return datetime.now(UTC).date()


pass_session = click.make_pass_decorator(Session)
