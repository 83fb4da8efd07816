"""Reads documents and claims back as facts. It writes nothing and believes nothing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from oiltrack.db import ids, rows
from oiltrack.db.decode import each, fetch, fetch_values
from oiltrack.db.known import is_known, is_newest
from oiltrack.db.models import (
    DocumentRow,
    EventPlaceRow,
    EventRow,
    ObservationPlaceRow,
    ObservationRow,
    OfficialValueRow,
    RejectedRow,
)
from oiltrack.errors import UnknownIdError
from oiltrack.facts import Aspect, Fluid, Measure, Modality, Rejected
from oiltrack.stored import Known, StoredDocument, StoredEvent, StoredObservation

_IDS = {
    ids.DOCUMENT: DocumentRow.id,
    ids.OBSERVATION: ObservationRow.id,
    ids.EVENT: EventRow.id,
    ids.OFFICIAL: OfficialValueRow.id,
}
# Where ids of a kind are shown.
_SHOWN = {
    ids.DOCUMENT: "`oiltrack documents`",
    ids.OBSERVATION: "`oiltrack observations`",
    ids.EVENT: "`oiltrack events`",
    ids.OFFICIAL: "`oiltrack official list SERIES`",
}
_PLACES = {
    ObservationRow: (ObservationPlaceRow.observation_id, ObservationPlaceRow.place_id),
    EventRow: (EventPlaceRow.event_id, EventPlaceRow.place_id),
}


def document_ids(
    connection: Connection, *, kind: str | None, newest: bool, known: Known | None = None
) -> list[str]:
    """Return the ids of the documents, in the order in which they came; ``newest``: no replaced versions."""
    statement = select(DocumentRow.id).order_by(DocumentRow.ingested_at, DocumentRow.key, DocumentRow.id)
    statement = statement.where(is_known(known))
    if kind is not None:
        statement = statement.where(DocumentRow.kind == kind)
    if newest:
        statement = statement.where(is_newest(known))
    return fetch_values(connection, statement)


def documents(connection: Connection, wanted: Sequence[str]) -> list[StoredDocument]:
    """Return the documents with these ids, in this order; one that is gone is left out."""
    statement = select(DocumentRow.__table__).where(DocumentRow.id.in_(wanted))
    found = {stored.id: stored for stored in fetch(connection, statement, rows.stored_document)}
    return [found[name] for name in wanted if name in found]


def fact_counts(connection: Connection) -> defaultdict[str, dict[str, int]]:
    """Return how many facts of each kind each document has, by its id."""
    kinds: dict[str, type[ObservationRow] | type[EventRow] | type[RejectedRow]] = {
        "observations": ObservationRow,
        "events": EventRow,
        "rejected": RejectedRow,
    }
    counts: defaultdict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(kinds, 0))
    for kind, table in kinds.items():
        number = func.count().label("number")
        statement = select(table.document_id, number).group_by(table.document_id)
        for name, found in fetch(connection, statement, lambda row: (row["document_id"], row["number"])):
            counts[name][kind] = found
    return counts


def observations(
    connection: Connection,
    *,
    entities: tuple[str, ...] | None = None,
    measure: Measure | None = None,
    fluid: Fluid | None = None,
    aspect: Aspect | None = None,
    modality: Modality | None = None,
    min_confidence: float = 0.0,
    several: bool = False,
    document_id: str | None = None,
    newest: bool = False,
    known: Known | None = None,
    fact_id: str | None = None,
) -> list[StoredObservation]:
    """Return the observations that meet all conditions, by their first day, undated ones last."""
    wanted = [ObservationRow.confidence >= min_confidence, is_known(known)]
    if newest:
        wanted.append(is_newest(known))
    wanted += _of_definition(measure, fluid, aspect, modality)
    wanted += _equal((ObservationRow.document_id, document_id), (ObservationRow.id, fact_id))
    if entities is not None:
        wanted.append(_about_exactly(entities))
    if several:
        wanted.append(_about_several())
    return fetch(connection, _claims(ObservationRow).where(*wanted), rows.stored_observation)


def each_observation(
    connection: Connection,
    *,
    measure: Measure | None = None,
    fluid: Fluid | None = None,
    aspect: Aspect | None = None,
    modality: Modality | None = None,
    min_confidence: float,
    known: Known | None = None,
) -> Iterator[StoredObservation]:
    """Yield the observations of newest versions in the order of ``observations``, few held at a time.

    Two statements, for which SQLite follows the index of the first days; sorting all at once, undated ones
    last, it would lay all rows aside before it gave the first.
    """
    for is_dated in (ObservationRow.when_first.is_not(None), ObservationRow.when_first.is_(None)):
        wanted = (is_dated, ObservationRow.confidence >= min_confidence, is_known(known), is_newest(known))
        defined = _of_definition(measure, fluid, aspect, modality)
        statement = _claims(ObservationRow).where(*wanted, *defined)
        in_order = statement.order_by(None).order_by(ObservationRow.when_first, ObservationRow.id)
        yield from each(connection, in_order, rows.stored_observation)


def events(
    connection: Connection,
    *,
    entity: str | None = None,
    min_confidence: float = 0.0,
    document_id: str | None = None,
    newest: bool = False,
    replaced: bool = False,
    known: Known | None = None,
    fact_id: str | None = None,
) -> list[StoredEvent]:
    """Return the events that meet all conditions, by their first day, undated ones last.

    ``replaced`` leaves only those of documents that a later version replaces.
    """
    statement = _claims(EventRow).where(EventRow.confidence >= min_confidence, is_known(known))
    if document_id is not None:
        statement = statement.where(EventRow.document_id == document_id)
    if newest:
        statement = statement.where(is_newest(known))
    if replaced:
        statement = statement.where(~is_newest(known))
    if entity is not None:
        named = select(EventPlaceRow.event_id).where(EventPlaceRow.place_id == entity)
        statement = statement.where(EventRow.id.in_(named))
    if fact_id is not None:
        statement = statement.where(EventRow.id == fact_id)
    return fetch(connection, statement, rows.stored_event)


def rejected(connection: Connection, document_id: str) -> list[Rejected]:
    """Return what was rejected in a document, in the order of the text."""
    statement = (
        select(RejectedRow.__table__, DocumentRow.key.label("doc"))
        .join(DocumentRow, DocumentRow.id == RejectedRow.document_id)
        .where(RejectedRow.document_id == document_id)
        .order_by(RejectedRow.start, RejectedRow.end, RejectedRow.reason)
    )
    return fetch(connection, statement, rows.rejected)


def complete_id(connection: Connection, text: str, *, prefix: str) -> str:
    """Return the one id that begins with ``text``.

    Raises:
        UnknownIdError: none does, or several do.
    """
    start = text.strip().lower()
    column = _IDS[prefix]
    if not start.startswith(prefix):
        raise UnknownIdError(f"{text!r} is no such id", remedy=f"give one that begins with {prefix}")
    statement = select(column).where(func.substr(column, 1, len(start)) == start)
    found: list[str] = fetch_values(connection, statement.order_by(column).limit(2))
    if not found:
        raise UnknownIdError(f"nothing in this database has the id {text!r}", remedy=f"see {_SHOWN[prefix]}")
    if len(found) > 1 and found[0] != start:
        raise UnknownIdError(f"several ids begin with {text!r}", remedy="give more of its characters")
    return found[0]


def _claims(table: type[ObservationRow] | type[EventRow]) -> Select[Any]:
    claim, place = _PLACES[table]
    places = select(func.aggregate_strings(place, ";")).where(claim == table.id).scalar_subquery()
    return (
        select(
            table.__table__,
            DocumentRow.key.label("doc"),
            DocumentRow.published,
            DocumentRow.publisher,
            DocumentRow.url,
            DocumentRow.cluster,
            DocumentRow.title,
            places.label("places"),
        )
        .join(DocumentRow, DocumentRow.id == table.document_id)
        .order_by(table.when_first.nulls_last(), table.id)
    )


def _about_several() -> ColumnElement[bool]:
    """Return the condition that an observation is about more than one place."""
    named = ObservationPlaceRow.observation_id
    return ObservationRow.id.in_(select(named).group_by(named).having(func.count() > 1))


def _of_definition(
    measure: Measure | None, fluid: Fluid | None, aspect: Aspect | None, modality: Modality | None
) -> list[ColumnElement[bool]]:
    return _equal(
        (ObservationRow.measure, measure),
        (ObservationRow.fluid, fluid),
        (ObservationRow.aspect, aspect),
        (ObservationRow.modality, modality),
    )


def _equal(*pairs: tuple[InstrumentedAttribute[str], str | None]) -> list[ColumnElement[bool]]:
    """Return the conditions that columns have these values; None is any."""
    return [column == str(value) for column, value in pairs if value is not None]


def _about_exactly(entities: tuple[str, ...]) -> ColumnElement[bool]:
    """Return the condition that an observation is about these places together and no other."""
    wanted = set(entities)
    named = (
        select(func.count())
        .select_from(ObservationPlaceRow)
        .where(ObservationPlaceRow.observation_id == ObservationRow.id)
    )
    among = named.where(ObservationPlaceRow.place_id.in_(sorted(wanted)))
    first = select(ObservationPlaceRow.observation_id).where(
        ObservationPlaceRow.place_id.in_(sorted(wanted)[:1])
    )
    exactly = (named.scalar_subquery() == len(wanted)) & (among.scalar_subquery() == len(wanted))
    return ObservationRow.id.in_(first) & exactly
