"""Reads the numbers of a text: in digits as the press writes them, spelled-out, mixed. It knows no units."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.lexicon.grouping import grouped

GROUPED = "grouped"
DECIMAL = "decimal"
PLAIN = "plain"
WORDS = "words"

MAX_DIGITS = 24
_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d{1,3}(?:،\d{3})+(?!\d)"
    r"|\d{1,3}(?:'\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?!\d|[.,]\d)|\d{1,3}ر\d{1,4}(?!\d)|\d+(?:[.,]\d+)?"
)
_RUN = re.compile(r"\d+", re.ASCII)
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_BY_LETTER = re.compile(r"(\d+)ر(\d+)")
"""As Arab agencies type it, who see the letter as a comma and the parts change sides: "2ر1" is 1.2."""
_SPACED = re.compile(r"\d{1,3}(?:[ ،']\d{3})+")
_DOTTED = re.compile(r"\A([5-9]\d|\d{3})\.000\Z")
"""Thousands with a dot, where the number is too large for millions: "87.000", "340.000"."""
_GAP = re.compile(r"[ -]+")
_SEPARATOR = re.compile(r"[ ،']")
_CELL_OPENS = re.compile(r"[(\[|] ?\Z")
_NUMBER_NEXT = re.compile(r"[^(|]{0,3}\d")


@dataclass(slots=True)
class Number:
    """A number as written: ``value`` before its scale word, ``scale`` 1, 1e3, 1e6 or 1e9 (1 where none is).

    ``start`` to ``digits_end`` is the bare number, to ``end`` that with its scale; ``sign`` is -1, 0 or 1;
    ``least`` is the smallest scale of a number in several steps, "one million and 400 thousand".
    """

    start: int
    digits_end: int
    end: int
    value: float
    style: str
    scale: float
    sign: int
    text: str
    least: float = 0.0

    @property
    def amount(self) -> float:
        """The value times its scale."""
        return self.value * self.scale


class NumberReader:
    """Finds numbers with the number words of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.numbers["words"]
        weekdays = {form for forms in lexicon.weekdays for form in forms}
        self._cardinals = _with_article(lexicon.cardinals, lexicon.spelling.article, apart=weekdays)
        scales, cardinals = _any(lexicon.scales), _any(self._cardinals)
        fractions, joins = _any(lexicon.numbers["fractions"]), _any(words["joins"])
        single = _any(words["single"])
        scaled = rf"(?:[ -]{words['odd']})?[ -](?:{scales})\b"
        also = rf"(?:(?: {words['and']} )(?P<{{}}>{fractions}))?"
        alone = "|".join(rf"(?<=\b{re.escape(word)})(?=(?:{single})\b)" for word in words["alone"])
        self._scales = lexicon.scales
        self._fractions: dict[str, float] = lexicon.numbers["fractions"]
        self._vague = tuple(words["vague"])
        self._between: str = words["between"]
        self._duals = frozenset(words["dual"])
        self._and: str = words["and"]
        self._tail = re.compile(words["tail"])
        self._counted_dual = re.compile(words["counted_dual"])
        self._steps = {(one, two) for one, two in words["steps"]}
        self._cardinal = re.compile(grouped(rf"(?:{cardinals})\b"))
        self._joint = re.compile(words["added"])
        sign = r"(?P<sign>(?<![\w)%.,])[+-])?"
        digits = rf"(?:(?<![\w.,/$€£])|(?<=\bc\.))(?P<digits>{_DIGITS}|(?<=[ (])\.\d{{1,3}})(?!\d)"
        scale = (
            rf"(?:{also.format('fraction')}"
            rf"(?P<scale>(?:[ -]{words['odd']})?[ -]?(?:{scales}){words['scale_end']})"
            rf"(?P<later> {words['and']} (?:{fractions})(?! of\b| {words['and']}\b))?)?"
        )
        self.scales = tuple(word for word in lexicon.scales if len(word) > 1 and word.isalpha())
        in_digits = f"{sign}{digits}(?P<words>(?!))?(?P<alone>(?!))?{scale}"
        self._in_digits = re.compile(grouped(in_digits), lexicon.flags)
        in_words = (
            rf"{sign}(?:(?!{words['not_counted']}){digits}"
            rf"|\b(?P<words>(?:{cardinals})(?:(?:{words['joint']})(?:{cardinals}))*)\b"
            rf"(?={also.format('_')}{scaled}"
            rf"|(?: (?:{joins}) |-)(?:{cardinals})(?:[ -](?:{cardinals}))*{scaled}|{words['tail']})"
            rf"|(?P<alone>{alone})){scale}"
        )
        initials = "".join(sorted({re.escape(word[0]) for word in self._cardinals}))
        # what any number begins with: most letters of a text begin none
        opening = rf"(?=\d|(?<=[ (])\.\d|[+-]|\b[{initials}]|{single})"
        self._in_words = re.compile(f"{opening}(?:{grouped(in_words)})", lexicon.flags)

    def find(self, folded: str, start: int, end: int, *, scaled: bool = True) -> list[Number]:
        """Return the numbers of ``folded[start:end]`` in order; spelled-out ones if ``scaled``."""
        numbers: list[Number] = []
        for match in self._matches(folded, start, end, scaled):
            number = self._read(match)
            if number is None:
                continue
            whole = self._compound(folded, numbers[-1], number) if numbers else None
            if whole:
                numbers[-1] = whole
            else:
                numbers.append(number)
        return numbers

    def _matches(self, folded: str, start: int, end: int, scaled: bool) -> Iterator[re.Match[str]]:
        """Find the numbers: spelled-out ones only where a scale is, the others from digit to digit."""
        if scaled:
            yield from self._in_words.finditer(folded, start, end)
            return
        reached = start
        for digits in _RUN.finditer(folded, start, end):
            at = digits.start()
            if at < reached:
                continue
            signed = at > reached and folded[at - 1] in "+-."
            match = self._in_digits.match(folded, at - 1, end) if signed else None
            match = match or self._in_digits.match(folded, at, end)
            if match:
                reached = match.end()
                yield match

    def _read(self, match: re.Match[str]) -> Number | None:
        if match["digits"] is not None:
            if len(match["digits"]) > MAX_DIGITS or match["digits"] == "000":
                return None
            digits = match["digits"]
            dotted = _DOTTED.match(digits) if "." in digits else None
            value, style = read_digits(f"{dotted[1]},000" if dotted else digits)
            first, last = match.span("digits")
        elif match["words"] is not None:
            value, style = self._read_words(match["words"]), WORDS
            first, last = match.span("words")
            if match.string.endswith(self._vague, 0, match.start()):
                return None
            if self._tail.match(match.string, match.end("words")) and not self._goes_on(match):
                return None
        else:
            value, style, first, last = 1.0, WORDS, match.start(), match.start()
        scale = match["scale"]
        if match["alone"] is not None and _is_head_of_column(match):
            return None
        if match["alone"] is not None and self._is_two(match):
            value = 2.0
        fraction = match["fraction"] or (match["later"] or "").partition(" ")[2].partition(" ")[2]
        return Number(
            start=match.start(),
            digits_end=last,
            end=match.end() if scale else last,
            value=value + self._fractions.get(fraction, 0.0),
            style=style,
            scale=self._scales[_GAP.split(scale)[-1]] if scale else 1.0,
            sign={"-": -1, "+": 1}.get(match["sign"] or "", 0),
            text=match.string[first:last],
        )

    def _goes_on(self, match: re.Match[str]) -> bool:
        """Tell whether a number without a scale is the end of one: "a million and three barrels"."""
        return match.string.endswith(f" {self._and} ", 0, match.start())

    def _is_two(self, match: re.Match[str]) -> bool:
        """Tell whether a scale without a number is two of it by its form, or by the noun that it counts."""
        counted = self._counted_dual.match(match.string, match.start("scale"))
        return match["scale"].strip() in self._duals or bool(counted)

    def _read_words(self, words: str) -> float:
        total = 0.0
        for match in self._cardinal.finditer(words):
            value = self._cardinals[match.group()]
            total = max(total, 1.0) * value if value == 100 else total + value
        return total

    def _compound(self, folded: str, one: Number, two: Number) -> Number | None:
        """Add "one million" and "400 thousand" of "one million and 400 thousand"; not of "between" two."""
        least = one.least or one.scale
        if (least, two.scale) not in self._steps or two.amount >= least or (one.amount / least) % 1:
            return None
        if DECIMAL in (one.style, two.style if two.scale == 1.0 else "") or not self._joint.fullmatch(
            folded, one.end, two.start
        ):
            return None
        if folded.endswith(self._between, 0, one.start) and not folded.startswith(f" {self._and} ", two.end):
            return None
        return replace(one, end=two.end, value=(one.amount + two.amount) / one.scale, least=two.scale)


