"""Figures that look like oil supply and are none."""

import pytest

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.figures.refusals import refusal
from tests.extract.reading import extract, figure


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("World oil demand will rise by 1.2 million b/d.", "demand or imports"),
        ("Italy imported 100,000 b/d.", "demand or imports"),
        ("OPEC's spare capacity is 2 million b/d.", "spare capacity or trading"),
        ("The estimate was revised up by 40,000 b/d.", "a revision"),
        ("Oil reserves are 48 billion barrels.", "reserves"),
        ("Libya pumped 50,000 b/d more than it should have.", "a gap to a target"),
        ("The group is 900,000 b/d above its 30-million-b/d ceiling.", "a gap to a target"),
        ("Output was 100,000 b/d short of where it had been.", "a gap to a target"),
        ("Iraq was 63,000 b/d over its own, the Emirates were not.", "a gap to a target"),
        ("The group is 415,000 b/d over the level it set itself.", "a gap to a target"),
        ("That is 1.68 million b/d over the 32.5 million ceiling of ministers.", "a gap to a target"),
        ("Money managers shed 28 million barrels of net length.", "spare capacity or trading"),
        ("The table on page 12 gave output as 1.91 million b/d.", "withdrawn by the text itself"),
        ("The tanker carried 30,000 barrels of gasoline.", "refined products"),
        ("The plant made 30,000 b/d diesel.", "refined products"),
    ],
)
def test_refusal(text, reason):
    found = figure(text)
    assert refusal(found.scene, found.quantity, discourse=Discourse(("libya",), True)) == reason


def test_staff_behind_a_comma_is_not_what_a_figure_counts():
    found = extract("The field pumped 300,000 bpd of crude.\n\nOn Monday it did 27,000, an employee said.")
    assert [o.low for o in found.observations] == [300_000, 27_000]


def test_oil_that_somebody_takes_is_no_demand():
    found = figure("Output is 40,000 b/d, consumed in part by the refinery.")
    assert refusal(found.scene, found.quantity, discourse=Discourse(("libya",), True)) == ""


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


@pytest.mark.parametrize(
    "text",
    [
        "OPEC missed its target by 1.45 million bpd.",
        "Russia's output was 300,000 bpd short of the quota.",
        "Iraq was 320,000 b/d above its ceiling.",
    ],
)
def test_a_gap_to_a_target_is_no_fact(text):
    found = figure(text)
    assert refusal(found.scene, found.quantity, discourse=Discourse(("libya",), True)) == "a gap to a target"


def test_a_level_below_a_limit_is_a_fact():
    found = figure("Saudi Arabia is at 7.90 million bpd, below its limit.")
    assert refusal(found.scene, found.quantity, discourse=Discourse(("libya",), True)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Gasoline: plus 1.89 million barrels.",
        "Distillates fell by 3.8 million barrels.",
        "Propane went up, and gasoline slipped to 8.6 million b/d.",
    ],
)
def test_stocks_of_products_are_no_fact(text):
    found = figure(text)
    assert refusal(found.scene, found.quantity, discourse=Discourse(("libya",), True)) == "refined products"


def test_crude_after_products_is_a_fact():
    found = extract("U.S. gasoline stocks fell; crude stocks fell by 3.8 million barrels.")
    assert [abs(o.low) for o in found.observations] == [3_800_000]


def test_tens_of_billions_of_barrels_are_reserves():
    found = figure("Libya has 48 billion barrels that are said to be under it.")
    assert refusal(found.scene, found.quantity, discourse=Discourse(("libya",), True)) == "reserves"


def test_a_correction_withdraws_what_it_corrects():
    found = extract(
        "(Corrects output in paragraph 2 to 67,000 bpd from 76,000 bpd)\n\nThe Sharara oil field."
    )
    assert [o.low for o in found.observations] == [67_000]


@pytest.mark.parametrize(
    "text",
    [
        "On Wednesday it was 312,000.",
        "They were at 265,000 on the eve of it.",
        "Agoco gives 270,000 of it, Mellitah 70,000.",
        "It could not pump more than 17,000 of its 34,000.",
    ],
)
def test_a_large_number_without_a_unit_goes_on_with_barrels(text):
    found = extract("Libya's crude output was 400,000 bpd.\n\n" + text)
    assert len(found.observations) > 1
    assert found.rejected == ()


@pytest.mark.parametrize(
    "text",
    [
        "The war killed 250,000 people and drove 10 million from their homes.",
        "It carried 9.4 million passengers, up from 2.1 million.",
        "The company's staff numbers 13,540, of whom few are foreigners.",
        "Iraq counts 345,969 cases, Libya 32,364.",
        "He told a crowd of 20,000 that victory was near.",
        "Some 3,000 at the stadium saw it.",
    ],
)
def test_a_large_number_of_other_things_is_none(text):
    assert len(extract("Libya's crude output was 400,000 bpd.\n\n" + text).observations) == 1


def test_a_number_without_a_unit_refuses_no_figure_after_it():
    found = extract("The oil company counts 3,000 in all. It pumps 75,000 barrels per day.")
    assert [o.low for o in found.observations] == [75_000]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("When I came to the oil ministry we were at 1.15 million.", 1_150_000),
        ("Libya wants to reach the two million that the oil minister promised.", 2_000_000),
        ("The oil field's output: 827,000 on the board.", 827_000),
        ("Change of crude on the day: +3,118.", 3_118),
        ("The capacity of the oil field, about 300 thousand, is for later.", 300_000),
    ],
)
def test_the_first_figure_of_a_text_may_lack_its_unit(text, amount):
    assert [o.low for o in extract(text).observations] == [amount]


@pytest.mark.parametrize(
    "text",
    [
        "The Sharara field lost 8,500 b/d, for it had no spare of that kind.",
        "Crude output is to average 57.4 mb/d, after an upward revision.",
    ],
)
def test_other_topics_after_a_figure_must_be_right_behind_it(text):
    assert len(extract(text).observations) == 1


def test_what_a_text_reads_instead_is_withdrawn():
    found = extract(
        'Please read "30,000 barrels per day" instead of "130,000 barrels per day" of crude output.'
    )
    assert [o.low for o in found.observations] == [30_000]


def test_a_usual_rate_that_is_not_reached_is_a_fact():
    found = extract("Loading of crude went on at 60,000 bpd instead of 90,000.")
    assert [o.low for o in found.observations] == [60_000, 90_000]


def test_the_capacity_of_a_refinery_is_no_import_of_its_country():
    found = figure("The Zawiya refinery, 120,000 b/d, would have to import.")
    assert refusal(found.scene, found.quantity, discourse=Discourse(("libya",), True)) == ""


def test_a_figure_before_a_revision_is_none_itself():
    found = figure("The survey has output at 30.25 million b/d; it was marked down by 369,000 b/d.")
    assert refusal(found.scene, found.quantity, discourse=Discourse(("libya",), True)) == ""


def test_men_named_far_behind_a_number_are_not_what_it_counts():
    found = extract(
        "Nigeria pumps 1.69 million b/d. It hopes for 2.1 million by June if the militants keep still."
    )
    assert [o.low for o in found.observations] == [1_690_000, 2_100_000]
