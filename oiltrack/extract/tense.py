"""Tells the tense of what stands beside a figure or a trigger."""

import re
from bisect import bisect_right

from oiltrack.extract.scenes.scene import Scene


def is_present(scene: Scene, at: int) -> bool:
    """Tell whether the verb before ``at`` is in the present or perfect tense, or none stands there."""
    begin = scene.clause(at)[0]
    past = _last(scene, "tense.past", begin, at)
    return past < 0 or _last(scene, "tense.present", begin, at) > past


def tense(scene: Scene, at: int) -> str:
    """Return ``present`` or ``past``, as a feature."""
    return "present" if is_present(scene, at) else "past"


def verb_tense(scene: Scene, at: int) -> str:
    """Return the tense of the verb before ``at`` in its clause, else of the one behind it, or before that.

    ``past``, ``past_perfect``, ``perfect``, ``present`` or ``future``; with " behind" or " elsewhere" where
    no verb stands before it in the clause; ``no verb`` where the sentence has none.
    """
    begin, stop = scene.clause(at)
    verbs = scene.matches("tense.verb")
    i = bisect_right(verbs, at, key=lambda verb: verb.end())
    if i and verbs[i - 1].start() >= begin:
        return _name(verbs[i - 1])
    if i < len(verbs) and at < verbs[i].start() < stop:
        return f"{_name(verbs[i])} behind"
    return f"{_name(verbs[i - 1])} elsewhere" if i else "no verb"


def _name(verb: re.Match[str]) -> str:
    return verb.lastgroup or "present"


def _last(scene: Scene, name: str, begin: int, end: int) -> int:
    """Return where the last match of a pattern ends, -1 where there is none."""
    last = -1
    for match in scene.matches(name):
        if match.end() > end:
            break
        if match.start() >= begin:
            last = match.end()
    return last
