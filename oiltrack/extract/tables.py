"""Reads tables: rows of a name and numbers under a line that names their unit. Prose is left to the other readers."""

import re
from dataclasses import dataclass

from oiltrack.extract.anchor import Anchor
from oiltrack.extract.dates import DateMention, DateReader
from oiltrack.extract.numbers import read_digits
from oiltrack.extract.quantities import Unit
from oiltrack.extract.scene import Scene
from oiltrack.extract.sentences import Kind
from oiltrack.facts import Aspect, Measure, Modality
from oiltrack.units import WORLD_MAX_BPD

_UNIT = re.compile(
    r"(?P<scale>thousands?|millions?|mln|mn|'000|1,000)?(?: of)? ?(?:(?P<short>mb/d|mbpd|tb/d|kb/d|kbpd|kbd|mmb/d)\b|(?:barrels?|bbls?)(?: of (?:crude|oil|crude oil))?(?:[ -]?(?:per|a|/) ?day|/d(?:ay)?|daily| \(bpd\))|\bb/d\b|\bbpd\b)"
)
_SCALES = {"thousand": 1e3, "thousands": 1e3, "'000": 1e3, "1,000": 1e3, "million": 1e6, "millions": 1e6, "mln": 1e6, "mn": 1e6,
           "mb/d": 1e6, "mbpd": 1e6, "mmb/d": 1e6, "tb/d": 1e3, "kb/d": 1e3, "kbpd": 1e3, "kbd": 1e3}  # fmt: skip
_CELL = re.compile(r" {2,}|\t+|\s*\|\s*| / |(?<=\d) (?=[+\d-])|(?<=\)) (?=[+\d-])")
_NUMBER = re.compile(
    r"(?P<sign>[+-])?(?P<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s*\((?![^)]*\d)[^)]{0,40}\))?\s*(?:\*{1,2})?\Z"
)
_BLANK = re.compile(r"(?:-+|n\.?a\.?|nil|none|nothing|\.\.+|x|\*)\Z")
_LABEL_NUMBER = re.compile(r"^(?P<label>[^\d|]*?[^\d\s|(+-])(?:\*{1,2})?\s*[ :|]\s*(?=[+-]?\d|n\.a|-\s)")
_TARGET = re.compile(r"\b(?:target|quota|baseline|required|allocation|ceiling|limit|plan|planned)\b")
_CHANGE = re.compile(r"\b(?:change|diff|difference|chg|m-o-m|y-o-y|\+/-|vs)\b")
_CAPACITY = re.compile(r"\bcapacity\b")
_EXPORTS = re.compile(r"\b(?:exports?|loadings?|liftings)\b")
_NORMAL = re.compile(r"\b(?:normal|usual|before|pre-)\b")
_REACH = 4
_REACH_DOWN = 14


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of a column say: their date, aspect and modality; ``normal`` for a usual rate."""

    when: str | None
    aspect: Aspect
    modality: Modality
    normal: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table, in b/d, with what its column and row say. ``entities`` is empty where the row names only a date."""

    start: int
    end: int
    scene: Scene
    entities: tuple[str, ...]
    amount: float
    measure: Measure
    column: Column


