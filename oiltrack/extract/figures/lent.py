"""Finds the figure with a unit from which one without it goes on: "120,000 boe/d, down from 244,000".

It reads no words.
"""

from oiltrack.extract.quantities.reader import Quantity, Unit
from oiltrack.extract.scenes.scene import Scene


def lender_of(scene: Scene, quantity: Quantity) -> Quantity | None:
    """Return the nearest figure of the sentence with a unit of its own, None where none has one."""
    lenders = [other for other in scene.quantities if other.unit is not Unit.BARE and not other.elided]
    return min(lenders, key=lambda other: abs(other.start - quantity.start), default=None)
