"""Dates as news tells them, counted from the day of publication."""

import pytest

from oiltrack.extract.dates.anchor import anchor
from oiltrack.extract.dates.reader import DateReader
from oiltrack.extract.lexicon import load
from oiltrack.extract.scenes.text import view

READER = DateReader(load("english"))
THURSDAY = "2017-06-08"


def find(text, published=THURSDAY):
    return READER.find(view(text), 0, len(text), anchor(published))


def whens(text, published=THURSDAY):
    return [mention.when for mention in find(text, published)]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("on 2017-05-31", "2017-05-31"),
        ("on 31/05/2017", "2017-05-31"),
        ("on 5/31/2017", "2017-05-31"),
        ("on 31.5.2017", "2017-05-31"),
        ("on 5.6.2017", "2017-06-05"),
        ("on 05/06/2017", "2017-06-05"),
        ("on 31 May 2017", "2017-05-31"),
        ("on 31st of May, 2017", "2017-05-31"),
        ("on May 31, 2017", "2017-05-31"),
        ("on May 31st 2017", "2017-05-31"),
        ("on Jan. 5, 2016", "2016-01-05"),
        ("on 29 February 2016", "2016-02-29"),
        ("on May 31", "2017-05-31"),
        ("on 31 May", "2017-05-31"),
        ("on December 28", "2016-12-28"),
        ("on July 28 and 30, 2013", "2013-07-28"),
        ("the fourth of March", "2017-03-04"),
        ("two nights ago", "2017-06-06"),
        ("a fortnight ago", "2017-05-25~"),
        ("nineteen days ago", "2017-05-20"),
        ("seventeen days ago", "2017-05-22"),
        ("twenty days ago", "2017-05-19"),
        ("this noon", "2017-06-08"),
        ("on 28 December last year", "2016-12-28"),
        ("on the 3rd", "2017-06-03"),
        ("on the 19th", "2017-05-19"),
        ("on the 19th of last month", "2017-05-19"),
        ("in May", "2017-05"),
        ("in May 2014", "2014-05"),
        ("in May of last year", "2016-05"),
        ("in October", "2016-10"),
        ("in June", "2017-06"),
        ("in early May", "2017-05-01/2017-05-10~"),
        ("in mid-May", "2017-05-10/2017-05-20~"),
        ("late in May", "2017-05-21/2017-05-31~"),
        ("at the end of May", "2017-05-26/2017-05-31~"),
        ("at the beginning of May", "2017-05-01/2017-05-07~"),
        ("January-March 2016", "2016-01/2016-03"),
        ("November to January 2017", "2016-11/2017-01"),
        ("in January and February", "2017-01/2017-02"),
        ("in the first four months of 2016", "2016-01/2016-04"),
        ("in the first four months of the year", "2017-01/2017-04"),
        ("in the first nine months", "2016-01/2016-09"),
        ("in the first ten days of May", "2017-05-01/2017-05-10"),
        ("on the last day of 2016", "2016-12-31"),
        ("in the first week of 2017", "2017-01-01/2017-01-07"),
        ("in the first week of May 2016", "2016-05-01/2016-05-07"),
        ("in the last three days of April", "2017-04-28/2017-04-30"),
        ("on the last day of last month", "2017-05-31"),
        ("in Jul '14", "2014-07"),
        ("in 2016Q3", "2016-07/2016-09"),
        ("in 3Q'16", "2016-07/2016-09"),
        ("on Monday", "2017-06-05"),
        ("on Thursday", "2017-06-08"),
        ("on Friday", "2017-06-02"),
        ("last Thursday", "2017-06-01"),
        ("last Monday", "2017-06-05"),
        ("next Monday", "2017-06-12"),
        ("in the first quarter", "2017-01/2017-03"),
        ("in the third quarter", "2016-07/2016-09"),
        ("in the third quarter of 2014", "2014-07/2014-09"),
        ("last quarter", "2017-01/2017-03"),
        ("in Q4 2015", "2015-10/2015-12"),
        ("3Q16", "2016-07/2016-09"),
        ("in the first half of 2016", "2016-01/2016-06"),
        ("in the second half of last year", "2016-07/2016-12"),
        ("in the first half of June", "2017-06-01/2017-06-15"),
        ("in the second half of February", "2017-02-16/2017-02-28"),
        ("in the second half of last month", "2017-05-16/2017-05-31"),
        ("this week", "2017-06-05/2017-06-11"),
        ("last week", "2017-05-29/2017-06-04"),
        ("early last week", "2017-05-29/2017-05-31~"),
        ("at the start of this week", "2017-06-05/2017-06-06~"),
        ("the middle of next week", "2017-06-13/2017-06-15~"),
        ("late last week", "2017-06-01/2017-06-04~"),
        ("next week", "2017-06-12/2017-06-18"),
        ("last month", "2017-05"),
        ("next month", "2017-07"),
        ("this month", "2017-06"),
        ("early this month", "2017-06-01/2017-06-10~"),
        ("at the end of last month", "2017-05-26/2017-05-31~"),
        ("last year", "2016"),
        ("this year", "2017"),
        ("early next year", "2018-01/2018-03~"),
        ("last weekend", "2017-06-03/2017-06-04"),
        ("last summer", "2016-06/2016-08"),
        ("last winter", "2016-12/2017-02"),
        ("earlier this year", "2017-01/2017-06~"),
        ("earlier this week", "2017-06-05/2017-06-11"),
        ("two days ago", "2017-06-06"),
        ("three weeks ago", "2017-05-18~"),
        ("two months ago", "2017-04"),
        ("six years ago", "2011"),
        ("a year ago", "2016"),
        ("a month ago", "2017-05"),
        ("in the past 24 hours", "2017-06-08"),
        ("over the last three weeks", "2017-05-18/2017-06-08"),
        ("in the past two months", "2017-04-08/2017-06-08"),
        ("within two weeks", "2017-06-22"),
        ("in the next few days", "2017-06-08/2017-06-15~"),
        ("over the coming weeks", "2017-06-08/2017-07-06~"),
        ("in the next few months", "2017-06-08/2017-10-31~"),
        ("in three months", "2017-09"),
        ("by the end of the year", "2017-12"),
        ("before the year is out", "2017-12"),
        ("before the new year", "2017-12"),
        ("in April and May of last year", "2016-04/2016-05"),
        ("by year-end", "2017-12"),
        ("by end-2018", "2018-12"),
        ("at the end of 2015", "2015-12"),
        ("today", "2017-06-08"),
        ("yesterday", "2017-06-07"),
        ("tomorrow", "2017-06-09"),
        ("last night", "2017-06-07"),
        ("the day before yesterday", "2017-06-06"),
        ("now", "2017-06-08"),
        ("in 2013", "2013"),
        ("in early 2013", "2013-01/2013-03~"),
        ("in late 2013", "2013-10/2013-12~"),
        ("mid-2013", "2013-06~"),
        ("from 2013 to 2016", "2013-01/2016-12"),
        ("between January 2014 and March 2015", "2014-01/2015-03"),
        ("from May 3 to May 7", "2017-05-03/2017-05-07"),
    ],
)
def test_a_date_looking_back(text, when):
    assert whens(text) == [when]


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("on Monday", "2017-06-12"),
        ("on Thursday", "2017-06-08"),
        ("in October", "2017-10"),
        ("in May", "2018-05"),
        ("on December 28", "2017-12-28"),
        ("on March 3", "2018-03-03"),
        ("in the third quarter", "2017-07/2017-09"),
        ("in the first quarter", "2018-01/2018-03"),
        ("from July to September", "2017-07/2017-09"),
        ("in the first week of March", "2018-03-01/2018-03-07"),
        ("soon", "2017-06-08/2017-06-15~"),
    ],
)
def test_a_date_looking_ahead(text, ahead):
    assert [mention.pick(future=True) for mention in find(text)] == [ahead]


