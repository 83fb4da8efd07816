"""Reads each fifth of the documents with weights fitted to the other four. It prints and keeps nothing."""

import os
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context

from oiltrack.extract.network import Network
from oiltrack.gazetteer import Gazetteer
from training.collect import Groups, collect
from training.corpus import GoldDocument
from training.fit import accuracy, fit_all
from training.read import Account, read
from training.train import Weights

FOLDS = 5
_SEED = 1


@dataclass(frozen=True, slots=True)
class Validation:
    """What models said that had not seen the document.

    Attributes:
        accounts: by the document's key.
        fold: the fold of each document.
        weights: of each fold, those fitted to the documents of the others.
        accuracies: by model, the share of decisions that were right.
    """

    accounts: dict[str, Account]
    fold: dict[str, int]
    weights: tuple[Weights, ...]
    accuracies: dict[str, float]


def folds(documents: Sequence[GoldDocument]) -> dict[str, int]:
    """Return the fold of each document by its key; the same documents fall the same way."""
    keys = sorted(gold.key for gold in documents)
    random.Random(_SEED).shuffle(keys)
    return {key: i % FOLDS for i, key in enumerate(keys)}


def cross_validate(documents: Sequence[GoldDocument], weights: Weights, gazetteer: Gazetteer) -> Validation:
    """Return what is said of each document by models fitted without it.

    ``weights`` are those of all documents. The models of a fold are fitted, from nothing, to the decisions
    of the other folds' documents. What these tell of the decisions before them was chosen with ``weights``,
    which have seen the fold too: a leak, if a small one. Three rounds a fold would have none, and take three
    times as long.
    """
    fold = folds(documents)
    known = _fit_folds(documents, fold, weights, gazetteer)
    right: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for k, fitted in enumerate(known):
        unseen = [gold for gold in documents if fold[gold.key] == k]
        for name, share, size in _shares(collect(unseen, fitted, gazetteer), fitted):
            right[name].append((share, size))
    accuracies = {name: _mean(parts) for name, parts in sorted(right.items())}
    return Validation(read_folds(documents, fold, known, gazetteer), fold, known, accuracies)


def _fit_folds(
    documents: Sequence[GoldDocument], fold: Mapping[str, int], weights: Weights, gazetteer: Gazetteer
) -> tuple[Weights, ...]:
    """Return the weights of each fold, fitted side by side on the cores of this machine."""
    plain = replace(gazetteer, places=dict(gazetteer.places), most_bpd=dict(gazetteer.most_bpd))
    workers, context = min(FOLDS, os.cpu_count() or 1), get_context("spawn")
    chosen = {name: known if isinstance(known, Network) else dict(known) for name, known in weights.items()}
    with ProcessPoolExecutor(workers, context, _hold, (documents, fold, chosen, plain)) as pool:
        return tuple(pool.map(_fit_without, range(FOLDS)))


_held: list[tuple[Groups, Mapping[str, int]]] = []
"""The decisions that a process fits to and the fold of each document, set when it starts."""


def _hold(
    documents: Sequence[GoldDocument], fold: Mapping[str, int], weights: Weights, gazetteer: Gazetteer
) -> None:
    _held[:] = [(collect(documents, weights, gazetteer), fold)]


def _fit_without(k: int) -> Weights:
    groups, fold = _held[0]
    return fit_all({name: [g for g in found if fold[g.document] != k] for name, found in groups.items()})


def read_folds(
    documents: Sequence[GoldDocument],
    fold: Mapping[str, int],
    weights: Sequence[Weights],
    gazetteer: Gazetteer,
) -> dict[str, Account]:
    """Return the account of each document with the weights of its fold."""
    accounts: dict[str, Account] = {}
    for k, known in enumerate(weights):
        accounts |= read([gold for gold in documents if fold[gold.key] == k], known, gazetteer)
    return accounts


def _shares(groups: Groups, weights: Weights) -> list[tuple[str, float, int]]:
    return [
        (name, accuracy(found, weights.get(name, {})), sum(group.is_reachable for group in found))
        for name, found in groups.items()
    ]


def _mean(parts: list[tuple[float, int]]) -> float:
    total = sum(size for _, size in parts)
    return sum(share * size for share, size in parts) / total if total else 0.0
