"""Puts the outages of a day into each other, so that no barrel counts twice. It adds up no days."""

from dataclasses import dataclass, field
from datetime import date

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


@dataclass(frozen=True, slots=True)
class _Holder:
    """An outage that may hold others; ``drop`` reaches over its country if its volume is a national drop."""

    node: Node
    reach: Reach
    drop: Reach | None

    def holds(self, node: Node, reach: Reach) -> bool:
        """Tell whether an outage lies within this one: by place, or begun after output began to fall."""
        if reach.is_inside(self.reach):
            return True
        if self.drop is None or not reach.is_inside(self.drop):
            return False
        return node.counted.episode.start_days[0] >= self.node.counted.episode.start_days[0]


def nested(nodes: list[Node], network: Network) -> list[Node]:
    """Return the outages that lie in no other, each with those that lie in it, or share a place with it.

    A drop of national output holds all of the country that stopped after it had begun.
    """
    placed: list[_Holder] = []
    roots: list[Node] = []
    for node in sorted(nodes, key=lambda n: n.counted.order):
        reach = network.reach(node.counted.episode.places)
        holder, node.contained = _holder(node, reach, placed)
        placed.append(_Holder(node, reach, _drop(node.counted, network)))
        (roots if holder is None else holder.children).append(node)
    for inner in reversed(placed):
        inner.node.add_up()
    return roots


def _holder(node: Node, reach: Reach, placed: list[_Holder]) -> tuple[Node | None, bool]:
    """Return the narrowest outage that holds this one, else the widest that shares a place with it."""
    sharer = None
    for other in reversed(placed):
        if other.holds(node, reach):
            return other.node, True
        if reach.touches(other.reach):
            sharer = other.node
    return sharer, sharer is None


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