@pytest.mark.parametrize(
    ("text", "published", "when"),
    [
        ("in December", "2018-01-04", "2017-12"),
        ("in January", "2018-01-04", "2018-01"),
        ("on December 31", "2018-01-01", "2017-12-31"),
        ("on 2 January", "2017-12-31", "2018-01-02"),
        ("last month", "2018-01-04", "2017-12"),
        ("last quarter", "2018-01-04", "2017-10/2017-12"),
        ("on February 29", "2016-03-01", "2016-02-29"),
        ("a year ago", "2016-02-29", "2015"),
        ("in the past month", "2016-03-31", "2016-02"),
        ("over the past one month", "2016-03-31", "2016-02-29/2016-03-31"),
        ("yesterday", "2016-03-01", "2016-02-29"),
    ],
)
def test_across_years_and_leap_days(text, published, when):
    assert whens(text, published) == [when]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("on Wednesday", "2017-06"),
        ("yesterday", "2017-06"),
        ("this week", "2017-06"),
        ("now", "2017-06"),
        ("last month", "2017-05"),
        ("in May", "2017-05"),
        ("in December", "2016-12"),
        ("on May 3", "2017-05-03"),
        ("last year", "2016"),
        ("two days ago", "2017-06"),
    ],
)
def test_with_a_month_only_days_are_that_month(text, when):
    assert whens(text, "2017-06") == [when]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("on Wednesday", None),
        ("yesterday", None),
        ("in May", None),
        ("on May 3", None),
        ("last month", None),
        ("two weeks ago", None),
        ("on 3 May 2015", "2015-05-03"),
        ("in May 2015", "2015-05"),
        ("in 2015", "2015"),
        ("in the first half of 2015", "2015-01/2015-06"),
        ("by the end of 2015", "2015-12"),
    ],
)
def test_without_publication_only_whole_dates_have_a_meaning(text, when):
    assert whens(text, None) == [when]


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2017",
        "on February 30",
        "2017-02-30",
        "31/31/2017",
        "they may reopen",
        "they march on Sirte",
        "the sun and the sea",
        "300,000 barrels a day",
        "2,017 barrels",
        "2014 barrels",
        "2020 people",
        "$2014",
        "200 years ago",
        "the first anniversary",
        "the 20th century",
        "mayor of Tripoli",
        "the weekly report",
        "in the daytime",
        "secondary sources",
    ],
)
def test_what_is_no_date(text):
    assert whens(text) == []


