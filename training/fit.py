"""Fits a decision to labelled readings: a conditional logit with a ridge, or a network; no texts."""

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

import numpy as np
from scipy.optimize import minimize
from scipy.sparse.linalg import LinearOperator, cg

from oiltrack.extract.models import NETWORKS, Fitted, shares
from oiltrack.extract.network import Network
from training.collect import Group
from training.design import Design, Vector, design_of, shares_of
from training.network import fit_network

DECIMALS = 3
SMALLEST = 0.01
"""A weight below this changes no decision worth the line that it takes in the file."""

RIDGES = {"arguments": 2.0, "entities": 0.5, "measure": 4.0, "modality": 4.0}
"""Those that validate best; decisions with many features need to be held back more."""

RIDGE = 1.0

ROUNDS = {"when": 15, "event_when": 30}
"""How often a network looks at all decisions; it needs more rounds of fewer."""

ROUNDS_ON_THE_WAY = 6

_MAX_STEPS = 5000
_GRADIENT = 1e-3
_GRADIENT_ON_THE_WAY = 0.1
_REMEMBERED = 30
_POLISH = 2
_ROUGHLY = 1e-3
_MOST_SOLVING = 200

CONTEXT = ("none before ", "none behind ", "worded, ")
"""Features of weights whose names begin so tell of single words: each speaks in few decisions."""

HELD_BACK = 4.0
"""So many times the ridge of the other features holds these."""


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
    design = design_of([group for group in groups if group.is_reachable], _is_word)
    if not design.names:
        return {}
    ridges = np.array([ridge * (HELD_BACK if _is_word(name) else 1.0) for name in design.names])
    begin = np.array([start.get(name, 0.0) for name in design.names])
    weights = zip(design.names, _descended(design, begin, ridges, is_last=is_last), strict=True)
    return {name: round(float(weight), DECIMALS) for name, weight in weights if abs(weight) >= SMALLEST}


def fit_one(
    name: str, groups: Sequence[Group], *, start: Fitted = MappingProxyType({}), is_last: bool = True
) -> Fitted:
    """Return the weights or the network of a model; weights are looked for from those of ``start``."""
    if name in NETWORKS:
        return fit_network(groups, rounds=ROUNDS[name] if is_last else ROUNDS_ON_THE_WAY)
    known = {} if isinstance(start, Network) else start
    return fit(groups, ridge=RIDGES.get(name, RIDGE), start=known, is_last=is_last)


def fit_all(
    groups: Mapping[str, Sequence[Group]],
    start: Mapping[str, Fitted] = MappingProxyType({}),
    *,
    is_last: bool = True,
) -> dict[str, Fitted]:
    """Return what is fitted for every model; ``start`` is what the round before returned."""
    return {
        name: fit_one(name, found, start=start.get(name, {}), is_last=is_last)
        for name, found in sorted(groups.items())
    }


def accuracy(groups: Sequence[Group], fitted: Fitted) -> float:
    """Return the share of reachable groups whose best reading is right."""
    judged = [_is_won(group, fitted) for group in groups if group.is_reachable]
    return sum(judged) / len(judged) if judged else 0.0


def _is_won(group: Group, fitted: Fitted) -> bool:
    scores = scores_of(group, fitted)
    return group.rows[scores.index(max(scores))][1]


def scores_of(group: Group, fitted: Fitted) -> list[float]:
    """Return the score of each reading of a group."""
    if isinstance(fitted, Network):
        return fitted.scores((), [row for row, _ in group.rows])
    return [sum(shares(fitted, row).values()) for row, _ in group.rows]


def _loss(design: Design, weights: Vector, ridge: Vector) -> tuple[float, Vector]:
    """Return the loss and its gradient."""
    among_all, among_right, sum_all, sum_right = shares_of(design, design.rows @ weights)
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
    p, q, _, _ = shares_of(design, design.rows @ weights)
    bends = (design.rows * design.rows).T @ (p * (1 - p)) + ridge
    operator = LinearOperator((size, size), matvec=partial(_bend, design, p, q, ridge), dtype=np.float64)
    scaled = LinearOperator((size, size), matvec=lambda vector: vector / bends, dtype=np.float64)
    step, _ = cg(operator, -slope, rtol=_ROUGHLY, maxiter=_MOST_SOLVING, M=scaled)
    return np.asarray(step)


def _mean(design: Design, shares: Vector, values: Vector) -> Vector:
    """Return each group's mean of ``values`` by ``shares``, once a row."""
    return np.asarray(np.add.reduceat(shares * values, design.first)[design.group])
