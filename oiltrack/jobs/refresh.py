"""The night job: what is new in the inbox goes in, the reports are replaced. It prints nothing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from oiltrack.config import Workspace, require_inbox
from oiltrack.db import Database
from oiltrack.errors import OiltrackError, SourceError
from oiltrack.extract import Extractor
from oiltrack.jobs.ingest import Counts, Ingested, count, ingest
from oiltrack.jobs.places import own_place
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
        """Whether anything is new: a document, or a file of the reports."""
        return bool(self.counts.stored or self.published.changed)

    @property
    def failed(self) -> int:
        """Inputs that could not be read and charts that could not be drawn."""
        return self.counts.failed + len(self.published.failed)


def refresh(
    database: Database,
    workspace: Workspace,
    *,
    extractor: Extractor,
    today: date,
    run: Run,
    tell: Callable[[OiltrackError], object],
) -> Refreshed:
    """Ingest the inbox and publish the reports.

    A file ``index.csv`` in the inbox gives titles, dates and publishers of the others. Without news no file
    of the reports changes. ``tell`` is called with each input and each chart that failed; a chart that has no
    figure to draw is none of them.

    Raises:
        ConfigError: there is no inbox, or no such place; nothing was published.
    """
    results = _ingested(database, workspace, extractor=extractor, today=today, now=run.started_at)
    counts = count(_told(results, tell))
    run.counts, run.failures = counts.as_dict(), counts.failed
    published = publish(
        database,
        workspace.reports,
        place=own_place(database, workspace).id,
        hold_days=workspace.hold_days,
        today=today,
        run_id=f"{run.command}-{run.started_at}",
        run_at=run.started_at,
        own_charts=workspace.charts,
    )
    for error in published.failed:
        tell(error)
    done = Refreshed(counts=counts, published=published)
    run.counts |= {"files": len(published.changed), "charts_failed": len(published.failed)}
    run.counts |= {"charts_without_figure": len(published.empty)}
    run.failures = done.failed
    return done


def _ingested(
    database: Database, workspace: Workspace, *, extractor: Extractor, today: date, now: str
) -> Iterator[Ingested | SourceError]:
    require_inbox(workspace)
    inbox, path = workspace.inbox, workspace.inbox / INDEX
    return ingest(
        database,
        [item for item in walk([inbox]) if item != path],
        extractor=extractor,
        index=load_index(path) if path.exists() else None,
        today=today,
        now=now,
        base=workspace.root,
    )


def _told(
    results: Iterable[Ingested | SourceError], tell: Callable[[OiltrackError], object]
) -> Iterator[Ingested | SourceError]:
    for result in results:
        if isinstance(result, SourceError):
            tell(result)
        yield result
