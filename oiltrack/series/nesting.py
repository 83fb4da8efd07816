"""Puts the outages of a day into each other, so that no barrel counts twice. It adds up no days."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from oiltrack.series.episode import Episode
from oiltrack.series.network import Network, Reach
from oiltrack.series.volume import Volume

# What a volume rests on that somebody told.
FIRM = ("claimed", "national_drop")


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

    @cached_property
    def total(self) -> int:
        """What it and those within it take away; asked for once all are in place."""
        within = sum(child.total for child in self.children)
        if self.bpd is None:
            return within
        stands = self.counted.volume.basis in FIRM and all(child.contained for child in self.children)
        return self.bpd if stands else max(self.bpd, within)


def nested(nodes: list[Node], network: Network) -> list[Node]:
    """Return the outages that lie in no other, each with those that lie in it, or share a place with it."""
    placed: list[tuple[Node, Reach]] = []
    roots: list[Node] = []
    for node in sorted(nodes, key=lambda n: n.counted.order):
        reach = network.reach(node.counted.episode.places)
        holder, contained = _holder(reach, placed)
        placed.append((node, reach))
        node.contained = contained
        (roots if holder is None else holder.children).append(node)
    return roots


def _holder(reach: Reach, placed: list[tuple[Node, Reach]]) -> tuple[Node | None, bool]:
    """Return the narrowest outage that holds all of these places, else the widest that shares one."""
    sharer = None
    for node, other in reversed(placed):
        if reach.is_inside(other):
            return node, True
        if reach.touches(other):
            sharer = node
    return sharer, sharer is None


def order_of(episode: Episode, network: Network) -> tuple[int, int, date, list[str]]:
    """Return what sorts outages from the widest to the narrowest."""
    width = network.reach(episode.places).width
    return -width, -len(episode.places), episode.start_days[0], sorted(episode.places)
