"""Phrases that name one day: dates in digits and words, weekdays, "yesterday". It reads no longer periods."""

from oiltrack import edtf
from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.dates.phrases.words import NO_DATE, Phrase, Reading, both

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
    return ("day", back, ahead) if back or ahead else None


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
