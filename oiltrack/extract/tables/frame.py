"""What holds for the rows of one table: its unit, its columns, how far it reaches. It reads no words."""

from dataclasses import dataclass, field, replace

from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.tables.columns import Column
from oiltrack.extract.tables.rows import Bounds, Row, RowNumber, indent_of, line_of
from oiltrack.facts import Aspect, Fluid, Measure, Modality

_REACH = 4
_REACH_DOWN = 14
_REACH_IMPLIED = 2
_INDENTED = 2


@dataclass(slots=True)
class Frame:
    """What holds for the rows below a line; ``at`` is the last line of the table.

    ``scale`` is None until the first row shows it; ``usual`` says what columns leave open; ``group`` is whom
    a total of countries is about; ``abroad`` marks rows of buyers, which are not whom the table is about;
    ``overheard`` marks a measure that only news above the table spoke of.
    """

    scale: float | None
    measure: Measure
    at: int
    columns: list[Column] = field(default_factory=list)
    spans: list[Bounds] = field(default_factory=list)
    labelled: bool = False
    indent: int = 0
    brackets: Column | None = None
    usual: Column = Column()
    fluid: Fluid | None = None
    group: tuple[str, ...] = ()
    abroad: bool = False
    overheard: bool = False
    nations: int = 0
    facilities: int = 0
    implied: bool = False
    rates: bool = False
    rows: int = 0

    def reaches(self, line: int) -> bool:
        """Tell whether a line may still belong to the table."""
        return line - self.at <= (_REACH if self.rows else _REACH_IMPLIED if self.implied else _REACH_DOWN)

    def column_of(self, number: RowNumber, row: Row, scene: Scene) -> Column:
        """Return what the column of a number says; brackets and signs have a say of their own."""
        if number.in_brackets:
            column = self.brackets or Column(none=not number.signed)
            return self._filled(_as_change(column) if number.signed else column)
        index = self._index(number, row, scene)
        column = self.columns[index] if index < len(self.columns) else Column()
        return self._filled(_as_change(column) if number.signed else column)

    def _filled(self, column: Column) -> Column:
        if column.when or column.normal or column.aspect is Aspect.CAPACITY:
            return column
        expected = Modality.EXPECTED in (self.usual.modality, column.modality)
        return replace(
            column, when=self.usual.when, modality=Modality.EXPECTED if expected else Modality.ACTUAL
        )

    def _index(self, number: RowNumber, row: Row, scene: Scene) -> int:
        """Return the number of a cell's column: counted, or the one that it stands under."""
        labelled = self.labelled and self.indent <= indent_of(scene) + _INDENTED
        shift = 1 if labelled and len(self.columns) > row.width else 0
        if len(self.columns) - shift == row.width or not self.spans or "|" in line_of(scene):
            return number.column + shift
        line = scene.view.text.rfind("\n", 0, scene.start) + 1
        start, end = number.start - line, number.end - line
        gaps = [(max(a - end, start - b, 0), abs(b - end), i) for i, (a, b) in enumerate(self.spans)]
        return min(gaps)[2]


def _as_change(column: Column) -> Column:
    """Return a column of levels as one of changes: a number with a sign is none of its levels."""
    return replace(column, aspect=Aspect.CHANGE) if column.aspect is Aspect.LEVEL else column
