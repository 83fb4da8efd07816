"""The night job: what is new in inbox and sources goes in, the reports are replaced. It prints nothing."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date

from oiltrack.config import Workspace, require_inbox
from oiltrack.db import Database, SourceState
from oiltrack.errors import SourceError
from oiltrack.extract import Extractor
from oiltrack.jobs.collect import Mark, Part, Tools, folder
from oiltrack.jobs.faults import blamed
from oiltrack.jobs.gather import Gathered, Store, drain, gather, stored
from oiltrack.jobs.ingest import Storing
from oiltrack.jobs.places import own_place
from oiltrack.jobs.published import Published
from oiltrack.jobs.runs import Run
from oiltrack.jobs.tally import Counts, Ingested, Tally, count
from oiltrack.jobs.unchanged import forget_made, made, made_from, note_made

INBOX = "inbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What became of the inbox and the sources, and of the reports; ``published`` is None in a dry run."""

    sources: tuple[Gathered, ...]
    published: Published | None

    @property
    def counts(self) -> Counts:
        """The documents of all sources."""
        return sum((one.counts for one in self.sources), count(()))

    @property
    def changed(self) -> bool:
        """Whether anything is new: a document, or a file of the reports."""
        return bool(self.counts.stored or (self.published and self.published.changed))

    @property
    def faults(self) -> str:
        """The first thing that failed, and how many more did: nobody may read what a night prints."""
        charts = self.published.failed if self.published else ()
        sources = [one.failure for one in self.sources if one.failure and one.warned]
        found = [*(error for one in self.sources for error in one.errors), *sources, *charts]
        more = f"; {self.failed - 1} more failed" if self.failed > 1 else ""
        return f"{found[0].message}{more}" if found else ""

    @property
    def failed(self) -> int:
        """Inputs that could not be read, sources that somebody is told of, charts that could not be drawn."""
        charts = len(self.published.failed) if self.published else 0
        return self.counts.failed + sum(one.warned for one in self.sources) + charts


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What a run tells while it works.

    Attributes:
        read: called with a source's name and what became of one document.
        gathered: called with each source when it is done.
        published: called with what was published.
        drawing: called before anything is imported that draws.
        whole: a context in which each document is stored; it keeps an interrupt until the end of it.
    """

    read: Callable[[str, Ingested | SourceError], object] = lambda name, result: None
    gathered: Callable[[Gathered], object] = lambda gathered: None
    published: Callable[[Published], object] = lambda published: None
    drawing: Callable[[], object] = lambda: None
    whole: Callable[[], AbstractContextManager[object]] = nullcontext


def refresh(
    database: Database,
    workspace: Workspace,
    *,
    extractor: Callable[[], Extractor],
    tools: Tools,
    today: date,
    run: Run,
    watch: Watch,
) -> Refreshed:
    """Ingest the inbox and the sources, and publish the reports.

    A file ``index.csv`` in the inbox gives titles, dates and publishers of the others. Without news no file
    of the reports changes; where nothing that they are made from has changed they are not made again. A
    source that fails stops no other; a chart that has no figure to draw is no failure. Where the tools are
    dry nothing is stored and nothing published.

    Raises:
        ConfigError: there is no inbox, or no such place; nothing was published.
        DatabaseError: the database fails.
    """
    require_inbox(workspace)
    storing = Storing(
        database,
        extractor=extractor,
        today=today,
        now=run.started_at,
        base=workspace.root,
        dry=tools.dry,
        whole=watch.whole,
    )
    sources = []
    for gathered in _gathered(database, workspace, storing, tools=tools, now=run.started_at, watch=watch):
        watch.gathered(gathered)
        sources.append(gathered)
    done = Refreshed(sources=tuple(sources), published=None)
    run.counts = done.counts.as_dict() | _source_counts(done)
    run.failures, run.message = done.failed, done.faults
    if tools.dry:
        return done
    published = _published(database, workspace, today=today, run=run, done=done, watch=watch)
    watch.published(published)
    done = Refreshed(sources=done.sources, published=published)
    run.counts |= {"files": len(published.changed), "charts_failed": len(published.failed)}
    run.counts |= {"charts_without_figure": len(published.empty)}
    run.failures, run.message = done.failed, done.faults
    return done


def _published(
    database: Database, workspace: Workspace, *, today: date, run: Run, done: Refreshed, watch: Watch
) -> Published:
    """Make the reports, unless they are there and nothing that they are made from has changed."""
    place = own_place(database, workspace).id
    news = bool(done.counts.stored)
    stamp = made_from(database, workspace, run_id=run.id, news=news)
    if not news and (held := made(workspace.reports, stamp, today=today)):
        return held
    forget_made(workspace.reports)  # a run that is broken off, or whose charts fail, leaves no note behind
    watch.drawing()
    from oiltrack.jobs.publish import publish  # pandas and matplotlib take longer than a run without news

    published = publish(
        database,
        workspace.reports,
        place=place,
        hold_days=workspace.hold_days,
        today=today,
        run_id=f"{run.command}-{run.started_at}",
        run_at=run.started_at,
        own_charts=workspace.charts,
    )
    note_made(workspace.reports, stamp, published, today=today)
    return published


def _source_counts(done: Refreshed) -> dict[str, int]:
    """Return what the ledger says of the sources, where there are any."""
    if len(done.sources) < 2:
        return {}
    failed = sum(one.failure is not None for one in done.sources)
    return {"sources": len(done.sources) - 1, "sources_failed": failed}


def _gathered(
    database: Database, workspace: Workspace, storing: Storing, *, tools: Tools, now: str, watch: Watch
) -> Iterator[Gathered]:
    held = database.source_states()
    inbox = held.get(INBOX, SourceState(source=INBOX))
    done, mark = _inbox(workspace, inbox, tools=tools, store=_store(storing, INBOX, watch), watch=watch)
    if mark is not None and mark.marks != inbox.marks and not tools.dry:
        database.put_source_state(replace(inbox, marks=mark.marks, tried_at=now, succeeded_at=now))
    yield done
    for source in workspace.sources:
        state = held.get(source.name, SourceState(source=source.name))
        store = _store(storing, source.name, watch)
        yield gather(database, source, state, tools=tools, store=store, now=now)


def _inbox(
    workspace: Workspace, held: SourceState, *, tools: Tools, store: Store, watch: Watch
) -> tuple[Gathered, Mark | None]:
    """Read the inbox; where its index cannot be read it is one input that failed, and the sources go on."""
    tally, mark = Tally(), None
    try:
        with blamed(INBOX):
            collecting = folder.files(workspace.inbox, move=False, held=held.marks, tools=tools)
            mark = drain(collecting, lambda part: part.settle(tally.take(store(part))))
    except SourceError as error:
        watch.read(INBOX, error)
        tally.take([error])
    return Gathered(name=INBOX, counts=tally.counts(), errors=tuple(tally.errors)), mark


def _store(storing: Storing, name: str, watch: Watch) -> Store:
    def store(part: Part) -> Iterator[Ingested | SourceError]:
        for result in stored(storing, part):
            watch.read(name, result)
            yield result

    return store
