"""Ranks the readings of one decision by fitted weights, and shows them to whoever watches.

It finds no readings.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat
from math import exp, log
from typing import Any, Generic, Protocol, TypeVar

from oiltrack.extract.models import SURE, Answer, Ballot, Models, reading

A = TypeVar("A", bound=Answer)

Crossing = tuple[str, tuple[str, ...]]
"""A feature and the traits that it speaks beside: each pair is a feature of its own, "date & expected"."""

_AND = " & "
_NOTHING = repeat(0.0)
_MOST = 500.0
"""No score is larger; the exponential function would overflow not far above."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Fitted weights: ``single`` by feature, ``pairs`` by feature and trait; others weigh nothing."""

    single: Mapping[str, float]
    pairs: Mapping[str, Mapping[str, float]]

    @classmethod
    def of(cls, fitted: Mapping[str, float]) -> "Weights":
        """Sort the weights of a model by kind."""
        single: dict[str, float] = {}
        pairs: dict[str, dict[str, float]] = {}
        for name, weight in fitted.items():
            first, beside, trait = name.partition(_AND)
            if beside:
                pairs.setdefault(first, {})[trait] = weight
            else:
                single[name] = weight
        return cls(single, pairs)


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

    A pair of ``crossed`` is spelled out only for whoever watches: there are many, and few were fitted.
    """

    answer: A
    features: tuple[str, ...]
    told: str
    crossed: tuple[Crossing, ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        """Places come in the order of the alphabet, dates as they were found."""
        return self.answer if isinstance(self.answer, tuple) else ()

    def score(self, weights: Weights) -> float:
        """Return the sum of the weights of its features."""
        total = sum(map(weights.single.get, self.features, _NOTHING))
        for name, traits in self.crossed:
            if fitted := weights.pairs.get(name):
                total += sum(map(fitted.get, traits, _NOTHING))
        return total

    def weighed(self) -> Iterable[tuple[str, float]]:
        """Return its features; each speaks once."""
        pairs = (f"{name}{_AND}{trait}" for name, traits in self.crossed for trait in traits)
        return ((name, 1.0) for name in (*self.features, *pairs))


@dataclass(slots=True)
class Ranking(Generic[R]):
    """The best reading, and how far it lies before the first one that says something else."""

    best: R
    margin: float


class Ranker(Generic[R]):
    """Ranks with the weights of one model.

    With ``pooled`` the chances of readings that say the same add up, as they do when weights are fitted:
    three fair reasons for one place outweigh a good one for another.
    """

    def __init__(self, name: str, models: Models, *, pooled: bool = False) -> None:
        self._name, self._watch, self._pooled = name, models.watch, pooled
        self._weights = Weights.of(models.weights(name))

    def rank(self, found: Iterable[R], subject: object) -> Ranking[R]:
        """Return the best of the readings of ``subject``; at least one is needed."""
        weighed = [(candidate.score(self._weights), candidate) for candidate in found]
        if self._watch:
            ranked = sorted(weighed, key=lambda pair: (-pair[0], pair[1].order))
            readings = tuple(reading(c.answer, c.weighed(), score) for score, c in ranked)
            self._watch(Ballot(self._name, subject, readings))
        totals = pool((c.answer, score) for score, c in weighed) if self._pooled else {}
        scored = [(totals.get(c.answer, score), score, c) for score, c in weighed]
        top = max((total, score) for total, score, _ in scored)
        best = min((c for total, score, c in scored if (total, score) == top), key=lambda c: c.order)
        others = [total for total, _, c in scored if c.answer != best.answer]
        return Ranking(best, top[0] - max(others) if others else SURE)


def pool(scores: Iterable[tuple[A, float]]) -> dict[A, float]:
    """Return, an answer, the log of the summed chances of its readings."""
    chances: dict[A, float] = {}
    for answer, score in scores:
        chances[answer] = chances.get(answer, 0.0) + exp(min(score, _MOST))
    return {answer: log(chance) if chance else -_MOST for answer, chance in chances.items()}


def merged(found: Iterable[Candidate[A]]) -> list[Candidate[A]]:
    """Join readings that say the same: all that speaks for them counts once."""
    joined: dict[A, Candidate[A]] = {}
    for candidate in found:
        held = joined.setdefault(candidate.answer, candidate)
        if held is not candidate:
            features = tuple(dict.fromkeys((*held.features, *candidate.features)))
            crossed = tuple(dict((*held.crossed, *candidate.crossed)).items())
            joined[candidate.answer] = Candidate(held.answer, features, held.told, crossed)
    return list(joined.values())


def gap_name(gap: int, bounds: Mapping[str, int]) -> str:
    """Return the name of a distance: the first whose bound it stays below, else "very far"."""
    return next((name for name, limit in bounds.items() if gap < limit), "very far")
