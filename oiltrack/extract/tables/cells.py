"""Turns the cell of a table into an observation. It finds no tables and weighs nothing."""

from dataclasses import dataclass

from oiltrack.extract.confidence import Confidence
from oiltrack.extract.discourse import Context
from oiltrack.extract.models import Models
from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.tables.columns import Column
from oiltrack.facts import Aspect, Fluid, Measure, Observation, Qualifier

_REASON = "a cell of a table: name from its row, unit from the line above, date and aspect from its column"


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


class CellReader:
    """Reads cells as observations."""

    def __init__(self, models: Models) -> None:
        self._confidence = Confidence(models)

    def read(self, cell: Cell, context: Context) -> Observation:
        """Return the observation of a table's cell."""
        amount = round(cell.amount)
        return Observation(
            doc=context.document.key,
            entities=cell.entities or _subject(context),
            when=_date_of_cell(cell, context),
            modality=cell.column.modality,
            quote=cell.scene.view.text[cell.start : cell.end],
            start=cell.start,
            end=cell.end,
            sentence=cell.scene.text,
            attribution=None,
            confidence=self._confidence.of_figure({}, ("table cell",), subject=cell),
            measure=cell.measure,
            fluid=cell.fluid,
            aspect=cell.column.aspect,
            low=amount,
            high=amount,
            qualifier=Qualifier.EXACT,
            reasons=(_REASON,),
        )


def _subject(context: Context) -> tuple[str, ...]:
    """Return whom a row without a name is about: the one place that the title names, else the text's."""
    titled = context.discourse.titled
    return titled[0] if len(titled) == 1 else context.discourse.main


def _date_of_cell(cell: Cell, context: Context) -> str | None:
    """Return a column's date; without one a capacity holds on publication, a level in the survey's month."""
    column, published = cell.column, context.anchor.text if context.anchor else None
    if column.when or column.normal:
        return column.when or None
    frame = None if column.aspect is Aspect.CAPACITY else context.discourse.frame
    return frame or published
