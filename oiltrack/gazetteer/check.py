"""Says what is wrong with seeds as a whole: keys, sources, dates, ranges, shared names. It loads nothing."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from oiltrack import edtf
from oiltrack.facts import Place, PlaceKind
from oiltrack.gazetteer.load import Seeds

LINK_KINDS = frozenset({"feeds", "part_of", "operated_by"})
BASES = frozenset({"capacity", "output", "planned"})
# The trade's plausible rates for Libya: a figure above is a typing error or a wrong unit.
MOST_BPD = 3_000_000
MOST_OF_A_FIELD_BPD = 500_000

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def problems(seeds: Seeds) -> list[str]:
    """Return what breaks the rules of the seeds, one sentence each; an empty list when all is well."""
    checks: tuple[Callable[[Seeds], Iterator[str]], ...] = (
        _sources,
        _keys,
        _ids,
        _positions,
        _links,
        _shared_names,
        _dates,
        _rates,
    )
    return [problem for check in checks for problem in check(seeds)]


def _labelled(seeds: Seeds) -> Iterator[tuple[str, str]]:
    """Yield the label and the source of every row."""
    yield from ((f"place {row.id}", row.source) for row in seeds.places.values())
    yield from ((f"alias {row.alias!r} of {row.place_id}", row.source) for row in seeds.aliases)
    yield from ((f"link {row.from_id} {row.kind} {row.to_id}", row.source) for row in seeds.links)
    yield from ((f"capacity of {row.place_id}, {row.as_of}", row.source) for row in seeds.capacities)
    yield from ((f"outage {row.id}", row.source) for row in seeds.outages)
    yield from ((f"reported output of {row.place_id}, {row.when}", row.source) for row in seeds.reported)
    yield from ((f"official value {row.series} {row.period}", row.source) for row in seeds.official)


def _sources(seeds: Seeds) -> Iterator[str]:
    for label, source in _labelled(seeds):
        if not source.strip():
            yield f"{label} has no source"


def _references(seeds: Seeds) -> Iterator[tuple[str, str]]:
    """Yield the label of a row and a place id that it names."""
    for place in seeds.places.values():
        for key in (place.country, place.operator, place.basin):
            if key is not None:
                yield f"place {place.id}", key
    yield from ((f"alias {row.alias!r}", row.place_id) for row in seeds.aliases)
    for link in seeds.links:
        yield f"link {link.from_id} {link.kind} {link.to_id}", link.from_id
        yield f"link {link.from_id} {link.kind} {link.to_id}", link.to_id
    yield from ((f"capacity of {row.place_id}", row.place_id) for row in seeds.capacities)
    yield from ((f"outage {row.id}", place_id) for row in seeds.outages for place_id in row.places)
    yield from ((f"reported output {row.when}", row.place_id) for row in seeds.reported)
    yield from ((f"official value {row.series} {row.period}", row.place_id) for row in seeds.official)


def _keys(seeds: Seeds) -> Iterator[str]:
    for label, key in _references(seeds):
        if key not in seeds.places:
            yield f"{label} names {key!r}, which is no place"
    for place in seeds.places.values():
        for column, kind in (
            ("country", PlaceKind.COUNTRY),
            ("operator", PlaceKind.COMPANY),
            ("basin", PlaceKind.BASIN),
        ):
            other = seeds.places.get(getattr(place, column) or "")
            if other is not None and other.kind is not kind:
                yield f"place {place.id} has the {other.kind} {other.id} as its {column}"


def _ids(seeds: Seeds) -> Iterator[str]:
    for key in (*seeds.places, *(row.id for row in seeds.outages)):
        if not _KEBAB.match(key):
            yield f"the id {key!r} is not kebab-case"


def _positions(seeds: Seeds) -> Iterator[str]:
    for place in seeds.places.values():
        if (place.latitude is None) != (place.longitude is None):
            yield f"place {place.id} has half a position"
        if abs(place.latitude or 0) > 90 or abs(place.longitude or 0) > 180:
            yield f"place {place.id} lies outside the globe"


def _links(seeds: Seeds) -> Iterator[str]:
    for link in seeds.links:
        if link.kind not in LINK_KINDS:
            yield f"link {link.from_id} to {link.to_id} is of the unknown kind {link.kind!r}"
        if link.from_id == link.to_id:
            yield f"{link.from_id} is linked to itself"


def _shared_names(seeds: Seeds) -> Iterator[str]:
    """Case is passed over, as the extractor does."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for alias in seeds.aliases:
        owners[alias.alias.casefold()].add(alias.place_id)
    for alias in seeds.aliases:
        places = owners[alias.alias.casefold()]
        if len(places) > 1 and not alias.ambiguous:
            others = ", ".join(sorted(places - {alias.place_id}))
            yield f"alias {alias.alias!r} of {alias.place_id} is not marked ambiguous, yet names {others} too"


def _dated(seeds: Seeds) -> Iterator[tuple[str, str | None]]:
    """Yield the label and each date of every row."""
    yield from ((f"place {row.id}", row.started) for row in seeds.places.values())
    yield from ((f"capacity of {row.place_id}", row.as_of) for row in seeds.capacities)
    yield from ((f"outage {row.id}", when) for row in seeds.outages for when in (row.start, row.end))
    yield from ((f"reported output of {row.place_id}, {row.rate_bpd}", row.when) for row in seeds.reported)
    for row in seeds.official:
        yield from (
            (f"official value {row.series} {row.period}", when) for when in (row.period, row.released)
        )


def _dates(seeds: Seeds) -> Iterator[str]:
    for label, when in _dated(seeds):
        if when is not None and not edtf.is_valid(when):
            yield f"{label} has the date {when!r}, which is no EDTF"
    for outage in seeds.outages:
        both = outage.end is not None and edtf.is_valid(outage.start) and edtf.is_valid(outage.end)
        if both and outage.end is not None and edtf.interval(outage.start)[0] > edtf.interval(outage.end)[1]:
            yield f"outage {outage.id} ends before it starts"


def _rated(seeds: Seeds) -> Iterator[tuple[str, str, int | None]]:
    """Yield the label, the place and each rate of every row; an outage's rates are the nation's."""
    for row in seeds.capacities:
        yield f"capacity of {row.place_id}, {row.as_of}", row.place_id, row.rate_bpd
    for outage in seeds.outages:
        for rate in (outage.peak_offline_bpd, outage.national_before_bpd, outage.national_after_bpd):
            yield f"outage {outage.id}", "", rate
    yield from ((f"reported output {row.when}", row.place_id, row.rate_bpd) for row in seeds.reported)
    yield from (
        (f"official value {row.series} {row.period}", row.place_id, row.rate_bpd) for row in seeds.official
    )


def _rates(seeds: Seeds) -> Iterator[str]:
    for label, place_id, rate in _rated(seeds):
        most = _most_bpd(seeds.places.get(place_id))
        if rate is not None and not 0 <= rate <= most:
            yield f"{label} has {rate} b/d, outside 0..{most}"
    for row in seeds.capacities:
        if row.rate_bpd is None and row.volume_bbl is None:
            yield f"capacity of {row.place_id}, {row.as_of} has neither rate nor volume"
        if row.basis not in BASES:
            yield f"capacity of {row.place_id}, {row.as_of} has the unknown basis {row.basis!r}"


def _most_bpd(place: Place | None) -> int:
    return MOST_OF_A_FIELD_BPD if place is not None and place.kind is PlaceKind.FIELD else MOST_BPD
