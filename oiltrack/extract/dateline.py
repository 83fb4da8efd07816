"""Finds the publication date that a text carries itself: a dateline, a date line, a "posted" note. No other dates."""

import re

from oiltrack import edtf
from oiltrack.extract.anchor import anchor
from oiltrack.extract.dates import DateMention, DateReader
from oiltrack.extract.text import View

_HEAD = 700
_DATELINE = re.compile(
    r"^\W{0,3}[^\n]{0,60}?\b(?:[A-Z][A-Za-z'’./() -]{1,48}?),? ?(?:\([A-Za-z ]+\) )?(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?)(?: \([A-Za-z. ]+\))? ?(?:-|–|—|:|/)",
    re.MULTILINE,
)
_LINE = re.compile(r"^[^\n]{0,60}$", re.MULTILINE)
_LABEL = re.compile(
    r"(?:posted|published|updated|date|last updated|dated|as of|production figures for \w+|sent)\b[^\n]{0,30}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(19[5-9]\d|20[0-4]\d)\b")


class DatelineReader:
    """Reads publication dates with the dates of a lexicon."""

    def __init__(self, dates: DateReader) -> None:
        self._dates = dates

    def find(self, view: View) -> str | None:
        """Return the EDTF date that the text gives as its own, or None. A day needs its year somewhere near."""
        head = view.text[:_HEAD]
        for match in _LINE.finditer(head):
            day = self._full_day(view, match.start(), match.end())
            if day and (len(match.group()) <= 40 or _LABEL.match(match.group().strip())):
                return day
        match = _DATELINE.search(head)
        if match:
            day = self._full_day(view, match.start("date"), match.end("date"))
            if day:
                return day
            years = set(_YEAR.findall(view.text[:5000]))
            if len(years) == 1:
                return self._full_day(view, match.start("date"), match.end("date"), year=years.pop())
        tail = max(0, len(view.text) - 300)
        for match in _LABEL.finditer(view.text, tail):
            day = self._full_day(view, match.start(), match.end())
            if day:
                return day
        return None

    def _full_day(self, view: View, start: int, end: int, *, year: str | None = None) -> str | None:
        near = anchor(f"{year}-12-31") if year else None
        found: list[DateMention] = self._dates.find(view, start, end, near)
        for mention in found:
            if mention.kind == "day" and mention.when and edtf.precision(mention.when) == "day":
                return mention.when
        return None
