"""What is known of a figure in barrels before it is asked what it measures. It reads nothing."""

from dataclasses import dataclass

from oiltrack.extract.quantities.figure_units import Unit
from oiltrack.extract.quantities.numbers import GROUPED
from oiltrack.facts import Fluid, Qualifier


@dataclass(slots=True)
class Quantity:
    """A figure in the text: ``low`` and ``high`` in barrels or tonnes, per day or as ``unit`` says.

    ``start:end`` is the number with its unit, ``lead`` where its qualifiers ("about", "up to") begin; ``raw``
    the number before its multiplier; ``multiplier`` what scale word and unit prefix make of it; ``style`` how
    the number is written. ``elided`` marks a figure whose unit stands elsewhere. An ``open`` one may be a
    figure if the text counts so, else it is none; ``told`` marks one that the text has settled. ``problem``
    says why it cannot be believed.
    """

    start: int
    end: int
    lead: int
    low: float
    high: float
    unit: Unit
    raw: float
    multiplier: float
    sign: int
    qualifier: Qualifier
    fluid: Fluid | None
    problem: str = ""
    elided: bool = False
    style: str = GROUPED
    open: bool = False
    told: bool = False
