"""The database as the rest of oiltrack sees it: facts go in, and come out. It holds no SQL of its own."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, Engine

from oiltrack.db import ledger, official, revisions, seed, source_states, write
from oiltrack.db.engine import (
    BUSY_TIMEOUT_S,
    Address,
    Inode,
    address_of,
    inode,
    make_engine,
    reading,
    require_inode,
    require_writable,
    writing,
)
from oiltrack.db.reader import Reader
from oiltrack.db.records import OfficialAdded, RunStatus, SaveOutcome, SourceState
from oiltrack.db.server import Server
from oiltrack.facts import Document, Extraction
from oiltrack.history import OfficialValue

if TYPE_CHECKING:
    from oiltrack.gazetteer import Seeds


def open_database(url: str, *, read_only: bool = False, busy_timeout_s: float = BUSY_TIMEOUT_S) -> "Database":
    """Open an existing database at the newest revision. Use it as a context manager, or close it.

    Args:
        url: ``sqlite:///FILE`` or ``postgresql://…``.
        read_only: writing is then an error; works on read-only media too.
        busy_timeout_s: how long to wait for another process that writes.

    Raises:
        DatabaseError: there is none, it is none of oiltrack's, or at another revision; it is corrupt; for
            writing: it is locked or read-only; its server cannot be reached.
        MissingExtraError: the driver for a server is not installed.
    """
    path = address_of(url)
    revisions.require_file(path)
    opened = None if read_only or isinstance(path, Server) else inode(path)
    engine = make_engine(path, read_only=read_only, busy_timeout_s=busy_timeout_s)
    begin = reading if read_only else writing
    try:
        with begin(engine, path) as connection:
            revisions.require_head(connection, path)
            if not read_only:
                require_writable(connection)
    except BaseException:
        engine.dispose()
        raise
    return Database(engine, path, opened=opened)


class Database(Reader):
    """An open database. Each method is one transaction; all may raise DatabaseError.

    A file that is deleted, moved or replaced meanwhile goes on to exist for this process alone, and what is
    written into it is lost when it closes. So each commit and the end need the file ``opened`` in its place.

    Do not carry it into a forked process.
    """

    def __init__(self, engine: Engine, path: Address, *, opened: Inode | None = None) -> None:
        self._engine = engine
        self._opened = opened
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if error is None:
            self._require_in_place()

    def close(self) -> None:
        """Close all connections; the files that SQLite keeps beside the database go away."""
        self._engine.dispose()

    def size_bytes(self) -> int:
        """Return what the database takes of its disk, with what is not in its file yet."""
        if isinstance(self.path, Server):
            with self._reading() as connection:
                return ledger.size_bytes(connection)
        files = (self.path, self.path.with_name(self.path.name + "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def save(
        self, document: Document, extraction: Extraction, *, location: str, ingested_at: str, extractor: str
    ) -> SaveOutcome:
        """Store a document with its facts, all or nothing.

        Of a text that is there only blanks are filled, and fields corrected that the document was ``told``.

        Args:
            document: what was read, as ``to_read`` gives it.
            extraction: what was read out of it.
            location: the file that it was read from.
            ingested_at: UTC time stamp, ISO 8601 with ``Z``.
            extractor: version of the extractor.

        Raises:
            RefusedError: this document cannot be stored; others can.
            EdtfError: a date is no EDTF.
        """
        with self._writing() as connection:
            return write.save(
                connection,
                document,
                extraction=extraction,
                location=location,
                ingested_at=ingested_at,
                extractor=extractor,
            )

    def replace_facts(self, document_id: str, extraction: Extraction, *, extractor: str) -> None:
        """Put the facts of a new reading in the place of a document's old ones, all or nothing.

        Raises:
            RefusedError: as in ``save``; the old facts stay.
            UnknownIdError: there is no such document.
        """
        with self._writing() as connection:
            write.replace_facts(connection, document_id, extraction=extraction, extractor=extractor)

    def forget(self, document_id: str) -> None:
        """Delete a document of this id with all that was read from it.

        Raises:
            RefusedError: it is a row of the seeds.
            UnknownIdError: there is no such document.
        """
        with self._writing() as connection:
            write.forget(connection, document_id)

    def seed(self, seeds: "Seeds", *, history: bool, at: str) -> dict[str, int]:
        """Bring the rows of the seeds in line with them; return the rows written to each table.

        Args:
            seeds: the gazetteer and the history.
            history: also write outages, official values and reported figures; else leave them as they are.
            at: UTC time stamp, ISO 8601 with ``Z``.
        """
        with self._writing() as connection:
            return seed.seed(connection, seeds, history=history, at=at)

    def add_official(
        self, values: Sequence[OfficialValue], *, at: str, presumed: str | None = None
    ) -> OfficialAdded:
        """Store the values of a release, all or nothing; what an earlier release said stays beside them.

        Args:
            values: each with its ``released``.
            at: UTC time stamp, ISO 8601 with ``Z``.
            presumed: the release of values that do not tell theirs; they are stored where they change.

        Raises:
            OfficialError: another value is stored for the same period and release.
        """
        with self._writing() as connection:
            return official.add(connection, values, at=at, presumed=presumed)

    def to_read(self, document: Document) -> Document | None:
        """Return what is to be read and saved: of a stored text what is added to it, None for nothing new."""
        with self._reading() as connection:
            return write.to_read(connection, document)

    def start_run(self, command: str, *, at: str) -> int:
        """Write in the ledger that a run has begun; return its number."""
        with self._writing() as connection:
            return ledger.start_run(connection, command, at=at)

    def finish_run(
        self, run_id: int, *, at: str, status: RunStatus, counts: dict[str, int], message: str = ""
    ) -> None:
        """Write in the ledger how a run ended.

        Raises:
            UnknownIdError: there is no such run.
        """
        with self._writing() as connection:
            ledger.finish_run(connection, run_id, at=at, status=status, counts=counts, message=message)

    def put_source_state(self, state: SourceState) -> None:
        """Write what is known of a source in the place of what was known."""
        with self._writing() as connection:
            source_states.put_source_state(connection, state)

    def _reading(self) -> AbstractContextManager[Connection]:
        return reading(self._engine, self.path)

    def _writing(self) -> AbstractContextManager[Connection]:
        return self._written_in_place()

    @contextmanager
    def _written_in_place(self) -> Iterator[Connection]:
        with writing(self._engine, self.path) as connection:
            yield connection
            self._require_in_place()

    def _require_in_place(self) -> None:
        if self._opened is not None and not isinstance(self.path, Server):
            require_inode(self.path, self._opened)
