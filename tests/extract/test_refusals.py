"""Figures that look like oil supply and are none."""

import pytest

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.refusals import refusal
from tests.extract.reading import extract, figure


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("World oil demand will rise by 1.2 million b/d.", "demand or imports"),
        ("Italy imported 100,000 b/d.", "demand or imports"),
        ("OPEC's spare capacity is 2 million b/d.", "spare capacity or trading"),
        ("The estimate was revised up by 40,000 b/d.", "a revision"),
        ("Oil reserves are 48 billion barrels.", "reserves"),
        ("The tanker carried 30,000 barrels of gasoline.", "refined products"),
        ("The plant made 30,000 b/d diesel.", "refined products"),
    ],
)
def test_refusal(text, reason):
    found = figure(text)
    assert refusal(found.scene, found.quantity, discourse=Discourse(("libya",), True)) == reason


def test_supply_words_nearer_than_demand_keep_the_figure():
    found = figure("Demand is weak and output of 900,000 b/d is too much.")
    assert refusal(found.scene, found.quantity, discourse=Discourse(("libya",), True)) == ""


def test_what_the_text_takes_back_is_rejected_with_its_reason():
    found = extract("Libya's oil output was 360,000 b/d, not 260,000 b/d.")
    assert [o.low for o in found.observations] == [360_000]
    assert [(r.quote, r.reason) for r in found.rejected] == [("260,000 b/d", "withdrawn by the text itself")]


def test_a_number_without_a_unit_needs_a_figure_beside_it():
    found = extract("Libya's oil fields employ 65,000.")
    assert [r.reason for r in found.rejected] == ["a number without a unit, and no oil figure beside it"]
