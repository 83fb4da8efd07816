"""Events in foreign countries: the country is weighed, with what tells whether it is the text's matter."""

import pytest

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.abroad import abroad, is_abroad
from oiltrack.extract.events.arguments import ArgumentReader
from oiltrack.extract.events.triggers import find_triggers
from oiltrack.extract.models import Models
from tests.extract.reading import places, scene

ANGOLA = Discourse(("angola",), libyan=False)
LIBYAN = Discourse(("libya",), libyan=True)


def weighed(text, discourse=ANGOLA):
    """Return the readings of the first trigger of a sentence: places -> features."""
    seen = []
    reader = ArgumentReader(places(), Models(watch=seen.append))
    reader.link(find_triggers(scene(text))[0], discourse)
    return {reading.answer: set(reading.features) for reading in seen[0].readings}


@pytest.mark.parametrize(
    ("ids", "foreign"),
    [
        (("angola",), True),
        (("iran", "iraq"), True),
        (("us-gulf-of-mexico",), True),
        (("libya",), False),
        (("brega",), False),
        (("opec",), False),
        ((), False),
    ],
)
def test_a_foreign_country_or_a_region_of_one_is_abroad(ids, foreign):
    assert is_abroad(places(), ids) is foreign


@pytest.mark.parametrize(
    ("text", "discourse"),
    [
        ("Divers closed Angola's crude oil terminal.", LIBYAN),
        ("The Angolan crude oil pipeline was blown up.", LIBYAN),
        ("Pumping stopped at noon.", ANGOLA),
        ("Exports were halted by a storm.", ANGOLA),
    ],
)
def test_the_country_is_among_the_readings(text, discourse):
    assert ("angola",) in weighed(text, discourse)


def test_its_names_have_features_of_their_own():
    found = weighed("Divers closed Angola's crude oil terminal.")[("angola",)]
    assert "foreign abroad, owns a facility" in found
    assert "place country" not in found


def test_a_trigger_inside_what_a_country_owns_is_marked():
    found = weighed("Angola's halted oil fields pump no crude.")[("angola",)]
    assert "foreign abroad, owns the trigger" in found
    found = weighed("Divers closed Angola's crude oil terminal.")[("angola",)]
    assert "foreign abroad, owns the trigger" not in found


@pytest.mark.parametrize(
    ("text", "discourse", "feature"),
    [
        ("Pumping stopped at noon.", ANGOLA, "abroad, the matter, no name in the sentence"),
        ("Angola shut a field.", ANGOLA, "abroad, the matter, alone in the sentence"),
        ("Angola shut a field.", ANGOLA, "abroad, the matter, Libya unnamed"),
        ("Angola shut a field.", LIBYAN, "abroad, beside the matter, Libya named"),
        ("Angola shut a field.", LIBYAN, "abroad, beside the matter, an installation in the clause"),
    ],
)
def test_feature(text, discourse, feature):
    assert feature in set(abroad(find_triggers(scene(text))[0], discourse, ("angola",)))
