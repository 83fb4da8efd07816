"""Reads places, outages and official series back as the seeds gave them. It writes nothing."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from oiltrack.db.decode import dated, fetch
from oiltrack.db.models import (
    AliasRow,
    CapacityRow,
    LinkRow,
    OfficialValueRow,
    OutagePlaceRow,
    OutageRow,
    PlaceRow,
)
from oiltrack.facts import Alias, Capacity, Cause, Measure, Place, PlaceKind, PlaceLink
from oiltrack.history import OfficialValue, OutageKind, OutageRecord
from oiltrack.stored import StoredOfficialValue


def places(connection: Connection) -> list[Place]:
    """Return the places, by id."""
    statement = select(PlaceRow.__table__).order_by(PlaceRow.id)
    return fetch(connection, statement, lambda row: Place(**{**row, "kind": PlaceKind(row["kind"])}))


def aliases(connection: Connection) -> list[Alias]:
    """Return the names of places, by place."""
    statement = select(AliasRow.__table__).order_by(AliasRow.place_id, AliasRow.alias, AliasRow.lang)
    return fetch(connection, statement, lambda row: Alias(**row))


def links(connection: Connection) -> list[PlaceLink]:
    """Return the links between places."""
    statement = select(LinkRow.__table__).order_by(LinkRow.from_id, LinkRow.to_id, LinkRow.kind)
    return fetch(connection, statement, lambda row: PlaceLink(**row))


def capacities(connection: Connection) -> list[Capacity]:
    """Return the capacities, by place and date."""
    statement = select(CapacityRow.__table__).order_by(
        CapacityRow.place_id, CapacityRow.measure, CapacityRow.as_of.nulls_first(), CapacityRow.id
    )
    return fetch(connection, statement, _capacity)


def outages(connection: Connection) -> list[OutageRecord]:
    """Return the outage episodes and the incidents, by their first day."""
    touched: defaultdict[str, list[str]] = defaultdict(list)
    pairs = select(OutagePlaceRow.outage_id, OutagePlaceRow.place_id).order_by(OutagePlaceRow.position)
    for outage_id, place_id in fetch(connection, pairs, lambda row: (row["outage_id"], row["place_id"])):
        touched[outage_id].append(place_id)
    statement = select(OutageRow.__table__).order_by(OutageRow.start_first, OutageRow.id)
    return fetch(connection, statement, lambda row: _outage(row, places=tuple(touched[row["id"]])))


def official_values(connection: Connection, *, value_id: str | None = None) -> list[StoredOfficialValue]:
    """Return the values of official series, by series, place and period; only one where its id is given."""
    table = OfficialValueRow
    statement = select(table.__table__).order_by(
        table.series, table.place_id, table.period_first, table.period_last, table.released, table.id
    )
    if value_id is not None:
        statement = statement.where(table.id == value_id)
    return fetch(connection, statement, _official_value)


def _capacity(row: Mapping[str, Any]) -> Capacity:
    names = ("place_id", "rate_bpd", "volume_bbl", "as_of", "basis", "source")
    return Capacity(measure=Measure(row["measure"]), **{name: row[name] for name in names})


def _outage(row: Mapping[str, Any], *, places: tuple[str, ...]) -> OutageRecord:
    names = ("id", "scope", "peak_offline_bpd", "national_before_bpd", "national_after_bpd")
    return OutageRecord(
        places=places,
        cause=Cause(row["cause"]),
        kind=OutageKind(row["kind"]),
        start=dated(row["start"]) or "",
        end=dated(row["end"]),
        **{name: row[name] for name in (*names, "force_majeure", "what", "source")},
    )


def _official_value(row: Mapping[str, Any]) -> StoredOfficialValue:
    names = ("series", "place_id", "rate_bpd", "source", "provider", "written")
    value = OfficialValue(
        period=dated(row["period"]) or "",
        released=dated(row["released"]),
        **{name: row[name] for name in names},
    )
    return StoredOfficialValue(id=row["id"], value=value, added_at=row["added_at"])
