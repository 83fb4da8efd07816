"""Packs spans of time that overlap, and cuts out of one what others cover. It knows numbers, not artists."""

from collections.abc import Sequence

Span = tuple[float, float]


def pack_lanes(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return for each span its lane, from 0, and the number of lanes that its neighbours need.

    Spans that touch, directly or through others, are neighbours; in one lane none overlaps another.
    """
    packed: dict[int, int] = {}
    sizes: dict[int, int] = {}
    cluster: list[int] = []
    ends: list[float] = []
    for number in sorted(range(len(spans)), key=lambda n: (spans[n], n)):
        first, last = spans[number]
        if ends and first >= max(ends):
            sizes |= dict.fromkeys(cluster, len(ends))
            cluster, ends = [], []
        lane = next((lane for lane, end in enumerate(ends) if end <= first), len(ends))
        ends[lane : lane + 1] = [last]
        packed[number] = lane
        cluster.append(number)
    sizes |= dict.fromkeys(cluster, len(ends))
    return [(packed[number], sizes[number]) for number in range(len(spans))]


def uncovered(span: Span, taken: Sequence[Span]) -> list[Span]:
    """Return the parts of a span that none of the others covers."""
    parts = [span]
    for first, last in taken:
        cut = [part for a, b in parts for part in ((a, min(b, first)), (max(a, last), b))]
        parts = [(a, b) for a, b in cut if a < b]
    return parts
