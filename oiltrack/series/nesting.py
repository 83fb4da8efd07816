"""Puts the outages of a day into each other, so that no barrel counts twice. It adds up no days."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from oiltrack.series.episode import Episode
from oiltrack.series.network import Network, Reach
from oiltrack.series.volume import Volume

# What a volume rests on that somebody told.
NATIONAL_DROP = "national_drop"
FIRM = ("claimed", NATIONAL_DROP)


@dataclass(frozen=True, slots=True)
class Counted:
    """An outage that counts, with what is asked for on each day: its id, its place among the others."""

    id: str
    episode: Episode
    volume: Volume
    order: tuple[int, int, date, list[str]]


@dataclass
class Node:
    """An outage of one day among those that it holds."""

    counted: Counted
    bpd: int | None
    children: list["Node"] = field(default_factory=list)
    contained: bool = True
    total: int = field(default=0, init=False)

    def add_up(self) -> None:
        """Set ``total``, what it and those within it take away; those within it are added up before."""
        within = sum(child.total for child in self.children)
        if self.bpd is None:
            self.total = within
            return
        stands = self.counted.volume.basis in FIRM and all(child.contained for child in self.children)
        self.total = self.bpd if stands else max(self.bpd, within)


class Nesting:
    """The outages that run, each in the narrowest that holds it, kept while they begin and end.

    An outage is known by its number in the ``order`` of all. One that no other holds stands in the widest
    that shares a place with it. A drop of national output holds all of the country that stopped after it had
    begun.
    """

    def __init__(self, outages: Sequence[Counted], network: Network) -> None:
        self._outages = outages
        self._reaches = [network.reach(outage.episode.places) for outage in outages]
        self._drops = [_drop(outage, network) for outage in outages]
        self._running: list[int] = []
        self._within: dict[int, tuple[int | None, bool]] = {}

    def begin(self, number: int) -> None:
        """Let an outage run."""
        at = bisect_left(self._running, number)
        self._within[number] = self._holder(number, self._running[:at])
        for inner in self._running[at:]:
            self._take(number, inner)
        self._running.insert(at, number)

    def end(self, number: int) -> None:
        """Let an outage run no more."""
        del self._running[bisect_left(self._running, number)]
        del self._within[number]
        for at, inner in enumerate(self._running):
            if self._within[inner][0] == number:
                self._within[inner] = self._holder(inner, self._running[:at])

    def roots(self, rate_of: Callable[[Counted], int | None]) -> list[Node]:
        """Return the outages that stand in no other, with those in them and what all take away, in order."""
        nodes: dict[int, Node] = {}
        for number in self._running:
            outage, (holder, contained) = self._outages[number], self._within[number]
            nodes[number] = Node(outage, rate_of(outage), contained=contained)
            if holder is not None:
                nodes[holder].children.append(nodes[number])
        for number in reversed(self._running):
            nodes[number].add_up()
        return [node for number, node in nodes.items() if self._within[number][0] is None]

    def _holder(self, inner: int, wider: Sequence[int]) -> tuple[int | None, bool]:
        """Return the narrowest outage that holds this one, else the widest that shares a place with it."""
        sharer = None
        for outer in reversed(wider):
            if self._holds(outer, inner):
                return outer, True
            if self._reaches[inner].touches(self._reaches[outer]):
                sharer = outer
        return sharer, sharer is None

    def _take(self, outer: int, inner: int) -> None:
        """Let an outage stand in one that has just begun, if that holds it and is narrower than its own."""
        holder, contained = self._within[inner]
        held = contained and holder is not None
        if (not held or outer > (holder or 0)) and self._holds(outer, inner):
            self._within[inner] = outer, True
            return
        sharer = inner if holder is None else holder
        if not held and outer < sharer and self._reaches[inner].touches(self._reaches[outer]):
            self._within[inner] = outer, False

    def _holds(self, outer: int, inner: int) -> bool:
        """Tell whether an outage lies within another: by place, or begun after output began to fall."""
        reach, drop = self._reaches[inner], self._drops[outer]
        if reach.is_inside(self._reaches[outer]):
            return True
        if drop is None or not reach.is_inside(drop):
            return False
        begun, fallen = (self._outages[number].episode.start_days[0] for number in (inner, outer))
        return begun >= fallen


def nested(
    outages: Sequence[Counted], network: Network, *, rate_of: Callable[[Counted], int | None]
) -> list[Node]:
    """Return the outages that stand in no other, each with those in it: see ``Nesting``."""
    nesting = Nesting(sorted(outages, key=attrgetter("order")), network)
    for number in range(len(outages)):
        nesting.begin(number)
    return nesting.roots(rate_of)


def _drop(outage: Counted, network: Network) -> Reach | None:
    if outage.volume.basis != NATIONAL_DROP:
        return None
    country = network.country_of(min(outage.episode.places))
    return None if country is None else network.reach(frozenset((country,)))


def order_of(episode: Episode, told: Volume, network: Network) -> tuple[int, int, date, list[str]]:
    """Return what sorts outages from the widest to the narrowest, a national drop after its country."""
    width = network.reach(episode.places).width
    if told.basis == NATIONAL_DROP and (country := network.country_of(min(episode.places))):
        width = max(width, network.reach(frozenset((country,))).width - 1)
    return -width, -len(episode.places), episode.start_days[0], sorted(episode.places)
