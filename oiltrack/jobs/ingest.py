"""Documents into the database: one transaction each, a bad one stops no other. It prints nothing."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from oiltrack import edtf
from oiltrack.db import Database, SaveOutcome
from oiltrack.db.ids import document_sha256
from oiltrack.errors import SourceError
from oiltrack.extract import EXTRACTOR_VERSION, Extractor
from oiltrack.facts import Document, Extraction
from oiltrack.jobs.faults import blamed, documents
from oiltrack.jobs.tally import Ingested
from oiltrack.jobs.workers import Reading, ReadsHere, reading_ahead
from oiltrack.sources import Index

MAIL = (".eml", ".mbox", ".mbx")
_IN_INDEX = "in an index file (--index, or index.csv in the inbox)"


def ingest(
    database: Database,
    paths: Iterable[Path | SourceError],
    *,
    extractor: Extractor,
    index: Index | None,
    today: date,
    now: str,
    base: Path | None = None,
    on_path: Callable[[Path], None] = lambda path: None,
    workers: int = 1,
) -> Iterator[Ingested | SourceError]:
    """Read the documents of ``paths`` and store each with its facts in a transaction of its own.

    Args:
        database: open for writing.
        paths: files, and errors of the walk, which are handed on.
        extractor: reads the facts.
        index: titles, dates and publishers of files or of a digest's articles.
        today: UTC; a document dated later than tomorrow is refused.
        now: the time stamp that the documents get.
        base: a folder to which the documents' keys are made relative, so that they are the same elsewhere.
        on_path: called when the last document of a file is begun.
        workers: how many processes read; 1 reads in this one.

    Yields:
        What became of each document, or why it could not be read; at last, if rows of the index name no file.

    Raises:
        WorkerError: a process ended before its work was done; what was stored stays.
    """
    done: list[Path] = []

    def items() -> Iterator[Found]:
        for path in paths:
            if isinstance(path, SourceError):
                yield Found(path)
                continue
            for item in documents(path, index=index):
                yield Found(item, path.as_posix(), path.suffix.lower())
            on_path(path)
            done.append(path)

    with reading_ahead(lambda: extractor, workers=workers) as reading:
        store = Storing(
            database, extractor=lambda: extractor, reading=reading, today=today, now=now, base=base
        )
        yield from store.each(items())
    if index and (lost := index.unread(done)):
        yield lost


@dataclass(frozen=True, slots=True)
class Found:
    """A document, or why it could not be read, with what it was found in and the ending of its name."""

    item: Document | SourceError
    of: str = ""
    suffix: str = ""

    @property
    def location(self) -> str:
        """The document's key, after the name of its file where that is no part of it."""
        key = self.item.key if isinstance(self.item, Document) else ""
        return key if key.startswith(self.of) else f"{self.of}: {key}"


@dataclass(frozen=True, slots=True)
class _Begun:
    """A document that is being read: ``asked`` is it as found, ``wanted`` with all that is known of it."""

    location: str
    asked: Document
    wanted: Document
    facts: Callable[[], Extraction]


class Storing:
    """Stores documents one by one during one run.

    Args:
        database: open for writing, or only for reading where nothing is stored.
        extractor: gives what reads a text; it is asked when a document wants it.
        reading: reads the facts; without it the extractor does.
        today: UTC; a document dated later than tomorrow is refused.
        now: the time stamp that the documents get.
        base: a folder to which the documents' keys are made relative, so that they are the same elsewhere.
        dry: whether it is only looked at what would go in.
        whole: a context in which each document is stored; it keeps an interrupt until the end of it.
    """

    def __init__(
        self,
        database: Database,
        *,
        extractor: Callable[[], Extractor],
        reading: Reading | None = None,
        today: date,
        now: str,
        base: Path | None = None,
        dry: bool = False,
        whole: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._database, self._extractor = database, extractor
        self._reading = reading or ReadsHere(extractor)
        self._today, self._now = today, now
        self._base = f"{base.as_posix()}/" if base else ""
        self._dry, self._whole = dry, whole
        self._told: set[str] = set()

    def each(self, found: Iterable[Found]) -> Iterator[Ingested | SourceError]:
        """Yield, in order, what became of each document, or why it could not be read."""
        waiting: deque[_Begun | Ingested | SourceError] = deque()
        for one in found:
            waiting.append(self._begun(one))
            if len(waiting) > self._reading.ahead:
                yield self._ended(waiting.popleft())
        while waiting:
            yield self._ended(waiting.popleft())

    def _told_once(self, document: Document) -> Document:
        """Return a document without corrections if one of its text had some in this run.

        Else two rows of an index for two copies of one text would correct each other in every run.
        """
        if not document.told:
            return document
        sha256 = document_sha256(document)
        if sha256 in self._told:
            return replace(document, told=())
        self._told.add(sha256)
        return document

    def _begun(self, found: Found) -> _Begun | Ingested | SourceError:
        if isinstance(found.item, SourceError):
            return found.item
        try:
            with blamed(found.location):
                return self._begin(self._told_once(found.item), found.location, found.suffix)
        except SourceError as error:
            return error

    def _begin(self, document: Document, location: str, suffix: str) -> _Begun | Ingested:
        published = document.published or self._extractor().published(document)
        _require_date(location, published, suffix, today=self._today)
        asked = replace(document, key=document.key.removeprefix(self._base), published=published)
        wanted = self._database.to_read(asked)
        if wanted is None or self._dry:
            outcome = SaveOutcome.NEW if wanted else SaveOutcome.KNOWN
            return Ingested(location=location, outcome=outcome, published=published)
        return _Begun(location, asked, wanted, self._reading.begin(wanted))

    def _ended(self, begun: _Begun | Ingested | SourceError) -> Ingested | SourceError:
        if not isinstance(begun, _Begun):
            return begun
        try:
            with self._whole(), blamed(begun.location):
                outcome = self._save(begun)
                return Ingested(location=begun.location, outcome=outcome, published=begun.wanted.published)
        except SourceError as error:
            return error

    def _save(self, begun: _Begun) -> SaveOutcome:
        wanted, facts = begun.wanted, begun.facts
        if self._reading.ahead:  # a copy that was begun before it may have been stored meanwhile
            stored = self._database.to_read(begun.asked)
            if stored is None:
                return SaveOutcome.KNOWN
            if stored != wanted:
                wanted, facts = stored, partial(self._extractor().extract, stored)
        return self._database.save(
            wanted,
            facts(),
            location=begun.location,
            ingested_at=self._now,
            extractor=EXTRACTOR_VERSION,
        )


def _require_date(location: str, published: str | None, suffix: str, *, today: date) -> None:
    """Do nothing when the date of a document is one that news can have.

    Raises:
        SourceError: it lies in the future, or there is none where there must be one.
    """
    if published is None:
        # Every mail has a date; one without was damaged, and its "today" and "yesterday" would mean nothing.
        if suffix in MAIL:
            raise SourceError(location, "a mail without a date", remedy=f"give its date {_IN_INDEX}")
    elif edtf.interval(published)[0] > today + timedelta(days=1):
        raise SourceError(
            location,
            f"published {published} lies in the future",
            remedy=f"mend its date, or give one {_IN_INDEX}",
        )
