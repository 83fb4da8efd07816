"""What tells of an event by another one: a shared verb, "followed", a force majeure named before."""

import pytest

from oiltrack.extract.before import EventBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.echoes import find_echoes, shared_kind
from oiltrack.extract.events.reader import EventReader
from oiltrack.extract.events.triggers import find_triggers
from oiltrack.extract.models import Models
from oiltrack.facts import EventKind
from tests.extract.reading import context, places, scene


def echoes(text, *, told=()):
    """Return the words and kinds of the echoes of a sentence; ``told`` are the kinds of events before it."""
    found = scene(text)
    before = [EventBefore(kind, ("amal",), -1) for kind in told]
    return [
        (found.view.text[t.start : t.end], t.kind) for t in find_echoes(found, find_triggers(found), before)
    ]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        (
            "The Amal oil field was shut on Monday, Nafoora on Tuesday, crude traders said.",
            "Nafoora",
            EventKind.OUTAGE_START,
        ),
        ("Gunmen closed the oil port of Brega on 2 March, and crude traders left Hariga.", None, None),
        (
            "They reopened the Amal oil field on 2 May, and Nafoora on 4 May, crude traders said.",
            "Nafoora",
            EventKind.OUTAGE_END,
        ),
        (
            "The Amal oil field reopened at last - Nafoora since Sunday, with its crude.",
            "Nafoora",
            EventKind.OUTAGE_START,
        ),
        ("The Amal oil field was shut on Monday, Nafoora on Tuesday pumped more crude.", None, None),
        ("Crude oil: Nafoora on Tuesday.", None, None),
    ],
)
def test_a_place_with_a_date_shares_the_verb_before(text, word, kind):
    assert echoes(text) == ([(word, kind)] if word else [])


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Crude from Amal stopped on 2 May, on the 4th Nafoora.", "Nafoora", EventKind.OUTAGE_START),
        ("Brega loaded crude again on 2 May; 4 May: Hariga.", "Hariga", EventKind.OUTAGE_END),
        ("Crude from Amal stopped on 2 May, on the 4th Nafoora pumped.", None, None),
        ("Militants attacked the crude pumps on 2 May and again on 9 May.", "9 May", EventKind.ATTACK),
        ("The crude valve was shut on 2 May and on 9 May, by men in masks.", "9 May", EventKind.OUTAGE_START),
        ("The crude valve was shut on 2 May and on 9 May rain fell.", None, None),
        ("The crude valve was shut and on 9 May.", None, None),
        (
            "NOC put crude from Amal under force majeure on 2 May and on Brega on 4 May.",
            "Brega",
            EventKind.FORCE_MAJEURE_DECLARED,
        ),
    ],
)
def test_a_date_before_a_place_or_a_second_date_shares_the_verb(text, word, kind):
    assert echoes(text) == ([(word, kind)] if word else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Guards shut the Amal oil field (2 May), as well as the port of Brega (4 May).", ["port of Brega"]),
        ("Crude from Amal stopped on 2 May, on the 4th the one from Nafoora.", ["Nafoora"]),
        ("The oil port of Brega was shut on 2 May and the field on Monday.", ["the field"]),
        ("Guards shut Amal, the largest oil field, on Monday.", []),
        ("The Amal oil field was shut for five weeks, Nafoora for two, crude traders said.", ["Nafoora"]),
        ("The Amal oil field reopened after five weeks, Nafoora for two, crude traders said.", []),
        ("Guards shut the Amal oil field on 2 May and Nafoora hours later, crude traders said.", ["Nafoora"]),
    ],
)
def test_a_place_alone_shares_the_verb_before(text, words):
    assert [word for word, _ in echoes(text)] == words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Amal oil field resumed, ending a shutdown that began on 2 May.", "that began"),
        ("The blockade of the oil port by its own guards, which began on 2 May, goes on.", "which began"),
        ("The field resumed crude exports, which began on 2 May.", None),
    ],
)
def test_a_stoppage_that_began_is_told_by_that(text, word):
    assert echoes(text) == ([(word, EventKind.OUTAGE_START)] if word else [])


def test_an_echo_shares_what_was_told_last_and_not_what_was_no_event():
    reader = EventReader(places(), Models({"arguments": {"none kind seizure": 9.0, "role inside": 1.0}}))
    found = scene("Guards shut the Amal oil field on 2 March, seized a lorry, and Nafoora on 4 March.")
    told = reader.read(found, context(Discourse(("libya",), True)), said=())
    assert [mention.event.kind for mention in told] == [EventKind.OUTAGE_START] * 2


def test_what_lasts_since_began():
    assert shared_kind(EventKind.OUTAGE_END, "beginning") is EventKind.OUTAGE_START
    assert shared_kind(EventKind.OUTAGE_END, "kind") is EventKind.OUTAGE_END


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Amal oil field was shut from 16 to 23 January, a crude trader said.", "23 January"),
        ("The Amal oil field stood still until 9 May.", "9 May"),
        ("The shutdown of the Amal oil field was postponed to Monday.", None),
        ("Guards did not close the oil port of Brega until 9 May.", None),
        ("The oil port of Brega was halted by the 2014-16 civil war.", None),
        ("Guards blocked the oil port of Brega until Friday.", "Friday"),
        ("The Amal oil field has been shut until now.", None),
        ("The Amal oil field had been shut since mid-December.", None),
        ("The Amal oil field pumped crude until 9 May.", None),
        ("The Amal oil field reopened and pumped crude until 9 May.", None),
    ],
)
def test_the_last_day_of_an_outage_ends_it(text, word):
    assert echoes(text) == ([(word, EventKind.OUTAGE_END)] if word else [])


@pytest.mark.parametrize(
    ("text", "word"),
    [("Amal stopped at noon and Nafoora followed.", "followed"), ("Nafoora did so at dusk.", "did so")],
)
def test_an_echo_word_takes_the_kind_before(text, word):
    assert (word, EventKind.OUTAGE_START) in echoes(text, told=[EventKind.OUTAGE_START])


def test_an_echo_of_nothing_is_none():
    assert echoes("Traders followed the news.") == []


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        (
            "NOC ended the force majeure which it had declared in May.",
            "declared",
            EventKind.FORCE_MAJEURE_DECLARED,
        ),
        (
            "NOC declared force majeure on the 3rd and lifted it on the 9th.",
            "lifted",
            EventKind.FORCE_MAJEURE_LIFTED,
        ),
    ],
)
def test_a_verb_beside_that_of_force_majeure_tells_of_another(text, word, kind):
    assert echoes(text) == [(word, kind)]


def test_a_force_majeure_lasts_since_its_declaration():
    told = [EventKind.FORCE_MAJEURE_DECLARED]
    found = echoes("At Brega it has been in place since May.", told=told)
    assert found == [("has been in place since", EventKind.FORCE_MAJEURE_DECLARED)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was lifted on Friday.", "lifted"),
        ("It is no longer in force.", "no longer in force"),
        ("Since Friday the clause no longer applies.", "no longer applies"),
    ],
)
def test_a_force_majeure_of_the_sentence_before_is_lifted(text, words):
    told = [EventKind.FORCE_MAJEURE_DECLARED]
    assert echoes(text, told=told) == [(words, EventKind.FORCE_MAJEURE_LIFTED)]
    assert echoes(text) == []
