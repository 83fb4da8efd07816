"""What the phrases that name a time mean: days, months and years, spans. It holds no word of any language."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.dates.phrases import days, hijri, months, spans
from oiltrack.extract.dates.phrases.words import Phrase, Reading

Reader = Callable[[Phrase, Anchor | None], Reading | None]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "hijri": hijri.day_or_month,
        "iso": days.iso,
        "slashes": days.slashes,
        "day": days.day,
        "day_of_month": days.day_of_month,
        "weekday": days.weekday,
        "named_day": days.named_day,
        "month": months.month,
        "months": months.months,
        "quarter": months.quarter,
        "short_quarter": months.short_quarter,
        "half": months.half,
        "first_months": months.first_months,
        "part_of_month": months.part_of_month,
        "year": months.year,
        "year_end": months.year_end,
        "period": spans.period,
        "elapsed": spans.elapsed,
        "recalled": spans.recalled,
        "step": spans.step,
        "ago": spans.ago,
        "within": spans.within,
        "back": spans.back,
        "now": spans.now,
    }
)
"""Readers by the name that a lexicon's phrase gives in ``reads``."""
