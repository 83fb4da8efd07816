"""Tells the form of a trigger's word where its letters show it: "the closure", "closing", "closed".

It knows no word; a language that leaves the form to other words has none here.
"""

from collections.abc import Iterator

from oiltrack.extract.events.triggers import Trigger

_NOUN_REACH = 24


def form_of(trigger: Trigger) -> str:
    """Return the name of the form as the pattern has it: ``definite``, ``masdar``, ``past``; "" for none."""
    if trigger.manner:
        return ""
    found = trigger.scene.lexicon.pattern["events.form"].match(trigger.word)
    return (found.lastgroup or "") if found else ""


def doubts_of_form(trigger: Trigger) -> Iterator[str]:
    """Yield what the form of its word says for a trigger that tells of no event."""
    form = form_of(trigger)
    if not form:
        return
    scene, lemma, beside = trigger.scene, trigger.lemma or trigger.name, _nearest(trigger)
    begin, stop = trigger.clause
    dated = any(begin <= date.start < stop for date in scene.dates)
    noun = scene.ends("events.noun", trigger.start, width=_NOUN_REACH)
    yield f"none form {form}"
    yield f"none form {form}, {trigger.kind}"
    yield f"none form {form} of {lemma}"
    yield f"none form {form}, {'a' if dated else 'no'} date in the clause"
    yield f"none form {form} behind {scene.lexicon.named(noun[1]) if noun else 'no preposition'}"
    yield f"none form {form} beside {beside}"
    yield f"none {lemma} beside {beside}"


def _nearest(trigger: Trigger) -> str:
    """Return the kind of the place that stands nearest to a trigger in its clause."""
    begin, stop = trigger.clause
    near = [place for place in trigger.scene.places if begin <= place.start < stop and not place.weak]
    if not near:
        return "no place"
    place = min(near, key=lambda p: max(p.start - trigger.end, trigger.start - p.end))
    return min(place.kinds)
