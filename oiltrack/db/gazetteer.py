"""Reads places, outages and official series back as the seeds gave them. It writes nothing."""

from collections import defaultdict

from sqlalchemy import Connection, select

from oiltrack.db.models import (
    AliasRow,
    CapacityRow,
    LinkRow,
    OfficialValueRow,
    OutagePlaceRow,
    OutageRow,
    PlaceRow,
)
from oiltrack.facts import (
    Alias,
    Capacity,
    Cause,
    Measure,
    OfficialValue,
    OutageRecord,
    Place,
    PlaceKind,
    PlaceLink,
)


def places(connection: Connection) -> list[Place]:
    """Return the places, by id."""
    found = connection.execute(select(PlaceRow.__table__).order_by(PlaceRow.id)).mappings()
    return [Place(**{**row, "kind": PlaceKind(row["kind"])}) for row in found]


def aliases(connection: Connection) -> list[Alias]:
    """Return the names of places, by place."""
    statement = select(AliasRow.__table__).order_by(AliasRow.place_id, AliasRow.alias, AliasRow.lang)
    return [Alias(**row) for row in connection.execute(statement).mappings()]


def links(connection: Connection) -> list[PlaceLink]:
    """Return the links between places."""
    statement = select(LinkRow.__table__).order_by(LinkRow.from_id, LinkRow.to_id, LinkRow.kind)
    return [PlaceLink(**row) for row in connection.execute(statement).mappings()]


def capacities(connection: Connection) -> list[Capacity]:
    """Return the capacities, by place and date."""
    statement = select(CapacityRow).order_by(
        CapacityRow.place_id, CapacityRow.measure, CapacityRow.as_of.nulls_first(), CapacityRow.id
    )
    return [
        Capacity(
            place_id=row.place_id,
            measure=Measure(row.measure),
            rate_bpd=row.rate_bpd,
            volume_bbl=row.volume_bbl,
            as_of=row.as_of,
            basis=row.basis,
            source=row.source,
        )
        for row in connection.execute(statement)
    ]


def outages(connection: Connection) -> list[OutageRecord]:
    """Return the outage episodes, by their first day."""
    touched: defaultdict[str, list[str]] = defaultdict(list)
    pairs = select(OutagePlaceRow.outage_id, OutagePlaceRow.place_id).order_by(OutagePlaceRow.position)
    for outage_id, place_id in connection.execute(pairs):
        touched[outage_id].append(place_id)
    statement = select(OutageRow).order_by(OutageRow.start_first, OutageRow.id)
    return [
        OutageRecord(
            id=row.id,
            places=tuple(touched[row.id]),
            scope=row.scope,
            cause=Cause(row.cause),
            start=row.start,
            end=row.end,
            peak_offline_bpd=row.peak_offline_bpd,
            national_before_bpd=row.national_before_bpd,
            national_after_bpd=row.national_after_bpd,
            force_majeure=row.force_majeure,
            what=row.what,
            source=row.source,
        )
        for row in connection.execute(statement)
    ]


def official_values(connection: Connection) -> list[OfficialValue]:
    """Return the values of official series, by series, place and period."""
    table = OfficialValueRow
    statement = select(table).order_by(
        table.series, table.place_id, table.period_first, table.period_last, table.released, table.id
    )
    return [
        OfficialValue(
            series=row.series,
            place_id=row.place_id,
            period=row.period,
            rate_bpd=row.rate_bpd,
            released=row.released,
            source=row.source,
        )
        for row in connection.execute(statement)
    ]
