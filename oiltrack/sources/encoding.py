"""Turns bytes into text: UTF-8, UTF-16, Windows-1252, the code pages of Arabic or a declared charset.

It never replaces what it cannot decode: bytes that fit no encoding, or two of them, are an error.
"""

import codecs
import re

from oiltrack.errors import SourceError
from oiltrack.sources.code_page import ISO, MAC, WINDOWS, arabic_pages

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MULTIBYTE = re.compile(r"(gb|big5|shift|euc|iso2022|utf_16|hz|cp9[345]|johab)", re.IGNORECASE)
_SINGLE_BYTE = re.compile(r"(cp125|cp8|iso8859|koi8|mac)", re.IGNORECASE)
_LIKE_1252 = frozenset({"ascii", "iso8859-1", "iso8859-15"})
# Servers and mail programs name these without a look at the text; what it reads like goes before.
_OFTEN_WRONG = frozenset({"cp1252", WINDOWS, ISO, MAC})
_NAMES = {WINDOWS: "Windows-1256", ISO: "ISO-8859-6"}

_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_MAX_HIGH_SHARE_1252 = 0.3
# Three letters of Arabic in UTF-8, which say nothing in any code page.
_ARABIC_IN_UTF8 = re.compile(rb"(?:[\xd8-\xdb][\x80-\xbf]){3}")
_UTF16_SAMPLE = 4_000
_UTF16_LEAST = 8
_LEAST_PLAIN_SHARE = 0.9
_PLAIN = re.compile(r"[\t\n\r -~\xa0-\xff\u0600-\u06ff\u200b-\u203f]")


def decode(data: bytes, location: str, *, declared: str | None = None) -> str:
    """Return the text of the bytes, without a byte order mark.

    Args:
        data: the bytes as stored.
        location: names the file in an error.
        declared: the charset that the page or the mail itself names; ignored where the bytes refute it.

    Raises:
        SourceError: the bytes fit none of the encodings.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strictly(data, name, location)
    order = utf16_order(data)
    if order:
        return _strictly(data, order, location)
    charset = _known(declared)
    if charset and _MULTIBYTE.match(charset):
        text = _attempt(data, charset)
        if text is not None:
            return text
    text = _attempt(data, "utf-8")
    if text is not None:
        return text
    if _is_broken_utf8(data):
        raise _broken(location, "UTF-8 with broken bytes")
    text = _in_code_page(data, charset, location)
    if text is None:
        raise _broken(
            location, "encoding is none of UTF-8, UTF-16, Windows-1252, Windows-1256, ISO-8859-6, MacArabic"
        )
    return text


def utf16_order(data: bytes) -> str | None:
    """Return the name of UTF-16 in the order of bytes in which the data is plain text without a mark.

    Only data with NUL bytes is looked at: English has one in each character, Arabic one in each space.
    """
    sample = data[:_UTF16_SAMPLE]
    if b"\x00" not in sample or len(data) < _UTF16_LEAST or len(data) % 2:
        return None
    for order in ("utf-16-le", "utf-16-be"):
        text = sample.decode(order, "replace")
        if len(_PLAIN.findall(text)) >= _LEAST_PLAIN_SHARE * len(text) and _attempt(data, order) is not None:
            return order
    return None


def _known(declared: str | None) -> str | None:
    try:
        name = codecs.lookup((declared or "").strip()).name
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in _LIKE_1252 else name


def _attempt(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):
        return None


def _strictly(data: bytes, name: str, location: str) -> str:
    text = _attempt(data, name)
    if text is None:
        raise _broken(location, f"{name.removesuffix('-sig').upper()} with broken bytes")
    return text


def _broken(location: str, what: str) -> SourceError:
    return SourceError(location, what, remedy="save it again as UTF-8")


def _is_broken_utf8(data: bytes) -> bool:
    """Tell whether most bytes past ASCII form UTF-8 characters, as in a text that was cut or damaged."""
    in_sequences = sum(len(match) for match in _UTF8_SEQUENCE.findall(data))
    return in_sequences * 2 > len(_HIGH.findall(data))


def _in_code_page(data: bytes, charset: str | None, location: str) -> str | None:
    """Return the text in the code page that is declared, or in that which it reads like."""
    if charset and charset not in _OFTEN_WRONG and _SINGLE_BYTE.match(charset):
        return _attempt(data, charset)
    if _ARABIC_IN_UTF8.search(data):
        raise _broken(location, "a part is UTF-8 and a part is not")
    pages = arabic_pages(data)
    if len(pages) > 1 and charset not in pages:
        raise _broken(location, "Arabic in " + " or ".join(_NAMES[page] for page in pages))
    if pages:
        return _attempt(data, charset if charset in pages else pages[0])
    return _western(data, charset)


def _western(data: bytes, charset: str | None) -> str | None:
    """Return text of single accents and quotes in Windows-1252, or in the page that is declared."""
    if charset in _OFTEN_WRONG:
        return _attempt(data, charset)
    if len(_HIGH.findall(data)) > _MAX_HIGH_SHARE_1252 * len(data):
        return None
    return _attempt(data, "cp1252")
