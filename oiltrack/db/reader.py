"""What can be asked of a database. It writes nothing, and holds no SQL of its own."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from oiltrack.db import fingerprint, ids, ledger, read, series, soundness, source_states
from oiltrack.db.history_reader import HistoryReader
from oiltrack.db.records import RunRecord, RunStatus, SourceState
from oiltrack.facts import (
    Aspect,
    EventKind,
    Fluid,
    Measure,
    Modality,
    Rejected,
)
from oiltrack.stored import (
    Known,
    SeriesClaims,
    StoredDocument,
    StoredEvent,
    StoredObservation,
    ToldEvents,
)

_DOCUMENTS_AT_ONCE = 200


class Reader(HistoryReader):
    """The questions. Each is one transaction; all may raise DatabaseError."""

    def documents(
        self, *, kind: str | None = "text", newest: bool = False, known: Known | None = None
    ) -> Iterator[StoredDocument]:
        """Yield the documents in the order in which they came; facts may be replaced meanwhile.

        ``newest`` leaves out those that a later version replaces. ``known`` leaves only what was known then.
        """
        with self._reading() as connection:
            wanted = read.document_ids(connection, kind=kind, newest=newest, known=known)
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

    def fact_counts(self) -> defaultdict[str, dict[str, int]]:
        """Return how many ``observations``, ``events`` and ``rejected`` each document has, by its id."""
        with self._reading() as connection:
            return read.fact_counts(connection)

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
        several: bool = False,
        known: Known | None = None,
    ) -> Iterator[StoredObservation]:
        """Yield observations by their first day and id, undated ones last.

        ``entities`` exactly; ``several``: only those about more than one place.
        Those of a document that a later version replaces are left out, unless ``all_versions`` are wanted
        or the document is named. ``known`` leaves only what was known then, and its newest versions.
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
                known=known,
                several=several,
            )
        yield from found

    def series_held(self) -> list[tuple[str, Measure, Fluid, Aspect, int]]:
        """Return place, measure, fluid and aspect of all that is asserted, with the number of claims."""
        with self._reading() as connection:
            return series.held(connection)

    def each_observation(
        self,
        *,
        measure: Measure | None = None,
        fluid: Fluid | None = None,
        aspect: Aspect | None = None,
        modality: Modality | None = None,
        min_confidence: float = 0.0,
        known: Known | None = None,
    ) -> Iterator[StoredObservation]:
        """Yield what ``observations`` yields, few held at a time; the transaction lasts until the last.

        Meant for a snapshot, which is one transaction anyway.
        """
        with self._reading() as connection:
            yield from read.each_observation(
                connection,
                measure=measure,
                fluid=fluid,
                aspect=aspect,
                modality=modality,
                min_confidence=min_confidence,
                known=known,
            )

    def series_claims(
        self,
        *,
        place: str,
        measure: Measure,
        fluid: Fluid,
        aspect: Aspect = Aspect.LEVEL,
        modality: Modality = Modality.ACTUAL,
        known: Known | None = None,
        min_confidence: float = 0.0,
        beside: Sequence[Fluid] = (),
        days: Sequence[tuple[date, date]] | None = None,
    ) -> SeriesClaims:
        """Return the dated figures about a place alone of one definition, of newest versions, by id.

        With ``beside`` only those of documents that hold a figure of one of these fluids too. Of figures for
        a day, or until a day, ``days`` leaves those from one day to another, of others any or none.
        """
        with self._reading() as connection:
            return series.series_claims(
                connection,
                place=place,
                measure=measure,
                fluid=fluid,
                aspect=aspect,
                modality=modality,
                known=known,
                min_confidence=min_confidence,
                beside=beside,
                days=days,
            )

    def published_days(
        self, *, places: Sequence[str], known: Known | None = None, min_confidence: float = 0.0
    ) -> list[date]:
        """Return the days of publication, ascending, of documents that assert figures of some places."""
        with self._reading() as connection:
            return series.published_days(
                connection, places=places, known=known, min_confidence=min_confidence
            )

    def happened(
        self,
        *,
        places: Sequence[str],
        kinds: Sequence[EventKind],
        days: Sequence[tuple[date, date]],
        known: Known | None = None,
    ) -> list[ToldEvents]:
        """Return what is claimed to have happened to some places, on some days at least.

        ``days`` are spans, from one day to another.
        """
        with self._reading() as connection:
            return series.happened(connection, places=places, kinds=kinds, days=days, known=known)

    def observation(self, observation_id: str) -> StoredObservation:
        """Return the observation with this id, or the only one that begins with it.

        Raises:
            UnknownIdError: none or several.
        """
        with self._reading() as connection:
            name = read.complete_id(connection, observation_id, prefix=ids.OBSERVATION)
            return read.observations(connection, fact_id=name)[0]

    def events(
        self,
        *,
        entity: str | None = None,
        min_confidence: float = 0.0,
        document_id: str | None = None,
        all_versions: bool = False,
        known: Known | None = None,
    ) -> Iterator[StoredEvent]:
        """Yield events by their first day and id, undated ones last; ``entity`` alone or among others.

        Replaced versions are left out as in ``observations``.
        """
        with self._reading() as connection:
            newest = not all_versions and document_id is None
            found = read.events(
                connection,
                entity=entity,
                min_confidence=min_confidence,
                document_id=document_id,
                newest=newest,
                known=known,
            )
        yield from found

    def replaced_events(
        self, *, min_confidence: float = 0.0, known: Known | None = None
    ) -> Iterator[StoredEvent]:
        """Yield the events of documents that a later version replaces, in the order of ``events``."""
        with self._reading() as connection:
            found = read.events(connection, min_confidence=min_confidence, replaced=True, known=known)
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

    def runs(self, limit: int) -> list[RunRecord]:
        """Return the last runs, newest first."""
        with self._reading() as connection:
            return ledger.runs(connection, limit)

    def source_states(self) -> dict[str, SourceState]:
        """Return what is known of the sources, by name."""
        with self._reading() as connection:
            return {state.source: state for state in source_states.source_states(connection)}

    def last_run(self, command: str, statuses: Iterable[RunStatus]) -> str | None:
        """Return when the last run of a command ended that ended so, None for never."""
        with self._reading() as connection:
            return ledger.last_run(connection, command, statuses)

    def run_count(self, command: str) -> int:
        """Return how often a command was begun."""
        with self._reading() as connection:
            return ledger.run_count(connection, command)

    def last_publishing(self, before: str) -> str | None:
        """Return when the last run began, before a time stamp, that changed a file of the reports."""
        with self._reading() as connection:
            return ledger.last_publishing(connection, before)

    def fingerprint(self, run_id: int, *, news: bool) -> str:
        """Return a stamp of all that reports are made from; ``news``: whether the run has stored anything."""
        with self._reading() as connection:
            return fingerprint.fingerprint(connection, run_id, news=news)

    def counts(self) -> dict[str, int]:
        """Return the number of rows of each table."""
        with self._reading() as connection:
            return ledger.counts(connection)

    def newest(self) -> dict[str, str | None]:
        """Return the newest ``published`` of a text and the newest ``when`` of an actual figure, as EDTF."""
        with self._reading() as connection:
            return ledger.newest(connection)

    def days_told(self, today: date, known: Known | None = None) -> tuple[date | None, date | None]:
        """Return the newest day up to ``today`` on which a known document was published, and the next one."""
        with self._reading() as connection:
            return ledger.days_told(connection, today, known)

    def integrity(self) -> list[str]:
        """Return what is wrong with the tables and their references; nothing for a sound database."""
        with self._reading() as connection:
            return soundness.damage(connection)
