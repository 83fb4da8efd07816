"""Says what a text has told of places before a trigger, in its title and in its sentences.

It knows no words.
"""

from collections.abc import Iterator, Sequence

from oiltrack.extract.before import EventBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.triggers import Trigger
from oiltrack.extract.scenes.places import Ids


def told_before(trigger: Trigger, discourse: Discourse, ids: Ids) -> Iterator[str]:
    """Yield what speaks for a trigger telling something new of places, or the same once more."""
    if ids in discourse.titled:
        yield from _titled(trigger, discourse)
    if discourse.events:
        yield from _told(trigger, discourse.events, ids)


def _titled(trigger: Trigger, discourse: Discourse) -> Iterator[str]:
    """Yield that the title names the places, and whether it tells of such an event."""
    told = "told" if trigger.kind in discourse.titled_kinds else "not told"
    yield "in the title"
    yield f"in the title, {told}"
    yield f"in the title, {trigger.kind}, {told}"


def _told(trigger: Trigger, events: Sequence[EventBefore], ids: Ids) -> Iterator[str]:
    """Yield what was told of the places before, and whether they were the last that anything was told of."""
    among = frozenset(ids).isdisjoint
    kinds = [event.kind for event in events if not among(event.ids)]
    if kinds:
        yield f"{trigger.kind} after {kinds[-1]}"
    if trigger.kind in kinds:
        yield f"told before, {trigger.kind}"
    if events[-1].ids == ids:
        here = events[-1].sentence == trigger.scene.start
        yield f"of the event before, {'same sentence' if here else 'earlier'}"
