"""Tells how near a place stands to the other triggers of its sentence: "hit Bahi, then took Dahra".

It knows no place by name.
"""

from collections.abc import Iterator, Sequence

from oiltrack.extract.events.triggers import Trigger
from oiltrack.extract.scenes.scene import Scene, Span

_MANY = 2
_OBJECT_REACH = 80


def rivals(trigger: Trigger, place: Span, beside: Sequence[Trigger]) -> Iterator[str]:
    """Yield whether other triggers stand between a trigger and a place, or nearer to it, or govern it."""
    others = [other for other in beside if other is not trigger]
    if not others:
        return
    start, end = place
    side = "after" if start >= trigger.end else "before"
    low, high = (trigger.end, start) if side == "after" else (end, trigger.start)
    between = sum(low <= other.start < high for other in others)
    yield f"{side}, {min(between, _MANY)} triggers between"
    own = high - low
    nearer = any(_gap(other, place) < own for other in others)
    yield f"{side}, {'nearer to another trigger' if nearer else 'nearest'}"
    owner = next((other for other in others if _governs(other, start)), None)
    if owner:
        where = "behind" if owner.start > trigger.start else "before"
        yield "object of another trigger"
        yield f"object of another trigger {where}, {trigger.kind} {owner.kind}"


def _gap(trigger: Trigger, place: Span) -> int:
    return place[0] - trigger.end if place[0] >= trigger.end else trigger.start - place[1]


def _governs(trigger: Trigger, start: int) -> bool:
    """Tell whether what begins at ``start`` is the object of a trigger."""
    return 0 <= start - trigger.end <= _OBJECT_REACH and trigger.scene.once(is_object, trigger.end, start)


def is_object(scene: Scene, end: int, start: int) -> bool:
    """Tell whether what begins at ``start`` is the object of a trigger that ends at ``end``."""
    return scene.fills("arguments.object", (end, start)) is not None
