"""Brings a text into the form in which it is stored and counted, once. It changes no word of it."""

import re

from oiltrack import edtf
from oiltrack.errors import SourceError
from oiltrack.facts import Document
from oiltrack.sources.files import binary, empty

MAX_TEXT_CHARACTERS = 5_000_000
MAX_LINE_CHARACTERS = 1_000_000
MAX_LABEL_CHARACTERS = 5_000

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
        SourceError: too long, a line or a label too long, no date of publication, or characters that no
            database takes.
    """
    _refuse_length(document, location)
    if document.published is not None and not is_published(document.published):
        raise bad_published(location, document.published)
    labels = (document.title, document.publisher, document.url, document.lang)
    for value in (document.text, *labels):
        refuse_characters(value or "", location)
    return document


def refuse_characters(value: str, location: str) -> None:
    """Refuse what no database takes. Keys that are names of files are not asked: they need not be UTF-8.

    Raises:
        SourceError: a surrogate or a NUL character.
    """
    if not value.isascii() and _SURROGATE.search(value):
        raise SourceError(location, "half a surrogate pair, no character", remedy="save it again as UTF-8")
    if "\x00" in value:
        raise SourceError(location, "a NUL character in the text", remedy="remove it")


def _refuse_length(document: Document, location: str) -> None:
    if len(document.text) > MAX_TEXT_CHARACTERS:
        raise SourceError(location, "text of more than 5,000,000 characters", remedy="split it into articles")
    if len(document.text) > MAX_LINE_CHARACTERS and _longest_line(document.text) > MAX_LINE_CHARACTERS:
        raise SourceError(location, "a line of more than 1,000,000 characters", remedy="break its lines")
    for value in (document.key, document.title, document.publisher, document.url, document.lang):
        if len(value or "") > MAX_LABEL_CHARACTERS:
            raise SourceError(
                location,
                "an id, title, publisher, url or language of more than 5,000 characters",
                remedy="shorten it",
            )


def _longest_line(text: str) -> int:
    return max(len(line) for line in text.split("\n"))


def is_published(value: str) -> bool:
    """Tell whether a string is a publication date: an EDTF day, month or year within 1900 to 2100.

    No news of oil is older, and a year far off is a slip or what a program writes for no date
    (``0001-01-01``). Where a date is given, such a one is an error; where one is looked for, it is not taken.
    """
    if "/" in value or not edtf.is_valid(value):
        return False
    first, last = edtf.interval(value)
    return first >= edtf.FAR_PAST and last <= edtf.FAR_FUTURE


def bad_published(location: str, value: object) -> SourceError:
    """Return the error for a publication date that is none."""
    if isinstance(value, str) and "/" not in value and edtf.is_valid(value):
        return SourceError(
            location, f"published {value!r} lies outside 1900 to 2100", remedy="mend or remove the date"
        )
    return SourceError(
        location, f"published {str(value)[:40]!r} is no date", remedy="write 2017, 2017-05 or 2017-05-31"
    )
