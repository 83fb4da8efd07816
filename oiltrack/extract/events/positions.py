"""Says where words stand from a trigger: its object or subject, how far, over a comma.

It knows no place by name.
"""

from oiltrack.extract.events.triggers import Trigger
from oiltrack.extract.ranking import gap_name
from oiltrack.extract.scenes.scene import Scene

_RELATIVE_REACH = 10
_GAPS = {"touching": 4, "near": 16, "mid": 45, "far": 100}


def role_of(trigger: Trigger, start: int, end: int) -> list[str]:
    """Return whether words are the object or the subject of a trigger, as the words between tell."""
    scene = trigger.scene
    if start >= trigger.end:
        role = "object" if scene.fills("arguments.object", (trigger.end, start)) else "after"
    elif end <= trigger.start:
        role = "subject" if scene.fills("arguments.subject", (end, trigger.start)) else "before"
    else:
        role = "inside"
    role = f"role {role}"
    return [
        role,
        f"{role}, {trigger.voice()}",
        f"{role} of {trigger.lemma or trigger.name}",
        f"{role}, {trigger.kind}",
    ]


def position(trigger: Trigger, start: int, end: int) -> list[str]:
    """Return where words stand from a trigger."""
    scene = trigger.scene
    begin, stop = trigger.clause
    after = start >= trigger.end
    side = "after" if after else "before"
    low, high = (trigger.end, start) if after else (end, trigger.start)
    others = 0
    for place in scene.places:
        others += low <= place.start < high and not place.weak
    voice = f"{side}, {trigger.voice()}"
    inside = "same clause" if begin <= start < stop else "other clause"
    features = [
        f"{side}, {gap_name(high - low, _GAPS)}",
        f"{side}, {inside}",
        voice,
        f"{voice}, {inside}",
        f"{side}, places between {min(others, 2)}",
    ]
    if (
        end <= begin
        and scene.starts("arguments.relative", begin, width=_RELATIVE_REACH)
        and not _named_in(scene, end, begin)
    ):
        features.append("before, antecedent")
    words = scene.folded[low:high]
    if "," in words or ";" in words:
        features.append(f"{side}, over a comma")
    return features


def _named_in(scene: Scene, low: int, high: int) -> bool:
    return any(low <= place.start < high for place in scene.places)
