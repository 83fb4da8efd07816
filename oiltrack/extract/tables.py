"""Reads tables: rows of a name and numbers under a line that names their unit. It leaves prose to others."""

import re
from dataclasses import dataclass, field, replace

from oiltrack.extract.anchor import Anchor
from oiltrack.extract.dates import DateReader
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.quantities import Unit
from oiltrack.extract.rows import Row, RowNumber, cells_of, line_of, read_row
from oiltrack.extract.scene import Scene
from oiltrack.extract.sentences import Kind
from oiltrack.facts import Aspect, Fluid, Measure, Modality, PlaceKind
from oiltrack.units import WORLD_MAX_BPD

_REACH = 4
_REACH_DOWN = 14
_FLUIDS = (Fluid.LIQUIDS, Fluid.CONDENSATE, Fluid.BOE, Fluid.GAS, Fluid.CRUDE)
_BY_WORDS = re.compile(r" / |, | against | and | vs\.? ")


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of a column say; ``normal`` marks a usual rate, ``none`` cells that are no facts."""

    when: str | None = None
    aspect: Aspect = Aspect.LEVEL
    modality: Modality = Modality.ACTUAL
    normal: bool = False
    none: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table, in b/d, with what its column and row say; ``entities`` may be empty."""

    start: int
    end: int
    scene: Scene
    entities: tuple[str, ...]
    amount: float
    measure: Measure
    column: Column
    fluid: Fluid = Fluid.CRUDE


@dataclass(slots=True)
class _Frame:
    """What holds for the rows below a line: unit, measure, columns; ``at`` is the last line of the table."""

    scale: float
    measure: Measure
    at: int
    columns: list[Column] = field(default_factory=list)
    labelled: bool = False
    brackets: Column | None = None
    implied: bool = False
    rows: int = 0

    def reaches(self, line: int) -> bool:
        """Tell whether a line may still belong to the table."""
        return line - self.at <= (_REACH if self.rows else 1 if self.implied else _REACH_DOWN)

    def column_of(self, number: RowNumber, row: Row) -> Column:
        """Return what the column of a number says; brackets and signs have a say of their own."""
        if number.in_brackets:
            return self.brackets or (Column(aspect=Aspect.CHANGE) if number.signed else Column(none=True))
        index = number.column + (1 if self.labelled and len(self.columns) > row.width else 0)
        column = self.columns[index] if index < len(self.columns) else Column()
        if number.signed and column.aspect is Aspect.LEVEL:
            return replace(column, aspect=Aspect.CHANGE)
        return column


