"""Brings a text into the form in which it is stored and counted, once. It changes no word of it."""

import re

from oiltrack import edtf
from oiltrack.errors import SourceError
from oiltrack.facts import Document
from oiltrack.sources.files import binary, empty

MAX_TEXT_CHARACTERS = 5_000_000
MAX_LINE_CHARACTERS = 1_000_000

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BREAKS = re.compile(r"[\x0b\x0c]")
_INVISIBLE = "\ufeff\u200b\u200e\u200f \t\n"
_MAX_CONTROL_SHARE = 0.01
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def clean(text: str, location: str) -> str:
    """Return the text with LF line ends, no mark, no control characters and no white space around it.

    A few stray control characters are dropped (page breaks become line ends); many mean a binary file.

    Raises:
        SourceError: nothing but white space, or binary.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if _CONTROLS.search(text):
        text = _without_controls(text, location)
    text = text.strip()
    if not text.strip(_INVISIBLE):
        raise empty(location)
    return text


def _without_controls(text: str, location: str) -> str:
    if "\x00" in text or len(_CONTROLS.findall(text)) > max(4, _MAX_CONTROL_SHARE * len(text)):
        raise binary(location)
    return _CONTROLS.sub("", _BREAKS.sub("\n", text))


def check(document: Document, location: str) -> Document:
    """Return the document unchanged if it can be stored.

    Raises:
        SourceError: too long, a line too long, no valid date, or characters that no database takes.
    """
    if len(document.text) > MAX_TEXT_CHARACTERS:
        raise SourceError(location, "text of more than 5,000,000 characters", remedy="split it into articles")
    if len(document.text) > MAX_LINE_CHARACTERS and _longest_line(document.text) > MAX_LINE_CHARACTERS:
        raise SourceError(location, "a line of more than 1,000,000 characters", remedy="break its lines")
    if document.published is not None and not is_published(document.published):
        raise bad_published(location, document.published)
    for value in (
        document.key,
        document.text,
        document.title,
        document.publisher,
        document.url,
        document.lang,
    ):
        if value and not value.isascii() and _SURROGATE.search(value):
            raise SourceError(
                location, "half a surrogate pair, no character", remedy="save it again as UTF-8"
            )
        if value and "\x00" in value:
            raise SourceError(location, "a NUL character in the text", remedy="remove it")
    return document


def _longest_line(text: str) -> int:
    return max(len(line) for line in text.split("\n"))


def is_published(value: str) -> bool:
    """Tell whether a string is a publication date: an EDTF day, month or year."""
    return "/" not in value and edtf.is_valid(value)


def bad_published(location: str, value: object) -> SourceError:
    """Return the error for a publication date that is none."""
    return SourceError(
        location, f"published {str(value)[:40]!r} is no date", remedy="write 2017, 2017-05 or 2017-05-31"
    )
