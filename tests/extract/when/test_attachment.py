"""What a date hangs on: the figure asked about, or something else in its sentence."""

import pytest

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.when.attachment import attachment, deed, happening, labels
from oiltrack.extract.when.dated import dates_beside
from oiltrack.extract.when.moment import Moment
from tests.extract.reading import context, figure, scene


def hold(text, figure, date):
    """Features of the date written ``date`` beside the figure written ``figure``."""
    found, at = scene(text), text.index(figure)
    moment = Moment(found, at, at + len(figure), ("actual", "level"))
    return set(attachment(moment, next(d for d in found.dates if d.start == text.index(date))))


@pytest.mark.parametrize(
    ("text", "date", "feature"),
    [
        ("Output was 700,000 b/d in May.", "May", "after, verbs between 0"),
        ("In May the port was shut and 700,000 b/d were lost.", "May", "before, verbs between 1"),
        ("In May, a bad month, output was 700,000 b/d.", "May", "before, commas between 2"),
        ("In April it was 900,000 b/d and in May 700,000 b/d.", "May", "before, figure beyond farther, near"),
        ("It was 700,000 b/d and in May 900,000 b/d.", "May", "after, figure beyond nearer, touching"),
        ("It was 700,000 b/d in May.", "May", "after, figure beyond none"),
        ("It was 700,000 b/d in May.", "May", "after, sentence opens with a figure"),
        ("In May it was 700,000 b/d.", "May", "before, sentence opens with a date"),
        ("It fell below May's 700,000 b/d.", "May", "before, possessive"),
        ("It gave 700,000 b/d until the line broke in May.", "May", "after, over until"),
        ("Loadings in May: Brega 50,000, Hariga 700,000 b/d.", "May", "before, over a list, verbs in it 0"),
        ("Of May they say: it was 700,000 b/d.", "May", "before, over a list, verbs in it 1"),
    ],
)
def test_how_a_date_stands_to_a_figure(text, date, feature):
    assert feature in hold(text, "700,000 b/d", date)


def test_the_verbs_and_commas_between_come_first():
    found = scene("It was 700,000 b/d in May.")
    first, second, *_ = attachment(Moment(found, 7, 18, ()), found.dates[0])
    assert (first, second) == ("after, verbs between 0", "after, commas between 0")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A tanker that arrived on Saturday to load 700,000 b/d.", "past before"),
        ("A tanker that is to arrive on Saturday gets 700,000 b/d.", "ahead before"),
        ("On Saturday the port will get 700,000 b/d.", "ahead behind"),
        ("The port has been shut since Saturday, with 700,000 b/d.", "perfect before"),
        ("700,000 b/d on Saturday.", "none"),
    ],
)
def test_a_date_goes_with_a_verb(text, told):
    found = scene(text)
    assert deed(found, found.dates[0]) == told


@pytest.mark.parametrize(
    ("text", "date", "is_label"),
    [
        ("June 6: it gave 900,000 b/d; June 8: it gave 700,000 b/d.", "June 8", True),
        ("June 6: it gave 900,000 b/d; June 8: it gave 700,000 b/d.", "June 6", False),
        ("On June 8 it gave 700,000 b/d.", "June 8", False),
    ],
)
def test_a_date_may_label_a_clause(text, date, is_label):
    found, at = scene(text), text.index("700,000")
    moment = Moment(found, at, at + len("700,000 b/d"), ())
    assert labels(moment, next(d for d in found.dates if d.start == text.index(date))) is is_label


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Es Sider was closed on 13 January; it had been exporting 300,000 b/d.", "outage_start"),
        ("Sharara was restarted on 13 January and gives 300,000 b/d.", "outage_end"),
        ("Output was 300,000 b/d on 13 January, and the port was closed.", "nothing"),
    ],
)
def test_a_date_tells_what_happened_in_its_clause(text, event):
    assert happening(scene(text), 0) == event


def test_a_date_that_tells_of_a_stop_may_be_the_end_of_a_level():
    found = figure("Es Sider was closed on 13 January; it had been exporting 300,000 b/d.")
    moment = Moment(found.scene, found.quantity.start, found.quantity.end, ("actual",))
    ends = {
        date.answer: date.features
        for date in dates_beside(moment, context(Discourse(("libya",), True)).anchor)
    }
    assert "end, of outage_start" in ends["/2020-01-13"]
