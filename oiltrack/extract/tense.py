"""Tells the tense of what stands before a figure or a trigger. It knows two: past, and all else."""

from oiltrack.extract.scenes.scene import Scene


def is_present(scene: Scene, at: int) -> bool:
    """Tell whether the verb before ``at`` is in the present or perfect tense, or none stands there."""
    begin = scene.clause(at)[0]
    past = _last(scene, "tense.past", begin, at)
    return past < 0 or _last(scene, "tense.present", begin, at) > past


def tense(scene: Scene, at: int) -> str:
    """Return ``present`` or ``past``, as a feature."""
    return "present" if is_present(scene, at) else "past"


def _last(scene: Scene, name: str, begin: int, end: int) -> int:
    """Return where the last match of a pattern begins, -1 where there is none."""
    found = (match.start() for match in scene.matches(name) if begin <= match.start() and match.end() <= end)
    return max(found, default=-1)
