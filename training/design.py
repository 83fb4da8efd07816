"""Lays labelled readings out as arrays, one row a reading, for whoever fits a decision. It fits none."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from training.collect import Group

SEEN = 4
"""What fewer decisions have is not learnt: words in a sum of weights, any feature in a network."""

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Design:
    """Groups as arrays: one row a reading, groups one after the other.

    Attributes:
        names: the features, one a column.
        rows: their values, a sparse array (scipy has no types).
        first: index of the first row of each group.
        group: the group of each row.
        right: 1 for a right reading, else 0.
    """

    names: list[str]
    rows: Any
    first: NDArray[np.int64]
    group: NDArray[np.int64]
    right: Vector

    def some(self, groups: NDArray[np.int64]) -> "Design":
        """Return the design of some groups, given by their numbers in rising order."""
        ends = np.append(self.first[1:], len(self.right))
        sizes = ends[groups] - self.first[groups]
        first = starts(sizes)
        group = np.repeat(np.arange(len(groups)), sizes)
        at = np.arange(len(group)) - first[group] + self.first[groups][group]
        return Design(self.names, self.rows[at], first, group, self.right[at])


def design_of(groups: Sequence[Group], is_rare: Callable[[str], bool]) -> Design:
    """Return the design of groups, each as often as it counts.

    ``is_rare`` names the features that are learnt only if seen often; seen by a group that counts as many
    is seen once.
    """
    names = _names(groups, is_rare)
    groups = [group for group in groups for _ in range(group.counts)]
    rows = [row for group in groups for row in group.rows]
    column = {name: i for i, name in enumerate(names)}
    cells = [
        (r, column[name], value)
        for r, (features, _) in enumerate(rows)
        for name, value in features.items()
        if name in column
    ]
    at, across, values = (np.array(part) for part in zip(*cells, strict=True)) if cells else ([], [], [])
    sizes = np.array([len(group.rows) for group in groups], dtype=np.int64)
    return Design(
        names=names,
        rows=csr_array((values, (at, across)), shape=(len(rows), len(names))),
        first=starts(sizes),
        group=np.repeat(np.arange(len(groups)), sizes),
        right=np.array([right for _, right in rows], dtype=np.float64),
    )


def _names(groups: Sequence[Group], is_rare: Callable[[str], bool]) -> list[str]:
    """Return the features in the order of the alphabet, without rare ones that hardly any decision has."""
    seen: Counter[str] = Counter()
    for group in groups:
        seen.update({name for features, _ in group.rows for name in features})
    return sorted(name for name, count in seen.items() if count >= SEEN or not is_rare(name))


def starts(sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where the rows of each group begin."""
    return np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int64)


def shares_of(design: Design, scores: Vector) -> tuple[Vector, Vector, Vector, Vector]:
    """Return each row's share of its group, and of the right ones of its group, with both sums by group."""
    scores = scores - np.maximum.reduceat(scores, design.first)[design.group]
    chances = np.exp(scores)
    right = chances * design.right
    sum_all = np.add.reduceat(chances, design.first)
    sum_right = np.maximum(np.add.reduceat(right, design.first), np.finfo(np.float64).tiny)
    return chances / sum_all[design.group], right / sum_right[design.group], sum_all, sum_right
