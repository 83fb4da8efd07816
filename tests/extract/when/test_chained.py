"""Dates of events that hang on the event told before them."""

import pytest

from oiltrack.extract.before import EventBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.when.chained import dates_chained
from oiltrack.extract.when.linker import candidates
from oiltrack.extract.when.moment import Moment
from oiltrack.facts import EventKind
from tests.extract.reading import context, scene

SHUT = EventBefore(EventKind.OUTAGE_START, ("hariga",), -40, "2017-03-11", block=0)


def moment(text, word):
    at = text.index(word)
    return Moment(scene(text), at, at + len(word), ("actual",), surveyed=False, ids=("hariga",))


def remembered(*told):
    return context(Discourse(("libya",), True, events=list(told)))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("It reopened three days later.", "2017-03-14"),
        ("It reopened two weeks after the attack.", "2017-03-25"),
        ("It reopened on the 17th.", "2017-03-17"),
        ("It reopened on 16 June.", "2017-06-16"),
        ("It reopened in June.", "2017-06"),
    ],
)
def test_what_happens_next_is_dated_from_what_happened_before(text, date):
    found = {candidate.answer for candidate in dates_chained(moment(text, "reopened"), remembered(SHUT))}
    assert found == {"2017-03-11", date}


def test_an_event_knows_the_date_of_the_last_one_at_its_places():
    elsewhere = EventBefore(EventKind.ATTACK, ("brega",), -20, "2018", block=0)
    found = {
        c.answer: c.features
        for c in dates_chained(moment("It reopened.", "reopened"), remembered(SHUT, elsewhere))
    }
    assert "as the event before, attack, other places" in found["2018"]
    assert "as the last event there, outage_start, same places" in found["2017-03-11"]


def test_a_figure_has_no_date_of_an_event_before():
    text = "It gave 900,000 b/d three days later."
    figure = Moment(scene(text), text.index("9"), text.index(" three"), ("actual",), ids=("hariga",))
    assert not list(dates_chained(figure, remembered(SHUT)))


def test_a_date_knows_how_it_lies_to_the_event_before():
    dates = candidates(moment("It reopened on 16 June 2017.", "reopened"), remembered(SHUT))
    features = next(date.features for date in dates if date.answer == "2017-06-16")
    assert "event: later than before, outage_start there" in features
