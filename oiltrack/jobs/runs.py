"""Notes a command in the run ledger, with how it ended. It knows nothing of what the command does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from oiltrack.db import Database, RunStatus
from oiltrack.errors import OiltrackError
from oiltrack.interrupts import held


@dataclass(slots=True, kw_only=True)
class Run:
    """What a running command wants the ledger to say. ``failures`` above 0 make it partial.

    ``message`` says what it did, where counts do not; ``id`` is its number in the ledger.
    """

    command: str
    started_at: str
    counts: dict[str, int] = field(default_factory=dict)
    failures: int = 0
    message: str = ""
    id: int = 0


@contextmanager
def recorded(database: Database, command: str, *, clock: Callable[[], str]) -> Iterator[Run]:
    """Enter a run and note how it ends.

    A killed process leaves the run without an end, and so does a database that cannot be written any more.
    """
    run = Run(command=command, started_at=clock())

    def end(status: RunStatus, message: str = "") -> None:
        database.finish_run(run.id, at=clock(), status=status, counts=run.counts, message=message)

    try:
        with held():  # else an interrupt could come when the run is entered and its number not yet known
            run.id = database.start_run(command, at=run.started_at)
        yield run
    except BaseException as error:  # an interrupt is an end too; it is noted and goes on its way
        if run.id:
            with suppress(OiltrackError):
                end(RunStatus.FAILED, str(error) or type(error).__name__)
        raise
    end(RunStatus.PARTIAL if run.failures else RunStatus.DONE, run.message)
