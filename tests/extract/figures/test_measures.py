"""The rules of measure, aspect and modality, which are features of the decisions."""

import pytest

from oiltrack.extract.figures.measures import rule_aspect, rule_measure
from oiltrack.extract.figures.modality import rule_modality
from oiltrack.extract.figures.owners import Owner
from oiltrack.facts import Aspect, Measure, Modality, PlaceKind
from tests.extract.reading import figure, observations

FIELD = frozenset({PlaceKind.FIELD})
COUNTRY = frozenset({PlaceKind.COUNTRY})
NOBODY = Owner(("libya",), -1, (), "")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Libya lost 300,000 b/d.", Measure.OUTAGE),
        ("A total of 300,000 b/d is offline.", Measure.OUTAGE),
        ("The strike cut output by 300,000 b/d.", Measure.PRODUCTION),
        ("Libya's oil output fell to 300,000 b/d.", Measure.PRODUCTION),
        ("Libya's crude exports were 300,000 b/d.", Measure.EXPORTS),
        ("A tanker took on 600,000 barrels of crude.", Measure.VOLUME),
        ("The blockade has cost 6 million barrels of crude.", Measure.VOLUME),
        ("The country pumped 600,000 barrels of crude in the past 24 hours.", Measure.PRODUCTION),
    ],
)
def test_measure_by_rule(text, measure):
    assert rule_measure(figure(text), COUNTRY, before=None) is measure


def test_the_kind_of_place_overrules_a_word_beside_the_figure():
    found = figure("It sends 120,000 b/d for export.")
    assert rule_measure(found, FIELD, before=None) is Measure.PRODUCTION
    assert rule_measure(found, frozenset({PlaceKind.TERMINAL}), before=None) is Measure.EXPORTS
    assert rule_measure(found, frozenset({PlaceKind.REFINERY}), before=None) is Measure.REFINERY_INTAKE


def test_a_figure_without_any_word_goes_on_with_the_measure_before():
    found = figure("In May it was 900,000 b/d.")
    assert rule_measure(found, COUNTRY, before=Measure.EXPORTS) is Measure.EXPORTS


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("Libya's oil output fell by 300,000 b/d.", Aspect.CHANGE),
        ("Libya's oil output fell to 300,000 b/d.", Aspect.LEVEL),
        ("The 120,000 b/d refinery is running.", Aspect.CAPACITY),
        ("The plant has a 120,000 b/d capacity.", Aspect.CAPACITY),
        ("It is a refinery of 120,000 b/d.", Aspect.CAPACITY),
        ("The field can pump 120,000 b/d.", Aspect.CAPACITY),
        ("The field pumped 120,000 b/d.", Aspect.LEVEL),
        ("It pumped 38,000 b/d, well under its nominal 120,000 b/d.", Aspect.LEVEL),
        ("Two terminals good for 700,000 b/d were shut.", Aspect.CAPACITY),
        ("The plant is designed for 20,000 b/d.", Aspect.CAPACITY),
        ("The group agreed to take 1.2 million b/d off.", Aspect.CHANGE),
        ("It plans to put 180,000 b/d back in October.", Aspect.CHANGE),
        ("The increase over the day before is 5,377 b/d.", Aspect.CHANGE),
        ("Traders put 180,000 b/d on tankers.", Aspect.LEVEL),
    ],
)
def test_aspect_by_rule(text, aspect):
    assert rule_aspect(figure(text), NOBODY, measure=Measure.PRODUCTION) is aspect


def test_the_figure_that_is_a_names_adjective_is_its_capacity():
    owner = Owner(("sharara",), 20, (("adjective", 1.0),), "Sharara")
    found = figure("The 315,000 b/d Sharara is idle.")
    assert rule_aspect(found, owner, measure=Measure.PRODUCTION) is Aspect.CAPACITY


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Libya set a 1.6 million b/d target.", Modality.EXPECTED),
        ("Libya plans to pump 1.6 million b/d.", Modality.EXPECTED),
        ("Libya pumped 1.6 million b/d.", Modality.ACTUAL),
        ("Despite its target Libya pumped 900,000 b/d.", Modality.ACTUAL),
        ("Before the war Libya could pump 1.6 million b/d.", Modality.ACTUAL),
        ("Libya will pump 1.6 million b/d by the end of the year.", Modality.EXPECTED),
    ],
)
def test_modality_by_rule(text, modality):
    assert rule_modality(figure(text), aspect=Aspect.LEVEL) is modality


def test_a_capacity_is_never_a_plan():
    found = figure("Libya plans to pump 1.6 million b/d.")
    assert rule_modality(found, aspect=Aspect.CAPACITY) is Modality.ACTUAL


def test_runs_are_intake_of_a_countrys_refineries_and_a_refinery_that_is_a_destination_is_none():
    runs, fed = (
        figure("Crude runs rose to 2.1 million b/d."),
        figure("The refinery's supplier gave 90,000 b/d."),
    )
    nation = frozenset({PlaceKind.COUNTRY})
    assert rule_measure(runs, nation, before=None) is Measure.REFINERY_INTAKE
    assert rule_measure(fed, nation, before=None) is Measure.PRODUCTION


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        (
            "Libya produces little, well short of the 1.6 million bpd of capacity it had before 2011.",
            Aspect.CAPACITY,
        ),
        ("The oil terminal of Hariga has a 120,000 b/d nameplate capacity.", Aspect.CAPACITY),
        ("Libya's oil output was 1.2 million b/d of its capacity of 1.6 million b/d.", Aspect.LEVEL),
        ("The Sharara oilfield runs at three quarters of its capacity: 220,000 b/d.", Aspect.LEVEL),
        ("The oil field of Amal, whose capacity is about 50,000 b/d, has new owners.", Aspect.CAPACITY),
        ("Libya's Hariga oil terminal, with a capacity of 120,000 b/d, has new owners.", Aspect.CAPACITY),
    ],
)
def test_what_the_text_calls_a_capacity_is_one(text, aspect):
    assert observations(text)[0].aspect is aspect
