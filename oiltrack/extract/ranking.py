"""Ranks the readings of one decision by fitted weights, and shows them to whoever watches.

It finds no readings.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import exp, log
from typing import Any, Generic, Protocol, TypeVar

from oiltrack.extract.models import SURE, Answer, Ballot, Models, reading

A = TypeVar("A", bound=Answer)

Crossing = tuple[str, tuple[str, ...]]
"""A feature and the traits that it speaks beside: each pair is a feature of its own, "label & behind it"."""

Alike = Callable[[Any, Any], bool]
"""Tells whether two answers mean the same."""

_OUT_OF_REACH = 4.0
"""A reading so far behind the best adds nothing to what means the same."""

_AND = " & "
_MOST = 500.0
"""No score is larger; the exponential function would overflow not far above."""


class _Weighed(dict[str, float]):
    """Weights by name, nearly all that are asked for; the few other names weigh nothing."""

    def __missing__(self, name: str) -> float:
        return 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """Fitted weights: ``single`` by feature, ``pairs`` by feature and trait; other names weigh nothing."""

    single: Mapping[str, float]
    pairs: Mapping[str, Mapping[str, float]]

    @classmethod
    def of(cls, fitted: Mapping[str, float]) -> "Weights":
        """Sort the weights of a model by kind."""
        single = _Weighed()
        pairs: dict[str, dict[str, float]] = {}
        for name, weight in fitted.items():
            first, beside, trait = name.partition(_AND)
            if beside:
                pairs.setdefault(first, {})[trait] = weight
            else:
                single[name] = weight
        nothing = {trait: 0.0 for row in pairs.values() for trait in row}
        return cls(single, {name: _Weighed(nothing | row) for name, row in pairs.items()})


def spelled_out(crossed: Iterable[Crossing]) -> Iterator[str]:
    """Yield the name of each pair of a feature and a trait."""
    return (f"{name}{_AND}{trait}" for name, traits in crossed for trait in traits)


class Rankable(Protocol):
    """A reading that can be weighed."""

    @property
    def answer(self) -> Answer:
        """What it says."""

    @property
    def order(self) -> tuple[Any, ...]:
        """What comes first among readings of the same weight."""

    def score(self, weights: Weights) -> float:
        """Return the weighted sum of its features."""

    def weighed(self) -> Iterable[tuple[str, float]]:
        """Return its features with their values."""


R = TypeVar("R", bound=Rankable)


@dataclass(slots=True)
class Candidate(Generic[A]):
    """A reading: what it says, the names of the features for and against it, where it comes from.

    ``shared`` are features that all readings of the decision have: they tell something beside others only,
    so a network weighs them and a sum of weights does not.
    """

    answer: A
    features: tuple[str, ...]
    told: str
    shared: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        """Places come in the order of the alphabet, dates as they were found."""
        return self.answer if isinstance(self.answer, tuple) else ()

    def score(self, weights: Weights) -> float:
        """Return the sum of the weights of its features."""
        return sum(map(weights.single.__getitem__, self.features))

    def weighed(self) -> Iterable[tuple[str, float]]:
        """Return its features; each speaks once."""
        return ((name, 1.0) for name in (*self.features, *self.shared))


@dataclass(slots=True)
class Ranking(Generic[R]):
    """The best reading, and how far it lies before the first one that says something else."""

    best: R
    margin: float


class _Ranker(ABC, Generic[R]):
    """Ranks the readings of one model, however they are scored.

    With ``pooled`` the chances of readings that say the same add up, as they do when weights are fitted:
    three fair reasons for one place outweigh a good one for another. With ``alike`` those of readings with
    other answers that mean the same count for each other.
    """

    def __init__(
        self, name: str, models: Models, *, pooled: bool = False, alike: Alike | None = None
    ) -> None:
        self._name, self._watch, self._pooled, self._alike = name, models.watch, pooled, alike

    def rank(self, found: Iterable[R], subject: object, *, alike: Alike | None = None) -> Ranking[R]:
        """Return the best of the readings of ``subject``; at least one is needed.

        ``alike`` takes the place of the ranker's own for this subject.
        """
        alike = alike or self._alike
        weighed = self._weigh(found)
        if self._watch:
            ranked = sorted(weighed, key=lambda pair: (-pair[0], pair[1].order))
            readings = tuple(reading(c.answer, c.weighed(), score) for score, c in ranked)
            self._watch(Ballot(self._name, subject, readings))
        if self._pooled:
            return _best_of_pooled(weighed)
        return best_of_alike(weighed, alike) if alike else _best(weighed)

    @abstractmethod
    def _weigh(self, found: Iterable[R]) -> list[tuple[float, R]]:
        """Return the readings with their scores."""


class Ranker(_Ranker[R]):
    """Ranks with the weights of one model."""

    def __init__(
        self, name: str, models: Models, *, pooled: bool = False, alike: Alike | None = None
    ) -> None:
        super().__init__(name, models, pooled=pooled, alike=alike)
        self._weights = Weights.of(models.weights(name))

    def _weigh(self, found: Iterable[R]) -> list[tuple[float, R]]:
        weights = self._weights
        return [(candidate.score(weights), candidate) for candidate in found]


class NetworkRanker(_Ranker[Candidate[A]]):
    """Ranks with the network of one model; the readings of a decision have the same ``shared`` features."""

    def __init__(self, name: str, models: Models, *, alike: Alike | None = None) -> None:
        super().__init__(name, models, alike=alike)
        self._network = models.network(name)

    def _weigh(self, found: Iterable[Candidate[A]]) -> list[tuple[float, Candidate[A]]]:
        candidates = list(found)
        scores = self._network.scores(candidates[0].shared, [c.features for c in candidates])
        return list(zip(scores, candidates, strict=True))


def _best(weighed: Sequence[tuple[float, R]]) -> Ranking[R]:
    """Return the reading of the highest score, before the first one that says something else."""
    top = max([score for score, _ in weighed])
    best = _first([c for score, c in weighed if score == top])
    answer = best.answer
    others = [score for score, c in weighed if c.answer != answer]
    return Ranking(best, top - max(others) if others else SURE)


def _best_of_pooled(weighed: Sequence[tuple[float, R]]) -> Ranking[R]:
    """Return the best reading of the answer whose readings have the best chance together."""
    answered = [(c.answer, score) for score, c in weighed]
    totals = pool(answered)
    keys = [(totals[answer], score) for answer, score in answered]
    top = max(keys)
    best = _first([c for (_, c), key in zip(weighed, keys, strict=True) if key == top])
    del totals[best.answer]
    return Ranking(best, top[0] - max(totals.values()) if totals else SURE)


def best_of_alike(weighed: Sequence[tuple[float, R]], alike: Alike) -> Ranking[R]:
    """Return the best reading of those that mean the same and have the best chance together."""
    top = max([score for score, _ in weighed])
    near = [(exp(score - top), score, c) for score, c in weighed if score > top - _OUT_OF_REACH]
    totals = [sum([chance for chance, _, d in near if alike(c.answer, d.answer)]) for _, _, c in near]
    keys = [(round(total, 9), score) for total, (_, score, _) in zip(totals, near, strict=True)]
    key = max(keys)
    best = _first([c for (_, _, c), found in zip(near, keys, strict=True) if found == key])
    rivals = [log(t) for t, (_, _, c) in zip(totals, near, strict=True) if not alike(c.answer, best.answer)]
    if not rivals:
        rivals = [score - top for score, c in weighed if not alike(c.answer, best.answer)]
    return Ranking(best, log(key[0]) - max(rivals) if rivals else SURE)


def _first(found: Sequence[R]) -> R:
    """Return the one that comes first of readings that weigh the same."""
    return found[0] if len(found) == 1 else min(found, key=lambda candidate: candidate.order)


def pool(scores: Iterable[tuple[A, float]]) -> dict[A, float]:
    """Return, an answer, the log of the summed chances of its readings."""
    chances: dict[A, float] = {}
    for answer, score in scores:
        chances[answer] = chances.get(answer, 0.0) + exp(min(score, _MOST))
    return {answer: log(chance) if chance else -_MOST for answer, chance in chances.items()}


def merged(found: Iterable[Candidate[A]]) -> list[Candidate[A]]:
    """Join readings that say the same: all that speaks for them counts once."""
    by_answer: dict[A, list[Candidate[A]]] = {}
    for candidate in found:
        same = by_answer.get(candidate.answer)
        if same is None:
            by_answer[candidate.answer] = [candidate]
        else:
            same.append(candidate)
    return [same[0] if len(same) == 1 else _joined(same) for same in by_answer.values()]


def _joined(same: Sequence[Candidate[A]]) -> Candidate[A]:
    features = dict.fromkeys(chain.from_iterable([candidate.features for candidate in same]))
    return Candidate(same[0].answer, tuple(features), same[0].told, same[0].shared)


def gap_name(gap: int, bounds: Mapping[str, int]) -> str:
    """Return the name of a distance: the first whose bound it stays below, else "very far"."""
    for name, limit in bounds.items():
        if gap < limit:
            return name
    return "very far"
