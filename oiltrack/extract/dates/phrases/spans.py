"""Phrases counted from the time of the text: "last week", "two months ago". It reads no calendar names."""

from datetime import timedelta

from oiltrack import edtf
from oiltrack.extract.dates import anchor as calendar
from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.dates.phrases.months import reading
from oiltrack.extract.dates.phrases.words import Phrase, Reading, both

_MANY, _FEW_DAYS = 4, 7
_PARTS_OF_DECADE = {
    "all": (0, 9),
    "early": (0, 3),
    "start": (0, 1),
    "mid": (5, 5),
    "late": (7, 9),
    "end": (9, 9),
}
"""First and last year of a part of a decade."""
_PARTS_OF_WEEK = {"early": (0, 2), "start": (0, 1), "mid": (1, 3), "late": (3, 6), "end": (3, 6)}
"""First and last day of a part of a week: Monday is 0."""


def period(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "last week", "the end of this month", "early next year", "this summer"."""
    unit, part = phrase.unit(), phrase.part()
    if phrase["bare"] and not part and unit != "weekend":
        return None
    if anchor is None:
        return unit if unit in ("week", "month", "year") else "span", None, None
    offset = phrase.shift()
    if unit == "week":
        return _part_of_week(phrase, anchor, part) if part else both("week", anchor.week(offset))
    if unit == "weekend":
        if not anchor.is_day:
            return both("month", anchor.text)
        return "span", _weekend(anchor, offset), _weekend(anchor, 1 if phrase["bare"] else offset)
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


def still(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "before the week is out", "within the month"."""
    if anchor is None:
        return "ahead", None, None
    return both("ahead", anchor.week(0) if phrase.unit() == "week" else anchor.month(0))


def within(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "in two weeks", "within the next few days", "soon".

    What may as well be past ("over two weeks" of Arabic) is ahead of plans only.
    """
    if anchor is None:
        return "ahead", None, None
    if phrase["near"]:
        days = phrase.words.ahead[phrase.first("near")]
        return "ahead", anchor.text, f"{anchor.day(0)}/{anchor.day(days)}~" if anchor.is_day else anchor.text
    unit = phrase.unit()
    if phrase["many"] and unit != "hour" and anchor.is_day and not phrase.first("n", "n2"):
        return both("ahead", f"{anchor.text}/{_in_many(anchor, unit)}~")
    last = anchor.day(1) if unit == "hour" else anchor.back(-phrase.count(), unit)
    return ("span", anchor.text, last) if phrase["loose"] else both("ahead", last)


def _part_of_week(phrase: Phrase, anchor: Anchor, part: str) -> Reading | None:
    """Read "early last week", about its first days; "the end of the week" is past or to come."""
    if not anchor.is_day:
        return both("week", anchor.text)
    monday = edtf.interval(anchor.week(phrase.shift()))[0]
    first, last = (monday + timedelta(days=day) for day in _PARTS_OF_WEEK[part])
    ahead = f"{edtf.of_span(first, last)}~"
    week = timedelta(days=0 if phrase["shift"] or first <= anchor.first else 7)
    return f"week {part}", f"{edtf.of_span(first - week, last - week)}~", ahead


def _in_many(anchor: Anchor, unit: str) -> str:
    """Return the last day of "the next few days" (a week), weeks, months or years."""
    last = anchor.day(_FEW_DAYS) if unit == "day" else anchor.back(-_MANY, unit)
    return edtf.of_day(edtf.interval(last)[1])


def back(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "in the past 24 hours", "over the last three weeks", "the past month"."""
    if anchor is None:
        return "span", None, None
    unit, count = phrase.unit(), phrase.count()
    if unit == "hour":
        return both("hours", anchor.text if count <= 24 else anchor.span_back(2, "day"))
    if count > 1 or phrase.first("n", "n2"):
        return both("span", anchor.span_back(count, unit))
    if phrase["many"]:
        return both("span", anchor.span_back(_MANY, unit) + "~")
    return both(unit, anchor.week(-1) if unit == "week" else anchor.back(1, unit))


def within_range(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "in three to five years", "within ten to fourteen days"."""
    low, high = phrase.count("n"), phrase.count("n2")
    if anchor is None or not low < high:
        return None
    one, two = (anchor.back(-count, phrase.unit()) for count in (low, high))
    return both("ahead", f"{one}/{two}" if one != two else one)


def week_before_last(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "the week before last"."""
    return both("week", anchor.week(-2)) if anchor else ("week", None, None)


def ending(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "the week to Thursday", "the three months ended 30 June", "the quarter to March"."""
    if phrase["w"]:
        return _week_to(phrase, anchor) if phrase.unit() == "week" else None
    if anchor is None and not phrase.names_year():
        return "span", None, None
    month, day = phrase.month(), phrase.first("d", "d2")
    last = f"{phrase['y']}-{month:02d}" if phrase["y"] else anchor and anchor.month_named(month, future=False)
    if not last or edtf.precision(last) != "month":
        return None
    if phrase.unit() == "week":
        return both("span", _days_to(f"{last}-{int(day):02d}", 7)) if day else None
    count = phrase.count() * {"month": 1, "quarter": 3, "year": 12}[phrase.unit()]
    year, first = calendar.shift_month(int(last[:4]), month, 1 - count)
    return both("span", f"{year:04d}-{first:02d}/{last}" if count > 1 else last)


def season(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "the spring of 2011", "in the summer"."""
    name = phrase.unit()
    first, last = phrase.words.seasons[name]
    if anchor is None and not phrase.names_year():
        return "span", None, None
    if phrase["y"]:
        year = phrase.year(anchor.first.year if anchor else 0)
        return both("span", f"{year}-{first:02d}/{year + (first > last)}-{last:02d}")
    if anchor is None or not anchor.is_month:
        return "span", None, None
    back, ahead = anchor.month_named(first, future=False), anchor.month_named(last, future=True)
    crosses = first > last
    return (
        "span",
        f"{back}/{int(back[:4]) + crosses}-{last:02d}",
        f"{int(ahead[:4]) - crosses}-{first:02d}/{ahead}",
    )


def decade(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "the 1990s", "the late 1970s", "the end of the decade", "mid-decade"."""
    part = phrase.part()
    if not phrase["y"] and (anchor is None or not part):
        return None
    first = int(phrase.first("y")) if phrase["y"] or anchor is None else anchor.first.year // 10 * 10
    low, high = _PARTS_OF_DECADE[part or "all"]
    return (
        both("span", f"{first + low}/{first + high}" + ("~" if part else ""))
        if low < high
        else both("year", f"{first + low}")
    )


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


def _week_to(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    index = phrase.words.weekdays[phrase.first("w")]
    last = anchor.weekday(index, future=False) if anchor and anchor.is_day else None
    return both("span", _days_to(last, 7)) if last else ("span", None, None)


def _days_to(text: str, count: int) -> str | None:
    """Return so many days that end on the day ``text``."""
    if not edtf.is_valid(text):
        return None
    last = edtf.interval(text)[0]
    return edtf.of_span(last - timedelta(days=count - 1), last)
