"""Counts "two days later" of a sentence from the date before it, for what counts on from there.

It makes no candidate.
"""

from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.when.dated import stepped
from oiltrack.extract.when.recalled import COUNTED

WAYS = {"later": 1, "earlier": -1}
"""Kinds of phrases that count from the date before them, and which way."""


def settle_dates(scene: Scene, base: str | None) -> None:
    """Tell each phrase of a sentence that counts from another date what it means.

    Args:
        scene: the sentence; its dates are told in place.
        base: the last date that the text named before it.
    """
    for date in scene.dates:
        way, _, counted = date.kind.partition(" ")
        if way in WAYS and base:
            unit, count = counted.split()
            date.counted = _counted(base.rstrip("~"), WAYS[way] * int(count), unit)
        if date.counted or not date.kind.startswith((*COUNTED, "now")):
            base = date.told or base


def _counted(base: str, count: int, unit: str) -> str | None:
    """Return so many units from a date, from the end of a span that is no week."""
    return stepped(base, count, unit) or stepped(base.rpartition("/")[2] or base.rstrip("/"), count, unit)
