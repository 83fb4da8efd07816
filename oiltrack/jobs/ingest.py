"""Documents into the database: one transaction each, a bad one stops no other. It prints nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from oiltrack import edtf
from oiltrack.db import Database, SaveOutcome
from oiltrack.db.ids import document_sha256
from oiltrack.errors import SourceError
from oiltrack.extract import EXTRACTOR_VERSION, Extractor
from oiltrack.facts import Document
from oiltrack.jobs.faults import blamed, documents
from oiltrack.sources import Index

MAIL = (".eml", ".mbox", ".mbx")

_MOST_ERRORS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """One document that went in: where it came from and what became of it."""

    location: str
    outcome: SaveOutcome

    @property
    def stored(self) -> bool:
        """Whether it added or updated anything."""
        return self.outcome != SaveOutcome.KNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many documents were new, known, new versions, known but updated, and failed."""

    new: int
    known: int
    new_version: int
    updated: int
    failed: int

    @property
    def stored(self) -> int:
        """Documents that this run added or updated."""
        return self.new + self.new_version + self.updated

    def __add__(self, other: "Counts") -> "Counts":
        """Return the sums."""
        mine, theirs = asdict(self), asdict(other)
        return Counts(**{name: mine[name] + theirs[name] for name in mine})

    def as_dict(self) -> dict[str, int]:
        """Return the counts by name, for the run ledger."""
        return asdict(self)

    def __str__(self) -> str:
        """Return the counts in words."""
        versions = f", {self.new_version} new versions" if self.new_version else ""
        updated = f", {self.updated} updated" if self.updated else ""
        return f"{self.new} new, {self.known} known{versions}{updated}, {self.failed} failed"


class Tally:
    """Counts results as they come, and keeps the first errors."""

    def __init__(self) -> None:
        self.errors: list[SourceError] = []
        self._outcomes: Counter[str] = Counter()

    def take(self, results: Iterable[Ingested | SourceError]) -> bool:
        """Count results; return whether all went in."""
        failed = 0
        for result in results:
            if isinstance(result, Ingested):
                self._outcomes[result.outcome] += 1
                continue
            failed += 1
            if len(self.errors) < _MOST_ERRORS:
                self.errors.append(result)
        self._outcomes["failed"] += failed
        return not failed

    def counts(self) -> Counts:
        """Return the counts."""
        return Counts(
            new=self._outcomes[SaveOutcome.NEW],
            known=self._outcomes[SaveOutcome.KNOWN],
            new_version=self._outcomes[SaveOutcome.NEW_VERSION],
            updated=self._outcomes[SaveOutcome.UPDATED],
            failed=self._outcomes["failed"],
        )


def count(results: Iterable[Ingested | SourceError]) -> Counts:
    """Count results by what became of the documents."""
    tally = Tally()
    tally.take(results)
    return tally.counts()


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
        on_path: called after each file.

    Yields:
        What became of each document, or why it could not be read; at last, if rows of the index name no file.
    """
    done: list[Path] = []
    store = Storing(database, extractor=lambda: extractor, today=today, now=now, base=base)
    for path in paths:
        if isinstance(path, SourceError):
            yield path
            continue
        yield from store.each(
            documents(path, index=index), location=path.as_posix(), suffix=path.suffix.lower()
        )
        on_path(path)
        done.append(path)
    if index and (lost := index.unread(done)):
        yield lost


class Storing:
    """Stores documents one by one during one run.

    Args:
        database: open for writing, or only for reading where nothing is stored.
        extractor: gives what reads the facts; it is asked when a document wants it.
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
        today: date,
        now: str,
        base: Path | None = None,
        dry: bool = False,
        whole: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._database, self._extractor = database, extractor
        self._today, self._now = today, now
        self._base = f"{base.as_posix()}/" if base else ""
        self._dry, self._whole = dry, whole
        self._told: set[str] = set()

    def each(
        self, items: Iterable[Document | SourceError], *, location: str, suffix: str = ""
    ) -> Iterator[Ingested | SourceError]:
        """Yield what became of each document of what lies at ``location``, or why it could not be read."""
        for item in items:
            if isinstance(item, SourceError):
                yield item
                continue
            try:
                with self._whole():
                    stored = self._store(self._told_once(item), location, suffix)
                yield stored
            except SourceError as error:
                yield error

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

    def _store(self, document: Document, of: str, suffix: str) -> Ingested:
        # After the name of its file where that is no part of it.
        location = document.key if document.key.startswith(of) else f"{of}: {document.key}"
        with blamed(location):
            published = document.published or self._extractor().published(document)
            _require_date(location, published, suffix, today=self._today)
            key = document.key.removeprefix(self._base)
            wanted = self._database.to_read(replace(document, key=key, published=published))
            if wanted is None:
                return Ingested(location=location, outcome=SaveOutcome.KNOWN)
            if self._dry:
                return Ingested(location=location, outcome=SaveOutcome.NEW)
            outcome = self._database.save(
                wanted,
                self._extractor().extract(wanted),
                location=location,
                ingested_at=self._now,
                extractor=EXTRACTOR_VERSION,
            )
            return Ingested(location=location, outcome=outcome)


def _require_date(location: str, published: str | None, suffix: str, *, today: date) -> None:
    """Do nothing when the date of a document is one that news can have.

    Raises:
        SourceError: it lies in the future, or there is none where there must be one.
    """
    if published is None:
        # Every mail has a date; one without was damaged, and its "today" and "yesterday" would mean nothing.
        if suffix in MAIL:
            raise SourceError(location, "a mail without a date", remedy="give its date with --index")
    elif edtf.interval(published)[0] > today + timedelta(days=1):
        raise SourceError(
            location,
            f"published {published} lies in the future",
            remedy="mend its date, or give one with --index",
        )
