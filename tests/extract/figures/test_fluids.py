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
        ("Output was 1.25 million b/d, crude and condensate, NOC said.", Fluid.LIQUIDS),
        ("Output was 1.25 million b/d of crude and 50,000 b/d of condensate.", Fluid.CRUDE),
        ("Gas output was 190,000 barrels of oil equivalent a day.", Fluid.GAS),
        ("Output was 190,000 barrels of oil equivalent of gas.", Fluid.GAS),
        ("Condensate ....... 51,318 barrels", Fluid.CONDENSATE),
        ("Gas: 2.571 bcf (201,447 boe)", Fluid.GAS),
        ("Natural gas gave its share, for a total of 1.5 million barrels of oil equivalent.", Fluid.BOE),
        ("Output was 72,000 b/d of oil equivalent.", Fluid.BOE),
        ("Oil output was 1.43 million b/d, with condensate.", Fluid.LIQUIDS),
        ("The field gives 40,000 barrels a day of crude oil and condensate.", Fluid.LIQUIDS),
        ("Output was 972,000 b/d, excluding condensate.", Fluid.CRUDE),
        ("The total, gas included, was 1.5 million barrels of oil equivalent.", Fluid.BOE),
    ],
)
def test_fluid(text, fluid):
    found = figure(text)
    assert fluid_of(found.scene, found.quantity) is fluid


def test_a_figure_without_a_unit_goes_on_in_oil_equivalent():
    lent = figure("Eni produced 120,000 boe/d, down from 244,000.", 1)
    assert fluid_of(lent.scene, lent.quantity) is Fluid.BOE
    oil = figure("Eni produced 120,000 boe/d, of which oil 44,000.", 1)
    assert fluid_of(oil.scene, oil.quantity) is Fluid.CRUDE
