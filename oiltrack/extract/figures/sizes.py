"""Tells how large a figure is: beside what its places can do, beside its neighbours, and how round it is.

Features for the decision on the aspect to weigh; it reads no words and decides nothing.
"""

from bisect import bisect_right
from collections.abc import Iterator

from oiltrack.extract.before import FigureBefore
from oiltrack.extract.figures.figure import Figure
from oiltrack.extract.quantities.reader import Quantity, Unit
from oiltrack.facts import PlaceKind

_SHARES = (0.02, 0.1, 0.3, 0.6, 0.85, 1.15, 1.5, 2.5)
_NARROW_SHARES = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97, 1.03, 1.1, 1.25, 1.5, 2, 3)
_MOST_DIGITS = 5


def sizes(figure: Figure, kind: PlaceKind, most_bpd: int, *, before: FigureBefore | None) -> Iterator[str]:
    """Yield the features of a figure about a place of ``kind`` that is known to have done ``most_bpd``.

    "El Feel, 70,000 b/d": what is nearly all that a field can do is its capacity, a small part of it is a
    change more often than a level. ``most_bpd`` is 0 where it is not known.
    """
    if most_bpd:
        yield from _beside_the_most(figure, kind, most_bpd)
    yield from _beside_neighbours(figure, before)
    digits = min(len(str(round(figure.quantity.high)).rstrip("0")), _MOST_DIGITS)
    yield f"digits {digits}"
    yield f"digits {digits}, {figure.quantity.unit}"


def _beside_the_most(figure: Figure, kind: PlaceKind, most_bpd: int) -> Iterator[str]:
    share = figure.quantity.high / most_bpd
    unit = "volume" if figure.quantity.unit is Unit.BARRELS else "rate"
    for name, bounds in (("share", _SHARES), ("narrow share", _NARROW_SHARES)):
        part = f"{name} {_named(share, bounds)}"
        yield part
        yield f"{part}, {kind}, {unit}"
        yield f"{part}, ruled {figure.governor}"
        yield f"{part}, cue {figure.cue or 'none'}"


def _beside_neighbours(figure: Figure, before: FigureBefore | None) -> Iterator[str]:
    """Yield how a figure compares with those before and behind it: "lost 100,000 barrels to 2.9 million"."""
    figures = figure.scene.quantities
    at = figures.index(figure.quantity)
    ruled = f"ruled {figure.governor}"
    if at and (ratio := _ratio(figure.quantity, figures[at - 1])):
        yield ratio
        if before and before.end == figures[at - 1].end:
            yield f"{ratio}, after {before.aspect}"
            yield f"{ratio}, after {before.aspect}, {ruled}"
    if at + 1 < len(figures) and (ratio := _ratio(figure.quantity, figures[at + 1])):
        yield f"{ratio}, next"
        yield f"{ratio}, next, {ruled}"


def _ratio(quantity: Quantity, other: Quantity) -> str:
    return f"ratio {_named(quantity.high / other.high, _SHARES)}" if other.high else ""


def _named(share: float, bounds: tuple[float, ...]) -> str:
    """Return a share as the largest bound that it reaches, "less" below all."""
    i = bisect_right(bounds, share)
    return str(bounds[i - 1]) if i else "less"
