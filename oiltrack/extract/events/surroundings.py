"""Describes what stands around a trigger and tells whether there is an event: verb, date, thing.

It knows no place by name.
"""

from collections.abc import Iterator

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.triggers import FORCE_MAJEURE, Trigger

_MODAL_REACH = 60
_THING_REACH = 40
_FEW, _MANY = 3, 6


def surroundings(trigger: Trigger, discourse: Discourse) -> Iterator[str]:
    """Yield the features of a trigger's clause."""
    yield from _verb(trigger)
    yield from _date(trigger, discourse)
    yield from _thing(trigger)
    yield from _threat(trigger)
    yield from _told(trigger, discourse)


def _verb(trigger: Trigger) -> Iterator[str]:
    scene = trigger.scene
    modals = trigger.modals("events.modal", _MODAL_REACH)
    yield f"none verb {modals[-1] if modals else 'none'}"
    if scene.matches("profile.condition"):
        yield "none, condition"
    if trigger.kind in FORCE_MAJEURE:
        states = trigger.modals("events.lasting", _MODAL_REACH)
        yield f"none, force majeure {states[-1] if states else 'by itself'}"


def _date(trigger: Trigger, discourse: Discourse) -> Iterator[str]:
    """Tell whether the clause, or at least the paragraph, has a date, and whether the clause has a figure."""
    scene = trigger.scene
    begin, stop = trigger.clause
    if not any(begin <= date.start < stop for date in scene.dates):
        yield "none, no date in the clause"
        if not scene.dates and discourse.paragraph_block == scene.block:
            yield "none, a date in the paragraph"
    if any(begin <= figure.start < stop for figure in scene.quantities):
        yield "none, a figure in the clause"


def _thing(trigger: Trigger) -> Iterator[str]:
    """Name the thing that the trigger is most likely about: "valve", "road", "talks"."""
    scene = trigger.scene
    begin, stop = trigger.clause
    things = scene.matches("events.thing")
    near = [m for m in things if trigger.end <= m.start() < min(stop, trigger.end + _THING_REACH)][:1]
    found = near or [m for m in things if begin <= m.start() < trigger.start][-1:]
    thing = scene.between(*found[0].span()) if found else "none"
    yield f"none thing {scene.lexicon.named(thing.split()[-1])}"
    yield f"none {trigger.kind} thing {'some' if found else 'none'}"
    named = any(begin <= place.start < stop and not place.weak for place in scene.places)
    yield f"none {trigger.kind}, {'a' if named else 'no'} place in the clause"


def _threat(trigger: Trigger) -> Iterator[str]:
    """Tell whether the clause threatens with the trigger: "threatened to shut"."""
    scene = trigger.scene
    if scene.tagged("event.threat.verbs", (trigger.clause[0], trigger.start)):
        yield "none, a threat before"


def _told(trigger: Trigger, discourse: Discourse) -> Iterator[str]:
    """Tell how many events the text has told, and how many of the trigger's kind."""
    alike = sum(event.kind is trigger.kind for event in discourse.events)
    yield f"none told {min(len(discourse.events), _MANY)} events"
    yield f"none told {min(alike, _FEW)} of {trigger.kind}"
    if discourse.events and discourse.events[-1].sentence == trigger.scene.start:
        last = discourse.events[-1].kind
        yield f"none told {last} in the sentence, {trigger.kind}"
