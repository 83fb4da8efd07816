"""The network: what it says of readings, alone and side by side, and what each feature adds."""

import numpy as np
import pytest

from oiltrack.extract.models import Models
from oiltrack.extract.network import Network
from oiltrack.extract.ranking import Candidate, NetworkRanker
from tests.extract.networks import linear

SINCE_PRESENT = Network.of(
    ["dated present", "dated past", "since", "on the day"],
    np.array(
        [
            [-1.0, 0.5],  # what the two units start from
            [2.0, 1.0],  # what they add to the score
            [1.0, 0.0],
            [0.0, 0.0],
            [1.0, 0.0],
            [0.0, 0.25],
        ]
    ),
)
"""One unit wakes only where "since" stands beside a present tense."""


@pytest.mark.parametrize(
    ("tense", "scores"),
    [("dated present", [2.5, 0.75]), ("dated past", [0.5, 0.75])],
    ids=["present", "past"],
)
def test_features_speak_together(tense, scores):
    assert SINCE_PRESENT.scores([tense], [["since"], ["on the day"]]) == scores


def test_a_feature_that_was_never_seen_weighs_nothing():
    assert SINCE_PRESENT.scores(["new"], [["newer"], []]) == [0.5, 0.5]


def test_a_network_that_knows_nothing_scores_nought():
    assert Network.empty().scores(["dated past"], [["since"], []]) == [0.0, 0.0]


def test_what_the_features_add_is_the_score():
    features = {"dated present": 1.0, "since": 1.0, "new": 1.0}
    shares = SINCE_PRESENT.shares(features)
    assert shares == {"dated present": 2.0, "since": 2.0, "always": -1.5}
    assert sum(shares.values()) == SINCE_PRESENT.scores(["dated present"], [["since"]])[0]


def test_a_reading_scores_the_same_whatever_stands_beside_it():
    alone = SINCE_PRESENT.scores(["dated present"], [["since"]])
    assert SINCE_PRESENT.scores(["dated present"], [[], ["on the day"], ["since"]])[2:] == alone


@pytest.mark.parametrize("features", [["since"], ["since", "since", "past"]], ids=["too few", "twice"])
def test_features_and_numbers_that_do_not_fit_are_an_error(features):
    with pytest.raises(ValueError, match="features for 3 rows of a network"):
        Network.of(features, np.zeros((5, 2)))


def test_the_best_date_wins_by_its_margin():
    ranker = NetworkRanker("when", Models({"when": linear({"near": 2.0, "far": -1.0})}))
    ranking = ranker.rank([Candidate("2020", ("far",), ""), Candidate("2019", ("near",), "")], None)
    assert (ranking.best.answer, ranking.margin) == ("2019", 3.0)


def test_who_watches_sees_the_features_that_all_share():
    seen = []
    network = linear({"near": 2.0})
    ranker = NetworkRanker("when", Models({"when": network}, seen.append))
    ranker.rank([Candidate("2019", ("near",), "", ("dated past",))], None)
    assert seen[0].readings[0].features == {"near": 1.0, "dated past": 1.0}


@pytest.mark.parametrize(("fitted", "kind"), [({"near": 2.0}, "network"), (linear({"near": 2.0}), "weights")])
def test_a_model_of_another_kind_is_an_error(fitted, kind):
    with pytest.raises(TypeError, match="network"):
        getattr(Models({"when": fitted}), kind)("when")
