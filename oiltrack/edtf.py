"""Dates as EDTF strings (ISO 8601-2, level 1 as the contract uses it). It knows no text and no clock.

Forms: ``2017``, ``2017-05``, ``2017-05-31``, each with ``~`` (approximate) or ``?``; ``A/B``; ``/B`` and
``A/`` (open start, open end). ``None`` stands for an unknown date.
"""

import calendar
import re
from datetime import date
from functools import lru_cache

from oiltrack.errors import OiltrackError

FAR_PAST = date(1900, 1, 1)
FAR_FUTURE = date(2100, 12, 31)

_OPEN_END_DAYS = 31
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?\Z", re.ASCII)


class EdtfError(OiltrackError):
    """A string is no EDTF date of the supported forms."""


@lru_cache(maxsize=65536)
def interval(text: str) -> tuple[date, date]:
    """Return the first and the last day that ``text`` may mean; open ends reach FAR_PAST or FAR_FUTURE.

    Raises:
        EdtfError: the string is no supported EDTF date, or its start is after its end.
    """
    left, slash, right = text.partition("/")
    if not slash:
        return _point(text)
    first = FAR_PAST if left in ("", "..") else _point(left)[0]
    last = FAR_FUTURE if right in ("", "..") else _point(right)[1]
    if first > last or (first, last) == (FAR_PAST, FAR_FUTURE):
        raise EdtfError(f"{text!r} is no EDTF interval", remedy="write start/end, as in 2017-05/2017-06")
    return first, last


def is_valid(text: str) -> bool:
    """Tell whether ``interval`` can read the string."""
    try:
        interval(text)
    except EdtfError:
        return False
    return True


def is_of_news(text: str) -> bool:
    """Tell whether ``interval`` can read the string, and finds it between FAR_PAST and FAR_FUTURE."""
    return is_valid(text) and interval(text)[0] >= FAR_PAST and interval(text)[1] <= FAR_FUTURE


def precision(text: str) -> str:
    """Return ``day``, ``month``, ``year`` or ``interval``."""
    if "/" in text:
        return "interval"
    return ("year", "month", "day")[text.count("-")]


def is_approximate(text: str) -> bool:
    """Tell whether any part of the date carries ``~`` or ``?``."""
    return any(mark in text for mark in "~?%")


@lru_cache(maxsize=65536)
def same_time(one: str | None, other: str | None) -> bool:
    """Tell whether two dates mean the same time to a reader of news.

    Days may lie one apart; longer spans share half of their union, or a day where one is approximate; with an
    open end the other ends lie at most 31 days apart. Unknown is the same as unknown only.
    """
    if not one or not other:
        return not one and not other
    a, b = interval(one), interval(other)
    for side, far in ((0, FAR_PAST), (1, FAR_FUTURE)):
        if far in (a[side], b[side]):
            return a[side] == b[side] and _days_apart(a[1 - side], b[1 - side]) <= _OPEN_END_DAYS
    if a[0] == a[1] and b[0] == b[1]:
        return _days_apart(a[0], b[0]) <= 1
    shared = (min(a[1], b[1]) - max(a[0], b[0])).days + 1
    union = (max(a[1], b[1]) - min(a[0], b[0])).days + 1
    return shared > 0 and ("~" in one or "~" in other or 2 * shared >= union)


def of_day(day: date) -> str:
    """Return the EDTF string of a day."""
    return day.isoformat()


def of_month(day: date) -> str:
    """Return the EDTF string of the month that holds the day."""
    return f"{day.year:04d}-{day.month:02d}"


def of_span(first: date, last: date) -> str:
    """Return the shortest EDTF string for the days ``first`` to ``last`` (a day, month, year or interval)."""
    if first == last:
        return first.isoformat()
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return of_month(first)
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return f"{first.year:04d}"
        return f"{of_month(first)}/{of_month(last)}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _days_apart(a: date, b: date) -> int:
    return abs((a - b).days)


def _point(text: str) -> tuple[date, date]:
    match = _POINT.match(text)
    if not match:
        raise EdtfError(f"{text!r} is no EDTF date", remedy="write 2017, 2017-05 or 2017-05-31")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise EdtfError(f"{text!r} is no day of the calendar", remedy="check year, month and day") from error
