"""Stores documents with their facts. Each call is given a transaction and leaves commit and rollback to it.

Rows go in as lists of plain dicts: for a news item that is several times faster than ORM objects.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar

from sqlalchemy import Connection, Insert, bindparam, delete, insert, literal, select, update
from sqlalchemy.exc import IntegrityError

from oiltrack.db import derived, ids, rows
from oiltrack.db.bounds import within_bounds
from oiltrack.db.decode import fetch
from oiltrack.db.engine import undoable
from oiltrack.db.failures import RefusedError
from oiltrack.db.known import is_last_version
from oiltrack.db.models import (
    Base,
    DocumentRow,
    EventPlaceRow,
    EventRow,
    ObservationPlaceRow,
    ObservationRow,
    PlaceRow,
    RejectedRow,
)
from oiltrack.db.records import SaveOutcome
from oiltrack.errors import UnknownIdError
from oiltrack.facts import Document, Event, Extraction, Observation
from oiltrack.stored import StoredDocument

_Fact = TypeVar("_Fact", Observation, Event)

_IS_HELD = select(literal(1)).where(DocumentRow.sha256 == bindparam("wanted"))
_MAY_BE_BLANK = ("title", "published", "publisher", "url")


def save(
    connection: Connection,
    document: Document,
    *,
    extraction: Extraction,
    location: str,
    ingested_at: str,
    extractor: str,
) -> SaveOutcome:
    """Store a document and its facts; of a text that is there correct and fill what is known of it."""
    sha256 = ids.document_sha256(document)
    if held := _held(connection, sha256):
        if (full := _filled(held, document)) is None:
            return SaveOutcome.KNOWN
        _update(connection, held, full)
        replace_facts(connection, held.id, extraction=extraction, extractor=extractor)
        return SaveOutcome.UPDATED
    row = rows.document_row(document, sha256=sha256, kind="text", location=location, ingested_at=ingested_at)
    row["version_of"] = _newest_version(connection, document)
    _insert(connection, DocumentRow, [row])
    if insert_facts(connection, extraction, sha256=sha256, extractor=extractor, key=document.key):
        derived.find_copies(connection, row["id"], row["text"])
    return SaveOutcome.NEW_VERSION if row["version_of"] else SaveOutcome.NEW


def to_read(connection: Connection, document: Document) -> Document | None:
    """Return the document as it is to be read: with all that is known of its text; None for nothing new."""
    held = _held(connection, ids.document_sha256(document))
    return _filled(held, document) if held else document


def replace_facts(
    connection: Connection, document_id: str, *, extraction: Extraction, extractor: str
) -> None:
    """Put the facts of a new extraction in the place of the old ones."""
    found = connection.execute(
        select(DocumentRow.sha256, DocumentRow.key).where(DocumentRow.id == document_id)
    ).one_or_none()
    if found is None:
        raise UnknownIdError(f"there is no document {document_id}", remedy="see `oiltrack status`")
    for table in (ObservationRow, EventRow, RejectedRow):
        connection.execute(delete(table).where(table.document_id == document_id))
    if insert_facts(connection, extraction, sha256=found.sha256, extractor=extractor, key=found.key):
        derived.find_copies_once(connection, document_id)


def forget(connection: Connection, document_id: str) -> None:
    """Delete a document with its facts; the version after it, if there is one, follows the one before it.

    Raises:
        RefusedError: it is a row of the seeds, which would come back.
        UnknownIdError: there is no such document.
    """
    found = connection.execute(
        select(DocumentRow.kind, DocumentRow.version_of).where(DocumentRow.id == document_id)
    ).one_or_none()
    if found is None:
        raise UnknownIdError(f"there is no document {document_id}", remedy="see `oiltrack documents`")
    if found.kind != "text":
        raise RefusedError(
            f"{document_id} is a row of the reported history",
            remedy="change the seeds and run `oiltrack init`",
        )
    later = update(DocumentRow).where(DocumentRow.version_of == document_id)
    connection.execute(later.values(version_of=found.version_of))
    connection.execute(delete(DocumentRow).where(DocumentRow.id == document_id))


def insert_facts(
    connection: Connection, extraction: Extraction, *, sha256: str, extractor: str, key: str
) -> bool:
    """Insert facts of a stored document, one that is said twice once; return whether there are any.

    Raises:
        RefusedError: a fact is about a place that the gazetteer lacks.
    """
    extraction = within_bounds(extraction)
    try:
        with undoable(connection):
            _insert_facts(connection, extraction, sha256=sha256, extractor=extractor)
    except IntegrityError:
        facts: tuple[Observation | Event, ...] = (*extraction.observations, *extraction.events)
        _require_places(connection, {place for fact in facts for place in fact.entities}, key=key)
        raise
    return bool(extraction.observations or extraction.events)


def _insert_facts(connection: Connection, extraction: Extraction, *, sha256: str, extractor: str) -> None:
    def observation(fact: Observation) -> rows.Row:
        return rows.observation_row(fact, sha256=sha256, extractor=extractor)

    def event(fact: Event) -> rows.Row:
        return rows.event_row(fact, sha256=sha256, extractor=extractor)

    observations = _once(extraction.observations, observation)
    _insert(connection, ObservationRow, [row for row, _ in observations])
    _insert(connection, ObservationPlaceRow, _place_rows(observations, "observation_id"))
    derived.add_series_claims(connection, observations)
    events = _once(extraction.events, event)
    _insert(connection, EventRow, [row for row, _ in events])
    _insert(connection, EventPlaceRow, _place_rows(events, "event_id"))
    document_id = ids.document_id(sha256)
    rejected = {
        (fact.start, fact.end, fact.reason): rows.rejected_row(
            fact, document_id=document_id, extractor=extractor
        )
        for fact in extraction.rejected
    }
    _insert(connection, RejectedRow, list(rejected.values()))


def _held(connection: Connection, sha256: str) -> StoredDocument | None:
    """Return the document of that text; most are new, and to learn that costs one look into the index."""
    if connection.execute(_IS_HELD, {"wanted": sha256}).first() is None:
        return None
    statement = select(DocumentRow.__table__).where(DocumentRow.sha256 == sha256)
    return next(iter(fetch(connection, statement, rows.stored_document)), None)


def _filled(held: StoredDocument, given: Document) -> Document | None:
    """Return the stored document with what another one of its text adds; None where that is nothing.

    What the other one was told from outside corrects what is stored. Else what is there stays: of two copies
    of one text the first names its source.
    """
    if held.kind != "text":
        return None
    added = {
        name: value
        for name in _MAY_BE_BLANK
        if (value := getattr(given, name))
        and (name in given.told or not getattr(held.document, name))
        and value != getattr(held.document, name)
    }
    return replace(held.document, told=given.told, **added) if added else None


def _update(connection: Connection, held: StoredDocument, full: Document) -> None:
    row = rows.document_row(
        full,
        sha256=held.sha256,
        kind=held.kind,
        location=held.location or "",
        ingested_at=held.ingested_at,
    )
    names = (*_MAY_BE_BLANK, "published_first", "published_last")
    connection.execute(
        update(DocumentRow).where(DocumentRow.id == held.id).values({name: row[name] for name in names})
    )


def _newest_version(connection: Connection, document: Document) -> str | None:
    """Return the document with this URL that no other one replaces: the end of the chain of versions.

    The articles of one digest may share the URL of their page. They replace none of each other.
    """
    if document.url is None:
        return None
    found = connection.execute(
        select(DocumentRow.id, DocumentRow.key)
        .where(DocumentRow.url == document.url, DocumentRow.kind == "text", is_last_version())
        .order_by(DocumentRow.ingested_at.desc(), DocumentRow.id)
    )
    return next((row.id for row in found if not _are_neighbours(row.key, document.key)), None)


def _are_neighbours(one: str, other: str) -> bool:
    """Tell whether two keys are of different articles of one file."""
    file, hash_mark, _ = one.rpartition("#")
    return bool(hash_mark) and one != other and other.rpartition("#")[0] == file


def _require_places(connection: Connection, places: set[str], *, key: str) -> None:
    if not places:
        return
    known = connection.scalars(select(PlaceRow.id).where(PlaceRow.id.in_(sorted(places))))
    if missing := sorted(places - set(known)):
        raise RefusedError(
            f"{key}: the gazetteer has no place {', '.join(missing)}",
            remedy="add it to the seeds' places.csv and run `oiltrack init`",
        )


def _once(facts: Iterable[_Fact], to_row: Callable[[_Fact], rows.Row]) -> list[tuple[rows.Row, _Fact]]:
    found: dict[str, tuple[rows.Row, _Fact]] = {}
    for fact in facts:
        row = to_row(fact)
        found.setdefault(row["id"], (row, fact))
    return list(found.values())


def _place_rows(pairs: Iterable[tuple[rows.Row, _Fact]], column: str) -> list[rows.Row]:
    return [
        {column: row["id"], "place_id": place} for row, fact in pairs for place in sorted(set(fact.entities))
    ]


def _insert(connection: Connection, table: type[Base], values: Sequence[rows.Row]) -> None:
    if values:
        connection.execute(_insertion(table), list(values))


@cache
def _insertion(table: type[Base]) -> Insert:
    """Return the statement that inserts rows; to build it costs as much as to run it."""
    return insert(table)
