"""Confidence at run time: bounded, growing with margins, shown to whoever watches."""

import pytest

from oiltrack.extract.confidence import Confidence, describe, probability
from oiltrack.extract.models import Models

FITTED = {
    "confidence": {
        "figure, always": 2.0,
        "figure, when": 0.5,
        "figure, unit bare": -1.0,
        "event, always": -1.0,
    }
}


def test_each_kind_of_fact_has_weights_of_its_own():
    confidence = Confidence(Models(FITTED))
    assert confidence.of_figure({"when": 9.0}) == 0.881
    assert confidence.of_event({"when": 9.0}) == 0.269


@pytest.mark.parametrize(("margin", "expected"), [(0.0, 0.5), (2.0, 0.731), (4.0, 0.881), (40.0, 0.881)])
def test_a_margin_past_four_makes_no_fact_surer(margin, expected):
    assert Confidence(Models(FITTED)).of_figure({"when": margin}) == expected


def test_a_trait_counts_where_it_holds():
    confidence = Confidence(Models(FITTED))
    assert confidence.of_figure({"when": 4.0}, ["unit bare"]) < confidence.of_figure(
        {"when": 4.0}, ["unit new"]
    )


def test_nothing_is_quite_certain():
    assert probability({"figure, always": 1000.0}, describe("figure", {})) == 0.99
    assert probability({"figure, always": -1000.0}, describe("figure", {})) == 0.01


def test_whoever_watches_sees_what_a_confidence_rests_on():
    seen = []
    Confidence(Models(FITTED, seen.append)).of_figure({"when": 3.0}, ["unit bare"], subject="a figure")
    (ballot,) = seen
    assert (ballot.model, ballot.subject) == ("confidence", "a figure")
    assert ballot.readings[0].features == {
        "figure, always": 1.0,
        "figure, when": -1.0,
        "figure, unit bare": 1.0,
    }
