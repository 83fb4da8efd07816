"""The night job: what is new in the inbox goes in, the reports are replaced. It prints nothing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from oiltrack.config import Workspace
from oiltrack.db import Database
from oiltrack.errors import SourceError
from oiltrack.extract import Extractor
from oiltrack.jobs.ingest import Counts, Ingested, count, ingest
from oiltrack.jobs.publish import Published, publish
from oiltrack.jobs.runs import Run
from oiltrack.sources import load_index, walk

INDEX = "index.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What became of the inbox, and of the reports."""

    counts: Counts
    published: Published

    @property
    def changed(self) -> bool:
        """Whether anything is new in the database or the reports."""
        return bool(self.counts.stored or self.published.changed)


def refresh(
    database: Database,
    workspace: Workspace,
    *,
    extractor: Extractor,
    today: date,
    run: Run,
    tell: Callable[[SourceError], object],
) -> Refreshed:
    """Ingest the inbox and publish the reports.

    A file ``index.csv`` in the inbox gives titles, dates and publishers of the others. The run enters the
    ledger as soon as it has something to tell, so that one without news changes no file.
    """
    path = workspace.inbox / INDEX
    results = ingest(
        database,
        [item for item in walk([workspace.inbox]) if item != path],
        extractor=extractor,
        index=load_index(path) if path.exists() else None,
        today=today,
        now=run.started_at,
        base=workspace.root,
    )
    counts = count(_noted(results, run=run, tell=tell))
    run.counts, run.failures = counts.as_dict(), counts.failed
    published = publish(
        database,
        workspace.reports,
        place=workspace.place,
        hold_days=workspace.hold_days,
        today=today,
        run_id=f"{run.command}-{run.started_at}",
        run_at=run.started_at,
    )
    if published.changed:
        run.begin()
        run.counts["files"] = len(published.changed)
    return Refreshed(counts=counts, published=published)


def _noted(
    results: Iterable[Ingested | SourceError], *, run: Run, tell: Callable[[SourceError], object]
) -> Iterator[Ingested | SourceError]:
    for result in results:
        if isinstance(result, SourceError):
            tell(result)
        if isinstance(result, SourceError) or result.stored:
            run.begin()
        yield result
