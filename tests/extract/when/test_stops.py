"""Former levels: up to which stop they may have held, and what their places have come to."""

import pytest

from oiltrack.extract.before import EventBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.when.linker import candidates
from oiltrack.extract.when.moment import Moment
from oiltrack.facts import EventKind
from tests.extract.reading import context, scene

TEXT = "It gave 70,000 b/d."
SHUT, ATTACK, REOPENED = EventKind.OUTAGE_START, EventKind.ATTACK, EventKind.OUTAGE_END


def event(kind, place, when, *, country="libya", happened=True):
    return EventBefore(kind, (place,), -40, when, country=country, happened=happened)


def read(*events, ids=("el-feel",), country="libya"):
    """Return each candidate date of a figure of El Feel with its features and the shared ones."""
    at = TEXT.index("70,000")
    moment = Moment(scene(TEXT), at, at + len("70,000 b/d"), ("actual",), ids=ids, country=country)
    remembered = Discourse(("libya",), True, events=list(events))
    found = candidates(moment, context(remembered))
    return {date.answer: {*date.features, *date.shared} for date in found}


def test_a_figure_may_hold_up_to_the_first_and_the_last_stop():
    found = read(event(SHUT, "el-feel", "2020-01-19"), event(ATTACK, "el-feel", "2020-02-03"))
    assert "up to the first stop there, outage_start" in found["/2020-01-19"]
    assert "up to the last stop there, attack" in found["/2020-02-03"]


def test_a_stop_elsewhere_in_the_country_counts_for_a_national_figure():
    found = read(event(SHUT, "hariga", "2020-01-19~"), ids=("libya",))
    assert "up to the last stop in the country, outage_start" in found["/2020-01-19"]


def test_a_stop_in_another_country_does_not_count():
    found = read(event(SHUT, "nigeria", "2020-01-19", country="nigeria"))
    assert "/2020-01-19" not in found


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ((event(SHUT, "el-feel", None),), "dated shut there"),
        ((event(SHUT, "el-feel", None), event(REOPENED, "el-feel", None)), "dated reopened there"),
        ((event(SHUT, "hariga", None),), "dated shut in the country"),
        ((event(SHUT, "el-feel", None, happened=False),), "dated nothing told there"),
        ((), "dated nothing told there"),
    ],
)
def test_what_was_told_last_of_the_place_is_known(events, state):
    assert all(state in features for features in read(*events).values())
