"""Counts "two days later" of a sentence from the date before it, for what counts on from there.

It makes no candidate.
"""

from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.when.dated import stepped

_WAYS = {"later": 1, "earlier": -1}


def settle_dates(scene: Scene, base: str | None) -> None:
    """Tell each phrase of a sentence that counts from another date what it means.

    Args:
        scene: the sentence; its dates are told in place.
        base: the last date that the text named before it.
    """
    for date in scene.dates:
        way, _, counted = date.kind.partition(" ")
        if way in _WAYS and base:
            unit, count = counted.split()
            date.counted = stepped(base.rstrip("~"), _WAYS[way] * int(count), unit)
        if date.kind != "now":
            base = date.told or base
