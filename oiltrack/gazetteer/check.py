"""Says what is wrong with seeds as a whole: keys, sources, dates, ranges, shared names. It loads nothing."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from oiltrack import edtf
from oiltrack.errors import SeedError
from oiltrack.facts import Modality, Place, PlaceKind, Qualifier
from oiltrack.gazetteer.load import Seeds
from oiltrack.history import OutageRecord

LINK_KINDS = frozenset({"feeds", "part_of", "operated_by"})
BASES = frozenset({"capacity", "output", "planned"})
# The trade's plausible rates for Libya: a figure above is a typing error or a wrong unit.
MOST_BPD = 3_000_000
MOST_OF_A_FIELD_BPD = 500_000

# A row and the sentence that says what is wrong with it.
Problem = tuple[object, str]

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def problems(seeds: Seeds) -> list[str]:
    """Return what breaks the rules of the seeds, one sentence each; an empty list when all is well.

    A sentence begins with the file and the line of the row, where the row was read from a file.
    """
    checks: tuple[Callable[[Seeds], Iterator[Problem]], ...] = (
        _sources,
        _keys,
        _ids,
        _positions,
        _links,
        _shared_names,
        _originators,
        _dates,
        _reported,
        _rates,
    )
    found = (problem for check in checks for problem in check(seeds))
    return [f"{seeds.lines[row]}: {told}" if row in seeds.lines else told for row, told in found]


def require_sound(seeds: Seeds) -> None:
    """Do nothing where the seeds break no rule.

    Raises:
        SeedError: they do; the message has the first of the problems and how many more there are.
    """
    found = problems(seeds)
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise SeedError(f"{found[0]}{more}", remedy="mend the row, or add the row that it names")


def _labelled(seeds: Seeds) -> Iterator[tuple[object, str, str]]:
    """Yield every row with its label and its source."""
    yield from ((row, f"place {row.id}", row.source) for row in seeds.places.values())
    yield from ((row, f"alias {row.alias!r} of {row.place_id}", row.source) for row in seeds.aliases)
    yield from ((row, f"link {row.from_id} {row.kind} {row.to_id}", row.source) for row in seeds.links)
    yield from ((row, f"capacity of {row.place_id}, {row.as_of}", row.source) for row in seeds.capacities)
    yield from ((row, f"outage {row.id}", row.source) for row in seeds.history)
    yield from ((row, f"reported output of {row.place_id}, {row.when}", row.source) for row in seeds.reported)
    yield from ((row, f"official value {row.series} {row.period}", row.source) for row in seeds.official)
    yield from ((row, f"originator {row.alias!r}", row.source) for row in seeds.originators)
    yield from ((row, f"actor {row.alias!r}", row.source) for row in seeds.actors)


def _sources(seeds: Seeds) -> Iterator[Problem]:
    for row, label, source in _labelled(seeds):
        if not source.strip():
            yield row, f"{label} has no source"


def _references(seeds: Seeds) -> Iterator[tuple[object, str, str]]:
    """Yield each row with its label and each place id that it names."""
    for place in seeds.places.values():
        for key in (place.country, place.operator, place.basin):
            if key is not None:
                yield place, f"place {place.id}", key
    yield from ((row, f"alias {row.alias!r}", row.place_id) for row in seeds.aliases)
    for link in seeds.links:
        for key in (link.from_id, link.to_id):
            yield link, f"link {link.from_id} {link.kind} {link.to_id}", key
    yield from ((row, f"capacity of {row.place_id}", row.place_id) for row in seeds.capacities)
    yield from ((row, f"outage {row.id}", place_id) for row in seeds.history for place_id in row.places)
    yield from ((row, f"reported output {row.when}", row.place_id) for row in seeds.reported)
    yield from ((row, f"official value {row.series} {row.period}", row.place_id) for row in seeds.official)


def _keys(seeds: Seeds) -> Iterator[Problem]:
    for row, label, key in _references(seeds):
        if key not in seeds.places:
            yield row, f"{label} names {key!r}, which is no place"
    for place in seeds.places.values():
        for column, kind in (
            ("country", PlaceKind.COUNTRY),
            ("operator", PlaceKind.COMPANY),
            ("basin", PlaceKind.BASIN),
        ):
            other = seeds.places.get(getattr(place, column) or "")
            if other is not None and other.kind is not kind:
                yield place, f"place {place.id} has the {other.kind} {other.id} as its {column}"


def _ids(seeds: Seeds) -> Iterator[Problem]:
    rows: tuple[Place | OutageRecord, ...] = (*seeds.places.values(), *seeds.history)
    for row in rows:
        if not _KEBAB.match(row.id):
            yield row, f"the id {row.id!r} is not kebab-case"


def _positions(seeds: Seeds) -> Iterator[Problem]:
    for place in seeds.places.values():
        if (place.latitude is None) != (place.longitude is None):
            yield place, f"place {place.id} has half a position"
        if abs(place.latitude or 0) > 90 or abs(place.longitude or 0) > 180:
            yield place, f"place {place.id} lies outside the globe"


def _links(seeds: Seeds) -> Iterator[Problem]:
    for link in seeds.links:
        if link.kind not in LINK_KINDS:
            yield link, f"link {link.from_id} to {link.to_id} is of the unknown kind {link.kind!r}"
        if link.from_id == link.to_id:
            yield link, f"{link.from_id} is linked to itself"


def _shared_names(seeds: Seeds) -> Iterator[Problem]:
    """Case is passed over, as the extractor does."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for alias in seeds.aliases:
        owners[alias.alias.casefold()].add(alias.place_id)
    for alias in seeds.aliases:
        places = owners[alias.alias.casefold()]
        if len(places) > 1 and not alias.ambiguous:
            others = ", ".join(sorted(places - {alias.place_id}))
            told = (
                f"alias {alias.alias!r} of {alias.place_id} is not marked ambiguous, yet names {others} too"
            )
            yield alias, told


