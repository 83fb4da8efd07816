"""Tells which names stand right beside which figures of a sentence: "30,000 at Dahra, 8,000 at Bahi".

It weighs nothing.
"""

from collections.abc import Mapping

from oiltrack.extract.quantities.reader import Quantity
from oiltrack.extract.scenes.places import Mention
from oiltrack.extract.scenes.scene import Scene


def claims(scene: Scene) -> Mapping[int, set[int]]:
    """Return, by where a name begins, the starts of the figures that stand right beside it."""
    return scene.once("claims", _claims)


def _claims(scene: Scene) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    figures = scene.quantities
    for i, quantity in enumerate(figures):
        low = figures[i - 1].end if i else scene.start
        high = figures[i + 1].lead if i + 1 < len(figures) else scene.end
        for name in _beside(scene, quantity, low, high):
            found.setdefault(name.start, set()).add(quantity.start)
    return found


def _beside(scene: Scene, quantity: Quantity, low: int, high: int) -> list[Mention]:
    """Return the name before a figure and the one after it that belong to it."""
    names = [m for mention in scene.places for m in mention.members or (mention,)]
    before = next((m for m in reversed(names) if low <= m.start and m.end <= quantity.lead), None)
    after = next((m for m in names if quantity.end <= m.start < high), None)
    found = []
    if before and scene.fills("claims.before", (before.end, quantity.lead)):
        found.append(before)
    if after and scene.fills("claims.after", (quantity.end, after.start)):
        found.append(after)
    return found
