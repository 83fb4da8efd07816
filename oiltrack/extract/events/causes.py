"""Says why an event happened, by the EIA's classes: its nearest cause word, else the text's last cause.

It looks at no figure and at no other sentence.
"""

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.scenes.scene import Scene
from oiltrack.facts import Cause

_TAGS = tuple((f"cause.{cause}", cause) for cause in Cause if cause is not Cause.UNKNOWN)
_LED_IN = 60
_REACH = 50


def cause_of(scene: Scene, at: int, *, discourse: Discourse) -> Cause:
    """Return the cause named nearest to ``at``; words led in by "because of", "over" count as nearer.

    A sentence without a cause takes, and one with a cause sets, the cause that ``discourse`` remembers.
    """
    found = [
        (
            abs(hit.start - at) - (_LED_IN if scene.ends("causes.because", hit.start, width=_REACH) else 0),
            cause,
        )
        for tag, cause in _TAGS
        for hit in scene.tagged(tag)
    ]
    if found:
        discourse.cause = min(found)[1]
    return discourse.cause
