"""A document's text as the extractor reads it, folded letter by letter: offsets stay. It decides nothing."""

import unicodedata
from array import array
from dataclasses import dataclass

_SAME = {
    "'": "\u2018\u2019\u02bc\u0060\u00b4\u2032",
    '"': "\u201c\u201d\u201e\u00ab\u00bb\u2033",
    "-": "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d",
    " ": "\t\n\r\x0b\x0c\x85\u00ad\u200b\u2028\u2029\ufeff",
    ".": "\u066b",
    ",": "\u066c",
}
_SURROGATES = (0xD800, 0xDFFF)
_ASCII_FOLDED = "\t\n\r\x0b\x0c`"
_FEW = 12
_ON_LETTERS = ("Mn", "Lm")
"""Categories of marks that stand on or behind a letter: diacritics, lengthening."""


class _Folding(dict[int, str]):
    """A table for ``str.translate`` that fills itself: decimal digits of any script, spaces of any width."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        folded = char
        if category == "Nd":
            folded = str(unicodedata.decimal(char))
        elif category == "Zs":
            folded = " "
        elif _SURROGATES[0] <= code <= _SURROGATES[1]:
            folded = "\ufffd"
        self[code] = folded
        return folded


_TABLE = _Folding({ord(char): plain for plain, chars in _SAME.items() for char in chars})


@dataclass(frozen=True, slots=True)
class View:
    """``text`` as it is read, and ``folded``: lower case, one kind of quote, dash, digit; equally long.

    ``text`` is the stored one, unless its language is read without marks and with its joined words apart:
    then ``stored`` holds that and ``places`` where each letter of ``text`` stands in it.
    """

    text: str
    folded: str
    stored: str | None = None
    places: "array[int] | None" = None

    def in_stored(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` stands in the stored text, with the marks on its last letter."""
        if self.places is None or self.stored is None or end <= start:
            return start, end
        stop = self.places[end - 1] + 1
        while stop < len(self.stored) and unicodedata.category(self.stored[stop]) in _ON_LETTERS:
            stop += 1
        return self.places[start], stop


def view(text: str) -> View:
    """Fold a text character by character; ``len(folded) == len(text)`` always holds."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return View(text, _folded(lowered))


def _folded(lowered: str) -> str:
    """Fold character by character kind: few kinds need it, so that this is faster than a translation."""
    chars = _ASCII_FOLDED if lowered.isascii() else set(lowered)
    changed = [char for char in chars if _TABLE[ord(char)] != char]
    if len(changed) > _FEW:
        return lowered.translate(_TABLE)
    for char in changed:
        lowered = lowered.replace(char, _TABLE[ord(char)])
    return lowered
