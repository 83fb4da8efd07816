"""Fitting a network: it learns what features say together, and depends on nothing but the groups."""

import numpy as np

from training.collect import Group
from training.fit import accuracy, fit_one
from training.network import fit_network


def taught(groups):
    return fit_network(groups, rounds=20)


def group(tense, right, key="a"):
    """Return a decision between the day and the time since, which only the tense tells."""
    rows = (({"since": 1.0, tense: 1.0}, right == "since"), ({"on the day": 1.0, tense: 1.0}, right == "day"))
    return Group(key, rows)


TENSES = [group("present", "since"), group("past", "day")] * 200


def test_it_learns_what_two_features_say_together():
    """No sum of weights tells these apart: each feature by itself is right in one of two."""
    assert accuracy(TENSES, taught(TENSES)) == 1.0


def test_the_same_groups_give_the_same_numbers():
    assert np.array_equal(taught(TENSES).matrix(), taught(TENSES).matrix())


def test_the_order_of_documents_changes_nothing():
    named = [Group(f"document {i:04}", found.rows) for i, found in enumerate(TENSES)]
    assert np.array_equal(taught(named).matrix(), taught(named[::-1]).matrix())


def test_a_feature_that_hardly_any_decision_has_is_not_learnt():
    rare = Group("a", (({"since": 1.0, "once": 1.0}, True), ({"on the day": 1.0}, False)))
    assert list(taught([*TENSES, rare]).rows) == ["on the day", "past", "present", "since"]


def test_a_decision_that_counts_as_many_is_seen_once():
    rare = Group("a", (({"since": 1.0, "once": 1.0}, True), ({"on the day": 1.0}, False)), counts=20)
    assert "once" not in taught([*TENSES, rare]).rows


def test_a_group_without_a_right_reading_teaches_nothing():
    lost = Group("a", (({"since": 1.0, "lost": 1.0}, False), ({"on the day": 1.0}, False)))
    assert np.array_equal(taught([*TENSES, lost]).matrix(), taught(TENSES).matrix())
    assert taught([lost]).scores([], [["since"]]) == [0.0]


def test_dates_get_a_network_and_places_weights():
    assert set(fit_one("when", TENSES).rows) == {"since", "on the day", "present", "past"}
    assert set(fit_one("entities", TENSES)) <= {"since", "on the day", "present", "past"}
