"""Scores readings by a small neural network over their named features: one hidden layer. It fits none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A reading's score is ``out`` times its units; a unit is the sum of its features' rows, at least nought.

    So features speak together: "since" means one thing beside a present tense and another beside a past one.

    Attributes:
        rows: feature -> its row of ``table``; features that are not there weigh nothing.
        table: what a feature adds to each unit, shape (features + 1, units); the last row is noughts.
        bias: what each unit starts from, shape (units,).
        out: what each unit adds to the score, shape (units,).
    """

    rows: Mapping[str, int]
    table: Matrix
    bias: Matrix
    out: Matrix

    @classmethod
    def of(cls, features: Sequence[str], matrix: Matrix) -> "Network":
        """Build a network of its features and what ``matrix`` returns: bias, out, then a row a feature.

        Raises:
            ValueError: the features are not as many as the rows, or one is named twice.
        """
        if not len(set(features)) == len(features) == len(matrix) - 2:
            raise ValueError(f"{len(set(features))} features for {len(matrix) - 2} rows of a network")
        full = matrix.astype(np.float32)
        table = np.vstack([full[2:], np.zeros_like(full[:1])])
        return cls({name: row for row, name in enumerate(features)}, table, full[0], full[1])

    @classmethod
    def read(cls, features: Sequence[str], path: Path) -> "Network":
        """Build a network of its features and the file (``.npy``) that holds its matrix."""
        return cls.of(features, np.load(path, allow_pickle=False))

    @classmethod
    def empty(cls) -> "Network":
        """Return a network that knows no feature: all readings score nought."""
        return cls.of((), np.zeros((2, 1), dtype=np.float32))

    def matrix(self) -> Matrix:
        """Return bias, out and table one over the other, shape (features + 2, units)."""
        return np.vstack([self.bias, self.out, self.table[:-1]])

    def scores(self, shared: Iterable[str], readings: Iterable[Iterable[str]]) -> list[float]:
        """Return the score of each reading, given by its own features; ``shared`` are those that all have."""
        row_of, nothing = self.rows.get, len(self.rows)
        units = np.add.reduce(self.table[[row_of(name, nothing) for name in shared]], axis=0) + self.bias
        at, first = list[int](), list[int]()
        for features in readings:
            first.append(len(at))
            at.append(nothing)  # so that no reading is empty; a row of noughts adds nothing
            at += [row_of(name, nothing) for name in features]
        hidden = np.maximum(np.add.reduceat(self.table[at], first, axis=0) + units, 0)
        scores: list[float] = np.add.reduce(hidden * self.out, axis=1).tolist()
        return scores

    def shares(self, features: Mapping[str, float]) -> dict[str, float]:
        """Return what each feature adds to a reading's score while the same units are above nought.

        With what the units start from ("always") the shares add up to the score.
        """
        known = [(name, self.rows[name], value) for name, value in features.items() if name in self.rows]
        units = self.bias.copy()
        for _, row, value in known:
            units += np.float32(value) * self.table[row]
        speaking = np.where(units > 0, self.out, np.float32(0))
        found = {name: value * float(np.add.reduce(self.table[row] * speaking)) for name, row, value in known}
        return {**found, "always": float(np.add.reduce(self.bias * speaking))}
