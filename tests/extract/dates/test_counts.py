"""Spans of days, weeks to a day, decades, holidays; and what counts from another date, told by its kind."""

import pytest

from tests.extract.dates.test_dates import find, whens


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("on April 21-23", "2017-04-21/2017-04-23"),
        ("from 9 to 16 February 2016", "2016-02-09/2016-02-16"),
        ("between 1 and 10 May", "2017-05-01/2017-05-10"),
        ("in the week to Sunday", "2017-05-29/2017-06-04"),
        ("in the week ended 7 May", "2017-05-01/2017-05-07"),
        ("in the three months to March", "2017-01/2017-03"),
        ("in the nine months ended 30 September 2016", "2016-01/2016-09"),
        ("in the quarter to June 2016", "2016-04/2016-06"),
        ("in the last three months of 2016", "2016-10/2016-12"),
        ("in the last quarter of 2015", "2015-10/2015-12"),
        ("in the opening quarter", "2017-01/2017-03"),
        ("in Q3/11", "2011-07/2011-09"),
        ("by end-Q1 2018", "2018-03"),
        ("in the 1970s", "1970/1979"),
        ("in the late 1960s", "1967/1969~"),
        ("by the end of the decade", "2019"),
        ("in the spring", "2017-03/2017-05"),
        ("in the summer of 2014", "2014-06/2014-08"),
        ("on Boxing Day", "2016-12-26"),
        ("at the weekend", "2017-06-03/2017-06-04"),
        ("on Wednesday of last week", "2017-05-31"),
        ("in the week before last", "2017-05-22/2017-05-28"),
        ("July 2013 to September 2016", "2013-07/2016-09"),
        ("in the new year", "2018"),
        ("in 2014-16", "2014/2016"),
        ("in the winter of 2013/14", "2013-12/2014-02"),
        ("in H1 2016", "2016-01/2016-06"),
        ("in 2H15", "2015-07/2015-12"),
        ("by mid-year", "2017-06/2017-07"),
        ("in the first days of May", "2017-05-01/2017-05-07~"),
        ("before the week is out", "2017-06-05/2017-06-11"),
        ("within the month", "2017-06"),
    ],
)
def test_a_span_has_both_its_ends(text, when):
    assert whens(text) == [when]


def test_the_turn_of_the_year_is_january_past_or_december_to_come():
    assert [(date.when, date.ahead) for date in find("at the turn of the year")] == [("2017-01", "2017-12")]


def test_a_range_of_years_ahead_is_a_span():
    assert [date.ahead for date in find("a million in three to five years")] == ["2020/2022"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("two days later", "later day 2"),
        ("a month later", "later month 1"),
        ("the next day", "later day 1"),
        ("three weeks earlier", "earlier week 3"),
        ("four days after a rocket hit it", "after day 4"),
        ("shut for a fourth day", "nth day 3"),
        ("the same month of 2015", "same month"),
        ("and one million in four.", "elided count 4"),
        ("two years ago", "ago year 2"),
        ("by the 17th", "day of month"),
        ("a fortnight earlier", "earlier week 2"),
    ],
)
def test_what_counts_from_another_date_says_so(text, kind):
    assert [date.kind for date in find(text)] == [kind]


@pytest.mark.parametrize("text", ["April 21-23,000 b/d", "lasted into the spring tide", "in 4, in 5"])
def test_what_only_looks_like_it(text):
    assert not any("/" in (date.when or "") for date in find(text))


@pytest.mark.parametrize(
    "text",
    [
        "exports for the first time in two years",
        "the highest in three years",
        "its best month in more than five years",
        "the lowest level in 18 months",
    ],
)
def test_how_long_nothing_was_like_it_is_no_date(text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("will reopen in two years", "2019"),
        ("peak output in three years", "2020"),
        ("restore most production in two months", "2017-08"),
        ("the first tanker will load in two weeks", "2017-06-22"),
    ],
)
def test_a_time_ahead_is_one(text, when):
    assert whens(text) == [when]
