"""Takes a table's line apart: a label, then numbers, each with the words of its own cell. It knows no units or places."""

import re
from dataclasses import dataclass

from oiltrack.extract.numbers import read_digits

_LEAD = re.compile(r"[\s|*•▪·●◦‣-]*")
_SPLIT = re.compile(r"\s*\|\s*|\t+| {2,}(?!\()|\s*\.{2,}\s*| / ")
_VALUE = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_BRACKETS = rf"\((?P<inner>[+-]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?))\)"
_CELL = re.compile(
    rf"(?P<value>{_VALUE})\s*(?:{_BRACKETS})?\s*(?:\([^)\d]{{0,40}}\))?\s*\*{{0,2}}(?:\s+(?P<rest>[a-z].*))?\Z"
)
_LABELLED = re.compile(
    rf"(?P<label>.*?[^\s\d:=.,(+-][*)]{{0,2}})\s*[:=]?\s+(?P<numbers>{_VALUE}(?:\s*{_BRACKETS.replace('inner', 'first')})?(?:\s+{_VALUE})*\s*(?:\([^)\d]{{0,40}}\))?\s*\*{{0,2}})\Z"
)
_COUNT = re.compile(r"\d{1,2}\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """A number of a row: ``value`` with its sign, whether it stood in brackets after another, and its cell's own words."""

    start: int
    end: int
    value: float
    signed: bool
    column: int
    in_brackets: bool
    words: tuple[int, int] | None
    unit: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: where its label stands, its numbers, and how many cells followed the label."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    width: int


def read_row(folded: str, start: int, end: int) -> Row | None:
    """Return the row that ``folded[start:end]`` is, or None where it is no row of numbers."""
    lead = _LEAD.match(folded, start, end)
    begin = lead.end() if lead else start
    cells = _cells(folded, begin, end)
    if not cells:
        return None
    first, others = cells[0], cells[1:]
    labelled = _LABELLED.match(folded[first[0] : first[1]])
    bare_count = (
        labelled
        and others
        and _COUNT.match(labelled["numbers"])
        and any(_CELL.match(folded[a:b]) for a, b in others)
    )
    label_end = first[1]
    pieces: list[Piece] = []
    column = 0
    if labelled and not bare_count:
        label_end = first[0] + labelled.end("label")
        for a, b in _numbers(folded, first[0] + labelled.start("numbers"), first[1]):
            pieces += _pieces(folded, a, b, column, None)
            column += 1
    for a, b in others:
        pieces += _pieces(folded, a, b, column, None) or _own(folded, a, b, column)
        column += 1
    if not pieces:
        return None
    return Row(first[0], label_end, tuple(pieces), column)


def cells_of(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the bounds of the cells of a line, a header for instance."""
    lead = _LEAD.match(folded, start, end)
    return _cells(folded, lead.end() if lead else start, end)


def _cells(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    for match in _SPLIT.finditer(folded, start, end):
        if match.start() > start:
            found.append((start, match.start()))
        start = match.end()
    if start < end:
        found.append((start, end))
    return found


def _numbers(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut "9.98 9.95 (R)" at the spaces between numbers."""
    bounds = []
    for match in re.finditer(r"\s+(?=[+-]?\d)", folded[start:end]):
        bounds.append(
            (start, start + match.start()) if not bounds else (bounds[-1][1], start + match.start())
        )
    last = bounds[-1][1] if bounds else start
    return [*bounds, (last, end)]


def _pieces(folded: str, start: int, end: int, column: int, words: tuple[int, int] | None) -> list[Piece]:
    offset = start + len(folded[start:end]) - len(folded[start:end].lstrip())
    match = _CELL.match(folded[offset:end])
    if not match:
        return []
    unit = (match["rest"] or "").strip()
    found = [_piece(match, "value", offset, column, False, words, unit)]
    if match["inner"]:
        found.append(_piece(match, "inner", offset, column, True, words, unit))
    return found


def _piece(
    match: re.Match[str],
    group: str,
    offset: int,
    column: int,
    in_brackets: bool,
    words: tuple[int, int] | None,
    unit: str,
) -> Piece:
    text = match[group]
    value = read_digits(text.lstrip("+-"))[0]
    signed = text[0] in "+-"
    return Piece(
        offset + match.start(group),
        offset + match.end(group),
        -value if text[0] == "-" else value,
        signed,
        column,
        in_brackets,
        words,
        unit,
    )


def _own(folded: str, start: int, end: int, column: int) -> list[Piece]:
    """Read "Feb 1,044": a cell with words of its own."""
    labelled = _LABELLED.match(folded[start:end])
    if not labelled:
        return []
    words = (start, start + labelled.end("label"))
    return _pieces(folded, start + labelled.start("numbers"), end, column, words)
