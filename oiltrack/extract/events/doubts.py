"""Says what speaks for a trigger telling of no event: a denial, a recollection, no oil in sight.

It decides nothing.
"""

import re
from collections.abc import Iterator, Sequence

from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.clauses import clause_features
from oiltrack.extract.events.forms import doubts_of_form
from oiltrack.extract.events.surroundings import surroundings
from oiltrack.extract.events.triggers import Trigger
from oiltrack.extract.ranking import Candidate
from oiltrack.extract.scenes.places import Ids
from oiltrack.extract.scenes.scene import Scene

_NEXT_WORD = re.compile(r"\W*(\w+)")
_REACH = 20
_NOUN_REACH = 24
_DENIAL_REACH = 100
_MANY = 4


def no_event(
    trigger: Trigger,
    discourse: Discourse,
    *,
    beside: Sequence[Trigger],
    has_choice: bool,
    anchor: Anchor | None = None,
) -> Candidate[Ids]:
    """Return the reading that a trigger is about no place: it tells of no event."""
    scene, word = trigger.scene, trigger.name
    features = [
        "none",
        f"none word {word}",
        f"none lemma {trigger.lemma or word}",
        f"none kind {trigger.kind}",
        f"none layout {scene.sentence.kind}",
        f"none layout {scene.sentence.kind}, {'a' if scene.dates else 'no'} date",
    ]
    if scene.ends("events.noun", trigger.start, width=_NOUN_REACH):
        features += ["none noun", f"none noun {word}"]
    doubts = (
        ("none negated", _is_negated(trigger)),
        ("none denied", _is_denied(trigger)),
        ("none, not of Libya", not discourse.libyan),
        ("none, no facility in the sentence", not scene.once(_has_facility)),
        ("none, no oil word in the sentence", not scene.matches("events.oil")),
        ("none, no date in the sentence", not scene.dates),
        ("none, no choice", not has_choice),
        (f"none, {trigger.voice()}", True),
        ("none, loose word", trigger.loose),
        (f"none, loose word, {trigger.kind}", trigger.loose),
    )
    features += [name for name, speaks in doubts if speaks]
    features += surroundings(trigger, discourse)
    features += _followed(trigger)
    features += doubts_of_form(trigger)
    features += clause_features(trigger, anchor)
    features += _beside(trigger, beside)
    if discourse.titled_kinds:
        same = "the same" if trigger.kind in discourse.titled_kinds else "another"
        features += [f"none, the title tells {same}", f"none {trigger.kind}, the title tells {same}"]
    return Candidate((), tuple(features), "no event")


def _beside(trigger: Trigger, beside: Sequence[Trigger]) -> Iterator[str]:
    """Yield what the triggers before and behind tell of in the same sentence."""
    yield f"none, {min(len(beside), _MANY)} triggers"
    before = [other for other in beside if other.start < trigger.start]
    behind = [other for other in beside if other.start > trigger.start]
    if before:
        yield f"none {trigger.kind} after {before[-1].kind}"
        yield f"none, after {before[-1].lemma or before[-1].name}"
    if behind:
        yield f"none {trigger.kind} before {behind[0].kind}"


def _has_facility(scene: Scene) -> bool:
    return any(place.is_facility for place in scene.places)


def _followed(trigger: Trigger) -> list[str]:
    following = _NEXT_WORD.match(trigger.scene.after(trigger.end, _REACH))
    if not following:
        return []
    word = "a number" if following[1].isdigit() else trigger.scene.lexicon.named(following[1])
    if word != "a number" and word not in trigger.scene.lexicon.words("events.followers"):
        return ["none followed by another word"]
    return [f"none followed by {word}", f"none {trigger.lemma or trigger.name} followed by {word}"]


def is_ruled_out(trigger: Trigger) -> bool:
    """Tell whether the subject of a trigger is nobody and nothing: "no oilfield was shut"."""
    return bool(trigger.scene.ends("events.no_subject", trigger.start, width=_DENIAL_REACH))


def _is_negated(trigger: Trigger) -> bool:
    """Tell whether "not", "denied" or their like stand before a trigger that is none itself ("no ship")."""
    pattern = trigger.scene.lexicon.pattern
    if pattern["events.nothing"].match(trigger.word):
        return False
    phrase = pattern["events.joint"].split(trigger.left)[-1]
    if trigger.predicate:
        phrase = trigger.scene.between(trigger.end, trigger.predicate[0])
    return bool(pattern["events.negated"].search(phrase))


def _is_denied(trigger: Trigger) -> bool:
    """Tell whether the sentence says that it is not so: "denied that ...", "reports of ... are untrue"."""
    scene = trigger.scene
    before = scene.ends("events.denied", trigger.start, width=_DENIAL_REACH)
    return bool(before or scene.starts("events.denied_after", trigger.end, width=_DENIAL_REACH))
