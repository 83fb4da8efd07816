"""Dates that a sentence does not name: of a list's head, of the plan before, of the month compared with."""

import pytest

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.when.moment import Moment
from oiltrack.extract.when.undated import dates_of_occasions, dates_of_text
from tests.extract.reading import context, discourse, scene


def told(remembered, *traits):
    """Return what each candidate of an undated figure is told to be, by its first feature."""
    moment = Moment(scene("It gave 900,000 b/d."), 8, 19, traits)
    return {date.features[0]: date.answer for date in dates_of_text(moment, context(remembered))}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Contributions in December 2019, average to date:\n", "2019-12"),
        ("Exports of crude, March 2019, in barrels:\n", "2019-03"),
        ("Who pumped what on 5 May 2019:\n", "2019-05-05"),
    ],
)
def test_a_list_has_the_date_over_it(text, date):
    assert told(discourse(text + "- Waha 358,100 b/d\n- Agoco 303,000 b/d"))["date over the list"] == date


def test_the_date_over_a_list_ends_with_the_list():
    text = (
        "Contributions in December 2019:\n\n- Waha 358,100 b/d\n\nNobody spoke.\n\nOutput is 1.2 million b/d."
    )
    assert "date over the list" not in told(discourse(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ministers agreed on a cut from April 2020.",
        "The new limit is effective April 2020.",
        "The quota for April 2020 is unknown.",
    ],
)
def test_a_plan_remembers_from_when_it_runs(text):
    assert told(discourse(text + " Nobody spoke."), "expected")["date to come"] == "2020-04"


def test_a_fact_has_not_the_date_of_a_plan():
    remembered = Discourse(("libya",), True, planned="2020-04", to_come="2020-05")
    assert told(remembered, "expected")["date of the last plan"] == "2020-04"
    assert not {"date of the last plan", "date to come"} & set(told(remembered, "actual"))


def test_a_figure_that_another_came_from_may_be_of_the_month_before():
    remembered = Discourse(("libya",), True, last_date="2019-11")
    found = told(remembered, "actual", "ruled from")
    assert found["month before the last date named"] == "2019-10"
    assert found["two months before publication"] == "2020-01"
    assert "month before the last date named" not in told(remembered, "actual", "ruled to")


def test_a_span_named_before_has_two_ends():
    found = told(Discourse(("libya",), True, last_date="2011-02/2011-08"))
    assert (found["start of the last span"], found["end of the last span"]) == ("2011-02", "2011-08")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2014\nMarch - A tanker sails.", "2014"),
        ("In the summer of 2013 guards closed the port. They stayed.", "2013"),
        ("It stood still from 2013 to 2016.", "2016"),
        ("It closed in May.", None),
    ],
)
def test_the_year_told_last_is_remembered(text, year):
    assert discourse(text).year == year


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Exports fell. Nobody spoke.", "exports"),
        ("Output fell and exports rose.", "exports"),
        ("Exports rose although output fell.", "production"),
        ("Nobody spoke.", ""),
    ],
)
def test_the_last_word_of_supply_is_the_topic(text, topic):
    assert discourse(text).topic == topic


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("It gave 900,000 b/d before the 2011 uprising.", "before"),
        ("It gave 900,000 b/d under Gaddafi.", "before"),
        ("It gave prewar volumes of 900,000 b/d.", "before"),
        ("It gives 900,000 b/d, down from before the 2011 uprising.", "before"),
        ("It gives 900,000 b/d, half of what it gave since before the uprising.", "before"),
        ("It gives 900,000 b/d from prewar levels of more.", "before"),
        ("It gives 900,000 b/d, the most since the uprising.", "past"),
        ("Despite the war it gives 900,000 b/d.", "past"),
        ("It gives 900,000 b/d after years of fighting that followed Gaddafi's fall.", "named"),
    ],
)
def test_an_era_is_told_by_how_the_text_names_it(text, how):
    start = text.index("900,000")
    moment = Moment(scene(text), start, start + 11, ())
    features = [date.features[0] for date in dates_of_occasions(moment, context(Discourse(("libya",), True)))]
    assert f"uprising {how}" in features


def test_a_plan_may_hold_from_the_date_to_come_on():
    remembered = Discourse(("libya",), True, to_come="2020-05")
    assert told(remembered, "expected")["from the date to come on"] == "2020-05/"


def test_the_title_and_the_date_before_the_last_one_may_date_a_figure():
    remembered = discourse("In May 2019 it fell. In June 2019 it rose from June 2019 on.")
    assert told(remembered, "actual")["date named before the last"] == "2019-05"
    remembered.title_date = "2019-03"
    assert told(remembered, "actual")["title's date"] == "2019-03"
