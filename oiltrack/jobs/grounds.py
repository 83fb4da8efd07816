"""Gathers what claims are held against: capacities, what happened to places, sums. It judges no claim."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from oiltrack import edtf
from oiltrack.db import Database
from oiltrack.facts import EventKind
from oiltrack.history import OutageRecord
from oiltrack.series.conflicts import Grounds, Happening
from oiltrack.series.network import Network
from oiltrack.stored import Known

# A threat explains no fall of output.
_EXPLAINING = tuple(kind for kind in EventKind if kind is not EventKind.THREAT)


def grounds_of(database: Database, *, sums: Mapping[str, str], known: Known | None = None) -> Grounds:
    """Return what claims are held against.

    Args:
        database: what is read.
        sums: by the id of an observation, in what way the sum that it is part of fails.
        known: only what was known then; None for all.
    """
    network = Network(database.places(), database.links(), database.capacities())

    def size(parts: frozenset[str], day: date) -> int | None:
        rate = network.normal(parts, day)
        return None if rate is None else rate.high

    return Grounds(
        capacity_bpd=capacities(database),
        happened=lambda place, days: list(_happened(database, place, days, network=network, known=known)),
        size=size,
        sums=sums,
    )


def capacities(database: Database) -> dict[tuple[str, str], int]:
    """Return by place and measure the largest rate that a place is known to be able to do.

    What was only seen to flow there, in a bad year perhaps, bounds nothing: without a stated capacity a place
    has none here.
    """
    rows = [row for row in database.capacities() if row.rate_bpd is not None and row.basis != "planned"]
    most: dict[tuple[str, str], int] = {}
    for row in rows:
        key = row.place_id, row.measure.value
        most[key] = max(most.get(key, 0), row.rate_bpd or 0)
    stated = {(row.place_id, row.measure.value) for row in rows if row.basis == "capacity"}
    return {key: rate for key, rate in most.items() if key in stated}


def outages_known(records: Sequence[OutageRecord], known: Known | None) -> list[OutageRecord]:
    """Return the outages of the seeds that had begun by a day, with no end that lies after it.

    The seeds do not say when a row could be known, so its own days must do.
    """
    if known is None:
        return list(records)
    begun = [record for record in records if edtf.interval(record.start)[0] <= known.day]
    return [
        replace(record, end=None) if record.end and edtf.interval(record.end)[1] > known.day else record
        for record in begun
    ]


def _happened(
    database: Database,
    place: str,
    days: Sequence[tuple[date, date]],
    *,
    network: Network,
    known: Known | None,
) -> Iterator[Happening]:
    """Yield events, and starts and ends of outages, that bear on the output of a place."""
    bearing = _bearing_on(database, place, network)
    inside = network.behind(place) - {place}
    parts = {part: frozenset({part}) for part in inside}
    none: frozenset[str] = frozenset()
    told = database.happened(
        places=None if bearing is None else sorted(bearing), kinds=_EXPLAINING, days=days, known=known
    )
    for first, last, about, offline in told:
        yield Happening(first=first, last=last, parts=parts.get(about or "", none), offline_bpd=offline)
    for record in outages_known(database.outages(), known):
        if bearing is not None and not bearing & set(record.places):
            continue
        places = frozenset(record.places)
        for edge in filter(None, (record.start, record.end)):
            first, last = edtf.interval(edge)
            yield Happening(
                first=first,
                last=last,
                parts=places if places <= inside else none,
                offline_bpd=record.peak_offline_bpd or 0,
            )


def _bearing_on(database: Database, place: str, network: Network) -> set[str] | None:
    """Return a place, its parts, all that its oil flows through, and its country.

    None for a country: any place.
    """
    country = network.country_of(place)
    if country == place:
        return None
    found = {place}
    links = [(link.from_id, link.to_id) for link in database.links() if link.kind == "feeds"]
    while more := {to for start, to in links if start in found} - found:
        found |= more
    return found | network.behind(place) | ({country} if country else set())
