"""Finds the dates a text names and says what they mean from its publication date. It attaches them to nothing."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from oiltrack import edtf
from oiltrack.extract.anchor import Anchor, half, part_of_month, part_of_year, quarter
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.text import View

_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
           "eleven": 11, "twelve": 12, "a few": 3, "several": 4, "a couple of": 2}  # fmt: skip
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression ``folded[start:end]`` with the preposition before it.

    ``when`` is what it means looking back, ``ahead`` looking forward (they differ for "Monday" or "in May");
    ``kind`` is day, weekday, month, year, week, span or now.
    """

    start: int
    end: int
    prep: str
    kind: str
    when: str | None
    ahead: str | None

    def pick(self, *, future: bool) -> str | None:
        """Return the meaning in a sentence about the future or the past."""
        return self.ahead if future else self.when


class DateReader:
    """Finds dates with the calendar names of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._months = {form: i + 1 for i, forms in enumerate(lexicon.months) for form in forms}
        self._weekdays = {form: i for i, forms in enumerate(lexicon.weekdays) for form in forms}
        month = "|".join(re.escape(m) for m in sorted(self._months, key=len, reverse=True))
        weekday = "|".join(sorted(self._weekdays, key=len, reverse=True))
        year = r"(?:19[5-9]\d|20[0-4]\d)"
        count = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a few|several|a couple of)"
        part = r"(?:(?:very |as )?(?P<part{0}>early|late|mid|middle|the middle of|end|the end of|end of|start of|the start of|beginning of|the beginning of|the close of|close of|turn of|the turn of)[ -](?:in |of |on |this |the )?)?"
        self._rules: list[tuple[re.Pattern[str], Callable[[re.Match[str], Anchor | None], tuple[str, str | None, str | None] | None]]] = [
            (re.compile(rf"\b(?P<y>{year})-(?P<m>\d\d)-(?P<d>\d\d)\b"), self._iso),
            (re.compile(rf"\b(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/(?P<y>{year})\b"), self._slashes),
            (re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?:of )?(?P<m>{month})\b\.?,?(?: (?:of )?(?P<y>{year}|last year|this year|next year)\b)?"), self._day),
            (re.compile(rf"\b(?P<m>{month}) (?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.,]?\d|[ -]?(?:million|thousand|mn|barrels|bpd|%|percent))(?:,? (?P<y>{year})\b)?"), self._day),
            (re.compile(r"\bthe (?P<d>\d{1,2})(?:st|nd|rd|th)\b(?: of (?P<rel>this|last|next|the) month)?(?! (?:century|anniversary|time|year|largest|biggest|quarter))"), self._nth),
            (re.compile(rf"\b{part.format(1)}(?P<m>{month})\b\.?(?:[ ,](?:of )?(?P<y>{year})\b(?! (?:barrels|bpd|b/d))| (?:of )?(?P<rel>last year|this year|next year|a year earlier|the year before|the previous year|the year previous))?"), self._month),
            (re.compile(rf"\b(?P<m>{month})(?:-| to | and | through | or |/)(?P<m2>{month})\b\.?(?: (?P<y>{year})\b)?"), self._months_span),
            (re.compile(rf"\b(?P<mod>last|next|this|past|previous)? ?(?P<w>{weekday})\b(?P<wk> week| before last)?"), self._weekday),
            (re.compile(rf"\b(?P<q>first|second|third|fourth|1st|2nd|3rd|4th|last|this|next)[ -]quarter\b(?: of (?P<y>{year}|this year|last year|next year|the year))?"), self._quarter),
            (re.compile(r"\b(?:q(?P<q>[1-4])|(?P<q2>[1-4])q)[ -]?(?P<y>20\d\d|\d\d)?\b"), self._short_quarter),
            (re.compile(rf"\b(?P<h>first|second|latter) half(?: of (?:(?P<m>{month})|(?P<y>{year})|(?P<rel>the year|this year|last year|next year|this month|last month))?)?"), self._half),
            (re.compile(rf"\b{part.format(2)}(?P<rel>this|last|next|the previous|previous|the coming|the current|the past|the following|the same|that|the) (?P<u>week|month|year|weekend|summer|winter|spring|autumn|fortnight|decade)\b(?! ago| earlier| before)(?: of (?:the )?(?P<rel2>last year|this year|{year}))?"), self._relative),
            (re.compile(rf"\b(?P<rel>earlier) this (?P<u>week|month|year)\b"), self._relative),
            (re.compile(rf"\b(?:a|the) (?P<u>day|week|month|year) (?P<dir>earlier|before|previously|ago|later|after)\b(?! the\b)|\b(?P<u2>month|year)-(?:ago|earlier)\b|\bthe (?P<u3>previous|preceding) (?P<u4>day|week|month|year)\b"), self._step),
            (re.compile(rf"\b(?P<n>{count}) (?P<u>day|week|month|year)s? (?P<dir>ago|earlier|before|later|from now)\b"), self._ago),
            (re.compile(rf"\b(?:in|within|inside|over|for|during) (?:the )?(?:next |coming |following )(?P<n>{count})? ?(?P<u>hour|day|week|month|year)s?\b|\b(?:within|inside|in) (?P<n2>{count}) (?P<u2>day|week|month|year)s?(?: time)?\b|\b(?P<fort>in a fortnight|within days|within weeks|in the coming days|in the coming weeks|the coming hours|soon|in days)\b"), self._within),
            (re.compile(rf"\b(?:in |over |during |for )?(?:the )?(?:past|last|previous|preceding) (?P<n>{count})? ?(?P<u>hour|day|week|month|year)s?\b|\bfor (?P<n2>{count}) (?P<u2>day|week|month|year)s? now\b"), self._span),
            (re.compile(rf"\b(?:by |at |before |towards? )?(?:the )?(?:end of (?:the |this )year|year-end|end-year|year's end|the year end|christmas|the close of this year)\b(?: (?P<y>{year}))?"), self._year_end),
            (re.compile(rf"\bend[ -](?P<y>{year}|next year|last year)\b|\bend of (?P<y2>{year}|next year|last year)\b"), self._year_end),
            (re.compile(r"\b(?P<w>today|tonight|yesterday|tomorrow|this morning|this evening|this afternoon|last night|overnight|the day before yesterday|the same day|that day|the day before|a day after)\b"), self._word),
            (re.compile(r"\b(?P<w>now|currently|at present|presently|at the moment|as of now|right now|these days|in recent days|recent days|so far this month|nowadays)\b"), self._now),
            (re.compile(rf"(?<![\d/.,$€£-])\b{part.format(3)}(?P<y>{year})\b(?![ -]?(?:barrels|bbl|bpd|b/d|mw|megawatts|people|km|%|percent|million|thousand|tonnes|mn|/)|[.,]\d|-\d)"), self._year),
        ]
        self._prep = re.compile(
            r"\b(since|until|till|before|by|from|after|on|in|at|during|as of|as from|with effect from|prior to|through|up to|between|around|about|to|for|of|ahead of|effective|towards|than|ending|ended on|dated|starting|beginning|against|versus|compared with|over|within)\s*(?:around |about |at least |early |late |the |on |last |that |\()*$"
        )
        self._quick = re.compile(rf"\b(?:{month}|{weekday}|day|days|week|weeks|weekend|month|months|year|years|today|tonight|yesterday|tomorrow|morning|night|overnight|quarter|half|now|currently|present|presently|moment|recent|soon|christmas|summer|winter|spring|autumn|fortnight|hours?|\d?q\d?\d?|{year})\b|\d/\d|\dq\d|\d(?:st|nd|rd|th)\b|-20\d\d|year-end")

    def find(self, view: View, start: int, end: int, anchor: Anchor | None) -> list[DateMention]:
        """Return the dates of a sentence in order, the longest reading where several overlap."""
        if not self._quick.search(view.folded, start, end):
            return []
        found: list[DateMention] = []
        for pattern, read in self._rules:
            for match in pattern.finditer(view.folded, start, end):
                if any(match.start() < other.end and other.start < match.end() for other in found):
                    continue
                if not self._is_name(view, match):
                    continue
                reading = read(match, anchor)
                if reading is None:
                    continue
                before = view.folded[max(start, match.start() - 30) : match.start()]
                prep = self._prep.search(before)
                kind, when, ahead = reading
                found.append(DateMention(match.start(), match.end(), prep[1] if prep else "", kind, when, ahead))
        return _joined(sorted(found, key=lambda m: m.start), view)

    def _is_name(self, view: View, match: re.Match[str]) -> bool:
        """ "may", "march", "sun" and the like are dates only with a capital."""
        name = match.groupdict().get("m") or match.groupdict().get("w")
        if not name or name not in self._months and name not in self._weekdays:
            return True
        at = view.folded.find(name, match.start(), match.end())
        return view.text[at].isupper()

    def _iso(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        return _both("day", _valid(f"{m['y']}-{m['m']}-{m['d']}"))

    def _slashes(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        one, two = int(m["a"]), int(m["b"])
        readings = [r for r in (_valid(f"{m['y']}-{two:02d}-{one:02d}"), _valid(f"{m['y']}-{one:02d}-{two:02d}")) if r]
        if a and len(readings) == 2:
            readings.sort(key=lambda r: abs((edtf.interval(r)[0] - a.first).days))
        return _both("day", readings[0]) if readings else None

    def _day(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        month, day, year = self._months[m["m"].rstrip(".") if m["m"] not in self._months else m["m"]], int(m["d"]), m["y"]
        if year and year[0].isdigit():
            return _both("day", _valid(f"{year}-{month:02d}-{day:02d}"))
        if a is None or not 1 <= day <= 31:
            return None if not 1 <= day <= 31 else ("day", None, None)
        if year:
            offset = {"last year": -1, "this year": 0, "next year": 1}[year]
            return _both("day", _valid(f"{a.first.year + offset}-{month:02d}-{day:02d}"))
        return "day", a.day_named(month, day, future=False), a.day_named(month, day, future=True)

    def _nth(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        if a is None or not a.is_month or not 1 <= int(m["d"]) <= 31:
            return None
        offset = {"last": -1, "next": 1}.get(m["rel"] or "", 0)
        day = int(m["d"])
        back = _valid(f"{a.month(offset)}-{day:02d}")
        if not m["rel"] and back and back > edtf.of_day(a.last):
            back = _valid(f"{a.month(-1)}-{day:02d}")
        return "day", back, _valid(f"{a.month(offset)}-{day:02d}")

    def _month(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        month = self._months[m["m"]]
        part = _part(m["part1"])
        if m["y"]:
            return _month_reading(f"{m['y']}-{month:02d}", f"{m['y']}-{month:02d}", part)
        if a is None:
            return "month", None, None
        if m["rel"]:
            offset = {"this year": 0, "next year": 1}.get(m["rel"], -1)
            text = f"{a.first.year + offset}-{month:02d}"
            return _month_reading(text, text, part)
        return _month_reading(a.month_named(month, future=False), a.month_named(month, future=True), part)

    def _months_span(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        one, two = self._months[m["m"]], self._months[m["m2"]]
        if m["y"]:
            year = int(m["y"])
            return _both("span", f"{year - (one > two)}-{one:02d}/{year}-{two:02d}")
        if a is None:
            return "span", None, None
        second = a.month_named(two, future=False)
        return _both("span", f"{int(second[:4]) - (one > two)}-{one:02d}/{second}")

    def _weekday(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        if len(m["w"]) < 5 and m["w"] in ("sun", "mon", "sat", "wed", "fri", "tue"):
            return None
        if a is None:
            return "weekday", None, None
        index = self._weekdays[m["w"]]
        back, ahead = a.weekday(index, future=False), a.weekday(index, future=True)
        if m["mod"] in ("last", "past", "previous"):
            if a.is_day and a.first.weekday() == index:
                back = a.weekday(index, future=False, shift=-1)
            ahead = back
        elif m["mod"] == "next":
            if a.is_day and a.first.weekday() == index:
                ahead = a.weekday(index, future=True, shift=1)
            back = ahead
        return "weekday", back, ahead

    def _quarter(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        if a is None and not (m["y"] or "").isdigit():
            return "span", None, None
        year = _year_of(m["y"], a)
        number = _ORDER.get(m["q"])
        if number is None and a:
            index = a.first.year * 4 + (a.first.month - 1) // 3 + {"last": -1, "this": 0, "next": 1}[m["q"]]
            year, number = index // 4, index % 4 + 1
        elif number and a and not m["y"]:
            current = (a.first.month - 1) // 3 + 1
            return "span", quarter(year - (number > current), number), quarter(year + (number < current), number)
        return _both("span", quarter(year, number)) if number else None

    def _short_quarter(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        number = int(m["q"] or m["q2"])
        if m["y"]:
            year = int(m["y"]) if len(m["y"]) == 4 else 2000 + int(m["y"])
            return _both("span", quarter(year, number))
        return _both("span", quarter(a.first.year, number)) if a else None

    def _half(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        number = 1 if m["h"] == "first" else 2
        if a is None and not m["y"]:
            return None
        if m["m"] and a:
            month = a.month_named(self._months[m["m"]], future=False)
            last = edtf.interval(month)[1]
            return _both("span", f"{month}-01/{month}-15" if number == 1 else f"{month}-16/{last.isoformat()}")
        if m["rel"] and "month" in m["rel"] and a:
            month = a.month(-1 if "last" in m["rel"] else 0)
            return _both("span", f"{month}-01/{month}-15" if number == 1 else f"{month}-16/{edtf.interval(month)[1].isoformat()}")
        return _both("span", half(_year_of(m["y"] or m["rel"], a), number))

    def _relative(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        groups = m.groupdict()
        unit, rel = m["u"], m["rel"]
        if rel in ("the", "that", "the same") and not groups.get("part2"):
            return None
        if a is None:
            return unit if unit in ("week", "month", "year") else "span", None, None
        offset = {"last": -1, "previous": -1, "the previous": -1, "the past": -1, "next": 1, "the coming": 1, "the following": 1}.get(rel, 0)
        part = _part(groups.get("part2"))
        if unit == "week":
            return _both("week", a.week(offset))
        if unit == "weekend":
            return _both("span", _weekend(a, offset)) if a.is_day else _both("month", a.text)
        if unit == "month":
            return _month_reading(a.month(offset), a.month(offset), part)
        if unit == "year":
            if rel == "earlier":
                return _both("span", f"{a.year(0)}-01/{a.month(0)}~") if a.is_month else _both("year", a.year(0))
            text = a.year(offset)
            return _both("year", part_of_year(text, part) if part else text)
        if unit == "fortnight":
            return _both("day", a.day(14 * (offset or 1)))
        return _both("span", _season(a, unit, offset, groups.get("rel2"))) if unit != "decade" else None

    def _step(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        unit = m["u"] or m["u2"] or m["u4"]
        if a is None:
            return unit, None, None
        sign = -1 if m["dir"] in ("later", "after") else 1
        kind = f"step {unit}" if sign > 0 and m["dir"] != "ago" else unit
        return _both(kind, a.week(-sign) if unit == "week" else a.back(sign, unit))

    def _ago(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        if a is None:
            return "span", None, None
        sign = -1 if m["dir"] in ("later", "from now") else 1
        count = _count(m["n"])
        text = a.back(sign * count, m["u"])
        return _both("day" if m["u"] in ("day", "week") else m["u"], text + ("~" if m["u"] == "week" and a.is_day else ""))

    def _within(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        if a is None:
            return "ahead", None, None
        if m["fort"]:
            if m["fort"] == "in a fortnight":
                return _both("ahead", a.day(14))
            return "ahead", a.text, a.text if not a.is_day else f"{a.day(0)}/{a.day(14 if 'week' in m['fort'] else 7)}~"
        unit = m["u"] or m["u2"]
        count = _count(m["n"] or m["n2"] or "1")
        if unit == "hour":
            return _both("ahead", a.day(1))
        return _both("ahead", a.back(-count, unit))

    def _span(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        unit = m["u"] or m["u2"]
        count = _count(m["n"] or m["n2"] or "")
        if a is None:
            return "span", None, None
        if unit == "hour":
            return _both("hours", a.text if count <= 24 else a.span_back(2, "day"))
        if not (m["n"] or m["n2"]):
            if not view_plural(m):
                return _both(unit, a.week(-1) if unit == "week" else a.back(1, unit))
            count = 4
            return _both("span", a.span_back(count, unit) + "~")
        return _both("span", a.span_back(count, unit))

    def _year_end(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        groups = m.groupdict()
        year = groups.get("y") or groups.get("y2")
        if a is None and not (year or "").isdigit():
            return "year", None, None
        return _both("month", f"{_year_of(year, a)}-12")

    def _word(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        word = m["w"]
        if word in ("the same day", "that day"):
            return None
        if a is None:
            return "day", None, None
        offset = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "the day before": -1, "overnight": 0}
        return _both("step day" if word == "the day before" else "day", a.day(offset.get(word, 0)))

    def _now(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        return _both("now", a.text if a else None)

    def _year(self, m: re.Match[str], a: Anchor | None) -> tuple[str, str | None, str | None] | None:
        part = _part(m["part3"])
        return _both("year", part_of_year(m["y"], part) if part else m["y"])


def view_plural(match: re.Match[str]) -> bool:
    """Tell whether the unit of a span was written in the plural ("the past weeks")."""
    return match.group().rstrip().endswith("s")


def _both(kind: str, text: str | None) -> tuple[str, str | None, str | None] | None:
    return (kind, text, text) if text else None


def _valid(text: str) -> str | None:
    return text if edtf.is_valid(text) else None


def _part(words: str | None) -> str | None:
    if not words:
        return None
    for name in ("early", "late", "mid", "end", "start"):
        if name in words:
            return name
    return "end" if "close" in words else "start"


def _month_reading(back: str, ahead: str, part: str | None) -> tuple[str, str | None, str | None]:
    if part and edtf.precision(back) == "month":
        return "span", part_of_month(back, part), part_of_month(ahead, part)
    return "month", back, ahead


def _year_of(words: str | None, anchor: Anchor | None) -> int:
    if words and words.isdigit():
        return int(words)
    offset = {"last year": -1, "next year": 1}.get(words or "", 0)
    return (anchor.first.year if anchor else 0) + offset


def _count(words: str) -> int:
    return int(words) if words.isdigit() else _COUNTS.get(words, 1)


def _weekend(anchor: Anchor, offset: int) -> str:
    """The Saturday and Sunday before the anchor ("over the weekend", "last weekend"), or after it ("next weekend")."""
    saturday = anchor.weekday(5, future=offset > 0) or anchor.text
    first = edtf.interval(saturday)[0]
    return edtf.of_span(first, first.fromordinal(first.toordinal() + 1))


def _season(anchor: Anchor, season: str, offset: int, year_words: str | None) -> str:
    year = _year_of(year_words, anchor) if year_words else anchor.first.year + offset
    if offset == -1 and not year_words and season == "summer" and anchor.first.month >= 9:
        year += 1
    months = {"spring": ("03", "05"), "summer": ("06", "08"), "autumn": ("09", "11"), "winter": ("12", "02")}[season]
    return f"{year}-{months[0]}/{year + (season == 'winter')}-{months[1]}"


def _joined(found: list[DateMention], view: View) -> list[DateMention]:
    """Join "from 2013 to 2016" and "between January and March" into one span."""
    joined: list[DateMention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if last and last.when and mention.when and last.prep in ("from", "between") and "/" not in last.when + mention.when:
            between = view.folded[last.end : mention.start].strip()
            if between in ("to", "and", "until", "till", "through", "-") and last.kind == mention.kind:
                first, second = edtf.interval(last.when)[0], edtf.interval(mention.when)[1]
                if first < second:
                    text = edtf.of_span(first, second)
                    joined[-1] = DateMention(last.start, mention.end, "", "span", text, text)
                    continue
        joined.append(mention)
    return joined
