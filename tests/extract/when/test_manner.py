"""How a figure's sentence places it in time: usual, former, or by the tense of its verb."""

import pytest

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.when.linker import candidates
from oiltrack.extract.when.manner import manners
from oiltrack.extract.when.moment import Moment
from tests.extract.reading import context, figure

EMPTY = Discourse(("libya",), True)
STATE = ("shut there", "nothing told in the country")


def moment(text, number=0, *, surveyed=True):
    found = figure(text, number)
    return Moment(found.scene, found.quantity.start, found.quantity.end, ("actual",), surveyed=surveyed)


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("El Feel (normally 75,000 b/d) has no power.", "usual"),
        ("In better times Hariga exported 200,000 b/d.", "usual"),
        ("El Feel is back at 70,000 b/d, which is much, and 70,000 b/d is its usual rate.", "verb present"),
        ("Hariga exports 200,000 b/d in a good month.", "usual"),
        ("Zueitina handled 50,000 b/d in peace.", "usual"),
        ("Libya had been making 1.25 million b/d on that day.", "former"),
        ("Dahra gave 25,000 b/d until it was shut.", "former"),
        ("Libya was at 660,000 b/d before that.", "until then"),
        ("Libya pumped 660,000 b/d.", "verb past"),
    ],
)
def test_the_manner_of_a_figure(text, manner):
    assert manners(moment(text), STATE)[0] == manner


def test_usual_words_count_behind_a_figure_but_not_behind_another_one():
    text = "The line carried 600,000 b/d normally, against 196,000 b/d on Wednesday."
    assert manners(moment(text), STATE)[0] == "usual"


def test_each_kind_of_date_tells_the_manner():
    dates = candidates(moment("El Feel (normally 75,000 b/d) has no power."), context(EMPTY))
    features = {date.answer: date.features for date in dates}
    assert "is no date, usual" in features[None]
    assert "is the publication, usual" in features["2020-03-12"]


def test_an_event_has_no_manner():
    assert manners(moment("Libya pumped 660,000 b/d.", surveyed=False), ()) == ()


@pytest.mark.parametrize(
    ("number", "trait"),
    [(0, "dated until behind, near"), (1, "dated until before, near"), (2, "dated formerly behind, near")],
)
def test_words_of_a_time_gone_by_stand_on_a_side_of_the_figure(number, trait):
    text = "Dahra gave 25,000 b/d until it shut, Samah 30,000 b/d, Gialo 90,000 b/d formerly."
    dates = candidates(moment(text, number), context(EMPTY))
    assert trait in dates[0].shared
