"""Phrases counted from the time of the text: "last week", "two months ago". It reads no calendar names."""

from datetime import timedelta

from oiltrack import edtf
from oiltrack.extract.dates import anchor as calendar
from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.dates.phrases.months import reading
from oiltrack.extract.dates.phrases.words import Phrase, Reading, both

_MANY = 4


def period(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "last week", "the end of this month", "early next year", "this summer"."""
    unit, part = phrase.unit(), phrase.part()
    if phrase["bare"] and not part:
        return None
    if anchor is None:
        return unit if unit in ("week", "month", "year") else "span", None, None
    offset = phrase.shift()
    if unit == "week":
        return both("week", anchor.week(offset))
    if unit == "weekend":
        return both("span", _weekend(anchor, offset)) if anchor.is_day else both("month", anchor.text)
    if unit == "month":
        return reading(anchor.month(offset), anchor.month(offset), part)
    if unit == "year":
        return both("year", calendar.part_of_year(anchor.year(offset), part) if part else anchor.year(offset))
    if unit == "fortnight":
        return both("day", anchor.day(14 * (offset or 1)))
    return both("span", _season(phrase, anchor, unit))


def elapsed(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "earlier this week", "earlier this year"."""
    unit = phrase.unit()
    if anchor is None:
        return unit, None, None
    if unit == "week":
        return both("week", anchor.week(0))
    if unit == "month":
        return both("month", anchor.month(0))
    return (
        both("span", f"{anchor.year(0)}-01/{anchor.month(0)}~")
        if anchor.is_month
        else both("year", anchor.year(0))
    )


def step(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "a year earlier", "the day before": steps from a date of the sentence, else of the text."""
    unit = phrase.unit()
    if anchor is None:
        return unit, None, None
    sign = -1 if phrase.shift() > 0 else 1
    kind = unit if sign < 0 or phrase["ago"] else f"step {unit}"
    return both(kind, anchor.week(-sign) if unit == "week" else anchor.back(sign, unit))


def recalled(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "in that month", "the same day", "by then": a time that the text has named before."""
    return f"recalled {phrase.unit()}", None, None


def ago(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "two days ago", "three months later"."""
    if anchor is None:
        return "span", None, None
    unit = phrase.unit()
    text = anchor.back((-1 if phrase.shift() > 0 else 1) * phrase.count(), unit)
    rough = "~" if unit == "week" and anchor.is_day else ""
    return both("day" if unit in ("day", "week") else unit, text + rough)


def within(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "in two weeks", "within the next few days", "soon"."""
    if anchor is None:
        return "ahead", None, None
    if phrase["near"]:
        days = phrase.words.ahead[phrase.first("near")]
        return "ahead", anchor.text, f"{anchor.day(0)}/{anchor.day(days)}~" if anchor.is_day else anchor.text
    unit = phrase.unit()
    return both("ahead", anchor.day(1) if unit == "hour" else anchor.back(-phrase.count(), unit))


def back(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "in the past 24 hours", "over the last three weeks", "the past month"."""
    if anchor is None:
        return "span", None, None
    unit, count = phrase.unit(), phrase.count()
    if unit == "hour":
        return both("hours", anchor.text if count <= 24 else anchor.span_back(2, "day"))
    if phrase.first("n", "n2"):
        return both("span", anchor.span_back(count, unit))
    if phrase["many"]:
        return both("span", anchor.span_back(_MANY, unit) + "~")
    return both(unit, anchor.week(-1) if unit == "week" else anchor.back(1, unit))


def now(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "now", "currently", "these days"."""
    return both("now", anchor.text if anchor else None)


def _weekend(anchor: Anchor, offset: int) -> str:
    """Return the Saturday and Sunday before the anchor ("last weekend"), or after it ("next weekend")."""
    saturday = edtf.interval(anchor.weekday(5, future=offset > 0) or anchor.text)[0]
    return edtf.of_span(saturday, saturday + timedelta(days=1))


def _season(phrase: Phrase, anchor: Anchor, name: str) -> str:
    year = phrase.year(anchor.first.year) if phrase["y"] else anchor.first.year + phrase.shift()
    first, last = phrase.words.seasons[name]
    if phrase.shift() < 0 and not phrase["y"] and first <= last < anchor.first.month:
        year += 1
    return f"{year}-{first:02d}/{year + (first > last)}-{last:02d}"
