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
            "Force majeure on all loadings of crude from the western terminals was lifted.",
            "force majeure",
            EventKind.FORCE_MAJEURE_LIFTED,
        ),
        (
            "Force majeure was declared at noon and lifted at dusk.",
            "force majeure",
            EventKind.FORCE_MAJEURE_DECLARED,
        ),
        ("NOC called off force majeure.", "force majeure", EventKind.FORCE_MAJEURE_LIFTED),
        ("The harbour has shed its force majeure.", "force majeure", EventKind.FORCE_MAJEURE_LIFTED),
        ("Brega is no longer under force majeure.", "force majeure", EventKind.FORCE_MAJEURE_LIFTED),
        ("Force majeure at Hariga is over.", "force majeure", EventKind.FORCE_MAJEURE_LIFTED),
        (
            "NOC announced that the field had restarted and force majeure at Zawiya lifted.",
            "force majeure",
            EventKind.FORCE_MAJEURE_LIFTED,
        ),
        (
            "NOC announced a halt to work and force majeure at Zawiya.",
            "force majeure",
            EventKind.FORCE_MAJEURE_DECLARED,
        ),
        (
            "The blockade of the eastern oil ports was lifted.",
            "triggers.split_end",
            EventKind.OUTAGE_END,
        ),
        ("The protest over pay ended.", "triggers.split_end", EventKind.OUTAGE_END),
        ("The blockade of the oil ports was imposed.", "blockade", EventKind.OUTAGE_START),
        ("The blockade cut exports in the week ended on Sunday.", "blockade", EventKind.OUTAGE_START),
        ("The protest over pay has ended.", "triggers.split_end", EventKind.OUTAGE_END),
        ("The army took both ports.", "took", EventKind.SEIZURE),
        ("Militants struck the pumping station.", "struck", EventKind.ATTACK),
        ("Nothing has left the jetty for a week.", "nothing has left", EventKind.OUTAGE_START),
        ("The first tanker is alongside.", "first tanker", EventKind.OUTAGE_END),
        ("Divers say the jetty has seen no tanker for weeks.", "seen no tanker", EventKind.OUTAGE_START),
        ("Thieves dynamited the trunk line.", "dynamited", EventKind.ATTACK),
        ("The south ramped up at dawn.", "ramped up", EventKind.OUTAGE_END),
        ("The crew put down their tools.", "put down their tools", EventKind.OUTAGE_START),
        ("The company cut the field by 20,000 b/d.", "triggers.split_start", EventKind.OUTAGE_START),
        ("The jetty did not load.", "triggers.split_start", EventKind.OUTAGE_START),
        ("Neither jetty has exported crude since May.", "triggers.split_start", EventKind.OUTAGE_START),
        ("Herders turned a valve.", "triggers.split_start", EventKind.OUTAGE_START),
        ("They have held up loading.", "have held up", EventKind.OUTAGE_START),
        ("The crew turned the wells on.", "triggers.split_end", EventKind.OUTAGE_END),
        ("Exports from the bay could start soon.", "triggers.split_end", EventKind.OUTAGE_END),
        ("The strike at the jetty was settled.", "triggers.split_end", EventKind.OUTAGE_END),
        ("The jetty went over to the rebels.", "went over to", EventKind.SEIZURE),
        ("The dockers announced a strike.", "announced a strike", EventKind.THREAT),
        ("The hill town falls to the brigade.", "falls to", EventKind.SEIZURE),
        ("Not a drop leaves, said the elder.", "not a drop", EventKind.THREAT),
        ("Crews set the pump house alight.", "triggers.split_attack", EventKind.ATTACK),
        ("They blew the feeder line up.", "triggers.split_attack", EventKind.ATTACK),
        ("Divers found that men had put a charge under it.", "triggers.split_attack", EventKind.ATTACK),
        ("A guard was killed at the gate.", "killed", EventKind.ATTACK),
        ("Strikers have kept the jetty shut.", "triggers.split_start", EventKind.OUTAGE_START),
        ("The turbines lost power at noon.", "lost power", EventKind.OUTAGE_START),
        ("The yard has not made a litre in years.", "not made a", EventKind.OUTAGE_START),
        ("Divers plan maintenance of the buoy.", "maintenance of", EventKind.OUTAGE_START),
        ("Young men are camped at the gate.", "camped", EventKind.OUTAGE_START),
        ("The company could re-operate the plant.", "re-operate", EventKind.OUTAGE_END),
        ("They let the tugs out.", "triggers.split_end", EventKind.OUTAGE_END),
        ("The first ship berthed at dawn.", "berthed", EventKind.OUTAGE_END),
        ("The column moved out of town.", "moved out of", EventKind.SEIZURE),
        ("They handed both ports to the council.", "handed", EventKind.SEIZURE),
        ("The elders swept them from the hill.", "triggers.split_seizure", EventKind.SEIZURE),
        ("Not one tanker has called since June.", "triggers.split_start", EventKind.OUTAGE_START),
        ("Nobody has drawn a litre since June.", "triggers.split_start", EventKind.OUTAGE_START),
        ("The guards let no ship in.", "triggers.split_start", EventKind.OUTAGE_START),
        ("Strikers won't let tankers berth.", "triggers.split_start", EventKind.OUTAGE_START),
        ("Two tankers were not allowed to load.", "triggers.split_start", EventKind.OUTAGE_START),
        ("Neither jetty has seen a tanker since May.", "triggers.split_start", EventKind.OUTAGE_START),
        ("The cut left both stations without power.", "triggers.split_start", EventKind.OUTAGE_START),
        ("Thieves ransacked the store.", "ransacked", EventKind.ATTACK),
        ("The crew is relighting the flare.", "relighting", EventKind.OUTAGE_END),
        ("The brigade relinquishes the yard.", "relinquishes", EventKind.SEIZURE),
        ("Pay us, or else, said the elder.", "or else", EventKind.THREAT),
        (
            "NOC lifted one and declared another force majeure.",
            "force majeure",
            EventKind.FORCE_MAJEURE_DECLARED,
        ),
    ],
)
def test_trigger(text, word, kind):
    assert (word, kind) in [(trigger.word, trigger.kind) for trigger in find_triggers(scene(text))]


