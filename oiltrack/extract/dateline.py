"""Finds the publication date that a text carries: a dateline, a date line, a "posted" note. No others."""

import re

from oiltrack import edtf
from oiltrack.extract.anchor import anchor
from oiltrack.extract.dates import DateReader
from oiltrack.extract.text import View

_HEAD = 700
_TAIL = 300
_YEARS_WITHIN = 5000
_DATE_LINE = 40
_DATE = r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?"
_DATELINE = re.compile(
    r"^\W{0,3}[^\n]{0,60}?\b(?:[A-Z][A-Za-z'\u2019./() -]{1,48}?),? ?(?:\([A-Za-z ]{1,40}\) )?"
    rf"(?P<date>{_DATE})(?: \([A-Za-z. ]{{1,40}}\))? ?[-\u2013\u2014:/]",
    re.MULTILINE,
)
_LINE = re.compile(r"^[^\n]{0,60}$", re.MULTILINE)
_LABEL = re.compile(
    r"(?:posted|published|(?:last )?updated|date|dated|as of|production figures for \w+|sent)\b[^\n]{0,30}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(19[5-9]\d|20[0-4]\d)\b")


class DatelineReader:
    """Reads publication dates with the dates of a lexicon."""

    def __init__(self, dates: DateReader) -> None:
        self._dates = dates

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
        """Read "TRIPOLI, June 8 (Agency) - "; its year may be the only one of the text."""
        match = _DATELINE.search(view.text[:_HEAD])
        if not match:
            return None
        day = self._full_day(view, match.start("date"), match.end("date"))
        years = set(_YEAR.findall(view.text[:_YEARS_WITHIN]))
        if day or len(years) != 1:
            return day
        return self._full_day(view, match.start("date"), match.end("date"), year=years.pop())

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
