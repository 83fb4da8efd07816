"""Says why a figure is no fact of oil supply: demand, reserves, products, a figure taken back.

It reads no measure.
"""

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.quantities.numbers import GROUPED, WORDS
from oiltrack.extract.quantities.reader import Quantity, Unit
from oiltrack.extract.scenes.scene import Scene, Span

_SUPPLY = ("production", "exports", "refining")
_SAID_OF_SUPPLY = (*_SUPPLY, "outage", "volume")
_OTHER_TOPICS = (
    ("demand", "demand or imports"),
    ("spare", "spare capacity or trading"),
    ("revision", "a revision"),
)
_RESERVES, _PRODUCTS = "reserves", "refined products"
_LASTING = (*(name for _, name in _OTHER_TOPICS), _RESERVES)
_NEAR = 60
_BEHIND = {"spare": 12, "revision": 4}
_APPOSED = 12
_COUNTED_BEHIND = 20
_WITHDRAWN_REACH = 80
_PRODUCTS_WINDOW, _PRODUCTS_GAP = 20, 14
_SMALLEST_BARE, _SURE_BARE = 1000, 10_000
_SMALLEST_RESERVES = 1e10


def refusal(scene: Scene, quantity: Quantity, *, discourse: Discourse) -> str:
    """Return why a figure is no fact, or an empty string."""
    if quantity.unit is Unit.BARE and not _has_company(scene, quantity, discourse):
        return "a number without a unit, and no oil figure beside it"
    if quantity.problem:
        return quantity.problem
    before = discourse.refused if discourse.refused_block == scene.block else ""
    if before in _LASTING and not _says_supply(scene):
        return f"goes on about {before}"
    return _other_topic(scene, quantity)


def _has_company(scene: Scene, quantity: Quantity, discourse: Discourse) -> bool:
    """Tell whether a figure without a unit may count barrels: no other things, and oil was counted before."""
    if quantity.told or any(q.unit is not Unit.BARE for q in scene.quantities):
        return True
    near = (scene.clause(quantity.start)[0], _counted_until(scene, quantity))
    if quantity.low < _SMALLEST_BARE or scene.says("refusals.other_count", near):
        return False
    if discourse.measure is None:
        return _says_rate(scene, quantity)
    if quantity.low >= _SURE_BARE or quantity.sign or scene.places or discourse.figure_block == scene.block:
        return True
    return _says_supply(scene)


def _counted_until(scene: Scene, quantity: Quantity) -> int:
    """Return how far behind a figure stands what it counts: before a comma, "27,000, an employee said"."""
    stop = min(scene.end, quantity.end + _COUNTED_BEHIND)
    comma = scene.folded.find(", ", quantity.end, stop)
    return stop if comma < 0 else comma


def _says_rate(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether a figure without a unit counts barrels even as the first one of a text."""
    if scene.ends("refusals.stands_at", quantity.lead, width=_NEAR):
        return True
    if quantity.style == GROUPED and (quantity.low >= _SURE_BARE or quantity.sign):
        return True
    return quantity.style != WORDS and (_says_supply(scene) or bool(scene.tagged("capacity")))


def _says_supply(scene: Scene) -> bool:
    return any(scene.tagged(tag) for tag in _SAID_OF_SUPPLY)


def _other_topic(scene: Scene, quantity: Quantity) -> str:
    clause = scene.clause(quantity.start)
    for tag, name in _OTHER_TOPICS:
        if tag == "demand" and (_is_apposed(scene, quantity) or _is_used_up(scene, quantity)):
            continue
        span = clause if tag == "demand" else (clause[0], quantity.end + _BEHIND[tag])
        gap = scene.nearest(tag, quantity.start, within=span)
        if gap is not None and gap < _NEAR and not _supply_nearer(scene, quantity, gap):
            return name
    if quantity.unit is Unit.BARRELS and quantity.low >= _SMALLEST_RESERVES:
        return _RESERVES
    if quantity.unit is Unit.BARRELS and not scene.tagged("volume", clause):
        gap = scene.nearest("reserves", quantity.start)
        if gap is not None and gap < _NEAR:
            return _RESERVES
    if scene.ends("refusals.withdrawn", quantity.lead, width=_WITHDRAWN_REACH):
        return "withdrawn by the text itself"
    if scene.ends("refusals.gap_before", quantity.lead, width=_NEAR) or scene.starts(
        "refusals.gap_after", quantity.end, width=_NEAR
    ):
        return "a gap to a target"
    return _PRODUCTS if _of_products(scene, quantity, clause) else ""


def _is_apposed(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether a figure stands right behind a facility: "Zawiya refinery, 120,000 bpd, would import"."""
    return any(m.is_facility and 0 <= quantity.lead - m.end <= _APPOSED for m in scene.places)


def _is_used_up(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether a text says behind a figure who takes the oil: "40,000 b/d, consumed by the refinery"."""
    return scene.starts("refusals.used_up", quantity.end, width=_NEAR) is not None


def _of_products(scene: Scene, quantity: Quantity, clause: Span) -> bool:
    """Tell whether a figure counts products: one stands right beside it, or before it with no supply said."""
    window = (clause[0], min(clause[1], quantity.end + _PRODUCTS_WINDOW))
    gap = scene.nearest("products", quantity.end, within=window)
    if gap is not None and gap < _PRODUCTS_GAP:
        return True
    before = scene.tagged("products", (scene.start, quantity.start))
    if not before or scene.says("refusals.crude", (before[-1].end, quantity.end)):
        return False
    return not any(scene.tagged(tag) for tag in (*_SUPPLY, "capacity"))


def _supply_nearer(scene: Scene, quantity: Quantity, gap: int) -> bool:
    clause = scene.clause(quantity.start)
    found = [scene.nearest(tag, quantity.start, within=clause) for tag in _SUPPLY]
    return any(other is not None and other < gap for other in found)
