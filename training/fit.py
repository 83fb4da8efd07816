"""Fits the weights of a decision to labelled readings: a conditional logit with a ridge; no texts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array
from scipy.sparse.linalg import LinearOperator, cg

from training.collect import Group

DECIMALS = 3
SMALLEST = 0.01
"""A weight below this changes no decision worth the line that it takes in the file."""

RIDGES = {"arguments": 2.0, "entities": 0.5, "event_when": 2.0, "measure": 4.0, "modality": 4.0, "when": 4.0}
"""Those that validate best; decisions with many features need to be held back more."""

RIDGE = 1.0

_MAX_STEPS = 5000
_GRADIENT = 1e-3
_GRADIENT_ON_THE_WAY = 0.1
_REMEMBERED = 30
_POLISH = 2
_ROUGHLY = 1e-3
_MOST_SOLVING = 200

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Design:
    """Groups as arrays: one row a reading, groups one after the other.

    Attributes:
        names: the features, one a column.
        rows: their values, a sparse array (scipy has no types).
        squares: the squares of the values.
        first: index of the first row of each group.
        group: the group of each row.
        right: 1 for a right reading, else 0.
    """

    names: list[str]
    rows: Any
    squares: Any
    first: NDArray[np.int64]
    group: NDArray[np.int64]
    right: Vector


CONTEXT = ("none before ", "none behind ", "worded, ")
"""Features whose names begin so tell of single words: each speaks in few decisions."""

HELD_BACK = 4.0
"""So many times the ridge of the other features holds these."""

SEEN = 4
"""Words that fewer decisions have are not learnt."""


def _is_word(name: str) -> bool:
    """Tell whether a feature, of one label or of all, tells of a single word."""
    return name.startswith(CONTEXT) or name.partition("|")[2].startswith(CONTEXT)


def fit(
    groups: Sequence[Group],
    *,
    ridge: float,
    start: Mapping[str, float] = MappingProxyType({}),
    is_last: bool = True,
) -> dict[str, float]:
    """Return feature -> weight, rounded, that makes the right readings likely.

    Of each group the chance that one of its right readings wins is exp(score) over the sum of all; groups
    without a right reading teach nothing. ``ridge`` holds the weights back; ``start`` are weights to search
    from, those of the round before; where more rounds follow (not ``is_last``) near the optimum is enough.
    The same groups and start give the same weights.
    """
    design = _design([group for group in groups if group.is_reachable])
    if not design.names:
        return {}
    ridges = np.array([ridge * (HELD_BACK if _is_word(name) else 1.0) for name in design.names])
    begin = np.array([start.get(name, 0.0) for name in design.names])
    weights = zip(design.names, _descended(design, begin, ridges, is_last=is_last), strict=True)
    return {name: round(float(weight), DECIMALS) for name, weight in weights if abs(weight) >= SMALLEST}


def fit_all(
    groups: Mapping[str, Sequence[Group]],
    start: Mapping[str, Mapping[str, float]] = MappingProxyType({}),
    *,
    is_last: bool = True,
) -> dict[str, dict[str, float]]:
    """Return the weights of every model; ``start`` are those of the round before."""
    return {
        name: fit(found, ridge=RIDGES.get(name, RIDGE), start=start.get(name, {}), is_last=is_last)
        for name, found in sorted(groups.items())
    }


def accuracy(groups: Sequence[Group], weights: Mapping[str, float]) -> float:
    """Return the share of reachable groups whose best reading is right."""
    judged = [_is_won(group, weights) for group in groups if group.is_reachable]
    return sum(judged) / len(judged) if judged else 0.0


def _is_won(group: Group, weights: Mapping[str, float]) -> bool:
    scores = [sum(weights.get(name, 0.0) * value for name, value in row.items()) for row, _ in group.rows]
    return group.rows[scores.index(max(scores))][1]


def _design(groups: Sequence[Group]) -> Design:
    rows = [row for group in groups for row in group.rows]
    names = _names(groups)
    column = {name: i for i, name in enumerate(names)}
    cells = [
        (r, column[name], value)
        for r, (features, _) in enumerate(rows)
        for name, value in features.items()
        if name in column
    ]
    at, across, values = (np.array(part) for part in zip(*cells, strict=True)) if cells else ([], [], [])
    sizes = [len(group.rows) for group in groups]
    table = csr_array((values, (at, across)), shape=(len(rows), len(names)))
    return Design(
        names=names,
        rows=table,
        squares=table * table,
        first=np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int64),
        group=np.repeat(np.arange(len(groups)), sizes),
        right=np.array([right for _, right in rows], dtype=np.float64),
    )


def _names(groups: Sequence[Group]) -> list[str]:
    """Return the features in the order of the alphabet, without the words that hardly any decision has."""
    seen: Counter[str] = Counter()
    for group in groups:
        seen.update({name for features, _ in group.rows for name in features})
    return sorted(name for name, count in seen.items() if count >= SEEN or not _is_word(name))


def _loss(design: Design, weights: Vector, ridge: Vector) -> tuple[float, Vector]:
    """Return the loss and its gradient."""
    scores = _scores(design, weights)
    among_all, among_right, sum_all, sum_right = _shares(design, scores)
    loss = float(np.sum(np.log(sum_all) - np.log(sum_right)) + 0.5 * (ridge * weights) @ weights)
    return loss, design.rows.T @ (among_all - among_right) + ridge * weights


def _bend(design: Design, p: Vector, q: Vector, ridge: Vector, step: Vector) -> Vector:
    """Return how the gradient changes along a step: the Hessian times ``step``."""
    moved = design.rows @ step
    spread = p * (moved - _mean(design, p, moved)) - q * (moved - _mean(design, q, moved))
    return np.asarray(design.rows.T @ spread + ridge * step)


def _descended(design: Design, weights: Vector, ridge: Vector, *, is_last: bool) -> Vector:
    """Return the weights of least loss near the given ones.

    The last steps of the last round are Newton's: two machines that round the last bit differently still
    agree on the decimals that are kept.
    """
    options = {
        "maxiter": _MAX_STEPS,
        "maxfun": _MAX_STEPS,
        "maxcor": _REMEMBERED,
        "gtol": _GRADIENT if is_last else _GRADIENT_ON_THE_WAY,
        "ftol": 0.0,
    }
    found = minimize(_loss_of, weights, args=(design, ridge), method="L-BFGS-B", jac=True, options=options)
    weights = found.x
    for _ in range(_POLISH if is_last else 0):
        weights = weights + _newton(design, weights, ridge)
    return weights


def _loss_of(weights: Vector, design: Design, ridge: Vector) -> tuple[float, Vector]:
    return _loss(design, weights, ridge)


def _newton(design: Design, weights: Vector, ridge: Vector) -> Vector:
    """Return the step to where the slope would be nought if the loss were a parabola."""
    size, slope = len(weights), _loss(design, weights, ridge)[1]
    p, q, _, _ = _shares(design, _scores(design, weights))
    bends = design.squares.T @ (p * (1 - p)) + ridge
    operator = LinearOperator((size, size), matvec=partial(_bend, design, p, q, ridge), dtype=np.float64)
    scaled = LinearOperator((size, size), matvec=lambda vector: vector / bends, dtype=np.float64)
    step, _ = cg(operator, -slope, rtol=_ROUGHLY, maxiter=_MOST_SOLVING, M=scaled)
    return np.asarray(step)


def _scores(design: Design, weights: Vector) -> Vector:
    """Return the rows' scores, the highest of each group nought."""
    scores = design.rows @ weights
    return np.asarray(scores - np.maximum.reduceat(scores, design.first)[design.group])


def _shares(design: Design, scores: Vector) -> tuple[Vector, Vector, Vector, Vector]:
    """Return each row's share of its group, and of the right ones of its group, with both sums by group."""
    odds = np.exp(scores)
    right = odds * design.right
    sum_all = np.add.reduceat(odds, design.first)
    sum_right = np.maximum(np.add.reduceat(right, design.first), np.finfo(np.float64).tiny)
    return odds / sum_all[design.group], right / sum_right[design.group], sum_all, sum_right


def _mean(design: Design, shares: Vector, values: Vector) -> Vector:
    """Return each group's mean of ``values`` by ``shares``, once a row."""
    return np.asarray(np.add.reduceat(shares * values, design.first)[design.group])