def read_digits(digits: str) -> tuple[float, str]:
    """Return (value, style) of a number in digits: ``1,234``, ``1 234``, ``1.234.567``, ``1,2``, ``1.2``."""
    by_letter = _BY_LETTER.fullmatch(digits)
    if by_letter:
        return float(f"{by_letter[2]}.{by_letter[1]}"), DECIMAL
    if "," in digits and _COMMAS.fullmatch(digits):
        return float(digits.replace(",", "")), GROUPED
    if _SPACED.fullmatch(digits):
        return float(_SEPARATOR.sub("", digits)), GROUPED
    if digits.count(".") > 1:
        return float(digits.replace(".", "")), GROUPED
    if "," in digits or "." in digits:
        return float(digits.replace(",", ".")), DECIMAL
    return float(digits), PLAIN


def _is_head_of_column(match: re.Match[str]) -> bool:
    """Tell whether a scale word without a number is the unit of a table: "(thousand b/d)"."""
    start, text = match.start(), match.string
    opens = _CELL_OPENS.search(text, max(0, start - 2), start)
    return bool(opens) and not _NUMBER_NEXT.match(text, match.end())


def _with_article(words: Mapping[str, float], article: str, *, apart: Container[str]) -> dict[str, float]:
    """Return number words, in a language that joins its article to words with those that have it as well.

    A form that stands ``apart`` is none: "the two" is also Monday.
    """
    defined = {f"{article}{word}": value for word, value in words.items()} if article else {}
    return {form: value for form, value in {**defined, **words}.items() if form not in apart}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
