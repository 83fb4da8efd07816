"""Puts the outages of a day into each other, so that no barrel counts twice. It adds up no days."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from oiltrack.series.episode import Episode
from oiltrack.series.network import Network, Places
from oiltrack.series.volume import Volume

_FIRM = ("claimed", "national_drop")


@dataclass(frozen=True, slots=True)
class Counted:
    """An outage that counts, with what is asked for on each day: its id, its place among the others."""

    id: str
    episode: Episode
    volume: Volume
    order: tuple[int, int, date, list[str]]


class Nesting:
    """Outages by number, from the widest to the narrowest. A set of them is a whole number, a bit each."""

    def __init__(self, counted: Sequence[Counted], network: Network) -> None:
        self._network = network
        self._places = [c.episode.places for c in counted]
        self._firm = [c.volume.basis in _FIRM for c in counted]
        self._countries = [network.country_of(min(places)) for places in self._places]
        self._holding: dict[Places, int] = {}
        self._sharing: dict[Places, int] = {}

    def divided(
        self, active: Sequence[int], rates: Sequence[int | None], most: Callable[[str | None], int | None]
    ) -> list[int]:
        """Return what each outage of a day takes away beside those within it, in the order of ``active``.

        An outage lies in the narrowest that holds all of its places, else in the widest that shares one. It
        takes what it claims, else the larger of that and what those within it take, which share it out.

        Args:
            active: the numbers of the outages that run, ascending.
            rates: what each is told to take away, None where nobody tells.
            most: gives what the outages of a country take away together at most.
        """
        holders, loose = self._held(active)
        within, totals = [0] * len(active), [0] * len(active)
        roots: defaultdict[str | None, int] = defaultdict(int)
        for at in range(len(active) - 1, -1, -1):
            rate, inner = rates[at], within[at]
            stands = rate is not None and self._firm[active[at]] and at not in loose
            totals[at] = total = inner if rate is None else rate if stands else max(rate, inner)
            holder = holders[at]
            if holder is None:
                roots[self._countries[active[at]]] += total
            else:
                within[holder] += total
        allowed = {country: _least(whole, most(country)) for country, whole in roots.items()}
        inside, own = [0] * len(active), [0] * len(active)
        for at, (number, holder, total) in enumerate(zip(active, holders, totals, strict=True)):
            country = self._countries[number]
            whole = roots[country] if holder is None else within[holder]
            part = total * (allowed[country] if holder is None else inside[holder]) // whole if whole else 0
            inside[at] = min(within[at], part)
            own[at] = part - inside[at]
        return own

    def _held(self, active: Sequence[int]) -> tuple[list[int | None], set[int]]:
        """Return the position of each outage's holder, and of those that hold one that they only touch."""
        positions = {number: at for at, number in enumerate(active)}
        holders: list[int | None] = []
        loose: set[int] = set()
        before = 0
        for number in active:
            holder: int | None = None
            if found := before & self._holders(self._places[number]):
                holder = positions[found.bit_length() - 1]
            elif found := before & self._sharers(self._places[number]):
                holder = positions[(found & -found).bit_length() - 1]
                loose.add(holder)
            holders.append(holder)
            before |= 1 << number
        return holders, loose

    def _holders(self, places: Places) -> int:
        """Return the outages behind whose places all of these lie."""
        if places not in self._holding:
            found = -1
            for place in places:
                found &= self._behind.get(place, 0)
            self._holding[places] = found
        return self._holding[places]

    def _sharers(self, places: Places) -> int:
        """Return the outages that touch these places: a head of one lies behind the other."""
        if places not in self._sharing:
            heads, found = self._network.heads(places), 0
            for head in heads:
                found |= self._behind.get(head, 0)
                for inner in self._network.behind(head):
                    found |= self._heads.get(inner, 0)
            self._sharing[places] = found
        return self._sharing[places]

    @cached_property
    def _heads(self) -> Mapping[str, int]:
        """The outages by the places that are their heads."""
        return _by_place([self._network.heads(places) for places in self._places])

    @cached_property
    def _behind(self) -> Mapping[str, int]:
        """The outages by the places that lie behind theirs."""
        return _by_place(
            [
                frozenset().union(*map(self._network.behind, self._network.heads(places)))
                for places in self._places
            ]
        )


def order_of(episode: Episode, network: Network) -> tuple[int, int, date, list[str]]:
    """Return what sorts outages from the widest to the narrowest."""
    width = network.reach(episode.places).width
    return -width, -len(episode.places), episode.start_days[0], sorted(episode.places)


def _by_place(outages: Sequence[Places]) -> Mapping[str, int]:
    bits: defaultdict[str, bytearray] = defaultdict(lambda: bytearray(len(outages) // 8 + 1))
    for number, places in enumerate(outages):
        for place in places:
            bits[place][number // 8] |= 1 << number % 8
    return {place: int.from_bytes(held, "little") for place, held in bits.items()}


def _least(whole: int, most: int | None) -> int:
    return whole if most is None else min(whole, most)
