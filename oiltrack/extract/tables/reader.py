"""Reads tables: rows of a name and numbers under a line that names their unit. It leaves prose to others."""

import re
from dataclasses import replace

from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.dates.reader import DateReader
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.quantities.reader import Quantity, Unit
from oiltrack.extract.scenes.places import Mention
from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.scenes.sentences import Kind
from oiltrack.extract.tables.cells import Cell
from oiltrack.extract.tables.frame import Frame
from oiltrack.extract.tables.heads import HeadReader
from oiltrack.extract.tables.rows import Row, RowNumber, date_of, is_head, read_row
from oiltrack.facts import Fluid, Measure, PlaceKind
from oiltrack.units import WORLD_MAX_BPD

_IN_MILLIONS = 120
_IN_THOUSANDS = 120_000
_FLUIDS = (Fluid.LIQUIDS, Fluid.CONDENSATE, Fluid.BOE, Fluid.GAS, Fluid.CRUDE)
_TAIL = re.compile(r"(?<= )[^\d|]*\Z")
_NATIONS = {PlaceKind.COUNTRY, PlaceKind.GROUP}


class TableReader:
    """Finds tables with the words of a lexicon."""

    def __init__(self, lexicon: Lexicon, dates: DateReader) -> None:
        self._dates = dates
        self._heads = HeadReader(lexicon, dates)
        compile_ = lexicon.compile
        self._fluids = [(fluid, compile_("{table_" + fluid.value + "}")) for fluid in _FLUIDS]
        self._no_oil = compile_("{table_no_oil}")
        self._other_row = compile_("{table_other_row}")
        self._rest = compile_("{table_rest}")
        self._total = compile_("{table_total}")

    def find(self, scenes: list[Scene], anchor: Anchor | None) -> tuple[list[Cell], set[int]]:
        """Return the cells of all tables and the numbers of the scenes that are their rows."""
        cells: list[Cell] = []
        used: set[int] = set()
        frame: Frame | None = None
        for line, scene in enumerate(scenes):
            frame = frame if frame and frame.reaches(line) else None
            if frame and self._is_head(frame, scene, line, anchor):
                used.add(line)
                continue
            found = self._row(scene, frame, anchor) if frame else None
            if frame and found is not None:
                cells += found
                used.add(line)
                frame.at, frame.rows = line, frame.rows + 1
                continue
            fresh = self._heads.open(scenes, line, anchor, above=frame)
            if fresh:
                frame = fresh
            elif frame and _may_head(scene) and self._heads.head(frame, scene, line, anchor):
                used.add(line)
        return cells, used

    def _is_head(self, frame: Frame, scene: Scene, line: int, anchor: Anchor | None) -> bool:
        """Take a line of heads into the table above it, unless it names a unit: that opens a table."""
        if not is_head(scene) or scene.may_say("table_unit"):
            return False
        return self._heads.head(frame, scene, line, anchor)

    def _row(self, scene: Scene, frame: Frame, anchor: Anchor | None) -> list[Cell] | None:
        """Return the cells of a row, None where a scene is no row of the table."""
        row = None if _counts_itself(scene) else read_row(scene)
        if row is None:
            return None
        names = [m for m in scene.places if row.start <= m.start < row.label_end]
        if not names and not self._is_labelled(scene, row, frame):
            return None
        label = scene.view.folded[row.start : row.label_end]
        unit = _TAIL.search(scene.view.folded, row.numbers[-1].end, scene.end)
        if self._other_row.search(label) or (unit and self._no_oil.search(unit[0])):
            return []
        scale = self._scale(scene, row, frame)
        if scale is None:
            return None
        frame.nations += any(PlaceKind.COUNTRY in mention.kinds for mention in names)
        _correct(frame)
        frame.facilities += any(mention.is_facility for mention in names)
        fluid = self._fluid(label)
        if fluid and not names and frame.facilities:
            return []
        fluid = fluid or frame.fluid or Fluid.CRUDE
        about = _about(frame, scene, names, total=bool(self._total.search(label)))
        cells = []
        for number in row.numbers:
            column = frame.column_of(number, row, scene)
            amount = self._amount(number, scale)
            if amount is None or column.none:
                continue
            moment = self._own_date(number, scene, anchor) or date_of(scene, row)
            column = replace(column, when=moment) if moment else column
            amount = -amount if column.cut and amount > 0 else amount
            measure = frame.measure
            if measure is not Measure.VOLUME:
                measure = self._heads.measure(label) or column.measure or measure
            ids = _named_in(number, scene) or about
            cells.append(Cell(number.start, number.end, scene, ids, amount, measure, column, fluid))
        return cells

    def _is_labelled(self, scene: Scene, row: Row, frame: Frame) -> bool:
        """Tell whether a line without a name is a row: of a day, a fluid, a total, of all others."""
        label = scene.view.folded[row.start : row.label_end]
        dated = row.width > 1 and all(number.words for number in row.numbers[1:])
        rest = frame.rows > 0 and self._rest.search(label)
        if dated or rest or self._total.search(label) or self._fluid(label) or date_of(scene, row):
            return True
        return _may_be_unnamed(frame, row, scene)

    def _fluid(self, label: str) -> Fluid | None:
        return next((fluid for fluid, pattern in self._fluids if pattern.search(label)), None)

    def _scale(self, scene: Scene, row: Row, frame: Frame) -> float | None:
        """Return the scale of a row: that of a unit in its label or after its numbers, else of its table."""
        if scene.may_say("table_unit") and scene.sentence.kind is Kind.ROW:
            for start, end in ((row.start, row.label_end), (row.numbers[-1].end, scene.end)):
                if own := self._heads.scale(scene, start, end):
                    return own
        if frame.scale is None:
            frame.scale = _guessed(frame, scene, row)
        return frame.scale

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


