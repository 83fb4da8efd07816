"""Gives figures without a unit the one that their sentence, or the text, counts in. It reads no numbers."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from oiltrack.extract.quantities.figure_units import Unit
from oiltrack.extract.quantities.numbers import DECIMAL, GROUPED, PLAIN
from oiltrack.extract.quantities.quantity import Quantity
from oiltrack.units import WORLD_MAX_BPD

MILLION, THOUSAND = 1e6, 1e3
_ALIKE = 10.0
_FAMILIAR = 30.0
_FAMILIAR_GROUPED = 100.0
_LEAST_MILLIONS, _MOST_MILLIONS = 0.01, 45.0
_NEAR = 1.5
_USUAL_MILLIONS, _USUAL_THOUSANDS = 1.0, 100.0
_REMEMBERED = 40
_MOST_STORED = 1e10


@dataclass(slots=True)
class Counting:
    """What a text has counted in.

    ``millions`` is the largest number of millions, ``thousands`` the last numbers of thousands; ``whole``
    tells whether barrels were written in full. ``recent`` is where in the text thousands were last counted
    in; ``later`` the largest number of millions of the whole text, for what stands before the first of them.
    """

    millions: float = 0.0
    thousands: deque[float] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    whole: bool = False
    recent: int = -1
    later: float = 0.0

    def note(self, quantity: Quantity) -> None:
        """Remember how a figure was counted."""
        if quantity.open or quantity.problem or "tonnes" in quantity.unit or not quantity.raw:
            return
        if quantity.unit is Unit.BARRELS and quantity.high > _MOST_MILLIONS * MILLION:
            return
        if quantity.multiplier == MILLION:
            self.millions = max(self.millions, quantity.raw)
        elif quantity.multiplier == THOUSAND:
            self.thousands.append(quantity.raw)
            self.recent = quantity.end
        elif quantity.multiplier == 1.0 and quantity.unit is not Unit.BARE:
            self.whole = True

    def declare(self, scale: float, at: int) -> None:
        """Remember that a line names the unit of those that follow: "in million barrels per day"."""
        self.whole = False
        if scale == MILLION:
            self.millions = max(self.millions, _USUAL_MILLIONS)
        elif scale == THOUSAND:
            self.thousands.append(_USUAL_THOUSANDS)
            self.recent = at

    def multiplier_of(self, quantity: Quantity) -> float:
        """Return what a number without a unit is to be multiplied with, 0 where the text does not tell."""
        raw = quantity.high
        if quantity.style == DECIMAL:
            most = self.millions or self.later
            limit = min(_FAMILIAR * most, max(_MOST_MILLIONS, _NEAR * most))
            return MILLION if _LEAST_MILLIONS <= raw <= limit else 0.0
        if quantity.style == PLAIN and quantity.sign:
            return THOUSAND if self.thousands or self.millions else 0.0
        return THOUSAND if _familiar(raw, self.thousands) else 0.0

    def in_thousands(self, quantity: Quantity) -> bool:
        """Tell whether a number like "10,474" goes with others that count thousands of barrels."""
        if self.whole or quantity.high > _MOST_MILLIONS * THOUSAND:
            return False
        return _familiar(quantity.high, self.thousands, within=_FAMILIAR_GROUPED)


def lend(found: list[Quantity]) -> list[Quantity]:
    """Give figures without a unit the multiplier of their nearest neighbour with one, where alike.

    One that is too small to be a rate as it stands, and has no such neighbour, is left open.
    """
    donors = [i for i, quantity in enumerate(found) if quantity.unit is not Unit.BARE]
    filled = []
    for i, quantity in enumerate(found):
        if quantity.unit is not Unit.BARE:
            filled.append(quantity)
            continue
        nearest = min(donors, key=lambda j: (abs(j - i), j), default=None)
        multiplier = quantity.multiplier
        if nearest is not None and multiplier == 1.0:
            multiplier = _borrowed(quantity, found[nearest])
        if multiplier == 1.0 and quantity.raw < 1000:
            quantity.open = True
            filled.append(quantity)
        elif _may_count(quantity, found, donors):
            filled.append(_counted_in(multiplier, quantity))
    return filled


def settled(quantity: Quantity, counting: Counting) -> Quantity | None:
    """Return a figure without a unit as the text counts it, None where it is none."""
    if quantity.open:
        multiplier = counting.multiplier_of(quantity)
        if not multiplier or quantity.high * multiplier > WORLD_MAX_BPD:
            return None
        return replace(_counted_in(multiplier, quantity), open=False, told=True)
    if quantity.unit is Unit.BARE and quantity.style == GROUPED and quantity.multiplier == 1.0:
        return _counted_in(THOUSAND, quantity) if counting.in_thousands(quantity) else quantity
    return quantity


def _familiar(raw: float, known: Iterable[float], *, within: float = _FAMILIAR) -> bool:
    """Tell whether a number is of the size of one that the text has used."""
    return any(1 / within <= raw / one <= within for one in known)


def _counted_in(multiplier: float, quantity: Quantity) -> Quantity:
    factor = multiplier / quantity.multiplier
    return replace(
        quantity,
        multiplier=multiplier,
        low=quantity.low * factor,
        high=quantity.high * factor,
        elided=True,
    )


def _may_count(quantity: Quantity, found: list[Quantity], donors: list[int]) -> bool:
    """Tell whether a bare figure may count barrels: a huge one, of stocks, only beside millions of them."""
    if quantity.high <= WORLD_MAX_BPD:
        return True
    if quantity.high >= _MOST_STORED:
        return False
    return any(found[i].unit is Unit.BARRELS and found[i].multiplier >= MILLION for i in donors)


def _borrowed(quantity: Quantity, donor: Quantity) -> float:
    """Return the multiplier of a figure with a unit, where the bare numbers are of like size; else 1."""
    if quantity.style == PLAIN or (quantity.style == DECIMAL and donor.style == PLAIN and donor.raw >= 10):
        return 1.0
    if donor.multiplier > 1.0 and donor.raw and 1 / _ALIKE <= quantity.raw / donor.raw <= _ALIKE:
        return donor.multiplier
    return 1.0