class TableReader:
    """Finds tables with the words of a lexicon."""

    def __init__(self, lexicon: Lexicon, dates: DateReader) -> None:
        self._dates = dates
        compile_ = lexicon.compile
        self._unit = compile_("{table_unit}")
        self._unit_in_plural = compile_("{table_unit_in_plural}")
        self._thousand = compile_("{table_thousand}")
        self._target = compile_("{table_target}")
        self._change = compile_("{table_change}")
        self._capacity = compile_("{table_capacity}")
        self._exports = compile_("{table_exports}")
        self._normal = compile_("{table_normal}")
        self._skipped = compile_("{table_skipped}")
        self._brackets = compile_("{table_brackets}")
        self._fluids = [(fluid, compile_("{table_" + fluid.value + "}")) for fluid in _FLUIDS]
        self._no_oil = compile_("{table_no_oil}")
        self._other = compile_("{table_other}")
        self._room = compile_("{table_room}")
        self._total = compile_("{table_total}")

    def find(self, scenes: list[Scene], anchor: Anchor | None) -> tuple[list[Cell], set[int]]:
        """Return the cells of all tables and the numbers of the scenes that are their rows."""
        cells: list[Cell] = []
        used: set[int] = set()
        frame: _Frame | None = None
        rates = False
        for line, scene in enumerate(scenes):
            frame = frame if frame and frame.reaches(line) else None
            found = self._row(scene, frame, anchor) if frame else None
            if frame and found is not None:
                cells += found
                used.add(line)
                frame.at, frame.rows = line, frame.rows + 1
                continue
            rates = rates or any(quantity.unit is Unit.RATE for quantity in scene.quantities)
            fresh = self._declared(scene, line, anchor)
            if fresh is None and frame is None and rates:
                fresh = self._implied(scene, line, anchor)
            if fresh:
                frame = fresh
            elif (
                frame
                and scene.sentence.kind in (Kind.ROW, Kind.HEADING)
                and self._head(frame, scene, line, anchor)
            ):
                used.add(line)
        return cells, used

    def _declared(self, scene: Scene, line: int, anchor: Anchor | None) -> _Frame | None:
        """Return the table that a line opens: it names a unit without a number before it."""
        if not scene.may_say("table_unit"):
            return None
        folded = scene.view.folded[scene.start : scene.end]
        measured = any(q.unit is not Unit.BARE and q.low for q in scene.quantities)
        if measured and not folded.rstrip().endswith(":") and not self._unit_in_plural.search(folded):
            return None
        match = self._unit.search(folded)
        if not match or folded[: match.start()].rstrip()[-1:].isdigit():
            return None
        scaled = match["scale"] or match["short"] or match["volume"]
        brackets = self._brackets.search(folded)
        if not scaled and not brackets and not folded.rstrip().endswith((":", ")")):
            return None
        scale = 1.0 if not scaled else 1e3 if self._thousand.match(scaled) else 1e6
        measure = Measure.EXPORTS if self._exports.search(folded) else Measure.PRODUCTION
        frame = _Frame(scale, Measure.VOLUME if match["volume"] else measure, line)
        if match["volume"] and self._room.search(folded):
            frame.columns = [Column(aspect=Aspect.CAPACITY)]
        elif brackets:
            start, end = (scene.start + at for at in brackets.span())
            frame.brackets = self._column(scene, start, end, anchor)
        else:
            frame.columns = self._columns(scene, match.end(), anchor)
        return frame

    def _implied(self, scene: Scene, line: int, anchor: Anchor | None) -> _Frame | None:
        """Return the table that a head of columns opens without a unit, in a text that counts b/d."""
        if scene.sentence.kind is not Kind.ROW or scene.quantities:
            return None
        folded = scene.view.folded[scene.start : scene.end]
        if self._other.search(folded):
            return None
        measure = Measure.EXPORTS if self._exports.search(folded) else Measure.PRODUCTION
        frame = _Frame(1.0, measure, line, implied=True)
        return frame if self._head(frame, scene, line, anchor) else None

    def _head(self, frame: _Frame, scene: Scene, line: int, anchor: Anchor | None) -> bool:
        """Take the columns of a header line; the first one is over the names unless the corner is blank."""
        columns = self._columns(scene, 0, anchor)
        if not columns:
            return False
        if frame.columns and not frame.rows and frame.at == line - 1 and len(columns) == len(frame.columns):
            columns = [_both(upper, lower) for upper, lower in zip(frame.columns, columns, strict=True)]
        frame.columns, frame.at, frame.rows = columns, line, 0
        frame.labelled = not _is_indented(scene)
        return True

    def _columns(self, scene: Scene, start: int, anchor: Anchor | None) -> list[Column]:
        line = line_of(scene)
        bounds = cells_of(line, start, len(line))
        if len(bounds) == 1:
            bounds = _by_words(line, *bounds[0])
        if len(bounds) < 2 and not (bounds and self._capacity.search(line, start)):
            return []
        return [self._column(scene, scene.start + a, scene.start + b, anchor) for a, b in bounds]

    def _column(self, scene: Scene, start: int, end: int, anchor: Anchor | None) -> Column:
        words = scene.view.folded[start:end]
        found = self._dates.find(scene.view, start, end, anchor)
        when = next((date.when for date in found if date.when), None)
        if self._skipped.search(words):
            return Column(none=True)
        if self._change.search(words):
            return Column(aspect=Aspect.CHANGE)
        if self._capacity.search(words):
            return Column(when, Aspect.CAPACITY)
        if self._target.search(words):
            return Column(when[:4] if when else None, modality=Modality.EXPECTED)
        return Column(when, normal=bool(self._normal.search(words)))

    def _row(self, scene: Scene, frame: _Frame, anchor: Anchor | None) -> list[Cell] | None:
        """Return the cells of a row, None where a scene is no row of the table."""
        row = read_row(scene)
        if row is None:
            return None
        label = scene.view.folded[row.start : row.label_end]
        names = [m for m in scene.places if row.start <= m.start < row.label_end]
        when = next((d.when for d in scene.dates if d.start < row.label_end and d.when), None)
        fluid = next((fluid for fluid, pattern in self._fluids if pattern.search(label)), None)
        dated = row.width > 1 and all(number.words for number in row.numbers[1:])
        if not (names or when or fluid or dated or self._total.search(label)):
            return None
        if frame.implied and not _may_imply(scene, row):
            return None
        cells = []
        for number in row.numbers:
            column = frame.column_of(number, row)
            amount = self._amount(number, frame.scale)
            if amount is None or column.none:
                continue
            moment = self._own_date(number, scene, anchor) or when
            column = replace(column, when=moment) if moment else column
            ids = names[0].ids if names else ()
            cells.append(
                Cell(
                    number.start, number.end, scene, ids, amount, frame.measure, column, fluid or Fluid.CRUDE
                )
            )
        return cells

    def _own_date(self, number: RowNumber, scene: Scene, anchor: Anchor | None) -> str | None:
        if number.words is None:
            return None
        return next(
            (date.when for date in self._dates.find(scene.view, *number.words, anchor) if date.when), None
        )

    def _amount(self, number: RowNumber, scale: float) -> float | None:
        """Return the number in b/d; None for gas in cubic feet, percentages and what no place can produce."""
        if number.unit and self._no_oil.search(number.unit):
            return None
        scale = 1.0 if abs(number.value) * scale > WORLD_MAX_BPD else scale
        counts = scale > 1.0 or abs(number.value) >= 1000 or number.value == 0 or number.signed
        return number.value * scale if counts and abs(number.value * scale) <= WORLD_MAX_BPD else None


def _both(upper: Column, lower: Column) -> Column:
    """Return what a head of two lines says of a column."""
    if upper.none or lower.none:
        return Column(none=True)
    told = lower if lower.aspect is not Aspect.LEVEL or lower.modality is not Modality.ACTUAL else upper
    return replace(told, when=upper.when or lower.when)


def _by_words(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut "now / capacity" and "May against April" as a head in a sentence is cut."""
    bounds = []
    for match in _BY_WORDS.finditer(line, start, end):
        bounds.append((start, match.start()))
        start = match.end()
    return [(a, b) for a, b in (*bounds, (start, end)) if line[a:b].strip(" ,:()")]


def _may_imply(scene: Scene, row: Row) -> bool:
    """Tell whether a row without a unit counts barrels: a company or facility, and numbers in thousands."""
    kinds = {kind for mention in scene.places for kind in mention.kinds}
    if not kinds or kinds & {PlaceKind.COUNTRY, PlaceKind.GROUP}:
        return False
    return any(abs(number.value) >= 1000 for number in row.numbers)


def _is_indented(scene: Scene) -> bool:
    """Tell whether the corner of the table is blank: spaces or an empty cell before the first header."""
    line = scene.view.text.rfind("\n", 0, scene.start) + 1
    return scene.start - line > 2 or bool(re.match(r"\|\s*\|", scene.text))
