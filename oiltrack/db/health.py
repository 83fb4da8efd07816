"""What may be wrong with a database, looked at from outside. It mends nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from oiltrack.db import revisions, soundness
from oiltrack.db.engine import Address, address_of, make_engine, reading

_VERSIONS = (
    "SELECT extractor, count(DISTINCT document_id) FROM (SELECT extractor, document_id FROM observation"
    " UNION ALL SELECT extractor, document_id FROM event"
    " UNION ALL SELECT extractor, document_id FROM rejected) AS fact"
    " JOIN document ON document.id = fact.document_id WHERE document.kind = 'text' GROUP BY extractor"
)
_LOST_DECISIONS = (
    "SELECT claim_id FROM decision WHERE claim_id NOT IN (SELECT id FROM observation)"
    " AND claim_id NOT IN (SELECT id FROM event) ORDER BY claim_id"
)
_ALONE = (
    ("an observation", "observation", "observation_place", "observation_id"),
    ("an event", "event", "event_place", "event_id"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What was found.

    Attributes:
        revision: of the schema, None for an empty database.
        newest: the revision that this program works with.
        damage: what is wrong with the file or the tables, and their references.
        orphans: rows that belong to nothing.
        extractors: documents by the version of the extractor that read their facts.
    """

    revision: str | None
    newest: str
    damage: tuple[str, ...]
    orphans: tuple[str, ...] = ()
    extractors: dict[str, int] | None = None


def examine(url: str) -> Health:
    """Look at a database of any revision.

    Raises:
        DatabaseError: there is none, or it is another program's, or cannot even be opened.
    """
    path = address_of(url)
    revisions.require_file(path)
    engine = make_engine(path, read_only=True)
    try:
        with reading(engine, path) as connection:
            return _examined(connection, path)
    finally:
        engine.dispose()


def _examined(connection: Connection, path: Address) -> Health:
    revision, newest = revisions.revision_of(connection, path), revisions.head()
    damage = tuple(soundness.damage(connection))
    if revision != newest or damage:
        return Health(revision=revision, newest=newest, damage=damage)
    versions = {str(version): int(number) for version, number in connection.exec_driver_sql(_VERSIONS)}
    return Health(
        revision=revision,
        newest=newest,
        damage=damage,
        orphans=tuple(_orphans(connection)),
        extractors=versions,
    )


def _orphans(connection: Connection) -> Iterator[str]:
    for (claim,) in connection.exec_driver_sql(_LOST_DECISIONS):
        yield f"a decision is about {claim}, which is not there"
    for what, table, places, key in _ALONE:
        alone = connection.exec_driver_sql(
            f"SELECT id FROM {table} WHERE id NOT IN (SELECT {key} FROM {places}) ORDER BY id"
        )
        for (name,) in alone:
            yield f"{what} is about no place: {name}"
