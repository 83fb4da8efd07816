"""Says what speaks for a trigger telling of no event: a denial, a recollection, no oil in sight.

It decides nothing.
"""

import re

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.triggers import Trigger
from oiltrack.extract.ranking import Candidate
from oiltrack.extract.scenes.places import Ids

_NEXT_WORD = re.compile(r"\W*(\w+)")
_REACH = 20
_NOUN_REACH = 24


def no_event(trigger: Trigger, discourse: Discourse, *, has_choice: bool) -> Candidate[Ids]:
    """Return the reading that a trigger is about no place: it tells of no event."""
    scene, word = trigger.scene, trigger.word
    features = [
        "none",
        f"none word {word}",
        f"none kind {trigger.kind}",
        f"none layout {scene.sentence.kind}",
    ]
    if scene.ends("events.noun", trigger.start, width=_NOUN_REACH):
        features += ["none noun", f"none noun {word}"]
    doubts = (
        ("none negated", scene.lexicon.pattern["events.negated"].search(trigger.left)),
        ("none, not of Libya", not discourse.libyan),
        ("none, no facility in the sentence", not any(p.is_facility for p in scene.places)),
        ("none, no oil word in the sentence", not scene.matches("events.oil")),
        ("none, no date in the sentence", not scene.dates),
        ("none, no choice", not has_choice),
        (f"none, {trigger.voice()}", True),
    )
    features += [name for name, speaks in doubts if speaks]
    features += _followed(trigger)
    return Candidate((), tuple(features), "no event")


def _followed(trigger: Trigger) -> list[str]:
    following = _NEXT_WORD.match(trigger.scene.after(trigger.end, _REACH))
    if not following:
        return []
    telling = following[1] in trigger.scene.lexicon.words("events.followers")
    return [f"none followed by {following[1] if telling else 'another word'}"]
