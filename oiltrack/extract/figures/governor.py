"""Finds the word that rules a figure ("fell by", "up to", "loss of") from its left or right.

It names no measure.
"""

from enum import StrEnum

from oiltrack.extract.quantities.reader import Quantity
from oiltrack.extract.scenes.scene import Scene

_LEFT_REACH = 80
_RIGHT_REACH = 60


class Governor(StrEnum):
    """How a figure is ruled."""

    BY = "by"
    TO = "to"
    FROM = "from"
    UP = "a rise of"
    DOWN = "a fall of"
    LOSS = "a loss of"
    MORE = "more than before"
    LESS = "less than before"
    NONE = "nothing"


_LEFT = (
    (Governor.LOSS, "governor.before_loss"),
    (Governor.DOWN, "governor.before_down"),
    (Governor.UP, "governor.before_up"),
    (Governor.BY, "governor.before_by"),
    (Governor.FROM, "governor.before_from"),
    (Governor.TO, "governor.before_to"),
)
_RIGHT = (
    (Governor.LESS, "governor.less_after"),
    (Governor.MORE, "governor.more_after"),
    (Governor.UP, "governor.up_after"),
    (Governor.DOWN, "governor.down_after"),
)
_SIGNED = {1: Governor.UP, -1: Governor.DOWN}


def governor_of(scene: Scene, quantity: Quantity) -> Governor:
    """Return the governor of a figure; what stands before it wins, but for a fall told behind it.

    Nothing rules the size of a place: "armed men took over the 315,000 b/d field".
    """
    start, end = quantity.start, quantity.end
    if scene.starts("measures.adjective_head", end, width=_RIGHT_REACH):
        return Governor.NONE
    left = right = Governor.NONE
    for governor, name in _LEFT:
        if scene.ends(name, start, width=_LEFT_REACH):
            left = governor
            break
    for governor, name in _RIGHT:
        if scene.starts(name, end, width=_RIGHT_REACH):
            right = governor
            break
    if left in (Governor.NONE, Governor.TO) and scene.starts("governor.loss_after", end, width=_RIGHT_REACH):
        return Governor.LOSS
    if left is not Governor.NONE and right is not Governor.DOWN:
        return left
    return _SIGNED.get(quantity.sign, Governor.NONE) if right is Governor.NONE else right
