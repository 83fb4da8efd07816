"""The fluid that a figure's own words or its label name."""

import pytest

from oiltrack.extract.figures.fluids import fluid_of
from oiltrack.facts import Fluid
from tests.extract.reading import figure


@pytest.mark.parametrize(
    ("text", "fluid"),
    [
        ("Oil output was 1.2 million b/d.", Fluid.CRUDE),
        ("Condensate output was 52,000 b/d.", Fluid.CONDENSATE),
        ("Output was 52,000 barrels of condensate.", Fluid.CONDENSATE),
        ("Crude and condensate output was 1.25 million b/d.", Fluid.LIQUIDS),
        ("Output was 1.25 million b/d of crude and condensate.", Fluid.LIQUIDS),
        ("Gas output was 190,000 barrels of oil equivalent a day.", Fluid.GAS),
        ("Output was 190,000 barrels of oil equivalent of gas.", Fluid.GAS),
        ("The total, gas included, was 1.5 million barrels of oil equivalent.", Fluid.BOE),
    ],
)
def test_fluid(text, fluid):
    found = figure(text)
    assert fluid_of(found.scene, found.quantity) is fluid
