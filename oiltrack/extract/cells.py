"""Splits the row of a table into its label and its numbers. It knows neither unit nor column."""

import re
from dataclasses import dataclass

from oiltrack.extract.numbers import read_digits
from oiltrack.extract.scene import Scene
from oiltrack.extract.sentences import Kind

_PROSE = 60
_LABEL_WORDS = 6
_CELL = re.compile(r" {2,}| ?\| ?| / |(?<=\d) (?=[+\d-]|\(\d)|(?<=\)) (?=[+\d-])")
_NUMBER = re.compile(
    r"(?P<sign>[+-])?(?P<open>\()?(?P<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?P<close>\))?"
    r" ?(?:\((?![^)]*\d)[^)]{0,40}\))? ?\*{0,2}\Z"
)
_BLANK = re.compile(r"(?:-+|n\.?a\.?|nil|none|nothing|\.\.+|x|\*)\Z")
_LABEL = re.compile(r"(?P<label>[^\d|]{0,80}[^\d\s|(+-])\*{0,2} {0,20}[ :|] {0,20}(?=[+-]?\d|n\.a|- )")
_NUMBERED_LABEL = re.compile(r"(?P<label>[^\d|]{0,80}[a-z] \d{1,2})(?= {2}| ?\|)")
_REMARK = re.compile(r" - (?=[a-z])")


@dataclass(frozen=True, slots=True)
class RowNumber:
    """A number of a row at ``start:end`` of the text; ``value`` is None for a cell without one ("n.a.")."""

    start: int
    end: int
    value: float | None
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A label up to ``label_end`` and the numbers after it."""

    label_end: int
    numbers: tuple[RowNumber, ...]


def read_row(scene: Scene) -> Row | None:
    """Return a sentence as a row: a label of few words, then nothing but numbers; None where it is none."""
    folded = scene.view.folded[scene.start : scene.end]
    if scene.sentence.kind is Kind.PROSE and len(folded) > _PROSE:
        return None
    label = _label(scene, folded)
    if label is None:
        return None
    remark = _REMARK.search(folded, len(label))
    numbers = _numbers(folded[: remark.start()] if remark else folded, len(label), scene.start)
    if all(number.value is None for number in numbers):
        return None
    return Row(scene.start + len(label), tuple(numbers))


def _label(scene: Scene, folded: str) -> str | None:
    if "|" in folded:
        return next(
            (folded[: cell.end()] for cell in re.finditer(r"[^|]+", folded) if cell.group().strip()), None
        )
    date = next((date for date in scene.dates if date.start - scene.start <= 3), None)
    if date:
        return folded[: date.end - scene.start]
    match = _NUMBERED_LABEL.match(folded) or _LABEL.match(folded)
    if match is None or len(match["label"].split()) > _LABEL_WORDS:
        return None
    return match["label"]


def _numbers(folded: str, begin: int, offset: int) -> list[RowNumber]:
    """Return the cells from ``begin`` on; none where a cell is prose."""
    found: list[RowNumber] = []
    position = begin
    while position < len(folded) and folded[position] in " :|*":
        position += 1
    for start, end in _pieces(folded, position):
        text = folded[start:end].strip()
        match = _NUMBER.match(text)
        if match and bool(match["open"]) == bool(match["close"]):
            value = read_digits(match["digits"])[0]
            at = offset + start + folded[start:end].find(match["digits"])
            value = -value if match["sign"] == "-" else value
            found.append(RowNumber(at, at + len(match["digits"]), value, bool(match["open"])))
        elif text and not _BLANK.match(text) and "|" not in folded:
            return []
        elif text:
            found.append(RowNumber(offset + start, offset + end, None))
    return found


def _pieces(folded: str, position: int) -> list[tuple[int, int]]:
    pieces = []
    for match in _CELL.finditer(folded, position):
        pieces.append((position, match.start()))
        position = match.end()
    pieces.append((position, len(folded)))
    return pieces
