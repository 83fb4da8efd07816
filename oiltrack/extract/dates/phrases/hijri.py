"""Phrases with a month of the Islamic calendar, as dates of the common one. It reads no other calendar."""

from datetime import date
from typing import Protocol

from oiltrack import edtf
from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.dates.phrases.words import Phrase, Reading, both


class _Calendar(Protocol):
    """The converter of hijridate: Umm al-Qura, 1343 to 1500 of the Hijra."""

    def to_gregorian(self) -> date: ...

    def month_length(self) -> int: ...


def day_or_month(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "15 Ramadan 1445", "Ramadan 1445", "15 Ramadan"; a month alone is none: it may be a name."""
    month, number, year = phrase.words.hijri[phrase.first("hm")], phrase.day(), phrase.first("hy")
    if not number and not year:
        return None
    if year:
        text = _common(int(year), month, number)
        return both("day" if number else "span", text)
    if anchor is None:
        return "day", None, None
    return both("day", _last_before(anchor, month, number))


def _last_before(anchor: Anchor, month: int, number: int) -> str | None:
    """Return the last such day up to the anchor."""
    near = round((anchor.last.year - 622) * 33 / 32)
    found = [text for year in (near - 1, near, near + 1) if (text := _common(year, month, number))]
    return max((text for text in found if edtf.interval(text)[0] <= anchor.last), default=None)


def _common(year: int, month: int, number: int) -> str | None:
    """Return a day of the Islamic calendar, or all days of its month where ``number`` is 0; None for none."""
    first = _calendar(year, month, number or 1)
    if first is None:
        return None
    if number:
        return edtf.of_day(first.to_gregorian())
    last = _calendar(year, month, first.month_length())
    return edtf.of_span(first.to_gregorian(), last.to_gregorian()) if last else None


def _calendar(year: int, month: int, number: int) -> _Calendar | None:
    from hijridate.convert import Hijri  # few texts need it

    try:
        found: _Calendar = Hijri(year, month, number)
    except (ValueError, OverflowError):
        return None
    return found
