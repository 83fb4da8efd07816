"""Bulletins whose parts add up to a printed total."""

import pytest

from oiltrack.facts import Fluid
from tests.extract.reading import observations

LINES = """NOC: national output over the past 24 hours.
Crude oil production: {crude} barrels per day
Condensate production: {condensate} barrels per day
Gas production: {gas} barrels of oil equivalent per day
Total production: {total} barrels of oil equivalent per day
"""
PROSE = (
    "The National Oil Corporation said that Libya produced {crude} barrels of crude oil and {condensate} "
    "barrels of condensate in the past 24 hours. Gas production was {gas} barrels of oil equivalent, "
    "for a total of {total} barrels of oil equivalent."
)
ARABIC = (
    "أعلنت المؤسسة الوطنية للنفط أن إنتاج ليبيا من النفط الخام بلغ {crude} برميلا خلال الـ24 ساعة الماضية. "
    "وبلغ إنتاج المكثفات {condensate} برميلا، فيما بلغ إنتاج الغاز {gas} برميل مكافئ نفط، "
    "ليصل الإجمالي إلى {total} برميل مكافئ نفط."
)
HOLDS = {"crude": "1,391,407", "condensate": "52,903", "gas": "194,914", "total": "1,586,321"}
APART = {"crude": "1,338,504", "condensate": "52,903", "gas": "194,914", "total": "1,586,321"}
OPEN = {"crude": "1,391,407", "condensate": "52,903", "gas": "194,914", "total": "1,602,118"}
ROUND = {"crude": "1,390,000", "condensate": "52,000", "gas": "195,000", "total": "1,585,000"}


def fluids(text: str) -> dict[int, Fluid]:
    return {o.high: o.fluid for o in observations(text)}


@pytest.mark.parametrize("text", [LINES, PROSE, ARABIC], ids=["lines", "prose", "arabic"])
def test_crude_that_makes_the_total_with_gas_holds_the_condensate(text):
    assert fluids(text.format_map(HOLDS)) == {
        1_391_407: Fluid.LIQUIDS,
        52_903: Fluid.CONDENSATE,
        194_914: Fluid.GAS,
        1_586_321: Fluid.BOE,
    }


@pytest.mark.parametrize("text", [LINES, PROSE, ARABIC], ids=["lines", "prose", "arabic"])
@pytest.mark.parametrize("figures", [APART, OPEN, ROUND], ids=["all three add up", "none adds up", "round"])
def test_crude_stays_crude_where_no_sum_shows_otherwise(text, figures):
    crude = int(figures["crude"].replace(",", ""))
    assert fluids(text.format_map(figures))[crude] is Fluid.CRUDE


def test_the_reason_tells_the_sum():
    crude = observations(LINES.format_map(HOLDS))[0]
    assert crude.reasons[-1] == "sum: 1,391,407 + 194,914 = 1,586,321, so liquids"


def test_crude_and_condensate_that_make_the_total_make_it_liquids():
    text = (
        "NOC said that output in the past 24 hours was 1,203,417 barrels of crude oil and 51,318 barrels of "
        "condensate. Production was 1,254,735 barrels in all."
    )
    assert fluids(text)[1_254_735] is Fluid.LIQUIDS
