"""How a candidate date stands in its text: the figures that have it, where it is named, what happened."""

import pytest

from oiltrack.extract.before import EventBefore, FigureBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.opening import open_discourse
from oiltrack.extract.when.linker import candidates
from oiltrack.extract.when.moment import Moment
from oiltrack.facts import EventKind, Modality
from tests.extract.reading import context, places, scene, scenes

TEXT = "It gave 900,000 b/d in May 2019."
NATIONAL = ("of libya", "production")


def features(remembered, *, ids=("libya",)):
    """Return the features of each candidate date of a national figure."""
    at = TEXT.index("900,000")
    moment = Moment(scene(TEXT), at, at + len("900,000 b/d"), ("actual",), ids=ids, alike=NATIONAL)
    return {date.answer: set(date.features) for date in candidates(moment, context(remembered))}


def test_a_date_knows_how_many_figures_have_it_and_of_what_kind():
    remembered = Discourse(("libya",), True)
    for alike in (NATIONAL, NATIONAL, ("of country", "production"), ("of libya", "exports")):
        remembered.count("2019-05", alike)
    found = features(remembered)
    assert {
        "date of 3 figures",
        "date of 2 figures of such places",
        "date of 2 figures of such places and measure",
    } <= found["2019-05"]
    assert "date of 0 figures" in found["2020-03-12"]


def test_a_date_knows_where_the_text_names_it():
    title, *text = scenes("Output of Libya in May 2019.\n\nIt fell in June.\n\nIn May 2019 it had risen.")
    found = features(open_discourse(text, places(), title=title))["2019-05"]
    assert {"named in the title", "named in the opening", "named 2 times"} <= found
    assert "named 0 times" in features(Discourse(("libya",), True))["2019-05"]


@pytest.mark.parametrize(("ids", "where"), [(("sharara",), "there"), (("hariga",), "elsewhere")])
def test_a_date_knows_what_happened_then(ids, where):
    event = EventBefore(EventKind.OUTAGE_START, ("sharara",), -40, "2019-05")
    found = features(Discourse(("libya",), True, events=[event]), ids=ids)
    assert f"day of outage_start {where}" in found["2019-05"]
    assert f"up to outage_start {where}" in found["/2019-05"]


@pytest.mark.parametrize(
    ("before", "order"),
    [
        ("2019-05", "same date"),
        ("2019-04", "later than before"),
        ("2019-06", "earlier than before"),
        ("2019", "inside the date before"),
        ("2019-05-03", "around the date before"),
        ("2019-05~", "same days"),
        ("2019-05/2019-06", "inside the date before"),
        ("2019-05/", "around the date before"),
        ("/2019-05", "around the date before"),
        (None, "dated beside undated"),
    ],
)
def test_a_date_knows_how_it_lies_to_that_of_the_figure_before(before, order):
    figure = FigureBefore(-40, -10, ids=("libya",), when=before, modality=Modality.ACTUAL)
    found = features(Discourse(("libya",), True, figure_before=figure))["2019-05"]
    assert {f"{order}, sentence before", f"{order}, same places"} <= found