@pytest.mark.parametrize(
    "text",
    [
        "No tanker accidents were reported.",
        "No oil company has visited since June.",
        "Not a single barrel was lost.",
        "Nobody left the town.",
        "They rule without a plan for sharing power.",
        "The trip took a day.",
        "The yard welcomed its first apprentice.",
    ],
)
def test_what_only_sounds_like_a_trigger(text):
    assert find_triggers(scene(text)) == []


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("The berth is open.", True),
        ("Ministers hope repairs will take a week.", True),
        ("The berth reopened.", False),
        ("Engineers closed in haste what they could.", False),
    ],
)
def test_words_that_mostly_tell_of_something_else_are_loose(text, loose):
    assert find_triggers(scene(text))[0].loose is loose


def test_the_longer_words_win():
    assert [t.word for t in find_triggers(scene("The port remains shut."))] == ["remains shut"]


@pytest.mark.parametrize(
    ("text", "written", "kind"),
    [
        ("The army won the terminals back.", "won the terminals back", EventKind.SEIZURE),
        ("Engineers brought the field down.", "brought the field down", EventKind.OUTAGE_START),
        ("A sit-in that began at dawn spread.", "sit-in that began", EventKind.OUTAGE_START),
        ("The old line carried crude again.", "carried crude again", EventKind.OUTAGE_END),
        ("The company has both fields back.", "has both fields back", EventKind.OUTAGE_END),
        ("They hope to get the pumps going.", "get the pumps going", EventKind.OUTAGE_END),
        ("The elders ended their own blockade.", "ended their own blockade", EventKind.OUTAGE_END),
    ],
)
def test_a_verb_stands_around_its_object(text, written, kind):
    assert [(t.written, t.kind) for t in find_triggers(scene(text))] == [(written, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "It took a week.",
        "Output is close to a record.",
        "The talks took place in Brega.",
        "They opened talks.",
    ],
)
def test_common_words_tell_of_nothing(text):
    assert find_triggers(scene(text)) == []


def test_forms_of_a_verb_have_one_lemma():
    lemmas = {
        find_triggers(scene(f"The guards {verb} Brega."))[0].lemma for verb in ("halted", "halts", "halt")
    }
    assert lemmas == {"halted"}


def test_two_verbs_are_two_triggers():
    kinds = [t.kind for t in find_triggers(scene("Gunmen stormed and closed the field."))]
    assert kinds == [EventKind.ATTACK, EventKind.OUTAGE_START]


@pytest.mark.parametrize(
    ("text", "voice"),
    [("The field was only partly shut.", "passive"), ("They shut the field.", "active")],
)
def test_voice(text, voice):
    assert find_triggers(scene(text))[0].voice() == voice
