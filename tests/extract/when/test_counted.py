"""Dates counted from another one of the text."""

import pytest

from oiltrack.extract.before import EventBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.when.counted import dates_counted, times_ended, times_lasting
from oiltrack.extract.when.moment import Moment
from oiltrack.facts import EventKind
from tests.extract.reading import context, scene


def counted(text, last=None):
    at = text.index("900,000")
    moment = Moment(scene(text), at, at + len("900,000 b/d"), ("actual", "level"))
    remembered = context(Discourse(("libya",), True, last_date=last, month=last))
    return [date.answer for date in dates_counted(moment, remembered)]


@pytest.mark.parametrize(
    ("text", "last", "date"),
    [
        ("Two days later it gave 900,000 b/d.", "2017-03-09", "2017-03-11"),
        ("The next day it gave 900,000 b/d.", "2017-03-31", "2017-04-01"),
        ("The following month it gave 900,000 b/d.", "2016-12", "2017-01"),
        ("Three months earlier it gave 900,000 b/d.", "2016-02", "2015-11"),
        ("In the same month of 2014 it gave 900,000 b/d.", "2016-02-17", "2014-02"),
        ("It gave 900,000 b/d in the corresponding period of 2015.", "2016-01/2016-03", "2015-01/2015-03"),
        ("It gave 900,000 b/d in the same period a year earlier.", "2016-01/2016-03", "2015-01/2015-03"),
        ("On the 17th it gave 900,000 b/d.", "2016-02-11", "2016-02-17"),
        ("Early in October 2019 it was nil, and 900,000 b/d on the 17th.", None, "2019-10-17"),
        ("In October it gave 900,000 b/d.", "2014-07", "2014-10"),
    ],
)
def test_a_count_starts_at_the_date_named_last(text, last, date):
    assert counted(text, last) == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("It fell on 9 March 2017, four days after a blast cost it 900,000 b/d.", "2017-03-05"),
        ("On 9 March 2017 the port, shut for a fourth day, lost 900,000 b/d.", "2017-03-06"),
        ("It made 1 million in the third quarter of 2016 and 900,000 b/d in the second.", "2016-04/2016-06"),
    ],
)
def test_what_follows_after_lies_before_the_date_of_the_sentence(text, date):
    assert counted(text) == [date]


def test_days_of_a_month_are_counted_from_the_month_not_from_each_other():
    text = "September 2016: four ports shut on the 9th and opened on the 13th, with 900,000 b/d."
    assert counted(text) == ["2016-09-09", "2016-09-13"]


def test_a_day_of_a_month_forgets_no_month():
    discourse = Discourse(("libya",), True)
    for text in ("In September 2016 it was calm.", "On the 9th it was not."):
        discourse.note_dates(scene(text))
    assert discourse.month == "2016-09"


def test_how_long_it_lasts_tells_when_it_began():
    text = "The port, shut for two weeks, costs 900,000 b/d."
    at = text.index("900,000")
    moment = Moment(scene(text), at, at + len("900,000 b/d"), ("actual", "level"))
    found = [date.answer for date in times_lasting(moment, context(Discourse(("libya",), True)).anchor)]
    assert found == ["2020-02-27", "2020-02-27/2020-03-12"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("They had closed it for seventeen days until Monday.", ["2020-02-21"]),
        ("The blockade of eight months was over on 18 September 2020.", ["2020-01"]),
        ("A two-day strike closed it until 9 March 2017.", ["2017-03-07"]),
        ("They had closed it for seventeen days.", []),
    ],
)
def test_what_lasted_until_a_date_began_before_it(text, dates):
    moment = Moment(scene(text), 0, 1, ("actual",), surveyed=False)
    remembered = context(Discourse(("libya",), True))
    assert [date.answer for date in times_ended(moment, remembered)] == dates


def test_what_lasted_until_the_event_before_began_before_it():
    opened = EventBefore(EventKind.OUTAGE_END, ("as-sarah",), -40, "2017-11-18")
    moment = Moment(scene("They had closed it for seventeen days."), 9, 15, ("actual",), surveyed=False)
    remembered = context(Discourse(("libya",), True, events=[opened]))
    assert [date.answer for date in times_ended(moment, remembered)] == ["2017-11-01"]


def test_a_unit_left_out_is_that_of_the_count_before():
    assert counted("It is to give half within two weeks and 900,000 b/d in four.") == ["2020-04-09"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Two days later it gave 900,000 b/d.", "2017-03"),
        ("In the same month of 2014 it gave 900,000 b/d.", "2016"),
        ("It gave 900,000 b/d in four.", "2016"),
        ("Two days later it gave 900,000 b/d.", None),
    ],
)
def test_too_rough_a_date_is_not_counted_from(text, last):
    assert not counted(text, last)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("By July output was 900,000 b/d.", "2013-07"),
        ("Oct - Output is back at 900,000 b/d.", "2013-10"),
        ("On 6 April a deal brought 900,000 b/d back.", "2013-04-06"),
    ],
)
def test_a_timeline_goes_on_in_the_year_that_it_told(text, date):
    at = text.index("900,000")
    moment = Moment(scene(text), at, at + len("900,000 b/d"), ("actual", "level"))
    remembered = context(Discourse(("libya",), True, last_date="2019-09-16", year="2013"))
    assert [found.answer for found in dates_counted(moment, remembered)] == [date]


def test_a_year_of_the_sentence_is_nearer():
    text = "In 2011 it lost half, but by October it gave 900,000 b/d."
    moment = Moment(scene(text), text.index("900,000"), len(text) - 1, ("actual", "level"))
    remembered = context(Discourse(("libya",), True, year="2013"))
    assert [found.answer for found in dates_counted(moment, remembered)] == ["2011-10"]
