"""The database as the rest of oiltrack sees it: facts go in and come out. It holds no SQL of its own."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, Engine

from oiltrack.db import gazetteer, ids, ledger, read, revisions, seed, write
from oiltrack.db.engine import BUSY_TIMEOUT_S, make_engine, path_of, reading, require_writable, writing
from oiltrack.db.records import RunRecord, RunStatus, SaveOutcome
from oiltrack.facts import (
    Alias,
    Aspect,
    Capacity,
    Document,
    Extraction,
    Fluid,
    Measure,
    Modality,
    OfficialValue,
    OutageRecord,
    Place,
    PlaceLink,
    Rejected,
    StoredDocument,
    StoredEvent,
    StoredObservation,
)

if TYPE_CHECKING:
    from oiltrack.gazetteer import Seeds

_DOCUMENTS_AT_ONCE = 200


def open_database(url: str, *, read_only: bool = False, busy_timeout_s: float = BUSY_TIMEOUT_S) -> "Database":
    """Open an existing database at the newest revision. Use it as a context manager, or close it.

    Args:
        url: ``sqlite:///FILE``.
        read_only: writing is then an error; works on read-only media too.
        busy_timeout_s: how long to wait for another process that writes.

    Raises:
        DatabaseError: there is none, it is none of oiltrack's, or at another revision; it is corrupt; for
            writing: it is locked or read-only.
    """
    path = path_of(url)
    revisions.require_file(path)
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
    return Database(engine, path)


class Database:
    """An open database. Each method is one transaction; all may raise DatabaseError.

    Do not carry it into a forked process.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; the files that SQLite keeps beside the database go away."""
        self._engine.dispose()

    def save(
        self, document: Document, extraction: Extraction, *, location: str, ingested_at: str, extractor: str
    ) -> SaveOutcome:
        """Store a document with its facts, all or nothing. Of a text that is there only blanks are filled.

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

    def seed(self, seeds: "Seeds", *, history: bool, at: str) -> dict[str, int]:
        """Bring the rows of the seeds in line with them; return the rows written to each table.

        Args:
            seeds: the gazetteer and the history.
            history: also write outages, official values and reported figures; else leave them as they are.
            at: UTC time stamp, ISO 8601 with ``Z``.
        """
        with self._writing() as connection:
            return seed.seed(connection, seeds, history=history, at=at)

    def documents(self, *, kind: str | None = "text", newest: bool = False) -> Iterator[StoredDocument]:
        """Yield the documents in the order in which they came; facts may be replaced meanwhile.

        ``newest`` leaves out those that a later version replaces.
        """
        with self._reading() as connection:
            wanted = read.document_ids(connection, kind=kind, newest=newest)
        for first in range(0, len(wanted), _DOCUMENTS_AT_ONCE):
            with self._reading() as connection:
                found = read.documents(connection, wanted[first : first + _DOCUMENTS_AT_ONCE])
            yield from found

    def document(self, document_id: str) -> StoredDocument:
        """Return the document with this id, or the only one that begins with it.

        Raises:
            UnknownIdError: none or several.
        """
        with self._reading() as connection:
            name = read.complete_id(connection, document_id, prefix=ids.DOCUMENT)
            return read.documents(connection, [name])[0]

    def to_read(self, document: Document) -> Document | None:
        """Return what is to be read and saved: of a stored text its blanks filled, None for nothing new."""
        with self._reading() as connection:
            return write.to_read(connection, document)

    def observations(
        self,
        *,
        entities: tuple[str, ...] | None = None,
        measure: Measure | None = None,
        fluid: Fluid | None = None,
        aspect: Aspect | None = None,
        modality: Modality | None = None,
        min_confidence: float = 0.0,
        document_id: str | None = None,
        all_versions: bool = False,
    ) -> Iterator[StoredObservation]:
        """Yield observations by their first day and id, undated ones last; ``entities`` exactly.

        Those of a document that a later version replaces are left out, unless ``all_versions`` are wanted
        or the document is named.
        """
        with self._reading() as connection:
            found = read.observations(
                connection,
                entities=entities,
                measure=measure,
                fluid=fluid,
                aspect=aspect,
                modality=modality,
                min_confidence=min_confidence,
                document_id=document_id,
                newest=not all_versions and document_id is None,
            )
        yield from found

    def observation(self, observation_id: str) -> StoredObservation:
        """Return the observation with this id, or the only one that begins with it.

        Raises:
            UnknownIdError: none or several.
        """
        with self._reading() as connection:
            name = read.complete_id(connection, observation_id, prefix=ids.OBSERVATION)
            return read.observations(connection, fact_id=name)[0]

    def events(
        self, *, entity: str | None = None, document_id: str | None = None, all_versions: bool = False
    ) -> Iterator[StoredEvent]:
        """Yield events by their first day and id, undated ones last; ``entity`` alone or among others.

        Replaced versions are left out as in ``observations``.
        """
        with self._reading() as connection:
            newest = not all_versions and document_id is None
            found = read.events(connection, entity=entity, document_id=document_id, newest=newest)
        yield from found

    def event(self, event_id: str) -> StoredEvent:
        """Return the event with this id, or the only one that begins with it.

        Raises:
            UnknownIdError: none or several.
        """
        with self._reading() as connection:
            name = read.complete_id(connection, event_id, prefix=ids.EVENT)
            return read.events(connection, fact_id=name)[0]

    def rejected(self, document_id: str) -> list[Rejected]:
        """Return what was rejected in a document, in the order of its text."""
        with self._reading() as connection:
            return read.rejected(connection, document_id)

    def places(self) -> list[Place]:
        """Return the gazetteer's places, by id."""
        with self._reading() as connection:
            return gazetteer.places(connection)

    def aliases(self) -> list[Alias]:
        """Return the names of places."""
        with self._reading() as connection:
            return gazetteer.aliases(connection)

    def links(self) -> list[PlaceLink]:
        """Return the links between places."""
        with self._reading() as connection:
            return gazetteer.links(connection)

    def capacities(self) -> list[Capacity]:
        """Return the capacities of places."""
        with self._reading() as connection:
            return gazetteer.capacities(connection)

    def outages(self) -> list[OutageRecord]:
        """Return the known outage episodes, by their first day."""
        with self._reading() as connection:
            return gazetteer.outages(connection)

    def official_values(self) -> list[OfficialValue]:
        """Return the values of official series."""
        with self._reading() as connection:
            return gazetteer.official_values(connection)

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

    def runs(self, limit: int) -> list[RunRecord]:
        """Return the last runs, newest first."""
        with self._reading() as connection:
            return ledger.runs(connection, limit)

    def counts(self) -> dict[str, int]:
        """Return the number of rows of each table."""
        with self._reading() as connection:
            return ledger.counts(connection)

    def newest(self) -> dict[str, str | None]:
        """Return the newest ``published`` of a text and the newest ``when`` of an actual figure, as EDTF."""
        with self._reading() as connection:
            return ledger.newest(connection)

    def integrity(self) -> list[str]:
        """Return what is wrong with the file and its references; nothing for a sound database."""
        with self._reading() as connection:
            return ledger.integrity(connection)

    def _reading(self) -> AbstractContextManager[Connection]:
        return reading(self._engine, self.path)

    def _writing(self) -> AbstractContextManager[Connection]:
        return writing(self._engine, self.path)
