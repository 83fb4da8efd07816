"""Packs spans of time that overlap, and tells whether any do. It knows numbers, not artists."""

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


def uncovered(span: Span, others: Sequence[Span]) -> list[Span]:
    """Return the parts of a span that none of the others covers, in order."""
    parts, reached = [], span[0]
    for first, last in sorted(others):
        if first > reached:
            parts.append((reached, min(first, span[1])))
        reached = max(reached, last)
        if reached >= span[1]:
            return [part for part in parts if part[0] < part[1]]
    return [*(part for part in parts if part[0] < part[1]), (reached, span[1])]


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether a span shares more than an end with one of the others."""
    return any(span[0] < last and first < span[1] for first, last in others)
