"""Phrases that count from the date before them, and what counts on from there."""

import pytest

from oiltrack.extract.when.settled import settle_dates
from tests.extract.reading import discourse, scene


def told(text, base):
    dates = scene(text)
    settle_dates(dates, base)
    return [date.told for date in dates.dates]


@pytest.mark.parametrize(
    ("text", "base", "dates"),
    [
        ("A day later it was bombed.", "2011-03-02", ["2011-03-03"]),
        ("It was shut on 5 May 2017 and opened two days later.", None, ["2017-05-05", "2017-05-07"]),
        (
            "It opened a week later, and was shut four days after that.",
            "2018-06-14",
            ["2018-06-21", "2018-06-25"],
        ),
        ("It was shut a day after that.", "2018-02-23", ["2018-02-24"]),
        (
            "It was shut from 16 to 23 January 2017 and again two days later.",
            None,
            ["2017-01-16/2017-01-23", "2017-01-25"],
        ),
    ],
)
def test_a_count_goes_on_from_the_date_before(text, base, dates):
    assert told(text, base) == dates


def test_without_a_date_before_it_a_count_is_of_the_publication():
    assert told("A day later it was bombed.", None) == ["2020-03-13"]


def test_the_sentence_after_a_count_goes_on_from_it():
    remembered = discourse("It was shut on 2 March 2011. A day later it was bombed.")
    assert remembered.last_date == "2011-03-03"
