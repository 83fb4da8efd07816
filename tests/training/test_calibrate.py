"""Calibration: the curve finds the true chances, never falls with a margin, and its error is measured."""

import pytest

from oiltrack.extract.confidence import describe, probability
from training.calibrate import Sample, expected_error, fit_confidence, reliability


def taught(margin, right, wrong):
    grounds = describe("figure", {"when": margin})
    return [Sample(i % 5, grounds, i < right) for i in range(right + wrong)]


def test_the_curve_meets_the_share_that_is_right():
    weights = fit_confidence([*taught(4.0, 900, 100), *taught(0.0, 500, 500)])
    assert probability(weights, describe("figure", {"when": 9.0})) == pytest.approx(0.9, abs=0.01)
    assert probability(weights, describe("figure", {"when": 0.0})) == pytest.approx(0.5, abs=0.01)


def test_a_wider_margin_never_makes_a_fact_less_sure():
    weights = fit_confidence([*taught(4.0, 100, 300), *taught(0.0, 300, 100)])
    chances = [probability(weights, describe("figure", {"when": margin})) for margin in (0.0, 1.0, 4.0, 50.0)]
    assert chances == sorted(chances)


def test_nothing_taught_is_nothing_known():
    assert fit_confidence([]) == {}
    assert probability({}, describe("event", {"when": 3.0})) == 0.5


def test_the_error_is_the_mean_gap_by_facts():
    bins = reliability([(0.91, True)] * 3 + [(0.93, False)] + [(0.2, False)] * 4)
    assert [(part.low, part.size, part.right) for part in bins] == [(0.2, 4, 0.0), (0.9, 4, 0.75)]
    assert expected_error(bins) == pytest.approx((4 * 0.2 + 4 * (0.915 - 0.75)) / 8)
    assert expected_error([]) == 0.0


def test_full_confidence_falls_in_the_last_tenth():
    assert [part.low for part in reliability([(1.0, True)])] == [0.9]
