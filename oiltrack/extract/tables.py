"""Reads tables: rows of a name and numbers under a line that names their unit. It leaves prose to other readers."""

import re
from dataclasses import dataclass, field

from oiltrack.extract.anchor import Anchor
from oiltrack.extract.cells import Row, read_row
from oiltrack.extract.dates import DateReader
from oiltrack.extract.quantities import Unit
from oiltrack.extract.scene import Scene
from oiltrack.extract.sentences import Kind
from oiltrack.facts import Aspect, Measure, Modality, PlaceKind
from oiltrack.units import WORLD_MAX_BPD

_UNIT = re.compile(
    r"(?P<scale>thousands?|millions?|mln|mn|'000|1,000)?(?: of)? ?"
    r"(?:(?P<short>mb/d|mbpd|tb/d|kb/d|kbpd|kbd|mmb/d)\b"
    r"|(?:barrels?|bbls?)(?: of (?:crude|oil|crude oil))?(?:[ -]?(?:per|a|/) ?day|/d(?:ay)?|daily| \(bpd\))"
    r"|\bb/d\b|\bbpd\b)"
)
_SCALES = {
    **dict.fromkeys(("thousand", "thousands", "'000", "1,000", "tb/d", "kb/d", "kbpd", "kbd"), 1e3),
    **dict.fromkeys(("million", "millions", "mln", "mn", "mb/d", "mbpd", "mmb/d"), 1e6),
}
_SAID_TO_BE = re.compile(r"\bin (?:millions|thousands)\b")
_COLUMNS = re.compile(r" {2,}|\t+|\s?\|\s?| / |, | against ")
_TARGET = re.compile(r"\b(?:target|quota|baseline|required|allocation|ceiling|limit|plan|planned)\b")
_CHANGE = re.compile(r"\b(?:change|diff|difference|chg|m-o-m|y-o-y|\+/-|vs)\b")
_CAPACITY = re.compile(r"\bcapacity\b")
_EXPORTS = re.compile(r"\b(?:exports?|loadings?|liftings)\b")
_NORMAL = re.compile(r"\b(?:normal|usual|before|pre-)\b")
_BRACKETS = re.compile(r"(?P<what>[^(),;:]{3,40}) in (?:brackets|parenthes[ei]s)\b")
_OTHER_TABLE = re.compile(
    r"[$€£%]|\b(?:usd|dollars?|dinars?|euros?|tonnes?|percent|share|reserves|staff|employees|people|population|wells|mw"
    r"|cubic|litres?|prices?|gas|demand|imports?)\b"
)
_REACH = 4
_REACH_DOWN = 14


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of a column say: their date, aspect and modality; ``normal`` for a usual rate."""

    when: str | None = None
    aspect: Aspect = Aspect.LEVEL
    modality: Modality = Modality.ACTUAL
    normal: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table, in b/d, with what its column and row say.

    ``entities`` is empty where the row names only a date.
    """

    start: int
    end: int
    scene: Scene
    entities: tuple[str, ...]
    amount: float
    measure: Measure
    column: Column


@dataclass(slots=True)
class _Frame:
    """What holds for the rows below a line: unit, measure, columns; ``at`` is the last line that belongs to it."""

    scale: float
    measure: Measure
    at: int
    columns: list[Column] = field(default_factory=list)
    labelled: bool = False
    brackets: Column | None = None
    implied: bool = False
    has_rows: bool = False

    def reaches(self, line: int) -> bool:
        """Tell whether a line may still belong to the table."""
        return line - self.at <= (_REACH if self.has_rows else 1 if self.implied else _REACH_DOWN)

    def column(self, index: int, count: int) -> Column:
        """Return the column of the number ``index`` of ``count`` in a row."""
        shift = 1 if self.labelled and len(self.columns) > count else 0
        return self.columns[index + shift] if index + shift < len(self.columns) else Column()


