"""What stands around a trigger, as features of the reading that there is no event."""

import pytest

from oiltrack.extract.before import EventBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.doubts import no_event
from oiltrack.extract.events.triggers import find_triggers
from oiltrack.facts import EventKind
from tests.extract.reading import scene


def features(text, *, discourse=None):
    """Return the features against the last trigger of a sentence."""
    trigger = max(find_triggers(scene(text)), key=lambda trigger: trigger.start)
    return no_event(trigger, discourse or Discourse(("libya",), True), beside=(), has_choice=True).features


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Guards shut the valves.", "none thing valves"),
        ("Guards had shut Brega.", "none verb had"),
        ("Guards shut Brega in the night.", "none, no date in the clause"),
        ("The port stays under force majeure.", "none, force majeure under"),
        ("They threatened to shut the port.", "none, a threat before"),
        ("NOC denied that the oil port of Brega had been quietly shut.", "none denied"),
        ("Reports that Brega was shut on Monday are untrue.", "none denied"),
        ("The guards did not shut Brega.", "none negated"),
        ("The force majeure has not been lifted.", "none negated"),
        ("The new berth is open.", "none, loose word"),
        ("The price hit 90 dollars.", "none followed by a number"),
    ],
)
def test_feature(text, feature):
    assert feature in features(text)


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Guards shut Brega on Monday.", "none, no date in the clause"),
        ("The men were not paid and no ship was let in.", "none negated"),
        ("Officials confirmed that Brega had been shut.", "none denied"),
    ],
)
def test_feature_that_must_be_missing(text, feature):
    assert feature not in features(text)


def test_only_the_last_events_are_remembered():
    discourse = Discourse(("libya",), True)
    for start in range(100):
        discourse.note_event(EventBefore(EventKind.ATTACK, ("brega",), start))
    assert len(discourse.events) == 30
    assert discourse.events[-1].sentence == 99


def test_what_the_text_has_told_so_far_is_counted():
    shut = EventBefore(EventKind.OUTAGE_START, ("brega",), -1)
    told = Discourse(("libya",), True, events=[shut, shut])
    found = features("Guards shut the oil port.", discourse=told)
    assert {"none told 2 events", "none told 2 of outage_start"} <= set(found)
    assert "none told 0 of attack" in features("Gunmen attacked the oil port.", discourse=told)


def test_the_event_before_in_the_same_sentence_is_told():
    here = EventBefore(EventKind.ATTACK, ("brega",), 0)
    found = features("Guards shut the oil port.", discourse=Discourse(("libya",), True, events=[here]))
    assert "none told attack in the sentence, outage_start" in found
