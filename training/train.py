"""Fits all models in rounds, each on decisions taken with the weights of the last. It writes no file."""

from collections.abc import Mapping, Sequence

from oiltrack.extract.models import Fitted
from oiltrack.gazetteer import Gazetteer
from training.collect import collect
from training.corpus import GoldDocument
from training.fit import fit_all

Weights = Mapping[str, Fitted]

ROUNDS = 3
"""One decision's features tell what the one before chose: the weights settle in the third round."""


def train(documents: Sequence[GoldDocument], gazetteer: Gazetteer, *, rounds: int = ROUNDS) -> Weights:
    """Return the weights of every model but the confidence, fitted to ``documents`` from nothing."""
    weights: Weights = {}
    for left in reversed(range(rounds)):
        weights = fit_all(collect(documents, weights, gazetteer), weights, is_last=not left)
    return weights
