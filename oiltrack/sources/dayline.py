"""Finds a full calendar date in a short line, as layouts and headers print it.

It resolves nothing relative. Digits may be Arabic ones, as Arabic bulletins write them.
"""

import re
from datetime import date

from oiltrack.sources.normal import is_published

_MONTHS = (
    ("january", "jan", "يناير", "كانون الثاني", "جانفي"),
    ("february", "feb", "فبراير", "شباط", "فيفري"),
    ("march", "mar", "مارس", "آذار", "اذار"),
    ("april", "apr", "أبريل", "ابريل", "إبريل", "نيسان", "أفريل"),
    ("may", "مايو", "أيار", "ايار", "ماي"),
    ("june", "jun", "يونيو", "يونيه", "حزيران", "جوان"),
    ("july", "jul", "يوليو", "يوليه", "تموز", "جويلية"),
    ("august", "aug", "أغسطس", "اغسطس", "آب", "أوت"),
    ("september", "sept", "sep", "سبتمبر", "أيلول", "ايلول"),
    ("october", "oct", "أكتوبر", "اكتوبر", "تشرين الأول", "تشرين الاول"),
    ("november", "nov", "نوفمبر", "تشرين الثاني"),
    ("december", "dec", "ديسمبر", "كانون الأول", "كانون الاول"),
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAMES = "|".join(sorted(_NUMBER, key=len, reverse=True))
# Arabic papers name a month twice: "14 مارس آذار", "3 أيلول/ سبتمبر", "5 شباط (فبراير)".
_MONTH = rf"(?P<month>{_NAMES})(?!\w)(?:\s?[/(]?\s?(?P<twin>{_NAMES})(?!\w)\)?)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?:\s?م\b)?"
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+"
    r"|(?:ال)?(?:أحد|احد|اثنين|إثنين|ثلاثاء|أربعاء|اربعاء|خميس|جمعة|سبت)[،,]?\s+)?"
)
_TIME = (
    r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*(?:gmt|utc|eet|cet|[+-]\d{4}))?)?"
)
_FORMS = tuple(
    re.compile(rf"(?<!\d){form}(?!\d)", re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})",
        rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH}\.?[,،]?[\s-]+{_YEAR}",
        rf"{_MONTH}\.?\s+{_DAY},?\s+{_YEAR}",
        r"(?P<first>\d{1,2})[./](?P<second>\d{1,2})[./](?P<year>\d{4})",
    )
)
_LABEL = (
    r"(?:(?:published|posted|updated|date|dated|issued|نُ?شرت?|تاريخ النشر|آخر تحديث|تحديث|التاريخ|بتاريخ)"
    r"\s*(?:on\s+|في\s*:?\s*|:\s*)?)?"
)
_BEFORE = re.compile(rf"(?:{_LABEL}{_WEEKDAY}|[^.!?]{{2,50}}\s*[,،|·–—-]\s*{_WEEKDAY})\Z", re.IGNORECASE)
_AFTER = re.compile(rf"{_TIME}\s*(?:\Z|(?:[|,،·:(–—-]|by\s)[^.!?]{{0,50}}\Z)", re.IGNORECASE)
_MAX_WORDS_BESIDE = 8
_MAX_LINE = 100


def find_day(text: str) -> str | None:
    """Return the first full date in the text as ``YYYY-MM-DD``; None where none is clear."""
    found = _first(text)
    return found[1] if found else None


def date_line(line: str) -> str | None:
    """Return the day of a line that says little but a date ("Jan 12, 2016 | News", "NOC, 3 May 2018")."""
    line = line.strip()
    if len(line) > _MAX_LINE or not any(character.isdigit() for character in line):
        return None
    found = _first(line)
    if not found:
        return None
    match, day = found
    before, after = line[: match.start()], line[match.end() :]
    if len(before.split()) + len(after.split()) > _MAX_WORDS_BESIDE:
        return None
    return day if _BEFORE.match(before) and _AFTER.match(after) else None


def _first(text: str) -> tuple[re.Match[str], str] | None:
    matches = [match for form in _FORMS if (match := form.search(text))]
    for match in sorted(matches, key=lambda found: found.start()):
        day = _iso(match.groupdict())
        if day:
            return match, day
    return None


def _iso(parts: dict[str, str]) -> str | None:
    if "first" in parts:
        readings = {
            _valid(parts["year"], month, day)
            for month, day in ((parts["first"], parts["second"]), (parts["second"], parts["first"]))
        } - {None}
        return readings.pop() if len(readings) == 1 else None
    month = parts["month"].lower()
    twin = parts.get("twin")
    if twin and _NUMBER[twin.lower()] != _NUMBER[month]:
        return None
    return _valid(parts["year"], str(_NUMBER.get(month, month)), parts["day"])


def _valid(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
    return found if is_published(found) else None
