"""Fits the curve from margins to the chance that a fact is right, and measures it. It decides no fact."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize

from oiltrack.gazetteer import Gazetteer
from training.corpus import GoldDocument
from training.cross_validate import Validation, read_folds
from training.design import Vector
from training.fit import DECIMALS
from training.read import Account, Said
from training.score import belongs, same_dated

_RIDGE = 0.3
_BINS = 10


@dataclass(frozen=True, slots=True)
class Sample:
    """A fact said of a document that the models had not seen: what its confidence rests on, and the truth."""

    fold: int
    grounds: Mapping[str, float]
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts of one tenth of the scale: how many, how sure they were on average, what share is right."""

    low: float
    size: int
    confidence: float
    right: float


def samples(documents: Iterable[GoldDocument], validation: Validation) -> list[Sample]:
    """Return a sample for each fact that rests on margins; cells of tables and figures of titles do not."""
    return [
        Sample(validation.fold[gold.key], grounds, right)
        for gold in documents
        for grounds, right in _judged(gold, validation.accounts[gold.key])
    ]


def fit_confidence(taught: Sequence[Sample]) -> dict[str, float]:
    """Return ground -> weight, rounded; a wider margin never makes a fact less sure."""
    names = sorted({name for sample in taught for name in sample.grounds})
    if not names:
        return {}
    rows = np.array([[sample.grounds.get(name, 0.0) for name in names] for sample in taught])
    signs = np.array([1.0 if sample.right else -1.0 for sample in taught])

    def loss(weights: Vector) -> tuple[float, Vector]:
        sure = signs * (rows @ weights)
        pull = -signs / (1 + np.exp(sure))
        total = float(np.logaddexp(0, -sure).sum() + 0.5 * _RIDGE * weights @ weights)
        return total, rows.T @ pull + _RIDGE * weights

    margins = np.any(rows < 0, axis=0).tolist()
    found = minimize(
        loss,
        np.zeros(len(names)),
        jac=True,
        method="L-BFGS-B",
        bounds=[(0.0 if margin else None, None) for margin in margins],
        options={"maxiter": 1000, "ftol": 0.0, "gtol": 1e-9},
    )
    return {
        name: round(float(weight), DECIMALS) for name, weight in zip(names, found.x, strict=True) if weight
    }


def calibrated(documents: Sequence[GoldDocument], validation: Validation, gazetteer: Gazetteer) -> Validation:
    """Return the validation with confidences: of each fold by a curve fitted to what was said of the others.

    What was said may change with them: of an event said twice the surer mention stays.
    """
    known = samples(documents, validation)
    weights = tuple(
        {**fitted, "confidence": fit_confidence([sample for sample in known if sample.fold != k])}
        for k, fitted in enumerate(validation.weights)
    )
    accounts = read_folds(documents, validation.fold, weights, gazetteer)
    return replace(validation, accounts=accounts, weights=weights)


def judged(documents: Iterable[GoldDocument], accounts: Mapping[str, Account]) -> list[tuple[float, bool]]:
    """Return (confidence, right) of each fact."""
    return [
        (fact["confidence"], _is_right(gold, fact)) for gold in documents for fact in accounts[gold.key].facts
    ]


def reliability(known: Sequence[tuple[float, bool]]) -> list[Bin]:
    """Return the tenths of the scale that hold a fact."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in sorted(known):
        held.setdefault(min(int(confidence * _BINS), _BINS - 1), []).append((confidence, right))
    return [_bin(tenth, facts) for tenth, facts in held.items()]


def expected_error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error: the mean gap between confidence and share right, by facts."""
    total = sum(b.size for b in bins)
    return sum(b.size * abs(b.confidence - b.right) for b in bins) / total if total else 0.0


def _bin(tenth: int, facts: Sequence[tuple[float, bool]]) -> Bin:
    size = len(facts)
    sure, right = sum(confidence for confidence, _ in facts), sum(truth for _, truth in facts)
    return Bin(tenth / _BINS, size, sure / size, right / size)


def _judged(gold: GoldDocument, account: Account) -> list[tuple[Mapping[str, float], bool]]:
    found = []
    for fact in account.facts:
        grounds = account.grounds.get((fact["type"], fact["start"], fact["end"]))
        if grounds is not None:
            found.append((grounds, _is_right(gold, fact)))
    return found


def _is_right(gold: GoldDocument, fact: Said) -> bool:
    """Tell whether a reader has the fact with its date; one that may be left out is right too."""
    if fact["type"] == "event":
        return belongs(fact, gold.gold.get("events", ()))
    return any(same_dated(known, fact) for known in gold.gold.get("observations", ()))
