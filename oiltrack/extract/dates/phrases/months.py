"""Phrases that name months, quarters, halves and years. It reads no spans counted from today."""

from oiltrack import edtf
from oiltrack.extract.dates import anchor as calendar
from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.dates.phrases.words import Phrase, Reading, both


def month(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "May", "early May 2017", "May '17", "May last year"."""
    number, part = phrase.month(), phrase.part()
    year = phrase["y"] or (f"20{phrase['yy']}" if phrase["yy"] else "")
    if year:
        text = f"{year}-{number:02d}"
        return reading(text, text, part)
    if anchor is None:
        return "month", None, None
    if phrase["shift"]:
        text = f"{anchor.first.year + phrase.shift()}-{number:02d}"
        return reading(text, text, part)
    back, ahead = (anchor.month_named(number, future=future) for future in (False, True))
    turn = phrase.shift("turn")
    return reading(ahead if turn > 0 else back, back if turn < 0 else ahead, part)


def months(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "January-March", "November and December 2017"; "May and August" are two dates."""
    one, two = phrase.month(), phrase.month("m2")
    if phrase["pair"] and (two - one) % 12 != 1:
        return None
    if phrase["y"] and (anchor or phrase.names_year()):
        year = phrase.year(anchor.first.year if anchor else 0)
        return both("span", f"{year - (one > two)}-{one:02d}/{year}-{two:02d}")
    if anchor is None:
        return "span", None, None
    back, ahead = (
        f"{int(last[:4]) - (one > two)}-{one:02d}/{last}"
        for last in (anchor.month_named(two, future=future) for future in (False, True))
    )
    return "span", back, ahead


def quarter(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "the first quarter", "last quarter", "the third quarter of 2017"."""
    number = phrase.words.ordinals.get(phrase.first("q"))
    if anchor is None:
        named = number and phrase.names_year()
        return (
            both("span", calendar.quarter(phrase.year(0), number))
            if named and number
            else ("span", None, None)
        )
    now = (anchor.first.month - 1) // 3 + 1
    year = phrase.year(anchor.first.year)
    if number is None and phrase["y"] and phrase.shift("q") < 0:
        number = 4
    if number is None:
        return both("span", calendar.quarter_of(anchor.first, phrase.shift("q")))
    if phrase["y"]:
        return both("span", calendar.quarter(year, number))
    back, ahead = (calendar.quarter(year + step, number) for step in (-(number > now), number < now))
    return "span", back, ahead


def short_quarter(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "Q1", "Q3 2017", "3Q17", "2017Q3"."""
    number, year = int(phrase.first("q", "q2", "q3")), phrase.first("y", "y2")
    if not year and anchor is None:
        return None
    full = int(year) + (0 if len(year) == 4 else 2000) if year else anchor.first.year if anchor else 0
    text = calendar.quarter(full, number)
    return both("month", text.partition("/")[2]) if phrase["part"] else both("span", text)


def half(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "the first half of 2017", "the second half of June"."""
    number = phrase.words.ordinals[phrase.first("h")]
    if anchor is None:
        return both("span", calendar.half(phrase.year(0), number)) if phrase.names_year() else None
    if phrase["m"]:
        return both("span", calendar.half_month(anchor.month_named(phrase.month(), future=False), number))
    if phrase["shift"]:
        return (
            both("span", calendar.half_month(anchor.month(phrase.shift()), number))
            if anchor.is_month
            else None
        )
    return both("span", calendar.half(phrase.year(anchor.first.year), number))


def short_half(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "H1 2018", "2H19"."""
    year = phrase.first("y")
    full = int(year) + (0 if len(year) == 4 else 2000)
    return both("span", calendar.half(full, int(phrase.first("q", "q2"))))


def mid_year(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "midyear": June and July of the year named, else of the one past or to come."""
    if phrase["y"]:
        return both("span", f"{phrase['y']}-06/{phrase['y']}-07")
    if anchor is None or not anchor.is_month:
        return "span", None, None
    back, ahead = anchor.month_named(6, future=False)[:4], anchor.month_named(7, future=True)[:4]
    return "span", f"{back}-06/{back}-07", f"{ahead}-06/{ahead}-07"


def years(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "2014-16"."""
    first = phrase.first("y")
    last = first[:2] + phrase.first("y2")
    return both("span", f"{first}/{last}") if first < last else None


def first_months(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "the first nine months", "the first four months of 2017"."""
    number = phrase.count()
    if not 1 < number < 12:
        return None
    if anchor is None and not phrase.names_year():
        return "span", None, None
    year = phrase.year(anchor.first.year if anchor else 0)
    if anchor and not phrase["y"] and number > anchor.last.month:
        year -= 1
    return both("span", f"{year}-01/{year}-{number:02d}")


def last_months(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "the last three months of 2022"."""
    number = phrase.count()
    if not 1 < number < 12 or (anchor is None and not phrase.names_year()):
        return None
    year = phrase.year(anchor.first.year if anchor else 0)
    return both("span", f"{year}-{13 - number:02d}/{year}-12")


def turn_of_year(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "the turn of the year": the January past or the December to come."""
    return ("month", f"{anchor.year(0)}-01", f"{anchor.year(0)}-12") if anchor else ("month", None, None)


def part_of_month(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "the first ten days of March", "the last day of this month", "the last week of 2023"."""
    days = phrase.count() * (7 if phrase.unit() == "week" else 1)
    kind, first = "day" if days == 1 else "span", phrase.words.ordinals.get(phrase.first("h", "h2")) == 1
    if phrase["y"]:
        texts = [f"{phrase['y']}-{phrase.month():02d}"] * 2
    elif phrase["of_year"]:
        texts = [f"{phrase['of_year']}-{'01' if first else '12'}"] * 2
    elif anchor is None or (phrase["shift"] and not anchor.is_month):
        return "span", None, None
    elif phrase["m"]:
        texts = [anchor.month_named(phrase.month(), future=future) for future in (False, True)]
    else:
        texts = [anchor.month(phrase.shift())] * 2
    one, two = texts
    if phrase["many"] and not phrase["n"]:
        return reading(one, two, "start" if first else "end")
    back, ahead = (calendar.days_of_month(text, days, first=first) for text in (one, two))
    return kind, back, ahead


def year(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "2017", "early 2017"."""
    part, text = phrase.part(), phrase["y"]
    return both("year", calendar.part_of_year(text, part) if part and text else text)


def year_end(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "the end of the year", "end-2017"."""
    if anchor is None and not phrase.names_year():
        return "year", None, None
    return both("month", f"{phrase.year(anchor.first.year if anchor else 0)}-12")


def reading(back: str, ahead: str, part: str | None) -> Reading:
    """Return the reading of a month, or of its early, mid or late days."""
    if part and edtf.precision(back) == "month":
        return "span", calendar.part_of_month(back, part), calendar.part_of_month(ahead, part)
    return "month", back, ahead
