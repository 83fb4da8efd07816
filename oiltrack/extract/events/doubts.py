"""Says what speaks for a trigger telling of no event: a denial, a recollection, no oil in sight.

It decides nothing.
"""

import re
from collections.abc import Iterator

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.triggers import Trigger
from oiltrack.extract.ranking import Candidate
from oiltrack.extract.scenes.places import Ids

_NEXT_WORD = re.compile(r"\W*(\w+)")
_REACH = 20
_NOUN_REACH = 24
_MODAL_REACH = 60
_DENIAL_REACH = 100


def no_event(trigger: Trigger, discourse: Discourse, *, has_choice: bool) -> Candidate[Ids]:
    """Return the reading that a trigger is about no place: it tells of no event."""
    scene, word = trigger.scene, trigger.word
    features = [
        "none",
        f"none word {word}",
        f"none lemma {trigger.lemma or word}",
        f"none kind {trigger.kind}",
        f"none layout {scene.sentence.kind}",
    ]
    if scene.ends("events.noun", trigger.start, width=_NOUN_REACH):
        features += ["none noun", f"none noun {word}"]
    doubts = (
        ("none negated", _is_negated(trigger)),
        ("none denied", _is_denied(trigger)),
        ("none, not of Libya", not discourse.libyan),
        ("none, no facility in the sentence", not any(p.is_facility for p in scene.places)),
        ("none, no oil word in the sentence", not scene.matches("events.oil")),
        ("none, no date in the sentence", not scene.dates),
        ("none, no choice", not has_choice),
        (f"none, {trigger.voice()}", True),
    )
    features += [name for name, speaks in doubts if speaks]
    features += _around(trigger, discourse)
    features += _followed(trigger)
    return Candidate((), tuple(features), "no event")


def _around(trigger: Trigger, discourse: Discourse) -> Iterator[str]:
    """Return the verb before the trigger, and what its clause holds besides: a date, a figure, a thing of oil."""
    scene = trigger.scene
    begin, stop = scene.clause(trigger.start)
    modals = scene.lexicon.pattern["events.modal"].findall(trigger.left[-_MODAL_REACH:])
    yield f"none verb {modals[-1] if modals else 'none'}"
    if not any(begin <= date.start < stop for date in scene.dates):
        yield "none, no date in the clause"
        if not scene.dates and discourse.paragraph_block == scene.block:
            yield "none, a date in the paragraph"
    if any(begin <= figure.start < stop for figure in scene.quantities):
        yield "none, a figure in the clause"
    things = scene.matches("events.thing")
    after = [m for m in things if trigger.end <= m.start() < stop]
    before = [m for m in things if begin <= m.start() < trigger.start]
    thing = after[0] if after and after[0].start() - trigger.end < 40 else before[-1] if before else None
    name = scene.between(*thing.span()).split()[-1] if thing else "none"
    yield f"none thing {name}"
    yield f"none {trigger.kind} thing {'some' if thing else 'none'}"
    named = any(begin <= p.start < stop and not p.weak for p in scene.places)
    yield f"none {trigger.kind}, {'a' if named else 'no'} place in the clause"
    if any(event.kind is trigger.kind for event in discourse.events):
        yield f"none, told before, {trigger.kind}"
    if any(event.sentence == scene.start for event in discourse.events):
        yield "none, an event before in the sentence"
    if scene.tagged("event.threat.verbs", (begin, trigger.start)):
        yield "none, a threat before"
    if scene.matches("profile.condition"):
        yield "none, condition"


def _followed(trigger: Trigger) -> list[str]:
    following = _NEXT_WORD.match(trigger.scene.after(trigger.end, _REACH))
    if not following:
        return []
    if following[1] not in trigger.scene.lexicon.words("events.followers"):
        return ["none followed by another word"]
    return [f"none followed by {following[1]}", f"none {trigger.lemma or trigger.word} followed by {following[1]}"]


def _is_negated(trigger: Trigger) -> bool:
    """Tell whether "not", "denied" or their like stand before a trigger that is none itself ("no ship")."""
    pattern = trigger.scene.lexicon.pattern
    if pattern["events.nothing"].match(trigger.word):
        return False
    phrase = pattern["events.joint"].split(trigger.left)[-1]
    return bool(pattern["events.negated"].search(phrase))


def _is_denied(trigger: Trigger) -> bool:
    """Tell whether the sentence says that it is not so: "denied that ...", "reports of ... are untrue"."""
    scene = trigger.scene
    before = scene.ends("events.denied", trigger.start, width=_DENIAL_REACH)
    return bool(before or scene.starts("events.denied_after", trigger.end, width=_DENIAL_REACH))
