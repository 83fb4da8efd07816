"""The routes of oil as the gazetteer links them: what lies behind a place, what it does. It reads no text."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from oiltrack import edtf
from oiltrack.facts import Capacity, Measure, Place, PlaceKind, PlaceLink

# Rates of a place that are dated so near to a day all count for its range.
NEAR_YEARS = 3
# What is dated by nothing is nearer than nothing, and farther than anything dated.
_UNDATED_DAYS = 100_000

_WIDE = (PlaceKind.COUNTRY, PlaceKind.GROUP, PlaceKind.REGION, PlaceKind.BASIN)
_BASES = ("capacity", "output")

Places = frozenset[str]


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate in b/d with its range; ``low <= bpd <= high``."""

    bpd: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Reach:
    """Where an outage reaches, a bit a place: its places, its heads, all behind them, and how many these are.

    Totals compare all outages of a day with each other, and bits are compared in one step.
    """

    places: int
    heads: int
    behind: int
    width: int

    def is_inside(self, other: "Reach") -> bool:
        """Tell whether all places lie behind, or are among, those of the other."""
        return not self.places & ~other.behind

    def touches(self, other: "Reach") -> bool:
        """Tell whether two share a place, or a place of one lies behind one of the other."""
        return bool(self.heads & other.behind or other.heads & self.behind)


