"""Tells the code pages of Arabic apart by what the bytes say in each of them. It decodes no document.

The pages share the letters up to "ض" and differ in the others, so a wrong one leaves letters of two scripts
in a word, letters that only end a word in its midst, and hardly any article.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

WINDOWS, ISO, MAC = "cp1256", "iso8859-6", "mac-arabic"

_LETTERS = "\u0621-\u063a\u0641-\u064a\u067e\u0686\u0698\u06a9\u06af"
_VOWELS = "\u064b-\u0652"
# A soft hyphen in ISO-8859-6 is the hyphen of MacArabic.
_NO_TEXT = re.compile("[\x80-\x9f\xad]")
_WORD_WITH_ARABIC = re.compile(
    rf"(?<![^\W\d_])[^\W\d_{_LETTERS}{_VOWELS}]*[{_LETTERS}{_VOWELS}](?:[^\W\d_]|[{_VOWELS}])*"
)
_WHOLE = re.compile(rf"[{_LETTERS}][{_LETTERS}\u0640{_VOWELS}]+\Z")
# Teh marbuta and alef maksura end a word; no letter bears three vowel signs.
_TORN = re.compile(rf"[\u0629\u0649][{_VOWELS}]*[{_LETTERS}]|[{_VOWELS}]{{3}}")
_WITH_ARTICLE = re.compile(r"[وفبك]?ال[^\W\d_]{2}|لل[^\W\d_]{2}")
_FIRST_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLE_BYTES = 1_000_000
# The other pages are rare: they have to read half as well again as Windows-1256, by more than a word or two,
# and without fault or with as many articles as Arabic has (of prose every fourth word).
_BETTER = 1.5
_AHEAD = 3
_LEAST_ARTICLES = 0.08


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """How the bytes read in one page: words all Arabic, those with an article, impossible ones."""

    whole: int
    articles: int
    torn: int

    @property
    def score(self) -> int:
        return self.whole + self.articles - self.torn

    @property
    def is_arabic(self) -> bool:
        return not self.torn or (self.whole > self.torn and self.articles >= _LEAST_ARTICLES * self.whole)


def arabic_pages(data: bytes) -> tuple[str, ...]:
    """Return the code page in which the bytes are Arabic: none, one, or two where it cannot be told.

    Windows-1256 is returned wherever no other page reads clearly better.
    """
    data = _sample(data)
    windows = _reading(data.decode(WINDOWS))
    likely = (WINDOWS,) if windows.whole > windows.torn else ()
    for page in (ISO, MAC):
        other = _read_in(data, page)
        if other is None or not other.is_arabic or other.score <= windows.score:
            continue
        if other.score >= max(_BETTER * windows.score, windows.score + _AHEAD):
            return (page,)
        if page == ISO and likely:
            return (WINDOWS, ISO)
    return likely


def _sample(data: bytes) -> bytes:
    """Return the bytes from the first word with one past ASCII on; of a long text not all are asked."""
    first = _FIRST_HIGH.search(data)
    begin = data.rfind(b" ", 0, first.start()) + 1 if first else 0
    return data[begin : begin + _SAMPLE_BYTES]


def _read_in(data: bytes, page: str) -> _Reading | None:
    """Return how the bytes read in a page; None where one of them is no character of text there."""
    try:
        text = data.decode(page)
    except UnicodeDecodeError:
        return None
    return None if _NO_TEXT.search(text) else _reading(text)


def _reading(text: str) -> _Reading:
    whole = articles = torn = 0
    for word in _arabic_words(text):
        if _WHOLE.match(word) and not _TORN.search(word):
            whole += 1
            articles += _WITH_ARTICLE.match(word) is not None
        elif len(word) > 1:
            torn += 1
    return _Reading(whole=whole, articles=articles, torn=torn)


def _arabic_words(text: str) -> Iterator[str]:
    """Yield the runs of letters of any script that have an Arabic letter or sign among them."""
    return (match[0] for match in _WORD_WITH_ARABIC.finditer(text))
