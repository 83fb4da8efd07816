"""Reads the numbers of a text: digits in the styles of the press, spelled-out and mixed. It knows no units."""

import re
from dataclasses import dataclass

from oiltrack.extract.lexicon import Lexicon

GROUPED = "grouped"
DECIMAL = "decimal"
PLAIN = "plain"
WORDS = "words"

_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d{1,3}(?:\.\d{3}){2,}(?![\d])|\d{1,3}(?:،\d{3})+(?!\d)"
    r"|\d{1,3}(?: \d{3})+(?![\d]|[.,]\d)|\d+(?:[.,]\d+)?"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: ``value`` before its scale word, ``scale`` 1, 1e3, 1e6 or 1e9 (1 where none stands).

    ``start`` to ``digits_end`` is the bare number, to ``end`` the number with its scale; ``sign`` is -1, 0 or 1.
    """

    start: int
    digits_end: int
    end: int
    value: float
    style: str
    scale: float
    sign: int
    text: str

    @property
    def amount(self) -> float:
        """The value times its scale."""
        return self.value * self.scale


class NumberReader:
    """Finds numbers with the number words of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        scales = "|".join(re.escape(word) for word in sorted(lexicon.scales, key=len, reverse=True))
        cardinals = "|".join(re.escape(word) for word in sorted(lexicon.cardinals, key=len, reverse=True))
        self._lexicon = lexicon
        self._pattern = re.compile(
            rf"(?P<sign>(?<![\w)%.,])[+-])?(?:(?<![\w.,/$€£])(?P<digits>{_DIGITS})(?!\d)"
            rf"|\b(?P<words>(?:{cardinals})(?:[ -](?:{cardinals}))*)(?=[ -](?:{scales})\b))"
            rf"(?P<scale>[ -]?(?:{scales})(?![a-z]))?"
        )

    def find(self, folded: str, start: int, end: int) -> list[Number]:
        """Return the numbers of ``folded[start:end]`` in order."""
        numbers = []
        for match in self._pattern.finditer(folded, start, end):
            digits = match["digits"]
            if digits is not None:
                if len(digits) > 24:
                    continue
                value, style = read_digits(digits)
                first, last = match.span("digits")
            else:
                value, style = self._read_words(match["words"]), WORDS
                first, last = match.span("words")
            scale = match["scale"]
            numbers.append(
                Number(
                    start=match.start(),
                    digits_end=last,
                    end=match.end() if scale else last,
                    value=value,
                    style=style,
                    scale=self._lexicon.scales[scale.strip(" -")] if scale else 1.0,
                    sign={"-": -1, "+": 1}.get(match["sign"] or "", 0),
                    text=folded[first:last],
                )
            )
        return numbers

    def _read_words(self, words: str) -> float:
        total = 0.0
        for word in re.split(r"[ -](?=\w)", words):
            total = self._add(total, word)
        return total if words not in self._lexicon.cardinals else self._lexicon.cardinals[words]

    def _add(self, total: float, word: str) -> float:
        value = self._lexicon.cardinals.get(word)
        if value is None:
            return total
        return max(total, 1.0) * value if value == 100 else total + value


def read_digits(digits: str) -> tuple[float, str]:
    """Return (value, style) of a number in digits: ``1,234``, ``1 234``, ``1.234.567``, ``1,2``, ``1.2``."""
    if "," in digits and re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        return float(digits.replace(",", "")), GROUPED
    if re.fullmatch(r"\d{1,3}(?:[ ،]\d{3})+", digits):
        return float(re.sub(r"[ ،]", "", digits)), GROUPED
    if digits.count(".") > 1:
        return float(digits.replace(".", "")), GROUPED
    if "," in digits or "." in digits:
        return float(digits.replace(",", ".")), DECIMAL
    return float(digits), PLAIN
