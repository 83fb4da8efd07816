"""Says whether a change is a rise or a fall, by the words that rule it or by the change before it.

It does not ask whether a figure is a change.
"""

from oiltrack.extract.figures.figure import Figure
from oiltrack.extract.figures.governor import Governor

_RULED = {Governor.UP: 1, Governor.MORE: 1, Governor.DOWN: -1, Governor.LESS: -1}
_BEHIND = 2
_PARTICLE_REACH = 24
_VERB_REACH = 32


def ruled_sign(figure: Figure) -> int:
    """Return 1 or -1 for a figure that words of rising or falling rule, else 0."""
    if figure.governor is not Governor.BY:
        return _RULED.get(figure.governor, 0)
    scene, span = figure.scene, (figure.begin, figure.quantity.start)
    ups, downs = scene.tagged("up", span), scene.tagged("down", span)
    if not ups and not downs:
        return 0
    return 1 if not downs or (ups and ups[-1].start > downs[-1].start) else -1


def direction(figure: Figure, before: int) -> int:
    """Return 1 or -1 for a change; ``before`` is the sign of the last change, 0 where there was none.

    Where no word rules the figure the nearest word of rising or falling decides, then the change before:
    "cut by 466,000, Iran 199,000".
    """
    scene = figure.scene
    if figure.quantity.sign:
        return figure.quantity.sign
    if scene.matches("direction.cut_undone"):
        return 1
    sign = _adjacent_sign(figure) or ruled_sign(figure)
    if sign:
        return sign
    if scene.starts("direction.taken_off", figure.quantity.end, width=_PARTICLE_REACH):
        return -1
    if scene.starts("direction.brought_back", figure.quantity.end, width=_PARTICLE_REACH):
        return 1
    ups, downs = _distance(figure, "up"), _distance(figure, "down")
    if ups is None and downs is None:
        return 1 if scene.tagged("gain", figure.clause) else before or 1
    return -1 if ups is None or (downs is not None and downs <= ups) else 1


def _adjacent_sign(figure: Figure) -> int:
    """Return 1 or -1 for a figure right behind "up by", "lost", "minus", else 0."""
    for pattern, sign in (("direction.gone_down", -1), ("direction.gone_up", 1)):
        if figure.scene.ends(pattern, figure.quantity.lead, width=_VERB_REACH):
            return sign
    return 0


def _distance(figure: Figure, tag: str) -> int | None:
    """Return how far the nearest word with a tag stands; one behind the figure counts as farther."""
    start, end = figure.quantity.start, figure.quantity.end
    gaps = [
        start - hit.end if hit.end <= start else _BEHIND * (hit.start - end)
        for hit in figure.scene.tagged(tag)
    ]
    return min(gaps, default=None)
