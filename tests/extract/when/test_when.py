"""The dates that a figure or an event may have, and the one it gets."""

import pytest

from oiltrack.extract.before import FigureBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.models import Models
from oiltrack.extract.when.linker import DateLinker, candidates, stands_beside
from oiltrack.extract.when.moment import Moment
from oiltrack.facts import Modality
from tests.extract.networks import linear
from tests.extract.reading import context, discourse, observation, observations, scene

TEXT = "Output was 900,000 b/d."


def dates(text, word, remembered=None):
    """Candidate dates of a word by their EDTF text."""
    at = text.index(word)
    moment = Moment(scene(text), at, at + len(word), ("actual",))
    found = candidates(moment, context(remembered or Discourse(("libya",), True)))
    return {candidate.answer: candidate for candidate in found}


@pytest.mark.parametrize(
    ("modality", "date"), [("expected", "2020-03-12"), ("actual", "2020-03")], ids=["planned", "told"]
)
def test_a_planned_figure_without_a_date_is_told_as_of_the_publication(modality, date):
    network = linear({"publication": 2.0, "no date": 1.9, "month of publication": 2.3})
    linker = DateLinker("when", Models({"when": network}))
    at = TEXT.index("900,000")
    moment = Moment(scene(TEXT), at, at + len("900,000 b/d"), (modality, "level"))
    assert linker.link(moment, context(Discourse(("libya",), True))).best.answer == date


@pytest.mark.parametrize(
    "text",
    [
        "Under Muammar Gaddafi it was 1.6 million b/d.",
        "It was 1.6 million b/d in Gaddafi's time.",
        "The pre-revolt output was 1.6 million b/d.",
    ],
)
def test_the_old_times_end_with_the_uprising(text):
    assert "uprising before near" in dates(text, "1.6 million")["/2011-02-17"].features


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("It was 980,000 b/d before the attack on 3 March 2020.", "2020-03-03"),
        ("Until the trip on 3 March 2020 it had been 980,000 b/d.", "2020-03-03"),
        ("Prior to the unrest of June 2019 it was 980,000 b/d.", "2019-06"),
        ("Before the troubles began in December 2019 it was 980,000 b/d.", "2019-12"),
    ],
)
def test_a_date_before_whose_event_a_figure_held_may_be_its_end(text, date):
    found = dates(text, "980,000 b/d")
    assert "before what happened then" in found[date].features
    assert "end before what happened then" in found[f"/{date}"].features


def test_a_date_after_another_comma_is_not_before_its_event():
    found = dates("Before that, it was 980,000 b/d on 3 March 2020.", "980,000 b/d")
    assert "before what happened then" not in found["2020-03-03"].features


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Libya pumped 1.6 million b/d before the 2011 uprising.", "/2011-02-17"),
        ("Prewar output was 1.6 million b/d.", "/2011-02-17"),
        ("Output was 900,000 b/d until Thursday.", "/2020-03-12"),
        ("Output was 900,000 b/d on Monday.", "2020-03-09"),
        ("Output was 900,000 b/d in February, against 1 million b/d a year earlier.", "2019-02"),
        ("Output was 900,000 b/d in February, against 1 million b/d the month before.", "2020-01"),
        ("Output was 900,000 b/d on 3 March and 1 million b/d the day before.", "2020-03-02"),
        ("Output was 900,000 b/d before 2014.", "/2013"),
        ("Output was 900,000 b/d.", "2020-03-12"),
        ("Output was 900,000 b/d.", "2020-03"),
        ("Output was 900,000 b/d.", "2020-02"),
        ("Output was 900,000 b/d.", "2019"),
        ("Since January 900,000 b/d have been lost.", "2020-01/2020-03-12"),
        ("It will pump 900,000 b/d until Saturday.", "2020-03-12/2020-03-14"),
        ("Output was 900,000 b/d.", None),
    ],
)
def test_candidate_dates(text, date):
    assert date in dates(text, "b/d")


def test_a_figure_may_hold_the_month_or_the_year_before_the_figure_before():
    before = FigureBefore(0, 20, ids=("libya",), when="2020-02", modality=Modality.ACTUAL)
    remembered = Discourse(("libya",), True, figure_before=before)
    found = dates("Output was 1.1 million b/d, up from 900,000 b/d.", "900,000", remembered)
    assert {"2020-02", "2020-01", "2019-02"} <= set(found)


def test_what_an_occasion_ends_is_the_day_before_the_outage():
    remembered = Discourse(("libya",), True, outage="2020-01-18")
    found = dates("Output was 900,000 b/d before the blockade.", "b/d", remembered)
    assert "before an occasion" in found["/2020-01-17"].features


def test_a_date_beside_the_occasion_goes_before_that_of_the_outage():
    remembered = Discourse(("libya",), True, outage="2020-03-01")
    text = "Before the blockade, which began on 18 January, output was 900,000 b/d."
    found = dates(text, "b/d", remembered)
    assert "before an occasion" in found["/2020-01-17"].features


@pytest.mark.parametrize(
    ("text", "date", "name"),
    [
        ("Output was 900,000 b/d a month ago.", "2020-02-12", "day then"),
        ("Output was 900,000 b/d at the end of last year.", "2019-12-31", "last day of the year"),
        ("Output will be 900,000 b/d by the end of 2021.", "2021-12-31", "last day of the year"),
    ],
)
def test_a_month_ago_and_the_end_of_a_year_may_be_a_day(text, date, name):
    assert name in dates(text, "b/d")[date].features


