"""Places labels so that none overlaps another: in lanes above the axes, or down a side. It knows no artists.

All lengths are inches. In lanes they run along the x axis. A label stands over its anchor, so that its leader
is a straight line down; a leader passes no label. Labels are placed by rank, the first ones highest, where
their leaders cost the others least; what does not fit becomes a number with its key below, before any lesser
label is placed, and what does not even fit as a number is left to the strip. Same labels, same places.
"""

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label to place: its text's width and where its leader must end; lower ``rank`` is placed first."""

    key: str
    width: float
    number_width: float
    anchor: float
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a label went: ``lane`` 0 is next to the axes; ``number`` is None where the words fit."""

    key: str
    lane: int
    left: float
    right: float
    anchor: float
    number: int | None


def place(
    labels: Sequence[Label], *, lanes: int, left: float, right: float, most_numbers: int
) -> list[Placed]:
    """Return the placed labels from left to right; numbers count from 1 in that order.

    Of one to ``lanes`` lanes the fewest are used with which the first labels by rank keep their words, or
    else their numbers.
    """
    tries = [
        _place(labels, lanes=count, left=left, right=right, most_numbers=most_numbers)
        for count in range(1, lanes + 1)
    ]
    ranked = [label.key for label in sorted(labels, key=_by_rank)]

    def told(placed: list[Placed]) -> list[int]:
        found = {spot.key: 2 if spot.number is None else 1 for spot in placed}
        return [found.get(key, 0) for key in ranked]

    return max(tries, key=told)


def _place(
    labels: Sequence[Label], *, lanes: int, left: float, right: float, most_numbers: int
) -> list[Placed]:
    words: list[Placed] = []
    numbers: list[Placed] = []
    for label in sorted(labels, key=_by_rank):
        taken = [*words, *numbers]
        spot = _spot(label, label.width, taken, lanes=lanes, left=left, right=right)
        if spot is not None:
            words.append(spot)
        elif len(numbers) < most_numbers:
            number = _spot(label, label.number_width, taken, lanes=lanes, left=left, right=right)
            numbers.extend([number] if number else [])
    in_order = sorted(numbers, key=_from_left)
    return sorted([*words, *(_numbered(spot, n) for n, spot in enumerate(in_order, start=1))], key=_from_left)


def _spot(
    label: Label, width: float, taken: list[Placed], *, lanes: int, left: float, right: float
) -> Placed | None:
    """Return the highest free place: over its leader, to the right or to the left of it."""
    if width > right - left or not left <= label.anchor <= right:
        return None
    for lane in reversed(range(lanes)):
        for start in _starts(label.anchor, width, left, right):
            spot = Placed(
                key=label.key, lane=lane, left=start, right=start + width, anchor=label.anchor, number=None
            )
            if not any(_clash(spot, other) for other in taken):
                return spot
    return None


def _starts(anchor: float, width: float, left: float, right: float) -> list[float]:
    """Return where a label of this width may begin, so that its anchor stays below it."""
    shifts = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9, 0.03, 0.97)
    starts = [min(max(anchor - width * shift, left), right - width) for shift in shifts]
    return [start for start in starts if start - 1e-9 <= anchor <= start + width + 1e-9]


def _clash(one: Placed, other: Placed) -> bool:
    if one.lane == other.lane:
        return one.left < other.right + GAP and other.left < one.right + GAP
    lower, upper = sorted((one, other), key=lambda spot: spot.lane)
    return lower.left - GAP / 2 < upper.anchor < lower.right + GAP / 2


def _by_rank(label: Label) -> tuple[int, str]:
    return label.rank, label.key


def _from_left(spot: Placed) -> tuple[float, int, str]:
    return spot.anchor, spot.lane, spot.key


def _numbered(spot: Placed, number: int) -> Placed:
    return Placed(
        key=spot.key, lane=spot.lane, left=spot.left, right=spot.right, anchor=spot.anchor, number=number
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLabel:
    """A label beside the axes that would like to stand at the height ``wanted``; lower ``rank`` stays."""

    key: str
    wanted: float
    rank: int


def spread(labels: Sequence[SideLabel], *, step: float, low: float, high: float) -> dict[str, float]:
    """Return the heights of labels one below the other, at least ``step`` apart, as near as can be.

    Where not all fit between ``low`` and ``high``, those of the highest rank are left out.
    """
    most = max(int((high - low) / step + 1e-9) + 1, 0)
    kept = sorted(labels, key=lambda label: (label.rank, label.key))[:most]
    kept.sort(key=lambda label: (label.wanted, label.rank, label.key))
    blocks: list[tuple[float, int]] = []  # a block is the mean of where its labels would have it begin
    for number, label in enumerate(kept):
        mean, size = label.wanted - number * step, 1
        while blocks and blocks[-1][0] > mean:
            before, count = blocks.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        blocks.append((mean, size))
    ceiling = high - (len(kept) - 1) * step
    starts = [min(max(mean, low), ceiling) for mean, size in blocks for _ in range(size)]
    return {label.key: start + n * step for n, (label, start) in enumerate(zip(kept, starts, strict=True))}
