"""The words around a trigger, its dates and its neighbours speak for or against an event."""

import pytest

from oiltrack.extract.dates.anchor import anchor
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.arguments import ArgumentReader
from oiltrack.extract.events.clauses import clause_features
from oiltrack.extract.events.doubts import no_event
from oiltrack.extract.events.triggers import find_triggers
from oiltrack.extract.models import Models
from oiltrack.facts import EventKind
from tests.extract.reading import PUBLISHED, places, scene

LIBYAN = Discourse(("libya",), libyan=True)
NOWHERE = Discourse((), libyan=False)


def around(text, published=None):
    return list(clause_features(find_triggers(scene(text))[0], anchor(published)))


def doubts(text, number=0, discourse=LIBYAN):
    triggers = find_triggers(scene(text))
    return no_event(triggers[number], discourse, beside=triggers, has_choice=True).features


@pytest.mark.parametrize(
    "feature",
    [
        "none before 0 guards",
        "none before 1 angry",
        "none behind 0 the",
        "none behind 1 gate",
        "none behind near #",
        "none, opening",
    ],
)
def test_the_words_beside_a_trigger_are_named_and_numbers_are_one_word(feature):
    assert feature in around("Angry guards closed the gate for 12 hours.")


def test_where_a_sentence_begins_nothing_stands_before():
    found = around("Shut is the gate.")
    assert "none before 0 nothing" in found
    assert "none behind 0 is" in found


def test_a_word_far_from_the_trigger_is_not_named():
    found = around("The gate was closed by the men of the hills and valleys who came down from the north.")
    assert not any("north" in feature for feature in found)


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Guards closed Hariga on Monday.", "none, date behind, near, outage_start"),
        ("On Monday guards closed Hariga.", "none, date before, near, outage_start"),
        ("Guards closed Hariga.", "none, dates 0 of 0"),
    ],
)
def test_the_nearest_date_tells_its_side_and_distance(text, feature):
    assert feature in around(text)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Guards closed Hariga on Tuesday.", "of the week"),
        ("Guards closed Hariga on 20 February.", "of the month"),
        ("Guards closed Hariga on 20 May 2019.", "of the year"),
        ("Guards closed Hariga in 2013.", "of old"),
    ],
)
def test_the_nearest_date_tells_how_long_ago_it_was(text, age):
    found = around(text, PUBLISHED)
    assert f"none, date {age}" in found
    assert f"none, date {age}, outage_start" in found
    assert "none, date of no age" in around(text)


def test_each_feature_is_said_once_and_in_the_same_order():
    text = "The guards of the gate of the port closed the gate of the yard."
    assert around(text) == around(text)
    assert len(set(around(text))) == len(around(text))


def test_the_triggers_of_a_sentence_tell_what_stands_before_and_behind():
    text = "Gunmen stormed Hariga and closed it."
    assert "none attack before outage_start" in doubts(text, 0)
    assert "none outage_start after attack" in doubts(text, 1)
    assert "none, 2 triggers" in doubts(text, 1)


@pytest.mark.parametrize(
    ("kind", "feature"),
    [
        (EventKind.OUTAGE_START, "none, the title tells the same"),
        (EventKind.ATTACK, "none, the title tells another"),
    ],
)
def test_what_the_title_tells_is_known(kind, feature):
    titled = Discourse(("libya",), libyan=True, titled_kinds=frozenset({kind}))
    assert feature in doubts("Guards closed Hariga.", discourse=titled)


@pytest.mark.parametrize(("doubt", "said"), [(0.5, ("sharara",)), (0.7, ())])
def test_a_small_doubt_still_lets_an_event_be_said(doubt, said):
    reader = ArgumentReader(places(), Models({"arguments": {"none": doubt}}))
    (trigger,) = find_triggers(scene("Guards closed the Sharara oil field."))
    assert reader.link(trigger, NOWHERE).best.answer == said
