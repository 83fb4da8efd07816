"""One source into the database, with a note of how it went. It warns of nothing and publishes nothing."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from oiltrack.db import Database, SaveOutcome, SourceCondition, SourceState
from oiltrack.errors import ConfigError, DatabaseError, OiltrackError, SourceError
from oiltrack.jobs.collect import Collecting, Mark, Part, Tools, collect
from oiltrack.jobs.faults import blamed
from oiltrack.jobs.ingest import Found, Storing
from oiltrack.jobs.tally import Counts, Ingested, Tally
from oiltrack.source_settings import SourceSettings
from oiltrack.web import BlockedError, FetchError

WARN_AFTER = 3

_LONGEST_WAIT = timedelta(days=31)
_PLACE = "place of the source"  # among the marks, which are otherwise of entries, files and mails

Store = Callable[[Part], Iterator[Ingested | SourceError]]
"""From a part of a source to what became of its documents, as they go in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a source came to.

    Attributes:
        name: of the source.
        counts: its documents.
        errors: documents that could not be read.
        failure: why the source as a whole failed, None where it did not.
        failures: how often in a row it has.
        waits_until: when its server may be asked again, for one that was not asked.
    """

    name: str
    counts: Counts
    errors: tuple[SourceError, ...] = ()
    failure: OiltrackError | None = None
    failures: int = 0
    waits_until: str | None = None

    @property
    def warned(self) -> bool:
        """Whether somebody has to be told: of the third failure in a row, and of settings at once."""
        return self.failure is not None and (
            self.failures >= WARN_AFTER or isinstance(self.failure, ConfigError)
        )


def gather(
    database: Database, source: SourceSettings, held: SourceState, *, tools: Tools, store: Store, now: str
) -> Gathered:
    """Read a source and store what is new; note its state after its documents, and not without them.

    A source that fails changes only its count of failures and when it is asked again; what went in stays.

    Args:
        database: where to.
        source: its settings.
        held: what is known of it.
        tools: to read it with; where they are ``dry`` nothing is noted.
        store: takes its parts.
        now: the time in UTC.

    Raises:
        DatabaseError: the database fails, and with it the run.
    """
    if wait := _waits(held, now):
        return Gathered(name=source.name, counts=Tally().counts(), failures=held.failures, waits_until=wait)
    tally = Tally()
    place = _place(source)
    known = _known_of(held, place)
    mark, failure = _read(collect(source, known, tools), lambda part: part.settle(tally.take(store(part))))
    state = _state(held, mark, failure, now=now, place=place)
    if not tools.dry:
        database.put_source_state(state)
    return Gathered(
        name=source.name,
        counts=tally.counts(),
        errors=tuple(tally.errors),
        failure=failure,
        failures=state.failures,
    )


def stored(storing: Storing, part: Part) -> Iterator[Ingested | SourceError]:
    """Store a part of a source; yield what became of its documents, as they go in."""
    for _ in range(part.known):
        yield Ingested(location=part.location, outcome=SaveOutcome.KNOWN)
    yield from storing.each(Found(item, part.location, part.suffix) for item in part.items)


def drain(collecting: Collecting, take: Callable[[Part], object]) -> Mark:
    """Hand each part of a source on and return its mark."""
    while True:
        try:
            part = next(collecting)
        except StopIteration as end:
            mark: Mark = end.value
            return mark
        take(part)


def _read(collecting: Collecting, take: Callable[[Part], object]) -> tuple[Mark | None, OiltrackError | None]:
    try:
        with blamed("the source"), closing(collecting):
            mark = drain(collecting, take)
    except DatabaseError:
        raise
    except SourceError as error:
        cause = error.__cause__
        return None, cause if isinstance(cause, OiltrackError) else error
    return mark, mark.trouble


def _place(source: SourceSettings) -> str:
    """Return what tells one place from another: what is known of one says nothing of the next."""
    told = (source.kind, source.place, source.provider or "")
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _known_of(held: SourceState, place: str) -> SourceState:
    """Return what is known of a source at its place; nothing where it was another one under this name."""
    if held.marks.get(_PLACE, place) != place:
        return replace(held, etag=None, last_modified=None, marks={})
    return replace(held, marks={name: mark for name, mark in held.marks.items() if name != _PLACE})


def _state(
    held: SourceState, mark: Mark | None, failure: OiltrackError | None, *, now: str, place: str
) -> SourceState:
    if mark is not None:
        held = replace(
            held,
            etag=mark.validators.etag,
            last_modified=mark.validators.last_modified,
            marks={**mark.marks, _PLACE: place},
        )
    if failure is None:
        return replace(
            held,
            tried_at=now,
            succeeded_at=now,
            failures=0,
            message="",
            state=SourceCondition.OK,
            next_try_at=None,
        )
    blocked = isinstance(failure, BlockedError)
    return replace(
        held,
        tried_at=now,
        failures=held.failures + 1,
        message=str(failure),
        state=SourceCondition.BLOCKED if blocked else SourceCondition.FAILING,
        next_try_at=_next_try(failure, now),
    )


def _next_try(failure: OiltrackError, now: str) -> str | None:
    wait = failure.retry_after_s if isinstance(failure, FetchError) else None
    if not wait:
        return None
    return (_time(now) + timedelta(seconds=wait)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _waits(held: SourceState, now: str) -> str | None:
    """Return when a source may be asked again, None for now. A clock set back delays it not for long."""
    if held.next_try_at is None:
        return None
    wait = _time(held.next_try_at) - _time(now)
    return held.next_try_at if timedelta() < wait <= _LONGEST_WAIT else None


def _time(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)
