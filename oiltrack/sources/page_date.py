"""Checks that a date found in a web page is printed where pages print their date. It finds no date itself.

htmldate also takes the first date of the running text, of a picture's name or of a copyright line; those are
no publication dates and are refused here.
"""

import re
from html import unescape

from oiltrack.sources.dayline import date_line

_PLACES = re.compile(
    r"<(?:meta|time|abbr|link)\b[^<>]{0,2000}>"
    r"|\"date(?:Published|Created|Modified)\"\s*:\s*\"[^\"]{4,40}\"",
    re.IGNORECASE,
)
_SHORT_TEXT = re.compile(r">([^<>]{6,100})<")


def is_printed(markup: str, day: str) -> bool:
    """Tell whether the page carries the day: in a meta, time or link element, data or a date line."""
    year, month, of_month = day.split("-")
    written = re.compile(rf"{year}[-/]?0?{int(month)}[-/]?0?{int(of_month)}(?!\d)")
    if any(
        written.search(place[0]) or date_line(_value(place[0])) == day for place in _PLACES.finditer(markup)
    ):
        return True
    return any(date_line(unescape(text)) == day for text in _SHORT_TEXT.findall(markup))


def _value(element: str) -> str:
    """Return the content or datetime value of an element that prints its date in words."""
    match = re.search(
        r"""\b(?:content|datetime|title)\s*=\s*["']([^"'<>]{6,60})["']""", element, re.IGNORECASE
    )
    return unescape(match[1]) if match else ""
