"""Gathers what claims are held against: capacities, what happened to places, sums. It judges no claim."""

from collections.abc import Iterator, Mapping, Sequence, Set
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
    links = database.links()
    rows = database.capacities()
    network = Network(database.places(), links, rows)
    planned = {row.place_id: row.rate_bpd for row in rows if row.basis == "planned" and row.rate_bpd}
    feeds = [(link.from_id, link.to_id) for link in links if link.kind == "feeds"]

    def size(parts: frozenset[str], day: date) -> int | None:
        unknown = {part for part in parts if network.normal(frozenset({part}), day) is None}
        if not unknown <= set(planned):
            return None
        rate = network.normal(parts - unknown, day) if parts > unknown else None
        return (rate.high if rate else 0) + sum(planned[part] for part in unknown)

    def happened(place: str, days: Sequence[tuple[date, date]]) -> list[Happening]:
        inside = network.behind(place) - {place}
        bearing = inside | _downstream(place, feeds) | {network.country_of(place) or place}
        return [
            told if told.parts <= inside else replace(told, parts=frozenset())
            for told in _told(database, bearing, days=days, known=known)
            if network.makes_output(told.parts)
        ]

    return Grounds(capacity_bpd=capacities(database), happened=happened, size=size, sums=sums)


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


def _told(
    database: Database, places: Set[str], *, days: Sequence[tuple[date, date]], known: Known | None
) -> Iterator[Happening]:
    """Yield what touches some places: of the news on some days at least, of the history whenever it was.

    ``parts`` are all its places, parts of others or not.
    """
    for one in database.happened(places=sorted(places), kinds=_EXPLAINING, days=days, known=known):
        about = frozenset({one.place_id})
        yield Happening(first=one.first, last=one.last, parts=about, offline_bpd=one.offline_bpd)
    for record in outages_known(database.outages(), known):
        about = frozenset(record.places)
        if about.isdisjoint(places):
            continue
        for edge in filter(None, (record.start, record.end)):
            first, last = edtf.interval(edge)
            yield Happening(first=first, last=last, parts=about, offline_bpd=record.peak_offline_bpd or 0)


def _downstream(place: str, feeds: Sequence[tuple[str, str]]) -> set[str]:
    """Return a place with all that its oil flows through."""
    found = {place}
    while more := {to for start, to in feeds if start in found} - found:
        found |= more
    return found
