"""Finds the publication date that a text carries: a dateline, a date line, a "posted" note. No others."""

import re

from oiltrack import edtf
from oiltrack.extract.dates.anchor import anchor
from oiltrack.extract.dates.reader import DateReader
from oiltrack.extract.scenes.text import View

_HEAD = 700
_TAIL = 300
_YEARS_WITHIN = 5000
_NEAR_DAYS = 200
_DATE_LINE = 40
_DATE = r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?"
_DATED = rf"(?P<date>{_DATE})(?: \([A-Za-z. ]{{1,40}}\))? ?[-\u2013\u2014:/]"
_CANDIDATE = re.compile(_DATED)
"""What each dateline holds: looked for first, since most texts have none and it is found soon."""
_DATELINE = re.compile(
    r"^\W{0,3}[^\n]{0,60}?\b(?:[A-Z][A-Za-z'\u2019./() -]{1,48}?),? ?(?:\([A-Za-z ]{1,40}\) )?" + _DATED,
    re.MULTILINE,
)
_LINE = re.compile(r"^[^\n]{0,60}$", re.MULTILINE)
_LABEL = re.compile(
    r"(?:posted|published|(?:last )?updated|date|dated|as of|production figures for \w+|sent)\b[^\n]{0,30}",
    re.IGNORECASE,
)


class DatelineReader:
    """Reads publication dates with the dates of a lexicon."""

    def __init__(self, dates: DateReader) -> None:
        self._dates = dates

    def end(self, view: View) -> int:
        """Return where the dateline of a text ends, 0 where it has none: what it dates is the text itself."""
        match = _dateline(view)
        return match.end("date") if match else 0

    def find(self, view: View) -> str | None:
        """Return the EDTF date that the text gives as its own, or None. A day needs its year near by."""
        return self._of_line(view) or self._of_dateline(view) or self._of_note(view)

    def _of_line(self, view: View) -> str | None:
        """Read a short line near the top that holds a whole date."""
        for match in _LINE.finditer(view.text[:_HEAD]):
            line = match.group()
            if len(line) > _DATE_LINE and not _LABEL.match(line.strip()):
                continue
            day = self._full_day(view, match.start(), match.end())
            if day:
                return day
        return None

    def _of_dateline(self, view: View) -> str | None:
        """Read "TRIPOLI, June 8 (Agency) - "; its year may be told by a day or month that the text names."""
        match = _dateline(view)
        if not match:
            return None
        bounds = match.span("date")
        return self._full_day(view, *bounds) or self._day_after(view, bounds)

    def _day_after(self, view: View, bounds: tuple[int, int]) -> str | None:
        """Return the day of a dateline that follows the newest day or month with a year in the text.

        A year alone tells nothing: it may be long past ("1.6 million in 2010") or far ahead ("by 2030").
        """
        found = self._dates.find(view, bounds[1], min(len(view.text), _YEARS_WITHIN), None)
        told = [date.when for date in found if date.when and date.kind in ("day", "month")]
        if not told:
            return None
        newest = max(edtf.interval(text)[0] for text in told)
        days = (self._full_day(view, *bounds, year=str(newest.year + step)) for step in (0, 1))
        following = [day for day in days if day and edtf.interval(day)[0] >= newest]
        near = following and (edtf.interval(following[0])[0] - newest).days <= _NEAR_DAYS
        return following[0] if near else None

    def _of_note(self, view: View) -> str | None:
        """Read "Published 8 June 2017" below the text."""
        for match in _LABEL.finditer(view.text, max(0, len(view.text) - _TAIL)):
            day = self._full_day(view, match.start(), match.end())
            if day:
                return day
        return None

    def _full_day(self, view: View, start: int, end: int, *, year: str | None = None) -> str | None:
        near = anchor(f"{year}-12-31") if year else None
        for mention in self._dates.find(view, start, end, near):
            if mention.kind == "day" and mention.when and edtf.precision(mention.when) == "day":
                return mention.when
        return None


def _dateline(view: View) -> re.Match[str] | None:
    head = view.text[:_HEAD]
    return _DATELINE.search(head) if _CANDIDATE.search(head) else None
