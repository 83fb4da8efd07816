"""Settles, sentence by sentence, the numbers without a unit that a text counts in millions or thousands.

It leaves the rows of tables to others.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from oiltrack.extract.quantities.elided import MILLION, THOUSAND, Counting, settled
from oiltrack.extract.quantities.figure_units import Unit
from oiltrack.extract.quantities.numbers import PLAIN
from oiltrack.extract.quantities.quantity import Quantity
from oiltrack.extract.scenes.sentences import Kind

if TYPE_CHECKING:
    from oiltrack.extract.scenes.scene import Scene

_REACH = 2000
_BEFORE, _BEHIND = 24, 12
_FEWEST_ITEMS = 3
_HOUR = re.compile(r"(?:[01]\d|2[0-3])\.[0-5]\d\Z")
"""An hour that opens an entry of a running report: "15.20 More from the port"."""
_LEAST_DATED = 100


def settle(scenes: Sequence["Scene"]) -> None:
    """Replace the open figures of all scenes by what they count, and drop those that count no barrels."""
    counted = [scene for scene in scenes if scene.quantities]
    for scene in counted:
        if any(quantity.open for quantity in scene.quantities):
            scene.quantities = [q for q in scene.quantities if not q.open or _may_be_one(scene, q)]
    if not any(quantity.open or quantity.elided for scene in counted for quantity in scene.quantities):
        return
    counting = Counting()
    for scene in scenes:
        for quantity in scene.quantities:
            counting.note(quantity)
    counting = Counting(later=counting.millions)
    for scene in scenes:
        _note(scene, counting)
        if any(quantity.open or quantity.elided for quantity in scene.quantities):
            found = (_settled(scene, quantity, counting) for quantity in scene.quantities)
            scene.quantities = [quantity for quantity in found if quantity]


def _may_be_one(scene: "Scene", quantity: Quantity) -> bool:
    """Tell whether an open figure is no cell of a table, no date and no hour."""
    if scene.sentence.kind is Kind.ROW:
        return False
    if any(date.start < quantity.end and quantity.start < date.end for date in scene.dates):
        return False
    if quantity.start == scene.start and _HOUR.match(scene.folded, quantity.start, quantity.end):
        return False
    return quantity.style != PLAIN or scene.starts("bare_other", quantity.end, width=_BEHIND) is None


def _note(scene: "Scene", counting: Counting) -> None:
    """Remember what a sentence counts in: with its figures, or as the head of those that follow."""
    for quantity in scene.quantities:
        counting.note(quantity)
    if not scene.may_say("table_unit") or any(q.unit is not Unit.BARE for q in scene.quantities):
        return
    for match in scene.matches("table_unit"):
        scaled = match["scale"] or match["short"] or match["volume"]
        if scaled:
            thousands = scene.lexicon.pattern["table_thousand"].match(scaled)
            counting.declare(THOUSAND if thousands else MILLION, match.end())
        elif scene.folded[scene.end - 1] == ":":
            counting.whole = True


def _settled(scene: "Scene", quantity: Quantity, counting: Counting) -> Quantity | None:
    if quantity.open and not _may_continue(scene, quantity, counting):
        return None
    return settled(quantity, counting)


def _may_continue(scene: "Scene", quantity: Quantity, counting: Counting) -> bool:
    """Tell whether a number may go on with what the text counts: no price, and a small one after its kind."""
    if scene.says("refusals.price", scene.clause(quantity.start)):
        return False
    if quantity.style != PLAIN or quantity.sign:
        return True
    if counting.recent < scene.start and not 0 <= quantity.start - counting.recent < _REACH:
        return False
    if any(0 <= quantity.lead - mention.end <= 2 for mention in scene.places):
        return True
    if scene.ends("bare_before", quantity.lead, width=_BEFORE):
        return True
    if quantity.raw >= _LEAST_DATED and scene.starts("bare_dated", quantity.end, width=_BEFORE):
        return True
    return _is_listed(scene, quantity)


def _is_listed(scene: "Scene", quantity: Quantity) -> bool:
    """Tell whether a number is one of several that each end an item: "(Jan 811, Feb 774, Mar 938)"."""
    items = sum(1 for other in scene.quantities if _ends_item(scene, other))
    return items >= _FEWEST_ITEMS and _ends_item(scene, quantity)


def _ends_item(scene: "Scene", quantity: Quantity) -> bool:
    if not quantity.open and not quantity.told:
        return False
    before = scene.ends("item_before", quantity.lead, width=_BEFORE)
    return bool(before and scene.starts("item_after", quantity.end, width=2))
