"""An event said twice is one, its fullest mention; what has another date of its own is another event."""

from dataclasses import replace

import pytest

from oiltrack.extract.events.repeats import Mentioned, distinct
from oiltrack.facts import EventKind, Modality
from tests.extract.reading import events


@pytest.fixture(scope="module")
def shut():
    (found,) = events("Armed men shut the Sharara oilfield on Monday.")
    return replace(found, when="2020-03-09", confidence=0.5)


def told(*mentions):
    return distinct([Mentioned(event, is_beside) for event, is_beside in mentions])


def test_an_event_said_twice_is_one_and_the_surest_stays(shut):
    surer = replace(shut, confidence=0.99, when="2020-03-12")
    later = replace(shut, when="2020-05-10")
    assert told((shut, False), (surer, False), (later, False)) == [surer, later]


def test_what_others_did_is_an_event_of_its_own(shut):
    others = [replace(shut, entities=("el-feel",)), replace(shut, kind=EventKind.OUTAGE_END)]
    assert told((shut, True), *[(other, True) for other in others]) == [shut, *others]


def test_two_dates_named_beside_it_are_two_events(shut):
    again = replace(shut, when="2020-03-12")
    assert told((shut, True), (again, True)) == [shut, again]


def test_the_day_and_the_night_after_it_are_one(shut):
    night = replace(shut, when="2020-03-10")
    assert told((shut, True), (night, True)) == [shut]


def test_a_date_named_beside_it_outweighs_one_carried_over(shut):
    carried = replace(shut, when="2020-03-12", confidence=0.9)
    assert told((carried, False), (shut, True)) == [shut]
    assert told((shut, True), (carried, False)) == [shut]


def test_a_month_beside_it_does_not_outweigh_a_day_carried_over(shut):
    month = replace(shut, when="2020-03", confidence=0.2)
    assert told((shut, False), (month, True)) == [shut]
    assert told((month, True), (shut, False)) == [shut]


def test_of_three_that_are_one_in_the_end_one_stays(shut):
    first, last = (replace(shut, when=f"2020-03-{day:02d}") for day in (5, 12))
    beside = replace(shut, when="2020-03-08")
    assert told((first, False), (last, False), (beside, True)) == [beside]
    assert told((last, False), (first, False), (beside, True)) == [beside]


def test_what_happened_outweighs_what_was_expected_of_an_end(shut):
    ended = replace(shut, kind=EventKind.OUTAGE_END)
    planned = replace(ended, modality=Modality.EXPECTED)
    assert told((planned, True), (ended, False)) == [ended]
