"""Calendar arithmetic around a publication date: what "May" means from there. It reads no text."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from oiltrack import edtf

DAY = timedelta(days=1)
_GRACE = timedelta(days=3)
_PASSED = timedelta(days=60)
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The time that relative dates count from: a day (``first`` = ``last``), or those of a month or year."""

    first: date
    last: date
    text: str

    @property
    def is_day(self) -> bool:
        """Tell whether the day of publication is known."""
        return self.first == self.last

    @property
    def is_month(self) -> bool:
        """Tell whether at least the month of publication is known."""
        return (self.first.year, self.first.month) == (self.last.year, self.last.month)

    def weekday(self, index: int, *, future: bool, shift: int = 0) -> str | None:
        """Return the last Monday (0) .. Sunday (6) up to the anchor, or the next; ``shift`` adds weeks."""
        if not self.is_day:
            return self.text
        days = (index - self.first.weekday()) % 7 if future else -((self.first.weekday() - index) % 7)
        return edtf.of_day(self.first + timedelta(days=days + 7 * shift))

    def day(self, offset: int) -> str:
        """Return the day ``offset`` days from the anchor, or the anchor's month."""
        return edtf.of_day(self.first + timedelta(days=offset)) if self.is_day else self.text

    def week(self, offset: int) -> str:
        """Return the calendar week (Monday to Sunday) ``offset`` weeks from the anchor's."""
        if not self.is_day:
            return self.text
        monday = self.first - timedelta(days=self.first.weekday()) + timedelta(weeks=offset)
        return edtf.of_span(monday, monday + timedelta(days=6))

    def month(self, offset: int) -> str:
        """Return the month ``offset`` months from the anchor's."""
        if not self.is_month:
            return self.text
        year, month = shift_month(self.first.year, self.first.month, offset)
        return f"{year:04d}-{month:02d}"

    def year(self, offset: int) -> str:
        """Return the year ``offset`` years from the anchor's."""
        return f"{self.first.year + offset:04d}"

    def month_named(self, month: int, *, future: bool) -> str:
        """Return the nearest month of that number up to the anchor, or from it on."""
        year = self.first.year
        if self.is_month:
            if future and month < self.first.month:
                year += 1
            if not future and month > self.first.month:
                year -= 1
        return f"{year:04d}-{month:02d}"

    def day_named(self, month: int, day: int, *, future: bool) -> str | None:
        """Return the nearest such day up to the anchor (a few days' grace), or from it on."""
        days = [found for step in (-1, 0, 1) if (found := _safe(self.first.year + step, month, day))]
        if future:
            fitting = [found for found in days if found >= self.first - _PASSED]
            return edtf.of_day(fitting[0]) if fitting else None
        fitting = [found for found in days if found <= self.last + _GRACE]
        return edtf.of_day(fitting[-1]) if fitting else None

    def back(self, count: int, unit: str) -> str:
        """Return the day, week, month, quarter or year so many units before the anchor, or after it."""
        if unit == "day":
            return self.day(-count)
        if unit == "week":
            return self.day(-7 * count) if self.is_day else self.text
        if unit == "month":
            return self.month(-count)
        if unit == "quarter":
            return quarter_of(self.first, -count)
        return self.year(-count)

    def span_back(self, count: int, unit: str) -> str:
        """Return the days from ``count`` units before the anchor up to it."""
        if not self.is_day:
            return self.text
        if unit == "month":
            year, month = shift_month(self.first.year, self.first.month, -count)
            start = date(year, month, min(self.first.day, calendar.monthrange(year, month)[1]))
        else:
            start = self.first - timedelta(days=count * {"day": 1, "week": 7, "year": 365}[unit])
        return edtf.of_span(start, self.first)


def anchor(text: str | None) -> Anchor | None:
    """Return the anchor of an EDTF date of publication; None for None, an interval, an odd year."""
    if text is None or "/" in text:
        return None
    first, last = edtf.interval(text)
    if first.year not in _YEARS:
        return None
    return Anchor(first, last, text.rstrip("~?%"))


def shift_month(year: int, month: int, offset: int) -> tuple[int, int]:
    """Return (year, month) ``offset`` months on."""
    index = year * 12 + month - 1 + offset
    return index // 12, index % 12 + 1


def part_of_month(text: str, part: str) -> str:
    """Return the early (1-10), start (1-7), mid (10-20), late (21-) or end days of the month ``YYYY-MM``."""
    first, last = edtf.interval(text)
    spans = {"early": (1, 10), "start": (1, 7), "mid": (10, 20), "late": (21, 31), "end": (last.day - 5, 31)}
    low, high = spans[part]
    return f"{first.replace(day=low).isoformat()}/{first.replace(day=min(high, last.day)).isoformat()}~"


def days_of_month(text: str, number: int, *, first: bool) -> str:
    """Return the first or the last days of the month ``YYYY-MM``."""
    begin, end = edtf.interval(text)
    days = min(number, end.day)
    if first:
        return edtf.of_span(begin, begin.replace(day=days))
    return edtf.of_span(end.replace(day=end.day - days + 1), end)


def part_of_year(text: str, part: str) -> str:
    """Return the months of early, mid, late, start or end of the year ``YYYY``."""
    months = {"early": "01/{0}-03~", "start": "01~", "mid": "06~", "late": "10/{0}-12~", "end": "12"}[part]
    return f"{text}-" + months.format(text)


def quarter(year: int, number: int) -> str:
    """Return the three months of a quarter."""
    return f"{year:04d}-{number * 3 - 2:02d}/{year:04d}-{number * 3:02d}"


def quarter_of(day: date, offset: int) -> str:
    """Return the quarter so many after the one of a day."""
    index = day.year * 4 + (day.month - 1) // 3 + offset
    return quarter(index // 4, index % 4 + 1)


def half(year: int, number: int) -> str:
    """Return the six months of a half year."""
    return f"{year:04d}-01/{year:04d}-06" if number == 1 else f"{year:04d}-07/{year:04d}-12"


def half_month(text: str, number: int) -> str:
    """Return the first fifteen days of the month ``YYYY-MM``, or the rest of it."""
    last = edtf.interval(text)[1]
    return f"{text}-01/{text}-15" if number == 1 else f"{text}-16/{edtf.of_day(last)}"


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
