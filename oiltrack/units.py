"""Rates and volumes of oil: plausible bounds, tonnes to barrels by crude grade. It reads no text.

Sources: EIA glossary (1 barrel = 42 US gallons); barrels a tonne by grade after Libyan assays.
"""

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
