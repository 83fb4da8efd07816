"""Says which fluid a figure counts, from its own words or its label. It looks at no other sentence."""

from oiltrack.extract.quantities.reader import Quantity
from oiltrack.extract.scenes.scene import Scene
from oiltrack.facts import Fluid

_LEFT_REACH, _RIGHT_REACH = 70, 40


def fluid_of(scene: Scene, quantity: Quantity) -> Fluid:
    """Return the fluid; a figure of which nothing is said counts crude."""
    if _has(scene, quantity, "both"):
        return Fluid.LIQUIDS
    if quantity.fluid is Fluid.BOE:
        return Fluid.GAS if _is_gas(scene, quantity) else Fluid.BOE
    if quantity.fluid:
        return quantity.fluid
    if _labelled(scene, quantity, "gas") and _labelled(scene, quantity, "equivalent"):
        return Fluid.GAS
    if _followed(scene, quantity, "condensate"):
        return Fluid.CONDENSATE
    if _labelled(scene, quantity, "condensate") and not _followed(scene, quantity, "crude"):
        return Fluid.CONDENSATE
    return Fluid.CRUDE


def _is_gas(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether barrels of oil equivalent are of gas alone, not a total that includes it."""
    if _followed(scene, quantity, "gas"):
        return True
    return _labelled(scene, quantity, "gas") and not _labelled(scene, quantity, "total")


def _has(scene: Scene, quantity: Quantity, name: str) -> bool:
    return _labelled(scene, quantity, name) or _followed(scene, quantity, name)


def _labelled(scene: Scene, quantity: Quantity, name: str) -> bool:
    return bool(scene.ends(f"fluids.{name}", quantity.lead, width=_LEFT_REACH))


def _followed(scene: Scene, quantity: Quantity, name: str) -> bool:
    return bool(scene.starts(f"fluids.{name}_after", quantity.end, width=_RIGHT_REACH))
