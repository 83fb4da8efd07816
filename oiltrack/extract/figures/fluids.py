"""Says which fluid a figure counts: from its own words, its label, or the figure that it goes on from.

It reads no other sentence.
"""

from oiltrack.extract.figures.lent import lender_of
from oiltrack.extract.quantities.reader import Quantity, Unit
from oiltrack.extract.scenes.scene import Scene
from oiltrack.facts import Fluid

_LEFT_REACH, _RIGHT_REACH = 70, 40


def fluid_of(scene: Scene, quantity: Quantity, *, before: Fluid | None = None) -> Fluid:
    """Return the fluid; a figure of which nothing is said counts crude.

    One without a unit goes on with the oil equivalent that its sentence, or the figure ``before``, counts in:
    "120,000 boe/d, down from 244,000".
    """
    own = _own(scene, quantity)
    if own is None and quantity.elided:
        own = _lent(scene, quantity) or (before if before is Fluid.BOE and not _is_oil(scene) else None)
    return own or Fluid.CRUDE


def _lent(scene: Scene, quantity: Quantity) -> Fluid | None:
    """Return the oil equivalent that a figure with a unit lends to one without in its sentence."""
    nearest = lender_of(scene, quantity)
    if nearest is None:
        return None
    lent = nearest.fluid is Fluid.BOE and not scene.says("fluids.oil", (nearest.end, quantity.end))
    return Fluid.BOE if lent else None


def _is_oil(scene: Scene) -> bool:
    return any(quantity.unit is not Unit.BARE for quantity in scene.quantities) or bool(
        scene.says("fluids.oil", (scene.start, scene.end))
    )


def _own(scene: Scene, quantity: Quantity) -> Fluid | None:
    """Return the fluid that the words beside a figure name, None where they name none."""
    if _has(scene, quantity, "both"):
        return Fluid.LIQUIDS
    if quantity.fluid is Fluid.BOE or _followed(scene, quantity, "equivalent"):
        return Fluid.GAS if _is_gas(scene, quantity) else Fluid.BOE
    if quantity.fluid:
        return quantity.fluid
    if _labelled(scene, quantity, "gas") and _labelled(scene, quantity, "equivalent"):
        return Fluid.GAS
    if _followed(scene, quantity, "condensate"):
        return Fluid.CONDENSATE
    if _labelled(scene, quantity, "condensate") and not _followed(scene, quantity, "crude"):
        return Fluid.CONDENSATE
    return Fluid.CRUDE if _followed(scene, quantity, "crude") else None


def _is_gas(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether barrels of oil equivalent are of gas alone, not a total that includes it."""
    if _followed(scene, quantity, "gas"):
        return True
    total = scene.ends("fluids.total", quantity.start, width=_LEFT_REACH)
    return _labelled(scene, quantity, "gas") and not total


def _has(scene: Scene, quantity: Quantity, name: str) -> bool:
    return _labelled(scene, quantity, name) or _followed(scene, quantity, name)


def _labelled(scene: Scene, quantity: Quantity, name: str) -> bool:
    return bool(scene.ends(f"fluids.{name}", quantity.lead, width=_LEFT_REACH))


def _followed(scene: Scene, quantity: Quantity, name: str) -> bool:
    return bool(scene.starts(f"fluids.{name}_after", quantity.end, width=_RIGHT_REACH))