@pytest.mark.parametrize(
    ("text", "preposition"),
    [
        ("since Monday", "since"),
        ("until June 5", "until"),
        ("by the end of the year", "by"),
        ("before 2011", "before"),
        ("from May", "from"),
        ("as of Monday", "as of"),
        ("Monday", ""),
    ],
)
def test_the_word_before_is_kept(text, preposition):
    mention = find(text)[0]
    assert preposition in (mention.prep, text[mention.start : mention.end].split()[0])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a year earlier", "step year"),
        ("the day before the raid", "step day"),
        ("in the previous month", "step month"),
        ("than the previous year", "step year"),
        ("in the preceding quarter", "step quarter"),
    ],
)
def test_steps_count_from_another_date(text, kind):
    assert find(text)[0].kind == kind


def test_months_that_do_not_follow_each_other_are_two_dates():
    assert whens("in October and December 2016") == ["2016-10", "2016-12"]


def test_offsets_are_those_of_the_text():
    text = "It fell on Monday to 5 bpd, from 9 in early May 2016."
    assert [text[m.start : m.end] for m in find(text)] == ["Monday", "early May 2016"]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "1066", "2017-06-07/2017-06-08"])
def test_odd_days_of_publication_do_no_harm(published):
    text = "on Monday, last week, 999 years ago, in 999 months, last summer, in the past 900 days, May 5"
    assert isinstance(whens(text, published), list)


def test_the_end_of_the_week_is_past_or_to_come():
    (mention,) = find("at the end of the week", "2017-06-06")
    assert (mention.when, mention.ahead) == ("2017-06-01/2017-06-04~", "2017-06-08/2017-06-11~")


def test_part_of_a_week_is_told_by_its_kind():
    assert [mention.kind for mention in find("early this week and last week")] == ["week early", "week"]


def test_part_of_a_week_needs_a_day_of_publication():
    assert whens("early this week", "2017-06") == ["2017-06"]
