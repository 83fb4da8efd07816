"""Notes a command in the run ledger, with how it ended. It knows nothing of what the command does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from oiltrack.db import Database, RunStatus
from oiltrack.errors import DatabaseError


@dataclass(slots=True, kw_only=True)
class Run:
    """What a running command wants the ledger to say. ``failures`` above 0 make it partial."""

    database: Database
    command: str
    clock: Callable[[], str]
    started_at: str
    id: int | None = None
    counts: dict[str, int] = field(default_factory=dict)
    failures: int = 0

    def begin(self) -> int:
        """Enter the run, if it is not in the ledger yet, and return its number."""
        if self.id is None:
            self.id = self.database.start_run(self.command, at=self.started_at)
        return self.id

    def end(self, status: RunStatus, message: str = "") -> None:
        """Note the end of a run that was entered."""
        if self.id is not None:
            self.database.finish_run(
                self.id, at=self.clock(), status=status, counts=self.counts, message=message
            )


@contextmanager
def recorded(
    database: Database, command: str, *, clock: Callable[[], str], lazily: bool = False
) -> Iterator[Run]:
    """Enter a run now (or, ``lazily``, when it has something to tell) and note how it ends.

    A killed process leaves the run without an end, and so does a database that cannot be written any more.
    """
    run = Run(database=database, command=command, clock=clock, started_at=clock())
    if not lazily:
        run.begin()
    try:
        yield run
    except BaseException as error:  # an interrupt is an end too; it is noted and goes on its way
        with suppress(DatabaseError):
            run.end(RunStatus.FAILED, str(error) or type(error).__name__)
        raise
    run.end(RunStatus.PARTIAL if run.failures else RunStatus.DONE)
