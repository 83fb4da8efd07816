"""Tells what vies with a place for a trigger: other triggers nearer to it, another place that is the object.

"Gunmen hit Bahi, then took Dahra": Bahi stands beside "took" too, but Dahra is what was taken.

It knows no place by name.
"""

from collections.abc import Iterator, Sequence

from oiltrack.extract.events.triggers import Trigger
from oiltrack.extract.scenes.places import ACTORS, Ids, Mention
from oiltrack.extract.scenes.scene import Scene, Span

_MANY = 2
_OBJECT_REACH = 80
_TOUCHING = 12
_RELATIVE_REACH = 10


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


def claims(trigger: Trigger) -> list[tuple[str, Ids]]:
    """Return the places that are the object, the subject or the antecedent of a trigger, by that name."""
    scene, found = trigger.scene, list[tuple[str, Ids]]()
    places = [place for place in scene.places if not place.weak and place.ids not in ACTORS]
    behind = next((place for place in places if place.start >= trigger.end), None)
    if behind and scene.once(is_object, trigger.end, behind.start):
        found.append((f"{_reach(behind.start - trigger.end)} object", behind.ids))
    before = next((place for place in reversed(places) if place.end <= trigger.start), None)
    if before and scene.fills("arguments.subject", (before.end, trigger.start)):
        found.append((f"{_reach(trigger.start - before.end)} subject", before.ids))
    if before and _is_antecedent(trigger, before):
        found.append(("antecedent", before.ids))
    return found


def against_claims(trigger: Trigger, claimed: list[tuple[str, Ids]], ids: Ids) -> Iterator[str]:
    """Yield the roles that other places have beside a trigger."""
    for role, owned in claimed:
        if frozenset(owned).isdisjoint(ids):
            yield f"another is the {role}"
            yield f"another is the {role}, {trigger.kind}, {trigger.voice()}"


def _reach(gap: int) -> str:
    return "near" if gap <= _TOUCHING else "far"


def _is_antecedent(trigger: Trigger, place: Mention) -> bool:
    """Tell whether the clause of a trigger begins with a relative pronoun right behind a place."""
    begin = trigger.clause[0]
    gap = begin - place.end
    relative = trigger.scene.starts("arguments.relative", begin, width=_RELATIVE_REACH)
    return 0 <= gap <= _TOUCHING and relative is not None


def _gap(trigger: Trigger, place: Span) -> int:
    return place[0] - trigger.end if place[0] >= trigger.end else trigger.start - place[1]


def _governs(trigger: Trigger, start: int) -> bool:
    """Tell whether what begins at ``start`` is the object of a trigger."""
    return 0 <= start - trigger.end <= _OBJECT_REACH and trigger.scene.once(is_object, trigger.end, start)


def is_object(scene: Scene, end: int, start: int) -> bool:
    """Tell whether what begins at ``start`` is the object of a trigger that ends at ``end``."""
    return scene.fills("arguments.object", (end, start)) is not None
