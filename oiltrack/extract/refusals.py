"""Says why a figure is no fact of oil supply: demand, reserves, products, a figure taken back.

It reads no measure.
"""

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.quantities import Quantity, Unit
from oiltrack.extract.scene import Scene

_SUPPLY = ("production", "exports", "refining")
_SAID_OF_SUPPLY = (*_SUPPLY, "outage", "volume")
_BESIDE_BARE = ("production", "exports", "outage", "volume", "up", "down", "expected")
_OTHER_TOPICS = (
    ("demand", "demand or imports"),
    ("spare", "spare capacity or trading"),
    ("revision", "a revision"),
)
_NEAR = 60
_WITHDRAWN_REACH = 40
_PRODUCTS_WINDOW, _PRODUCTS_GAP = 20, 14
_SMALLEST_BARE = 1000


def refusal(scene: Scene, quantity: Quantity, *, discourse: Discourse) -> str:
    """Return why a figure is no fact, or an empty string."""
    if quantity.unit is Unit.BARE and not _has_company(scene, quantity, discourse):
        return "a number without a unit, and no oil figure beside it"
    if quantity.problem:
        return quantity.problem
    before = discourse.refused if discourse.refused_block == scene.block else ""
    if before and not any(scene.tagged(tag) for tag in _SAID_OF_SUPPLY):
        return f"goes on about {before}"
    return _other_topic(scene, quantity)


def _has_company(scene: Scene, quantity: Quantity, discourse: Discourse) -> bool:
    """Tell whether a figure without a unit may count barrels: one with a unit, or supply words, are near."""
    if any(q.unit is not Unit.BARE for q in scene.quantities):
        return True
    if discourse.measure is None or quantity.low < _SMALLEST_BARE:
        return False
    if scene.places or discourse.figure_block == scene.block:
        return True
    return any(scene.tagged(tag) for tag in _BESIDE_BARE)


def _other_topic(scene: Scene, quantity: Quantity) -> str:
    clause = scene.clause(quantity.start)
    for tag, name in _OTHER_TOPICS:
        gap = scene.nearest(tag, quantity.start, within=clause)
        if gap is not None and gap < _NEAR and not _supply_nearer(scene, quantity, gap):
            return name
    if quantity.unit is Unit.BARRELS and not scene.tagged("volume", clause):
        gap = scene.nearest("reserves", quantity.start)
        if gap is not None and gap < _NEAR:
            return "reserves"
    if scene.ends("refusals.withdrawn", quantity.lead, width=_WITHDRAWN_REACH):
        return "withdrawn by the text itself"
    window = (clause[0], min(clause[1], quantity.end + _PRODUCTS_WINDOW))
    gap = scene.nearest("products", quantity.end, within=window)
    return "refined products" if gap is not None and gap < _PRODUCTS_GAP else ""


def _supply_nearer(scene: Scene, quantity: Quantity, gap: int) -> bool:
    clause = scene.clause(quantity.start)
    found = [scene.nearest(tag, quantity.start, within=clause) for tag in _SUPPLY]
    return any(other is not None and other < gap for other in found)
