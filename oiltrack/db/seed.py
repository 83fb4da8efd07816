"""Brings tables in line with the seeds: adds, changes and takes away rows. It reads no file."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, and_, delete, insert, select, union, update

from oiltrack.db import citations, ids, official, rows
from oiltrack.db.decode import fetch
from oiltrack.db.models import (
    AliasRow,
    Base,
    CapacityRow,
    DocumentRow,
    EventPlaceRow,
    LinkRow,
    ObservationPlaceRow,
    ObservationRow,
    OfficialValueRow,
    OutagePlaceRow,
    OutageRow,
    PlaceRow,
    SeriesClaimRow,
)
from oiltrack.errors import SeedError
from oiltrack.facts import Capacity, Place
from oiltrack.history import OutageRecord, ReportedOutput

if TYPE_CHECKING:
    from oiltrack.gazetteer import Seeds

_ALIAS = ("alias", "place_id", "lang", "ambiguous", "note", "source")
_LINK = ("from_id", "to_id", "kind", "source")


def seed(connection: Connection, seeds: "Seeds", *, history: bool, at: str) -> dict[str, int]:
    """Write what differs from the seeds and return the number of rows written to each table.

    A withdrawn place stays as long as claims, or rows that are kept, still name it.
    """
    written: Counter[str] = Counter()
    wanted: list[tuple[type[Base], list[rows.Row]]] = [
        (AliasRow, [_columns(row, *_ALIAS) for row in seeds.aliases]),
        (LinkRow, [_columns(row, *_LINK) for row in seeds.links]),
        (CapacityRow, [_capacity(row) for row in seeds.capacities]),
    ]
    if history:
        wanted += [
            (OutageRow, [_outage(row) for row in seeds.history]),
            (OutagePlaceRow, [pair for row in seeds.history for pair in _outage_places(row)]),
            (OfficialValueRow, [official.row_of(row, added_at=None) for row in seeds.official]),
        ]
    written["place"] += _put(connection, PlaceRow, [_place(place) for place in seeds.places.values()])
    for table, values in wanted:
        written[table.__tablename__] += _sync(connection, table, values)
    if history:
        written.update(_sync_citations(connection, seeds, at=at))
    written["place"] += _withdraw_places(connection, set(seeds.places))
    return dict(written)


def _sync(connection: Connection, model: type[Base], wanted: Sequence[rows.Row]) -> int:
    """Make a table hold the wanted rows and no other; what was added beside the seeds stays."""
    table = _table(model)
    statement = select(*table.primary_key)
    if model is OfficialValueRow:
        statement = statement.where(OfficialValueRow.provider == official.SEEDS)
    stored = connection.execute(statement).mappings()
    gone = {_key(table, row) for row in stored} - {_key(table, row) for row in wanted}
    for key in sorted(gone):
        connection.execute(delete(table).where(_has_key(table, key)))
    return len(gone) + _put(connection, model, wanted)


def _put(connection: Connection, model: type[Base], wanted: Sequence[rows.Row]) -> int:
    """Insert the rows that are missing, update those that differ."""
    table = _table(model)
    _require_distinct(table, wanted)
    held = fetch(connection, select(table), dict)
    stored = {_key(table, row): row for row in held}
    new = [row for row in wanted if _key(table, row) not in stored]
    changed = [row for row in wanted if stored.get(_key(table, row), row) != row]
    if new:
        connection.execute(insert(table), new)
    for row in changed:
        connection.execute(update(table).where(_has_key(table, _key(table, row))).values(row))
    return len(new) + len(changed)


def _sync_citations(connection: Connection, seeds: "Seeds", *, at: str) -> dict[str, int]:
    """Keep one document, observation and link to its place for each reported figure.

    Date of publication, qualifier and file are not in its text, and so not in its id: where they differ the
    citation is written anew under the ids that it has.
    """
    made = (citations.cite(row, at=at, location=_file(seeds, row)) for row in seeds.reported)
    cited = {one.id: one for one in made}
    wanted = {
        name: (one.document["published"], one.document["location"], one.observation["qualifier"])
        for name, one in cited.items()
    }
    statement = (
        select(DocumentRow.id, DocumentRow.published, DocumentRow.location, ObservationRow.qualifier)
        .join(ObservationRow, ObservationRow.document_id == DocumentRow.id, isouter=True)
        .where(DocumentRow.kind == "citation")
    )
    stored = {name: tuple(told) for name, *told in connection.execute(statement)}
    gone = sorted(name for name in stored if stored[name] != wanted.get(name))
    for name in gone:
        connection.execute(delete(DocumentRow).where(DocumentRow.id == name))
    new = [one for name, one in cited.items() if stored.get(name) != wanted[name]]
    if new:
        connection.execute(insert(DocumentRow), [made.document for made in new])
        connection.execute(insert(ObservationRow), [made.observation for made in new])
        connection.execute(insert(ObservationPlaceRow), [made.place for made in new])
        connection.execute(insert(SeriesClaimRow), [made.series for made in new])
    number = len({*gone, *(one.id for one in new)})
    return {"document": number, "observation": number, "observation_place": number}


def _file(seeds: "Seeds", row: ReportedOutput) -> str:
    """Return the file of the seeds in which a row stands."""
    where = seeds.lines.get(row)
    return f"seeds/{where.partition(',')[0]}" if where else citations.LOCATION


def _withdraw_places(connection: Connection, wanted: set[str]) -> int:
    used = union(
        *(
            select(column)
            for column in (
                ObservationPlaceRow.place_id,
                EventPlaceRow.place_id,
                OutagePlaceRow.place_id,
                OfficialValueRow.place_id,
            )
        )
    )
    stored = connection.execute(
        select(PlaceRow.id, PlaceRow.country, PlaceRow.operator, PlaceRow.basin)
    ).all()
    kept = wanted | set(connection.scalars(used))
    # What a kept place names is kept too; two rounds reach the operator's country.
    for _ in range(2):
        kept |= {name for row in stored if row.id in kept for name in row[1:] if name}
    gone = sorted({row.id for row in stored} - kept)
    for name in gone:
        connection.execute(delete(PlaceRow).where(PlaceRow.id == name))
    return len(gone)


def _require_distinct(table: Table, wanted: Iterable[rows.Row]) -> None:
    seen: set[tuple[Any, ...]] = set()
    for row in wanted:
        if (key := _key(table, row)) in seen:
            told = ", ".join(str(value) for name, value in row.items() if value is not None)
            raise SeedError(f"two rows of the seeds for {table.name} have one key: {told}", remedy="drop one")
        seen.add(key)


def _table(model: type[Base]) -> Table:
    return Base.metadata.tables[model.__tablename__]


def _key(table: Table, row: Any) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.primary_key)


def _has_key(table: Table, key: tuple[Any, ...]) -> Any:
    return and_(*(column == value for column, value in zip(table.primary_key, key, strict=True)))


def _columns(fact: object, *names: str) -> rows.Row:
    return {name: getattr(fact, name) for name in names}


def _place(place: Place) -> rows.Row:
    names = ("id", "name", "country", "operator", "basin", "latitude", "longitude", "started", "source")
    return {**_columns(place, *names), "kind": place.kind.value}


def _capacity(row: Capacity) -> rows.Row:
    names = ("place_id", "rate_bpd", "volume_bbl", "as_of", "basis", "source")
    return {"id": ids.capacity_id(row), **_columns(row, *names), "measure": row.measure.value}


def _outage(row: OutageRecord) -> rows.Row:
    names = ("id", "scope", "start", "end", "peak_offline_bpd", "national_before_bpd", "national_after_bpd")
    return {
        **_columns(row, *names, "force_majeure", "what", "source"),
        "cause": row.cause.value,
        "kind": row.kind.value,
        "start_first": rows.days(row.start)[0],
        "end_last": rows.days(row.end)[1],
    }


def _outage_places(row: OutageRecord) -> list[rows.Row]:
    places = dict.fromkeys(row.places)
    return [
        {"outage_id": row.id, "place_id": place, "position": position}
        for position, place in enumerate(places)
    ]