def test_december_is_no_day():
    assert "2019-12-31" not in dates("Output was 900,000 b/d in December 2019.", "b/d")


def test_a_survey_offers_its_month_and_the_month_before():
    remembered = Discourse(("opec",), True, survey=True, frame="2020-02")
    assert {"2020-02", "2020-01"} <= set(dates("Libya pumped 150,000 b/d.", "150,000", remembered))


def test_a_date_of_the_sentence_before_is_offered():
    remembered = Discourse(("libya",), True, dated="2020-03-08", dated_block=0)
    found = dates("Output was 900,000 b/d.", "b/d", remembered)
    assert found["2020-03-08"].told == "the date of the sentence before"


def test_a_date_beside_says_so_and_says_which():
    found = dates("Output was 900,000 b/d on Monday.", "b/d")["2020-03-09"]
    assert stands_beside(found)
    assert found.told == "the date beside it, 'Monday'"


def test_a_date_named_twice_is_one_candidate_with_the_features_of_both():
    found = dates("On 12 March output was 900,000 b/d.", "b/d")["2020-03-12"]
    assert {"date", "publication"} <= set(found.features)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Before the 2011 uprising Libya produced 1.6 million b/d.", "/2011-02-17"),
        ("Libya was producing 807,000 b/d on Monday.", "2020-03-09"),
        ("Libya's oil production stands at 900,000 b/d.", "2020-03-12"),
        ("Libya's crude output averaged 760,000 b/d last week.", "2020-03-02/2020-03-08"),
        ("OPEC output fell in February, a survey found. Libya pumped 150,000 b/d.", "2020-02"),
        ("The Sharara oilfield was working on Monday. The field produced 280,000 b/d.", "2020-03-09"),
        ("The Sharara oilfield was working on Monday. It was producing 280,000 b/d that day.", "2020-03-09"),
        # The text does not date the blockade: all that is known is that it came before the publication.
        ("Libya was pumping more than 1.2 million b/d before the blockade.", "/2020-03-11"),
    ],
)
def test_date_of_a_figure(text, date):
    assert observation(text).when == date


def test_figures_of_one_sentence_have_dates_of_their_own():
    text = "Libya's oil output was 90,000 b/d on Sunday and 100,000 b/d on Monday."
    assert [o.when for o in observations(text)] == ["2020-03-08", "2020-03-09"]


def test_a_year_earlier_counts_from_the_sentences_own_date():
    text = "Libya produced 700,000 b/d in February, compared with 1.1 million b/d a year earlier."
    assert [o.when for o in observations(text)] == ["2020-02", "2019-02"]


def test_without_a_publication_the_present_has_no_date():
    assert observation("Libya's oil production stands at 900,000 b/d.", published=None).when is None


def features(text, word, date, **remembered):
    return dates(text, word, Discourse(("libya",), True, **remembered))[date].features


def test_the_label_of_a_paragraph_dates_what_follows():
    remembered = discourse("- August 2019. The ports were shut.")
    assert (remembered.paragraph_date, remembered.paragraph_place) == ("2019-08", "label")
    found = dates("Output fell to 300,000 b/d.", "300,000", remembered)
    assert "paragraph's label" in found["2019-08"].features


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("12 May: Hariga shut.", "label"),
        ("In May Hariga shut.", "opening date"),
        ("The eastern port of Hariga shut in May.", "date"),
    ],
)
def test_where_a_paragraphs_first_date_stands(text, place):
    assert discourse(text).paragraph_place == place


def test_a_plan_may_hold_in_the_month_to_come():
    remembered = discourse("The new quota runs from July.")
    at = TEXT.index("900,000")
    plan = Moment(scene(TEXT), at, at + 11, ("expected",))
    fact = Moment(scene(TEXT), at, at + 11, ("actual",))
    assert "2020-07" in {c.answer for c in candidates(plan, context(remembered))}
    names = {c.answer: c.features for c in candidates(fact, context(remembered))}
    assert "last date ahead" not in names["2020-07"]


def test_the_date_of_a_promise_says_so():
    text = "OPEC agreed in December to cut 900,000 b/d."
    assert "date of a promise" in features(text, "900,000", "2019-12")


def test_a_figure_of_normal_times_says_so():
    text = "It gave 20,000 b/d against a usual 900,000 b/d."
    assert "dated normal beside" in dates(text, "900,000")[None].shared


def test_an_occasion_tells_how_it_stands_to_the_figure():
    text = "Output was 900,000 b/d before the blockade."
    found = features(text, "900,000", "/2020-01-17", outage="2020-01-18")
    assert {"occasion in the clause", "occasion after, verbs between 0"} <= set(found)


@pytest.mark.parametrize(("modality", "is_onward"), [("expected", True), ("actual", False)])
def test_what_is_planned_from_a_date_may_hold_from_then_on(modality, is_onward):
    text = "It is to give 900,000 b/d from January 2021."
    at = text.index("900,000")
    moment = Moment(scene(text), at, at + len("900,000 b/d"), (modality, "level"))
    found = {date.answer for date in candidates(moment, context(Discourse(("libya",), True)))}
    assert ("2021-01/" in found) is is_onward
