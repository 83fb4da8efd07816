"""Phrases that name one day: dates in digits and words, weekdays, "yesterday". It reads no longer periods."""

from datetime import timedelta

from oiltrack import edtf
from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.dates.phrases.words import NO_DATE, Phrase, Reading, both

THAT_MONTH = "day of that month"
"""The kind of a day whose month another date of the sentence names."""
_LEAP_YEAR = 2000


def iso(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read ``2017-05-31``."""
    return both("day", _valid(f"{phrase['y']}-{phrase['m']}-{phrase['d']}")) or NO_DATE


def slashes(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read ``31/05/2017``, ``5/31/2017``; where both may be, the nearer, or as the language has it."""
    one, two, year = int(phrase.first("a")), int(phrase.first("b")), phrase["y"]
    texts = [f"{year}-{two:02d}-{one:02d}"]
    if phrase["mark"] == "/":
        texts.append(f"{year}-{one:02d}-{two:02d}")
    readings = [text for text in texts if edtf.is_valid(text)]
    if anchor and len(readings) == 2 and not phrase.words.day_first:
        first = anchor.first
        readings.sort(key=lambda text: abs((edtf.interval(text)[0] - first).days))
    return both("day", readings[0]) if readings else NO_DATE


def day(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "31 May 2017", "May 31", "May 31 last year"."""
    month, number = phrase.month(), phrase.day()
    if phrase.names_year():
        return both("day", _valid(f"{phrase['y']}-{month:02d}-{number:02d}")) or NO_DATE
    if not edtf.is_valid(f"{_LEAP_YEAR}-{month:02d}-{number:02d}"):
        return NO_DATE
    if anchor is None:
        return "day", None, None
    if phrase.first("y", "y2"):
        return both("day", _valid(f"{phrase.year(anchor.first.year)}-{month:02d}-{number:02d}"))
    back, ahead = (anchor.day_named(month, number, future=future) for future in (False, True))
    return phrase.turned("day", back, ahead) if back or ahead else NO_DATE


def day_of_month(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "the 15th", "the 3rd of last month"."""
    number = phrase.day()
    if anchor is None or not anchor.is_month or not 1 <= number <= 31:
        return None
    offset = phrase.shift()
    ahead = _valid(f"{anchor.month(offset)}-{number:02d}")
    back = ahead
    if not phrase["shift"] and back and back > edtf.of_day(anchor.last):
        back = _valid(f"{anchor.month(-1)}-{number:02d}")
    return ("day of month", back, ahead) if back or ahead else None


def day_of_that_month(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "the 22nd of the same month": the month is that of the date named before, else of the text."""
    found = day_of_month(phrase, anchor)
    return found and (THAT_MONTH, *found[1:])


def days(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "April 21-23", "between 9 and 16 February 2019"."""
    month, year = phrase.month("m" if phrase["m"] else "m2"), phrase.first("y", "y2")
    first, last = phrase.day("d", "d3"), phrase.day("d2", "d4")
    if first >= last or not edtf.is_valid(f"{_LEAP_YEAR}-{month:02d}-{last:02d}"):
        return None
    if not year and anchor is None:
        return "span", None, None
    texts = [f"{year}-{month:02d}-{last:02d}"] * 2 if year else []
    if anchor and not year:
        found = (anchor.day_named(month, last, future=future) for future in (False, True))
        texts = [text for text in found if text]
    spans = [f"{text[:8]}{first:02d}/{text}" for text in texts if edtf.is_valid(text)]
    return ("span", spans[0], spans[-1]) if spans else None


def holiday(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "Christmas Day", "Boxing Day 2017"."""
    month, number = phrase.words.holidays[phrase.first("w")]
    if phrase["y"] and (anchor or phrase.names_year()):
        year = phrase.year(anchor.first.year if anchor else 0)
        return both("day", f"{year}-{month:02d}-{number:02d}")
    if anchor is None:
        return "day", None, None
    back, ahead = (anchor.day_named(month, number, future=future) for future in (False, True))
    return "day", back, ahead


def weekday_of_week(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "Wednesday of last week"."""
    if anchor is None or not anchor.is_day:
        return weekday(phrase, anchor)
    monday = edtf.interval(anchor.week(phrase.shift()))[0]
    return both("weekday", edtf.of_day(monday + timedelta(days=phrase.words.weekdays[phrase.first("w")])))


def weekday(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "Monday", "last Monday", "next Monday"."""
    if anchor is None:
        return "weekday", None, None
    index = phrase.words.weekdays[phrase.first("w")]
    back, ahead = (anchor.weekday(index, future=future) for future in (False, True))
    today = anchor.is_day and anchor.first.weekday() == index
    shift = phrase.shift()
    if shift < 0:
        back = anchor.weekday(index, future=False, shift=-1) if today else back
        return "weekday", back, back
    if shift > 0:
        ahead = anchor.weekday(index, future=True, shift=1) if today else ahead
        return "weekday", ahead, ahead
    return "weekday", back, ahead


def named_day(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "today", "yesterday", "last night"."""
    if anchor is None:
        return "day", None, None
    return both("day", anchor.day(phrase.words.days[phrase.first("w")]))


def _valid(text: str) -> str | None:
    return text if edtf.is_valid(text) else None
