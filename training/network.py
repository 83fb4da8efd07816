"""Fits the network of a decision to labelled readings, by many small steps (Adam). It reads no texts.

The order of the steps and the units that rest come from a fixed seed, and no sum is left to a library that
may split it: the same groups give the same bytes on one machine, on another one nearly the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from oiltrack.extract.network import Matrix, Network
from training.collect import Group
from training.design import Design, design_of, shares_of

UNITS = 128

_AT_ONCE = 256
_STEP = 0.002
_RESTING = 0.5
_UNHEARD = 0.1
"""Shares of the units, and of a reading's features, that a step leaves out: so none learns by heart."""
_SPREAD = 0.1
_SEED = 1
_SLOW, _SLOWER, _LEAST = 0.9, 0.999, 1e-8


def fit_network(groups: Sequence[Group], *, rounds: int) -> Network:
    """Return the network that makes the right readings likely.

    Of each group the chance that one of its right readings wins is exp(score) over the sum of all; groups
    without a right reading teach nothing, neither does the order of documents, and features that fewer than
    ``SEEN`` decisions have are not learnt. All groups are looked at ``rounds`` times: with more the network
    learns by heart.
    """
    taught = sorted((group for group in groups if group.is_reachable), key=lambda group: group.document)
    design = design_of(taught, lambda name: True)
    if not design.names:
        return Network.empty()
    draw = np.random.default_rng(_SEED)
    parts = _begin(len(design.names), draw)
    order = np.arange(len(design.first))
    batches = -(-len(order) // _AT_ONCE)
    adam = _Adam(rounds * batches)
    for _ in range(rounds):
        draw.shuffle(order)
        for turn in range(batches):
            batch = design.some(np.sort(order[turn::batches]))
            adam.step(parts, _slopes(batch, parts, draw))
    table, bias, out = parts
    return Network.of(design.names, np.vstack([bias, out, table]).astype(np.float16))


def _begin(size: int, draw: Generator) -> list[Matrix]:
    """Return table, bias and out before the first step."""
    table = draw.normal(0, _SPREAD, (size, UNITS))
    out = draw.normal(0, UNITS**-0.5, UNITS)
    return [part.astype(np.float32) for part in (table, np.zeros(UNITS), out)]


def _slopes(batch: Design, parts: Sequence[Matrix], draw: Generator) -> list[Matrix]:
    """Return how the loss of a batch changes with table, bias and out."""
    table, bias, out = parts
    rows: Any = batch.rows.astype(np.float32)
    rows.data *= _kept(rows.data.shape, _UNHEARD, draw)
    units = rows @ table + bias
    awake = (units > 0) * _kept(units.shape, _RESTING, draw)
    hidden = units * awake
    scores = np.add.reduce(hidden * out, axis=1).astype(np.float64)
    among_all, among_right, _, _ = shares_of(batch, scores)
    pull = ((among_all - among_right) / len(batch.first)).astype(np.float32)[:, None]
    back = pull * out * awake
    return [rows.T @ back, np.add.reduce(back, axis=0), np.add.reduce(hidden * pull, axis=0)]


def _kept(shape: tuple[int, ...], left_out: float, draw: Generator) -> Matrix:
    """Return nought for what is left out, and for the rest what makes up for it."""
    kept: NDArray[np.bool_] = draw.random(shape, dtype=np.float32) > left_out
    return kept.astype(np.float32) / np.float32(1 - left_out)


@dataclass(slots=True)
class _Adam:
    """Steps along the slopes, each number by its own pace (Kingma and Ba, 2015), ever shorter ones."""

    steps: int
    taken: int = 0
    mean: list[Matrix] = field(default_factory=list)
    square: list[Matrix] = field(default_factory=list)

    def step(self, parts: Sequence[Matrix], slopes: Sequence[Matrix]) -> None:
        """Move ``parts`` in place."""
        if not self.mean:
            self.mean = [np.zeros_like(part) for part in parts]
            self.square = [np.zeros_like(part) for part in parts]
        self.taken += 1
        left = 1 - self.taken / self.steps
        pace = np.float32(_STEP * left * (1 - _SLOWER**self.taken) ** 0.5 / (1 - _SLOW**self.taken))
        for part, slope, mean, square in zip(parts, slopes, self.mean, self.square, strict=True):
            mean *= np.float32(_SLOW)
            mean += np.float32(1 - _SLOW) * slope
            square *= np.float32(_SLOWER)
            square += np.float32(1 - _SLOWER) * slope * slope
            part -= pace * mean / (np.sqrt(square) + np.float32(_LEAST))
