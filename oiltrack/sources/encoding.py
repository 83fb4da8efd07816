"""Turns bytes into text: UTF-8, UTF-16 with a mark, Windows-1252, Windows-1256 or a declared charset.

It never replaces what it cannot decode: bytes that fit no encoding are an error.
"""

import codecs
import re

from oiltrack.errors import SourceError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MULTIBYTE = re.compile(r"(gb|big5|shift|euc|iso2022|utf_16|hz|cp9[345]|johab)", re.IGNORECASE)
_SINGLE_BYTE = re.compile(r"(cp125|cp8|iso8859|koi8|mac)", re.IGNORECASE)
_LIKE_1252 = frozenset({"ascii", "iso8859-1", "iso8859-15"})

_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_ARABIC_LETTERS = "\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af"
_ARABIC_WORD = re.compile(rf"(?<![^\W\d_])[{_ARABIC_LETTERS}]{{2,}}(?![^\W\d_])")
_MIXED_WORD = re.compile(rf"[A-Za-z][{_ARABIC_LETTERS}]|[{_ARABIC_LETTERS}][A-Za-z]")
_MAX_HIGH_SHARE_1252 = 0.3


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
    text = _attempt(data, charset) if charset and _SINGLE_BYTE.match(charset) else _guess(data)
    if text is None:
        raise _broken(location, "encoding is none of UTF-8, UTF-16, Windows-1252, Windows-1256")
    return text


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


def _guess(data: bytes) -> str | None:
    """Decide between the two Windows code pages: whole Arabic words, or single accents and quotes."""
    arabic = data.decode("cp1256")
    if len(_ARABIC_WORD.findall(arabic)) > len(_MIXED_WORD.findall(arabic)):
        return arabic
    if len(_HIGH.findall(data)) > _MAX_HIGH_SHARE_1252 * len(data):
        return None
    return _attempt(data, "cp1252")
