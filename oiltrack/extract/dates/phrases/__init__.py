"""What the phrases that name a time mean: days, months and years, spans. It holds no word of any language."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.dates.phrases import counted, days, hijri, months, spans
from oiltrack.extract.dates.phrases.words import NO_DATE, Phrase, Reading

Reader = Callable[[Phrase, Anchor | None], Reading | None]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "hijri": hijri.day_or_month,
        "iso": days.iso,
        "slashes": days.slashes,
        "day": days.day,
        "day_of_month": days.day_of_month,
        "day_of_that_month": days.day_of_that_month,
        "weekday": days.weekday,
        "named_day": days.named_day,
        "month": months.month,
        "months": months.months,
        "quarter": months.quarter,
        "short_quarter": months.short_quarter,
        "half": months.half,
        "short_half": months.short_half,
        "mid_year": months.mid_year,
        "years": months.years,
        "first_months": months.first_months,
        "part_of_month": months.part_of_month,
        "year": months.year,
        "year_end": months.year_end,
        "period": spans.period,
        "elapsed": spans.elapsed,
        "still": spans.still,
        "within": spans.within,
        "back": spans.back,
        "now": spans.now,
        "days": days.days,
        "holiday": days.holiday,
        "weekday_of_week": days.weekday_of_week,
        "last_months": months.last_months,
        "turn_of_year": months.turn_of_year,
        "ending": spans.ending,
        "season": spans.season,
        "decade": spans.decade,
        "week_before_last": spans.week_before_last,
        "within_range": spans.within_range,
        "none": lambda phrase, anchor: NO_DATE,
        "step": counted.step,
        "ago": counted.ago,
        "recalled": counted.recalled,
        "after": counted.after,
        "following": counted.following,
        "nth": counted.nth,
        "same": counted.same,
        "elided": counted.elided,
    }
)
"""Readers by the name that a lexicon's phrase gives in ``reads``."""
