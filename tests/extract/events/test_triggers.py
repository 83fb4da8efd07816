"""The words that tell of an event, and its kind."""

import pytest

from oiltrack.extract.events.triggers import find_triggers
from oiltrack.facts import EventKind
from tests.extract.reading import scene


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Guards closed the valves.", "closed", EventKind.OUTAGE_START),
        ("After the shutdown crews left.", "shutdown", EventKind.OUTAGE_START),
        ("The terminal reopened.", "reopened", EventKind.OUTAGE_END),
        ("Crude is flowing again.", "flowing again", EventKind.OUTAGE_END),
        ("Gunmen stormed the camp.", "stormed", EventKind.ATTACK),
        ("Rebels took over the terminal.", "took over", EventKind.SEIZURE),
        ("They threatened more.", "threatened", EventKind.THREAT),
        ("They would shut the taps.", "would shut", EventKind.THREAT),
        ("NOC declared force majeure.", "force majeure", EventKind.FORCE_MAJEURE_DECLARED),
        ("NOC lifted force majeure.", "force majeure", EventKind.FORCE_MAJEURE_LIFTED),
        ("Force majeure was lifted.", "force majeure", EventKind.FORCE_MAJEURE_LIFTED),
        (
            "NOC lifted one and declared another force majeure.",
            "force majeure",
            EventKind.FORCE_MAJEURE_DECLARED,
        ),
    ],
)
def test_trigger(text, word, kind):
    assert (word, kind) in [(trigger.word, trigger.kind) for trigger in find_triggers(scene(text))]


def test_the_longer_words_win():
    assert [t.word for t in find_triggers(scene("The port remains shut."))] == ["remains shut"]


def test_two_verbs_are_two_triggers():
    kinds = [t.kind for t in find_triggers(scene("Gunmen stormed and closed the field."))]
    assert kinds == [EventKind.ATTACK, EventKind.OUTAGE_START]


@pytest.mark.parametrize(
    ("text", "voice"),
    [("The field was only partly shut.", "passive"), ("They shut the field.", "active")],
)
def test_voice(text, voice):
    assert find_triggers(scene(text))[0].voice() == voice
