"""Fitting: the weights make the right readings win, depend on nothing but the groups, and are rounded."""

import pytest

from training.collect import Group
from training.fit import accuracy, fit, fit_all


def group(*rows):
    return Group("a", rows)


NEAR_WINS = [group(({"near": 1.0}, True), ({"far": 1.0}, False)) for _ in range(20)]


def test_a_feature_of_right_readings_gains_weight():
    weights = fit(NEAR_WINS, ridge=1.0)
    assert weights["near"] > 0 > weights["far"]
    assert accuracy(NEAR_WINS, weights) == 1.0


def test_two_readings_with_opposite_features_share_the_weight():
    weights = fit(NEAR_WINS, ridge=1.0)
    assert weights["near"] == -weights["far"]


def test_the_ridge_holds_weights_back():
    assert fit(NEAR_WINS, ridge=10.0)["near"] < fit(NEAR_WINS, ridge=0.1)["near"]


def test_the_words_around_a_trigger_are_held_back_more_than_other_features():
    both = [group(({"near": 1.0, "none before 0 guards": 1.0}, True), ({}, False)) for _ in range(20)]
    weights = fit(both, ridge=1.0)
    assert 0 < weights["none before 0 guards"] < weights["near"]


def test_the_odds_are_those_of_the_sample():
    """Without a ridge to speak of, three wins in four mean odds of three: a log of 1.0986."""
    groups = [group(({"near": 1.0}, i % 4 != 0), ({}, i % 4 == 0)) for i in range(4000)]
    assert fit(groups, ridge=1e-6) == {"near": 1.099}


def test_a_decision_counts_as_often_as_it_says():
    won = group(({"near": 1.0}, True), ({"far": 1.0}, False))
    assert fit([Group("a", won.rows, counts=20)], ridge=1.0) == fit([won] * 20, ridge=1.0)


def test_a_group_without_a_right_reading_teaches_nothing():
    lost = group(({"near": 1.0}, False), ({"far": 1.0}, False))
    assert not lost.is_reachable
    assert fit([*NEAR_WINS, lost], ridge=1.0) == fit(NEAR_WINS, ridge=1.0)
    assert fit([lost], ridge=1.0) == {}
    assert accuracy([lost], {}) == 0.0


def test_any_of_several_right_readings_may_win():
    groups = [group(({"near": 1.0}, True), ({"twin": 1.0}, True), ({"far": 1.0}, False)) for _ in range(20)]
    weights = fit(groups, ridge=1.0)
    assert weights["near"] == weights["twin"] > 0


def test_weights_too_small_to_matter_are_left_out():
    balanced = [group(({"near": 1.0}, i % 2 == 0), ({}, i % 2 == 1)) for i in range(100)]
    assert fit(balanced, ridge=1.0) == {}


def test_the_order_of_groups_changes_no_weight():
    mixed = [group(({"a": i / 7, "b": 1.0}, True), ({"a": 1.0, "c": i / 5}, False)) for i in range(1, 30)]
    assert fit(mixed, ridge=0.5) == fit(mixed[::-1], ridge=0.5)


def test_every_model_is_fitted_by_itself():
    fitted = fit_all({"arguments": NEAR_WINS, "aspect": []})
    assert list(fitted) == ["arguments", "aspect"]
    assert fitted["aspect"] == {}
    assert fitted["arguments"]["near"] == pytest.approx(1.5, abs=0.5)
