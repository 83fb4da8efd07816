"""The dates that the figures before have got, as candidates."""

from oiltrack.extract.before import FigureBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.when.moment import Moment
from oiltrack.extract.when.precedent import precedents
from oiltrack.facts import Aspect, Measure, Modality
from tests.extract.reading import scene

TEXT = "Nigeria made 1.6 million b/d."
BEFORE = FigureBefore(
    -40,
    -10,
    ids=("libya",),
    when="2020-02",
    modality=Modality.ACTUAL,
    verb="verb past",
    is_beside=True,
    block=0,
)


def found(**remembered):
    moment = Moment(scene(TEXT), 13, 28, ("actual", "level", "ruled nothing", "exports"))
    return {
        date.answer: set(date.features)
        for date in precedents(moment, Discourse(("libya",), True, **remembered))
    }


def test_the_figure_of_the_sentence_before_lends_its_date():
    features = found(figure_before=BEFORE)["2020-02"]
    assert {"as the figure before, paragraph", "as the figure before, paragraph, beside"} <= features
    assert {
        "as the figure before, paragraph, same tense",
        "as the figure before, paragraph, same modality",
        "as the figure before, paragraph, same aspect",
        "as the figure before, paragraph, other measure",
    } <= features
    assert "as the figure before, paragraph, linked by next sentence" in features
    assert (BEFORE.aspect, BEFORE.measure) == (Aspect.LEVEL, Measure.PRODUCTION)


def test_a_date_is_the_commonest_once_two_figures_have_it():
    remembered = Discourse(("libya",), True)
    moment = Moment(scene(TEXT), 13, 28, ())
    remembered.count("2020-02", ())
    assert not list(precedents(moment, remembered))
    remembered.count("2020-02", ())
    remembered.count("2020-01", ())
    assert [(date.answer, date.features) for date in precedents(moment, remembered)] == [
        ("2020-02", ("commonest date",))
    ]


def test_without_a_figure_before_there_is_none():
    assert not found()
