"""Says why an event happened, by the EIA's classes: the nearest cause word of the sentence, else the text's usual one."""

import re

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.scene import Scene
from oiltrack.facts import Cause

_BECAUSE = re.compile(
    r"\b(?:because of|due to|over|amid|after|following|in protest at|blamed on|owing to|as|by|since|when)\b[^.;]{0,40}$"
)
_TAGS = tuple((f"cause.{cause.value}", cause) for cause in Cause if cause is not Cause.UNKNOWN)


def cause_of(scene: Scene, at: int, discourse: Discourse) -> Cause:
    """Return the cause named nearest to ``at`` in the sentence; words led in by "because of", "over" count as nearer."""
    best: tuple[float, str, Cause] | None = None
    for tag, cause in _TAGS:
        for hit in scene.tagged(tag):
            gap = abs(hit.start - at) - (60 if _BECAUSE.search(scene.before(hit.start, 50)) else 0)
            if best is None or (gap, cause) < best[:2]:
                best = (gap, cause, cause)
    if best:
        discourse.cause = best[2]
        return best[2]
    return discourse.cause