def _originators(seeds: Seeds) -> Iterator[Problem]:
    """Case is passed over, as in ``Originators``."""
    owners: dict[str, str] = {}
    for row in seeds.originators:
        owner = owners.setdefault(row.alias.casefold(), row.originator)
        if owner != row.originator:
            yield row, f"originator {row.alias!r} means {owner} and {row.originator}"


def _dated(seeds: Seeds) -> Iterator[tuple[object, str, str | None]]:
    """Yield every row with its label and each of its dates."""
    yield from ((row, f"place {row.id}", row.started) for row in seeds.places.values())
    yield from ((row, f"capacity of {row.place_id}", row.as_of) for row in seeds.capacities)
    yield from ((row, f"outage {row.id}", when) for row in seeds.history for when in (row.start, row.end))
    for reported in seeds.reported:
        for when in (reported.when, reported.published):
            yield reported, f"reported output of {reported.place_id}, {reported.rate_bpd}", when
    for row in seeds.official:
        for when in (row.period, row.released):
            yield row, f"official value {row.series} {row.period}", when


def _dates(seeds: Seeds) -> Iterator[Problem]:
    for row, label, when in _dated(seeds):
        if when is not None and not edtf.is_valid(when):
            yield row, f"{label} has the date {when!r}, which is no EDTF"
    for outage in seeds.history:
        both = outage.end is not None and edtf.is_valid(outage.start) and edtf.is_valid(outage.end)
        if both and outage.end is not None and edtf.interval(outage.start)[0] > edtf.interval(outage.end)[1]:
            yield outage, f"outage {outage.id} ends before it starts"


def _reported(seeds: Seeds) -> Iterator[Problem]:
    for row in seeds.reported:
        label = f"reported output of {row.place_id}, {row.when}, {row.rate_bpd}"
        if row.qualifier is Qualifier.RANGE:
            yield row, f"{label} is one figure, and so no range"
        if row.published is None or not (edtf.is_valid(row.published) and edtf.is_valid(row.when)):
            continue
        if "/" in row.published:
            yield row, f"{label} was published at {row.published!r}, which is no day, month or year"
        early = edtf.interval(row.published)[1] < edtf.interval(row.when)[0]
        if early and row.modality is Modality.ACTUAL:
            yield row, f"{label} was published on {row.published}, before its period"


def _rated(seeds: Seeds) -> Iterator[tuple[object, str, str, int | None]]:
    """Yield every row with its label, its place and each of its rates; an outage's rates are the nation's."""
    for row in seeds.capacities:
        yield row, f"capacity of {row.place_id}, {row.as_of}", row.place_id, row.rate_bpd
    for outage in seeds.history:
        for rate in (outage.peak_offline_bpd, outage.national_before_bpd, outage.national_after_bpd):
            yield outage, f"outage {outage.id}", "", rate
    for reported in seeds.reported:
        yield reported, f"reported output {reported.when}", reported.place_id, reported.rate_bpd
    for value in seeds.official:
        yield value, f"official value {value.series} {value.period}", value.place_id, value.rate_bpd


def _rates(seeds: Seeds) -> Iterator[Problem]:
    for row, label, place_id, rate in _rated(seeds):
        most = _most_bpd(seeds.places.get(place_id))
        if rate is not None and not 0 <= rate <= most:
            yield row, f"{label} has {rate} b/d, outside 0..{most}"
    for capacity in seeds.capacities:
        if capacity.rate_bpd is None and capacity.volume_bbl is None:
            yield capacity, f"capacity of {capacity.place_id}, {capacity.as_of} has neither rate nor volume"
        if capacity.basis not in BASES:
            told = (
                f"capacity of {capacity.place_id}, {capacity.as_of} has the unknown basis {capacity.basis!r}"
            )
            yield capacity, told


def _most_bpd(place: Place | None) -> int:
    return MOST_OF_A_FIELD_BPD if place is not None and place.kind is PlaceKind.FIELD else MOST_BPD
