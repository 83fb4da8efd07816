"""Times that the text has named before, and the sentence recalls."""

import pytest

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.when.moment import Moment
from oiltrack.extract.when.recalled import dates_recalled
from tests.extract.reading import context, scene


def recalled(text, last):
    at = text.index("900,000")
    moment = Moment(scene(text), at, at + len("900,000 b/d"), ("actual", "level"))
    remembered = context(Discourse(("libya",), True, last_date=last))
    return [date.answer for date in dates_recalled(moment, remembered)]


@pytest.mark.parametrize(
    ("text", "last", "date"),
    [
        ("In that month output was 900,000 b/d.", "2012-01", "2012-01"),
        ("In the same month output was 900,000 b/d.", "2012-01-14", "2012-01"),
        ("The same day output was 900,000 b/d.", "2019-04-08", "2019-04-08"),
        ("That year output was 900,000 b/d.", "2012-01", "2012"),
        ("Output was 900,000 b/d at the time.", "2013-07/2013-09", "2013-07/2013-09"),
        ("By then output was 900,000 b/d.", "2019-04-08", "2019-04-08"),
        ("A year earlier output was 900,000 b/d.", "2019-11", "2018-11"),
        ("The month before it was 900,000 b/d.", "2019-11", "2019-10"),
        ("That morning it was 900,000 b/d.", "2019-04-08", "2019-04-08"),
        ("By nightfall it was 900,000 b/d.", "2019-04-08", "2019-04-08"),
        ("In the quarter that preceded it output was 900,000 b/d.", "2017-10/2017-12", "2017-07/2017-09"),
        ("A quarter earlier it was 900,000 b/d.", "2018-04/2018-06", "2018-01/2018-03"),
        ("The quarter before that it was 900,000 b/d.", "2018-02", "2017-10/2017-12"),
    ],
)
def test_a_time_recalled_is_the_last_one_named(text, last, date):
    assert recalled(text, last) == [date]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The same day output was 900,000 b/d.", "2019-04"),
        ("In that month output was 900,000 b/d.", "2019-04/2019-06"),
        ("In that month output was 900,000 b/d.", None),
        ("Output was 900,000 b/d in February.", "2019-04"),
    ],
)
def test_what_the_last_date_does_not_tell_is_not_guessed(text, last):
    assert not recalled(text, last)


def test_a_date_of_the_sentence_itself_is_nearer():
    text = "It closed on 8 April 2019 and the same day 900,000 b/d were lost."
    assert recalled(text, "2012") == ["2019-04-08"]
