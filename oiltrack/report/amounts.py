"""Writes rates in the unit of a chart, million or thousand barrels a day. It chooses no figure."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

SMALL_BPD = 500_000  # in millions with two places a field would move in steps of ten thousand

_HUNDREDTH, _TENTH, _ONE = Decimal("0.01"), Decimal("0.1"), Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """How a chart counts: ``name`` stands in its subtitle, ``barrels`` is one of it."""

    name: str
    barrels: int

    def number(self, bpd: int) -> str:
        """Return a rate as a bare number of the unit: ``1.40`` million, ``37.5`` thousand."""
        places = _HUNDREDTH if self is MILLION else _ONE if bpd % self.barrels == 0 else _TENTH
        # A half is rounded up, as by a reader of the CSV: as a float 865,000 would be 0.86 million.
        amount = (Decimal(int(bpd)) / self.barrels).quantize(places, ROUND_HALF_UP)
        return f"{amount:,}"

    def tick(self, bpd: float, *, step: float) -> str:
        """Return the name of a tick of the y axis; ``step`` is the distance of ticks in b/d."""
        places = 0 if step % self.barrels == 0 else 1 if 10 * step % self.barrels == 0 else 2
        least = 1 if self is MILLION else 0
        return f"{bpd / self.barrels:,.{max(places, least)}f}"


MILLION = Unit(name="million", barrels=1_000_000)
THOUSAND = Unit(name="thousand", barrels=1_000)


def unit_of(highest_bpd: int) -> Unit:
    """Return the unit for a chart whose largest figure this is."""
    return THOUSAND if highest_bpd < SMALL_BPD else MILLION


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 day``, ``2 days``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
