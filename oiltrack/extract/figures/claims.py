"""Tells which names stand right beside which figures of a sentence: "30,000 at Dahra, 8,000 at Bahi".

It weighs nothing.
"""

from collections.abc import Iterator, Mapping, Sequence

from oiltrack.extract.quantities.reader import Quantity
from oiltrack.extract.scenes.places import Mention
from oiltrack.extract.scenes.scene import Scene


def claims(scene: Scene) -> Mapping[int, set[int]]:
    """Return, by where a name begins, the starts of the figures that stand right beside it."""
    return scene.once(_claims)


def _claims(scene: Scene) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    names = [name for mention in scene.places for name in mention.members or (mention,)]
    figures = scene.quantities
    for i, quantity in enumerate(figures):
        low = figures[i - 1].end if i else scene.start
        high = figures[i + 1].lead if i + 1 < len(figures) else scene.end
        for name in _beside(scene, quantity, [m for m in names if low <= m.start < high]):
            if name.end > quantity.start or name.start not in found:
                found.setdefault(name.start, set()).add(quantity.start)
    return found


def _beside(scene: Scene, quantity: Quantity, names: Sequence[Mention]) -> Iterator[Mention]:
    """Return the name before a figure and the one after it that belong to it."""
    before = [name for name in names if name.end <= quantity.lead]
    after = [name for name in names if name.start >= quantity.end]
    if before and scene.fills("claims.before", (before[-1].end, quantity.lead)):
        yield before[-1]
    if after and scene.fills("claims.after", (quantity.end, after[0].start)):
        yield after[0]
