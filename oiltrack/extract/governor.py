"""Finds the word that rules a figure ("fell by", "up to", "loss of") from its left or right. It names no measure."""

from enum import StrEnum

from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.quantities import Quantity
from oiltrack.extract.scene import Scene


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
    (Governor.LOSS, "gov_loss"),
    (Governor.DOWN, "gov_change_down"),
    (Governor.UP, "gov_change_up"),
    (Governor.BY, "gov_by"),
    (Governor.FROM, "gov_from"),
    (Governor.TO, "gov_to"),
)
_RIGHT = (
    (Governor.LESS, "after_less"),
    (Governor.MORE, "after_more"),
    (Governor.UP, "after_change"),
    (Governor.DOWN, "after_change_down"),
)


class GovernorReader:
    """Reads governors with the patterns of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        lead = r"[ -]?\s*(?:{qualifier}[ -]?\s*)*$"
        self._left = [(governor, lexicon.compile("(?:{" + name + "})" + lead)) for governor, name in _LEFT]
        self._right = [(governor, lexicon.compile("{" + name + "}")) for governor, name in _RIGHT]
        self._loss_after = lexicon.compile("{after_loss}")
        self._capacity_after = lexicon.compile("{after_capacity}")

    def find(self, scene: Scene, quantity: Quantity) -> Governor:
        """Return the governor of a figure; the nearest word wins."""
        after = scene.after(quantity.end, 60)
        left = self._from_left(scene.before(quantity.start, 80))
        right = next((governor for governor, pattern in self._right if pattern.match(after)), Governor.NONE)
        if left in (Governor.NONE, Governor.TO) and self._loss_after.match(after):
            return Governor.LOSS
        if left is Governor.NONE or right is Governor.DOWN:
            signed = {1: Governor.UP, -1: Governor.DOWN}.get(quantity.sign, Governor.NONE)
            return right if right is not Governor.NONE else signed
        return left

    def capacity_follows(self, scene: Scene, quantity: Quantity) -> bool:
        """Tell whether the word "capacity" follows the figure."""
        return bool(self._capacity_after.match(scene.after(quantity.end, 40)))

    def _from_left(self, left: str) -> Governor:
        return next((governor for governor, pattern in self._left if pattern.search(left)), Governor.NONE)