def _counts_itself(scene: Scene) -> bool:
    """Tell whether a sentence says itself what it counts in: "World supply is put at 91.9 mb/d."."""
    return scene.sentence.kind is Kind.PROSE and any(_is_counted(q) for q in scene.quantities)


def _may_head(scene: Scene) -> bool:
    """Tell whether a line of its own may be a head between rows: "Libya, 528,000 bpd in October" is none."""
    counted = any(_is_counted(quantity) and not quantity.told for quantity in scene.quantities)
    return scene.sentence.kind is Kind.HEADING and not counted


def _is_counted(quantity: Quantity) -> bool:
    return quantity.unit is not Unit.BARE or quantity.multiplier > 1.0


def _named_in(number: RowNumber, scene: Scene) -> tuple[str, ...]:
    """Return whom a cell names itself: "Iraq 4.16    Libya 0.09" are two rows on one line."""
    if number.words is None:
        return ()
    low, high = number.words
    return next((mention.ids for mention in scene.places if low <= mention.start < high), ())


def _about(frame: Frame, scene: Scene, names: list[Mention], *, total: bool) -> tuple[str, ...]:
    """Return whom a row is about; nobody where that is whom the text is about."""
    if total:
        names = [m for m in names if not scene.fills("rows.total", (m.start, m.end))]
    if frame.abroad or not names:
        return frame.group if total and frame.nations > 1 else ()
    if frame.measure is Measure.EXPORTS:
        names = [m for m in names if PlaceKind.TERMINAL in m.kinds] or names
    return names[0].ids


def _correct(frame: Frame) -> None:
    """Let rows of a group's countries count output, where only news above the table spoke of loadings."""
    of_group = frame.nations and frame.group and not frame.abroad
    if of_group and frame.overheard and frame.measure is Measure.EXPORTS:
        frame.measure = Measure.PRODUCTION


def _may_be_unnamed(frame: Frame, row: Row, scene: Scene) -> bool:
    """Tell whether a line between or under rows is one though nobody knows its name: "Other", "Ecuador"."""
    if scene.sentence.kind is not Kind.ROW or frame.scale is None:
        return False
    if not frame.columns:
        return frame.rows > 0
    told = any(column.told for column in frame.columns)
    return told and 0 <= len(frame.columns) - row.width <= frame.labelled


def _guessed(frame: Frame, scene: Scene, row: Row) -> float | None:
    """Return the scale of a row without a unit, where its numbers tell: 1.34 or 4,130 of a country."""
    kinds = {kind for mention in scene.places for kind in mention.kinds}
    if not frame.rates or not kinds:
        return None
    values = [abs(number.value) for number in row.numbers]
    if not kinds & _NATIONS:
        return 1.0 if max(values) >= 1000 else None
    if any(value % 1 for value in values):
        return 1e6 if max(values) < _IN_MILLIONS else None
    if max(values) < 1000:
        return None
    return 1e3 if max(values) < _IN_THOUSANDS else 1.0