class TableReader:
    """Finds tables in a document."""

    def __init__(self, dates: DateReader) -> None:
        self._dates = dates

    def find(self, scenes: list[Scene], anchor: Anchor | None) -> tuple[list[Cell], set[int]]:
        """Return the cells of all tables and the numbers of the scenes that are their rows."""
        cells: list[Cell] = []
        used: set[int] = set()
        frame: _Frame | None = None
        rates = False
        for i, scene in enumerate(scenes):
            frame = frame if frame and frame.reaches(i) else None
            row = self._row(scene, frame) if frame else []
            if frame and row:
                cells += row
                used.add(i)
                frame.at, frame.has_rows = i, True
                continue
            rates = rates or any(quantity.unit is Unit.RATE for quantity in scene.quantities)
            declared = self._declared(scene, i, anchor, rates)
            if declared and not (declared.implied and frame):
                frame = declared
            elif (
                frame and scene.sentence.kind in (Kind.ROW, Kind.HEADING) and self._head(frame, scene, anchor)
            ):
                frame.at = i
                used.add(i)
        return cells, used

    def _declared(self, scene: Scene, line: int, anchor: Anchor | None, rates: bool) -> _Frame | None:
        """Return the frame that a line opens: it names a unit, or it heads columns in a text that counts b/d."""
        folded = scene.view.folded[scene.start : scene.end]
        scale = _declaration(scene, folded)
        measure = Measure.EXPORTS if _EXPORTS.search(folded) else Measure.PRODUCTION
        if scale:
            frame = _Frame(scale, measure, line, self._columns(_after_unit(folded), scene, anchor))
            brackets = _BRACKETS.search(folded)
            frame.brackets = self._column(brackets["what"], scene, anchor) if brackets else None
            return frame
        if (
            not rates
            or scene.sentence.kind is not Kind.ROW
            or scene.quantities
            or _OTHER_TABLE.search(folded)
        ):
            return None
        frame = _Frame(1.0, measure, line, implied=True)
        return frame if self._head(frame, scene, anchor) else None

    def _head(self, frame: _Frame, scene: Scene, anchor: Anchor | None) -> bool:
        """Take the columns of a header line; a first column over the names is none of the numbers'."""
        columns = self._columns(scene.view.folded[scene.start : scene.end], scene, anchor)
        if columns:
            frame.columns = columns
            frame.labelled = not _is_indented(scene)
        return bool(columns)

    def _columns(self, header: str, scene: Scene, anchor: Anchor | None) -> list[Column]:
        parts = [part for part in _COLUMNS.split(header.strip(" :()")) if part]
        if len(parts) < 2 and not _CAPACITY.search(header):
            return []
        return [self._column(part, scene, anchor) for part in parts]

    def _column(self, words: str, scene: Scene, anchor: Anchor | None) -> Column:
        at = scene.view.folded.find(words, scene.start, scene.end)
        found = self._dates.find(scene.view, at, at + len(words), anchor) if at >= 0 else []
        when = next((date.when for date in found if date.when), None)
        if _CAPACITY.search(words):
            return Column(when, Aspect.CAPACITY)
        if _TARGET.search(words):
            return Column(when[:4] if when else None, modality=Modality.EXPECTED)
        aspect = Aspect.CHANGE if _CHANGE.search(words) else Aspect.LEVEL
        return Column(when, aspect, normal=bool(_NORMAL.search(words)))

    def _row(self, scene: Scene, frame: _Frame) -> list[Cell]:
        row = read_row(scene)
        if row is None:
            return []
        names = [mention for mention in scene.places if mention.start < row.label_end]
        when = next((date.when for date in scene.dates if date.start < row.label_end and date.when), None)
        if not names and not when:
            return []
        if frame.implied and not _may_imply(scene, row):
            return []
        return _cells(scene, row, frame, names[0].ids if names else (), when)


def _cells(scene: Scene, row: Row, frame: _Frame, ids: tuple[str, ...], when: str | None) -> list[Cell]:
    plain = [number for number in row.numbers if not number.bracketed]
    cells = []
    for number in row.numbers:
        column = frame.brackets if number.bracketed else frame.column(plain.index(number), len(plain))
        if number.value is None or column is None:
            continue
        if when:
            column = Column(when, column.aspect, column.modality)
        amount = number.value * frame.scale
        if abs(amount) > WORLD_MAX_BPD:
            amount = number.value
        counts = frame.scale > 1.0 or abs(number.value) >= 1000 or number.value == 0
        if counts and abs(amount) <= WORLD_MAX_BPD:
            cells.append(Cell(number.start, number.end, scene, ids, amount, frame.measure, column))
    return cells


def _may_imply(scene: Scene, row: Row) -> bool:
    """Tell whether a row without a unit counts barrels: a company or facility, and numbers in thousands."""
    kinds = {kind for mention in scene.places for kind in mention.kinds}
    if not kinds or kinds & {PlaceKind.COUNTRY, PlaceKind.GROUP}:
        return False
    return any(number.value and abs(number.value) >= 1000 for number in row.numbers)


def _declaration(scene: Scene, folded: str) -> float | None:
    """Return the scale of a unit that stands without a number before it, as above a table."""
    measured = any(quantity.unit is not Unit.BARE for quantity in scene.quantities)
    if measured and not folded.rstrip().endswith(":") and not _SAID_TO_BE.search(folded):
        return None
    match = _UNIT.search(folded)
    if not match or folded[: match.start()].rstrip()[-1:].isdigit():
        return None
    if not match["scale"] and not match["short"] and not folded.rstrip().endswith((":", ")")):
        return None
    return _SCALES.get(match["scale"] or match["short"] or "", 1.0)


def _after_unit(folded: str) -> str:
    match = _UNIT.search(folded)
    return folded[match.end() :].strip(" ,:()") if match else ""


def _is_indented(scene: Scene) -> bool:
    """Tell whether the corner of the table is blank: spaces or an empty cell before the first header."""
    line = scene.view.text.rfind("\n", 0, scene.start) + 1
    return scene.start - line > 2 or bool(re.match(r"\|\s*\|", scene.view.folded[scene.start : scene.end]))