class Network:
    """Places, the links between them, and the rates that each is known to do; empty where none is given.

    ``feeds`` and ``part_of`` are followed to the end, ``operated_by`` one step: what a company's port loads
    for others is not the company's.
    """

    def __init__(
        self,
        places: Iterable[Place] = (),
        links: Iterable[PlaceLink] = (),
        capacities: Iterable[Capacity] = (),
    ) -> None:
        self.places: Mapping[str, Place] = {place.id: place for place in places}
        self._links = tuple(links)
        self._capacities = tuple(capacities)
        self.behind = lru_cache(maxsize=None)(self._behind)
        self.heads = lru_cache(maxsize=None)(self._heads)
        self.reach = lru_cache(maxsize=None)(self._reach)
        self.inside = lru_cache(maxsize=None)(self._inside)
        self._bits: dict[str, int] = {}
        self.normal = lru_cache(maxsize=None)(self._normal)

    def is_wide(self, place: str) -> bool:
        """Tell whether a place is a country, a region or a basin: no facility that can be shut itself."""
        return place in self._wide

    def any_wide(self, places: Places) -> bool:
        """Tell whether a country, a region or a basin is among the places."""
        return not self._wide.isdisjoint(places)

    def is_many(self, place: str) -> bool:
        """Tell whether a place is wide, or a company: an outage there rarely means all that belongs to it."""
        return self.is_wide(place) or self.is_company(place)

    def is_company(self, place: str) -> bool:
        """Tell whether a place is a company, which fields, lines and ports are operated by."""
        return self._kind(place) == PlaceKind.COMPANY

    def is_port(self, place: str) -> bool:
        """Tell whether a place is a terminal: it loads what others pump."""
        return self._kind(place) == PlaceKind.TERMINAL

    def makes_output(self, places: Places) -> bool:
        """Tell whether oil comes from or through places: a refinery takes it and stops no field."""
        return not all(self._kind(head) == PlaceKind.REFINERY for head in self.heads(places))

    def country_of(self, place: str) -> str | None:
        """Return the country of a place, itself for a country; None where the gazetteer does not tell."""
        found = self.places.get(place)
        if found is None:
            return None
        return place if found.kind == PlaceKind.COUNTRY else found.country

    def _reach(self, places: Places) -> "Reach":
        heads = self.heads(places)
        behind = frozenset().union(*(self.behind(head) for head in heads))
        bits = [sum(map(self._bit, names)) for names in (places, heads, behind)]
        return Reach(bits[0], bits[1], bits[2], len(behind))

    def _bit(self, place: str) -> int:
        return self._bits.setdefault(place, 1 << len(self._bits))

    def _behind(self, place: str) -> Places:
        """Return the place with all whose oil goes through it, or that belong to it."""
        found, waiting = {place}, [place]
        while waiting:
            new = self._next[waiting.pop()] - found
            found |= new
            waiting += [name for name in new if not self.is_company(name)]
        if self.is_company(place):
            found |= self._operated[place]
        if place in self.places and self.places[place].kind == PlaceKind.COUNTRY:
            found |= {other.id for other in self.places.values() if other.country == place}
        return frozenset(found)

    def _heads(self, places: Places) -> Places:
        """Return those of the places that lie behind no other of them: of a port and its field the port."""
        inner = {p for p in places if any(o != p and p in self.behind(o) for o in places)}
        # Two places that lie behind each other would both go.
        return (places - inner) or places

    def _inside(self, inner: Places, outer: Places) -> bool:
        """Tell whether all of ``inner`` lies behind, or is among, ``outer``."""
        return self.reach(inner).is_inside(self.reach(outer))

    def _normal(self, places: Places, day: date) -> Rate | None:
        """Return what these places together do when nothing is wrong, on a day; None where nobody tells.

        What lies behind another of the places is not added to it; of both the larger counts.
        """
        heads = self.heads(places)
        rates = [rate for rate in (self._of_place(head, day) for head in sorted(heads)) if rate]
        rest = places - heads
        inner = self._normal(rest, day) if rest else None
        own = _sum(rates)
        return max((rate for rate in (own, inner) if rate), key=lambda r: r.bpd, default=None)

    def _of_place(self, place: str, day: date) -> Rate | None:
        kind = self.places[place].kind if place in self.places else PlaceKind.FIELD
        if kind == PlaceKind.REFINERY:
            return None
        if kind == PlaceKind.PIPELINE:
            return self._of_line(place, day)
        measure = Measure.EXPORTS if kind == PlaceKind.TERMINAL else Measure.PRODUCTION
        own = self._near(place, measure, day)
        return own or (self._of_members(place, day) if kind != PlaceKind.FIELD else None)

    def _of_line(self, place: str, day: date) -> Rate | None:
        """Return what the fields behind a line do; its own size is far more than flows through it."""
        size = self._near(place, Measure.EXPORTS, day)
        fields = self._sum_of_fields(self.behind(place), day)
        if fields is None or size is None:
            return fields
        return Rate(*(min(rate, size.high) for rate in (fields.bpd, fields.low, fields.high)))

    def _of_members(self, place: str, day: date) -> Rate | None:
        """Return the rate of a region: that of its ports, where it has none that of its fields."""
        inside = self.behind(place)
        ports = [name for name in sorted(inside) if self._kind(name) == PlaceKind.TERMINAL and name != place]
        rates = [self._near(port, Measure.EXPORTS, day) for port in ports]
        return _sum([rate for rate in rates if rate]) or self._sum_of_fields(inside, day)

    def _sum_of_fields(self, places: Places, day: date) -> Rate | None:
        fields = [name for name in sorted(places) if self._kind(name) == PlaceKind.FIELD]
        return _sum([rate for rate in (self._near(f, Measure.PRODUCTION, day) for f in fields) if rate])

    def _near(self, place: str, measure: Measure, day: date) -> Rate | None:
        """Return the rate that is dated nearest to the day; its range is that of all rates near it."""
        dated = [(_distance(as_of, day), rate) for as_of, rate in self._rates.get((place, measure), ())]
        if not dated:
            return None
        _, nearest = min(dated, key=lambda pair: (pair[0], -pair[1]))
        near = [rate for days, rate in dated if days <= NEAR_YEARS * 365] or [nearest]
        return Rate(nearest, min(near), max(near)) if nearest in near else Rate(nearest, nearest, nearest)

    def _kind(self, place: str) -> PlaceKind | None:
        return self.places[place].kind if place in self.places else None

    @cached_property
    def _wide(self) -> Places:
        return frozenset(place.id for place in self.places.values() if place.kind in _WIDE)

    @cached_property
    def _next(self) -> defaultdict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for link in self._links:
            if link.kind in ("feeds", "part_of"):
                found[link.to_id].add(link.from_id)
        return found

    @cached_property
    def _operated(self) -> defaultdict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for link in self._links:
            if link.kind == "operated_by":
                found[link.to_id].add(link.from_id)
        return found

    @cached_property
    def _rates(self) -> Mapping[tuple[str, Measure], list[tuple[str | None, int]]]:
        found: defaultdict[tuple[str, Measure], list[tuple[str | None, int]]] = defaultdict(list)
        for row in self._capacities:
            if row.rate_bpd is not None and row.basis in _BASES:
                found[row.place_id, row.measure].append((row.as_of, row.rate_bpd))
        return found


def _sum(rates: list[Rate]) -> Rate | None:
    if not rates:
        return None
    return Rate(sum(r.bpd for r in rates), sum(r.low for r in rates), sum(r.high for r in rates))


def _distance(as_of: str | None, day: date) -> int:
    """Return the days between a day and the date of a rate."""
    if as_of is None:
        return _UNDATED_DAYS
    first, last = edtf.interval(as_of)
    return max((first - day).days, (day - last).days, 0)
