"""Readings weighed, ranked and shown."""

from math import log

import pytest

from oiltrack import edtf
from oiltrack.extract.decide import Decision
from oiltrack.extract.models import SURE, Models
from oiltrack.extract.ranking import Candidate, Ranker, merged, pool
from oiltrack.facts import Modality

WEIGHTS = {"arguments": {"near": 2.0, "far": -1.0}}


def candidate(ids, *features):
    return Candidate(ids, features, "told")


def test_the_heaviest_reading_wins_by_its_margin():
    ranking = Ranker("arguments", Models(WEIGHTS)).rank(
        [candidate(("b",), "far"), candidate(("a",), "near")], None
    )
    assert (ranking.best.answer, ranking.margin) == (("a",), 3.0)


def test_a_feature_that_was_never_fitted_weighs_nothing():
    ranking = Ranker("arguments", Models(WEIGHTS)).rank(
        [candidate(("b",), "new"), candidate(("a",), "far")], None
    )
    assert (ranking.best.answer, ranking.margin) == (("b",), 1.0)


def test_pooled_readings_of_one_answer_add_up():
    found = [candidate(("b",), "near"), *(candidate(("a",), "fair") for _ in range(3))]
    models = Models({"arguments": {"near": 2.0, "fair": 1.5}})
    assert Ranker("arguments", models).rank(found, None).best.answer == ("b",)
    assert Ranker("arguments", models, pooled=True).rank(found, None).best.answer == ("a",)


def test_answers_that_mean_the_same_count_for_each_other():
    found = [candidate("2020-05-01", "one"), candidate("2020-06-01", "two"), candidate("2020-06-02", "three")]
    models = Models({"when": {"one": 2.0, "two": 1.5, "three": 1.6}})
    assert Ranker("when", models).rank(found, None).best.answer == "2020-05-01"
    ranking = Ranker("when", models, alike=edtf.same_time).rank(found, None)
    assert ranking.best.answer == "2020-06-02"
    assert 0 < ranking.margin < 1


def test_a_margin_of_answers_that_mean_the_same_is_over_what_means_another():
    found = [candidate("2020-06-01", "two"), candidate("2020-06-02", "three")]
    models = Models({"when": {"two": 1.5, "three": 1.6}})
    assert Ranker("when", models, alike=edtf.same_time).rank(found, None).margin == SURE


def test_rivals_that_mean_the_same_count_for_each_other_too():
    models = Models({"when": {"one": 1.5, "two": 0.5}})
    lone = [candidate("2020-05-01", "one"), candidate("2020-06-01", "two")]
    ranker = Ranker("when", models, alike=edtf.same_time)
    assert ranker.rank(lone, None).margin == pytest.approx(1.0)
    assert ranker.rank([*lone, candidate("2020-06-02", "two")], None).margin == pytest.approx(1.0 - log(2))


def test_pooled_scores_are_finite_however_large():
    assert set(pool([("a", 1e6), ("b", -1e6)])) == {"a", "b"}


def test_the_margin_is_over_the_first_reading_that_says_something_else():
    found = [candidate(("a",), "near"), candidate(("a",)), candidate(("b",), "far")]
    assert Ranker("arguments", Models(WEIGHTS)).rank(found, None).margin == 3.0


def test_a_single_reading_is_sure():
    assert Ranker("arguments", Models(WEIGHTS)).rank([candidate(("a",))], None).margin == SURE


def test_of_equal_places_the_first_in_the_alphabet_wins():
    found = [candidate(("b",)), candidate(("a",))]
    assert Ranker("arguments", Models(WEIGHTS)).rank(found, None).best.answer == ("a",)


def test_of_equal_dates_the_first_found_wins():
    found = [candidate("2020"), candidate("2019"), candidate(None)]
    assert Ranker("when", Models()).rank(found, None).best.answer == "2020"


def test_who_watches_sees_all_readings_the_best_first():
    seen = []
    ranker = Ranker("arguments", Models(WEIGHTS, seen.append))
    ranker.rank([candidate(("b",), "far"), candidate(("a",), "near")], "subject")
    assert [(b.model, b.subject, [r.answer for r in b.readings]) for b in seen] == [
        ("arguments", "subject", [("a",), ("b",)])
    ]


def test_readings_that_say_the_same_are_joined():
    one, two = candidate("2020", "near", "far"), candidate("2020", "far", "new")
    assert merged([one, two]) == [candidate("2020", "near", "far", "new")]


def test_a_decision_tells_what_spoke_most_for_it():
    fitted = {"modality": {"expected|verb will": 3.0, "actual|verb will": -1.0, "actual|always": 0.5}}
    choice = Decision("modality", tuple(Modality), models=Models(fitted)).choose(["verb will", "libya"])
    assert (choice.label, choice.margin) == (Modality.EXPECTED, 3.5)
    assert choice.told() == "expected (verb will, always)"


def test_a_label_that_is_not_allowed_is_not_chosen():
    fitted = {"modality": {"expected|verb will": 3.0}}
    decision = Decision("modality", tuple(Modality), models=Models(fitted))
    assert decision.choose(["verb will"], (Modality.ACTUAL,)).label is Modality.ACTUAL
