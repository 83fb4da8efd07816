"""Rates and volumes of oil: plausible bounds, tonnes to barrels by grade, units of tables. It reads no text.

Sources: EIA glossary (1 barrel = 42 US gallons); barrels a tonne by grade after Libyan assays.
"""

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from types import MappingProxyType

BBL_PER_TONNE = 7.5
GRADE_BBL_PER_TONNE = MappingProxyType(
    {
        "amna": 7.46,
        "es sider": 7.48,
        "ras lanuf": 7.49,
        "sarir": 7.56,
        "brega": 7.65,
        "zueitina": 7.69,
    }
)
"""Barrels a tonne of Libyan grades; the usual 7.33 understates them by 2 to 5 %."""

COUNTRY_MAX_BPD = 3_000_000
FIELD_MAX_BPD = 500_000
LARGE_PRODUCER_MAX_BPD = 25_000_000
WORLD_MAX_BPD = 130_000_000


def barrels_of_tonnes(tonnes: float, *, grade: str | None = None) -> tuple[float, float]:
    """Return (barrels, factor used) for a mass of crude; an unknown grade takes BBL_PER_TONNE."""
    factor = GRADE_BBL_PER_TONNE.get(grade or "", BBL_PER_TONNE)
    return tonnes * factor, factor


BBL_PER_CUBIC_METRE = Decimal("6.28981")


class TableUnit(StrEnum):
    """Units in which tables of statistics count oil; the volumes and masses are those of a period."""

    BPD = "b/d"
    THOUSAND_BPD = "thousand b/d"
    MILLION_BPD = "million b/d"
    THOUSAND_BBL = "thousand bbl"
    THOUSAND_KILOLITRES = "thousand kl"
    THOUSAND_TONNES = "thousand t"


TABLE_UNITS = MappingProxyType(
    {
        **dict.fromkeys(("b/d", "bpd", "barrels per day"), TableUnit.BPD),
        **dict.fromkeys(
            ("tb/d", "kb/d", "kbd", "kbpd", "tbpd", "thousand b/d", "thousand barrels per day"),
            TableUnit.THOUSAND_BPD,
        ),
        **dict.fromkeys(
            ("mb/d", "mmb/d", "mn b/d", "million b/d", "million barrels per day"), TableUnit.MILLION_BPD
        ),
        **dict.fromkeys(("kbbl", "thousand barrels"), TableUnit.THOUSAND_BBL),
        **dict.fromkeys(("kl", "thousand kilolitres"), TableUnit.THOUSAND_KILOLITRES),
        **dict.fromkeys(("ktons", "kt", "thousand tonnes"), TableUnit.THOUSAND_TONNES),
    }
)
"""Units as tables write them, in small letters."""

_BPD = MappingProxyType(
    {
        TableUnit.BPD: Decimal(1),
        TableUnit.THOUSAND_BPD: Decimal(1_000),
        TableUnit.MILLION_BPD: Decimal(1_000_000),
    }
)
_BBL = MappingProxyType(
    {
        TableUnit.THOUSAND_BBL: Decimal(1_000),
        TableUnit.THOUSAND_KILOLITRES: 1_000 * BBL_PER_CUBIC_METRE,
        TableUnit.THOUSAND_TONNES: 1_000 * Decimal(str(BBL_PER_TONNE)),
    }
)


def rate_bpd(value: Decimal, unit: TableUnit, *, days: int) -> int:
    """Return a figure of a table in barrels a day, rounded; ``days`` is the length of its period."""
    barrels = value * _BPD[unit] if unit in _BPD else value * _BBL[unit] / days
    return int(barrels.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def factor_used(unit: TableUnit) -> str:
    """Return the conversion of a unit that is no count of barrels, in words; empty for one that is."""
    if unit is TableUnit.THOUSAND_TONNES:
        return f"{BBL_PER_TONNE} bbl/t"
    return f"{BBL_PER_CUBIC_METRE} bbl/m3" if unit is TableUnit.THOUSAND_KILOLITRES else ""