class TableReader:
    """Finds tables in a document."""

    def __init__(self, dates: DateReader) -> None:
        self._dates = dates

    def find(self, scenes: list[Scene], anchor: Anchor | None) -> tuple[list[Cell], set[int]]:
        """Return the cells of all tables and the numbers of the scenes that are their rows."""
        cells: list[Cell] = []
        used: set[int] = set()
        scale: float | None = None
        declared = -100
        header: list[Column] = []
        measure = Measure.PRODUCTION
        for i, scene in enumerate(scenes):
            folded = scene.view.folded[scene.start : scene.end]
            rows = (
                self._row(scene, scale, header, measure, anchor)
                if scale and i - declared <= (_REACH if used else _REACH_DOWN)
                else None
            )
            if rows:
                cells += rows
                used.add(i)
                declared = i
                continue
            unit = _declaration(scene, folded)
            if unit:
                scale, declared = unit, i
                measure = Measure.EXPORTS if _EXPORTS.search(folded) else Measure.PRODUCTION
                header = self._columns(_after_unit(folded), scene, anchor)
            elif (
                scale
                and i - declared <= (_REACH if used else _REACH_DOWN)
                and scene.sentence.kind in (Kind.ROW, Kind.HEADING)
            ):
                columns = self._columns(folded, scene, anchor)
                if columns:
                    header, declared = columns, i
                    used.add(i)
        return cells, used

    def _columns(self, header: str, scene: Scene, anchor: Anchor | None) -> list[Column]:
        parts = [
            part for part in re.split(r" {2,}|\t+|\s*\|\s*| / |, | against ", header.strip(" :()")) if part
        ]
        if len(parts) < 2 and not _CAPACITY.search(header):
            return []
        return [self._column(part, scene, anchor) for part in parts]

    def _column(self, words: str, scene: Scene, anchor: Anchor | None) -> Column:
        at = scene.view.folded.find(words, scene.start, scene.end)
        found: list[DateMention] = (
            self._dates.find(scene.view, at, at + len(words), anchor) if at >= 0 else []
        )
        when = next((d.when for d in found if d.when), None)
        if _CAPACITY.search(words):
            return Column(when, Aspect.CAPACITY, Modality.ACTUAL)
        if _TARGET.search(words):
            return Column(when[:4] if when else None, Aspect.LEVEL, Modality.EXPECTED)
        aspect = Aspect.CHANGE if _CHANGE.search(words) else Aspect.LEVEL
        return Column(when, aspect, Modality.ACTUAL, bool(_NORMAL.search(words)))

    def _row(
        self, scene: Scene, scale: float, header: list[Column], measure: Measure, anchor: Anchor | None
    ) -> list[Cell] | None:
        if scene.sentence.kind is Kind.PROSE and len(scene.text) > 60:
            return None
        folded = scene.view.folded[scene.start : scene.end]
        label = _LABEL_NUMBER.match(folded)
        first_cell = folded.split("|")[0] if "|" in folded else (label["label"] if label else None)
        if first_cell is None or (label and len(label["label"].split()) > 6):
            return None
        label_end = scene.start + len(first_cell)
        numbers = _numbers(folded, len(first_cell))
        if not numbers or all(number is None for _, _, number in numbers):
            return None
        names = [m for m in scene.places if m.start < label_end]
        row_date = next((d.when for d in scene.dates if d.start < label_end and d.when), None)
        if not names and not row_date:
            return None
        return self._cells(scene, numbers, names[0].ids if names else (), row_date, scale, header, measure)

    def _cells(
        self,
        scene: Scene,
        numbers: list[tuple[int, int, float | None]],
        ids: tuple[str, ...],
        row_date: str | None,
        scale: float,
        header: list[Column],
        measure: Measure,
    ) -> list[Cell]:
        columns = header[-len(numbers) :] if len(header) >= len(numbers) else header
        if len(header) > len(numbers) + 1:
            columns = header[1 : len(numbers) + 1]
        cells = []
        for i, (start, end, value) in enumerate(numbers):
            column = columns[i] if i < len(columns) else Column(None, Aspect.LEVEL, Modality.ACTUAL)
            if row_date:
                column = Column(row_date, column.aspect, column.modality)
            amount = (value or 0.0) * (
                scale if scale == 1.0 or abs(value or 0.0) * scale <= WORLD_MAX_BPD else 1.0
            )
            if value is not None and (scale > 1.0 or abs(value) >= 1000) and abs(amount) <= WORLD_MAX_BPD:
                cells.append(
                    Cell(scene.start + start, scene.start + end, scene, ids, amount, measure, column)
                )
        return cells


def _declaration(scene: Scene, folded: str) -> float | None:
    """Return the scale of a unit that stands without a number before it, as above a table."""
    if (
        any(q.unit is not Unit.BARE for q in scene.quantities)
        and not folded.rstrip().endswith(":")
        and "in millions" not in folded
        and "in thousands" not in folded
    ):
        return None
    match = _UNIT.search(folded)
    if not match or re.search(r"\d\s*$", folded[: match.start()]):
        return None
    if not match["scale"] and not match["short"] and not re.search(r"(?::|\))\s*$", folded):
        return None
    return _SCALES.get(match["scale"] or match["short"] or "", 1.0)


def _after_unit(folded: str) -> str:
    match = _UNIT.search(folded)
    return folded[match.end() :].strip(" ,:()") if match else ""


def _numbers(folded: str, begin: int) -> list[tuple[int, int, float | None]]:
    """Return (start, end, value or None for a blank) of the cells from ``begin`` on; empty where a cell is prose."""
    found: list[tuple[int, int, float | None]] = []
    position = begin
    while position < len(folded) and folded[position] in " :|*\t":
        position += 1
    for piece in _pieces(folded, position):
        start, end = piece
        text = folded[start:end].strip()
        if not text:
            continue
        match = _NUMBER.match(text)
        if match:
            value = read_digits(match["digits"])[0]
            offset = start + folded[start:end].find(match["digits"])
            found.append((offset, offset + len(match["digits"]), -value if match["sign"] == "-" else value))
        elif _BLANK.match(text) or "|" in folded:
            found.append((start, end, None))
        else:
            return []
    return found


def _pieces(folded: str, position: int) -> list[tuple[int, int]]:
    pieces = []
    for match in _CELL.finditer(folded, position):
        pieces.append((position, match.start()))
        position = match.end()
    pieces.append((position, len(folded)))
    return pieces
