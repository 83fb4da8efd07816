"""Finds the publication date that a text carries: a dateline, a date line, a "posted" note. No others."""

import re

from oiltrack import edtf
from oiltrack.extract.dates.anchor import anchor
from oiltrack.extract.dates.reader import DateMention, DateReader
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.scenes.text import View

_HEAD = 700
_TAIL = 300
_LAST_LINES = 3
_YEARS_WITHIN = 5000
_NEAR_DAYS = 200
_DATE_LINE, _DATE_WORDS = 40, 5
_WORD = re.compile(r"[^\W\d]+")
_LINE = re.compile(r"^[^\n]{0,60}$", re.MULTILINE)
_HEAD_LINE = re.compile(r"^[^\n]{0,160}$", re.MULTILINE)
_PART = re.compile(r"[^|·•]+")
_FIGURE = re.compile(r"\d[.,]\d")


class DatelineReader:
    """Reads publication dates with the dates of a lexicon."""

    def __init__(self, lexicon: Lexicon, dates: DateReader) -> None:
        self._dates = dates
        self._cased = lexicon.cased
        self._weekdays = {form for forms in lexicon.weekdays for form in forms}
        self._candidate = lexicon.pattern["dateline.dated"]
        self._whole = lexicon.pattern["dateline.whole"]
        self._label = lexicon.pattern["dateline.label"]

    def end(self, view: View) -> int:
        """Return where the dateline of a text ends, 0 where it has none: what it dates is the text itself."""
        match = self._dateline(view)
        return match.end("date") if match else 0

    def find(self, view: View) -> str | None:
        """Return the EDTF date that the text gives as its own, or None. A day needs its year near by."""
        return (
            self._of_line(view) or self._of_dateline(view) or self._of_note(view) or self._of_last_line(view)
        )

    def _of_line(self, view: View) -> str | None:
        """Read a short line near the top, or a part of one ("By Staff | 8 June 2017"), that holds a date."""
        for line in _HEAD_LINE.finditer(view.text[:_HEAD]):
            told = (
                self._full_day(view, match.start(), match.end())
                for match in _parts(line)
                if _is_short(match.group()) or self._is_labelled(view, match)
            )
            days = set(filter(None, told))
            if len(days) == 1:
                return days.pop()
        return None

    def _of_dateline(self, view: View) -> str | None:
        """Read "TRIPOLI, June 8 (Agency) - "; its year may be told by a day or month that the text names."""
        match = self._dateline(view)
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
        for match in self._label.finditer(self._read(view), max(0, len(view.text) - _TAIL)):
            day = self._full_day(view, match.start(), match.end())
            if day:
                return day
        return None

    def _of_last_line(self, view: View) -> str | None:
        """Read one of the last lines that is a whole date, with or without its weekday, and nothing else."""
        lines = [match for match in _LINE.finditer(view.text, _HEAD) if match.group().strip()]
        for match in lines[-_LAST_LINES:]:
            for date in self._dates.find(view, *match.span(), None):
                beside = view.folded[match.start() : date.start] + view.folded[date.end : match.end()]
                if _is_day(date) and set(_WORD.findall(beside)) <= self._weekdays and "©" not in beside:
                    return date.when
        return None

    def _is_labelled(self, view: View, line: re.Match[str]) -> bool:
        return bool(self._label.match(self._read(view)[line.start() : line.end()].strip()))

    def _full_day(self, view: View, start: int, end: int, *, year: str | None = None) -> str | None:
        near = anchor(f"{year}-12-31") if year else None
        for mention in self._dates.find(view, start, end, near):
            if _is_day(mention):
                return mention.when
        return None

    def _dateline(self, view: View) -> re.Match[str] | None:
        """Return the dateline; what each has is looked for first, since most texts have none."""
        head = self._read(view)[:_HEAD]
        return self._whole.search(head) if self._candidate.search(head) else None

    def _read(self, view: View) -> str:
        """Return the text with its capitals, where the language has any."""
        return view.text if self._cased else view.folded


def _parts(line: re.Match[str]) -> list[re.Match[str]]:
    """Return the parts of a line between bars and dots; a row of figures has none."""
    parts = list(_PART.finditer(line.string, *line.span()))
    return [] if len(parts) > 1 and _FIGURE.search(line.group()) else parts


def _is_short(line: str) -> bool:
    """Tell whether a line may hold little but a date: it is short, and no sentence."""
    is_sentence = line.rstrip().endswith(".") and len(line.split()) > _DATE_WORDS
    return len(line) <= _DATE_LINE and not is_sentence


def _is_day(date: DateMention) -> bool:
    return date.kind == "day" and date.when is not None and edtf.precision(date.when) == "day"
