"""Chooses among the labels of a figure (measure, aspect, modality) by fitted weights of its features.

It finds no features.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from math import inf
from operator import sub
from typing import Generic, TypeVar

from oiltrack.extract.models import Ballot, Models, Reading, reading
from oiltrack.facts import Aspect, Measure, Modality

L = TypeVar("L", Measure, Aspect, Modality)
_TOLD = 3


@dataclass(slots=True)
class Choice(Generic[L]):
    """The best label, its margin over the next one, and the features that spoke most for it."""

    label: L
    margin: float
    reasons: tuple[str, ...]

    def told(self) -> str:
        """Return the label with its reasons in words."""
        return f"{self.label} ({', '.join(self.reasons)})"


class Decision(Generic[L]):
    """A log-linear choice; ``name`` is the stem of its weights."""

    def __init__(self, name: str, labels: tuple[L, ...], *, models: Models) -> None:
        self._name, self._watch = name, models.watch
        self._labels: tuple[L, ...] = labels
        fitted = models.weights(name)
        self._weights: dict[str, tuple[float, ...]] = {}
        for feature in {key.split("|", 1)[1] for key in fitted}:
            self._weights[feature] = tuple(fitted.get(f"{label}|{feature}", 0.0) for label in labels)

    def choose(self, features: Sequence[str], allowed: tuple[L, ...] | None = None) -> Choice[L]:
        """Return the label with the highest sum of weights among those allowed."""
        weights = self._weights
        known = list(map(weights.get, (*features, "always")))
        rows = list(filter(None, known))
        columns = list(zip(*rows, strict=True)) or [()] * len(self._labels)
        totals: list[float] = list(map(sum, columns))
        order = sorted(range(len(totals)), key=totals.__getitem__, reverse=True)
        if allowed:
            order = [i for i in order if self._labels[i] in allowed] or order
        if self._watch:
            self._watch(Ballot(self._name, None, tuple(self._reading(i, features, totals[i]) for i in order)))
        best = order[0]
        second = order[1] if len(order) > 1 else best
        against = list(map(sub, columns[second], columns[best]))
        told = _least(against) if len(rows) > _TOLD else sorted(range(len(rows)), key=against.__getitem__)
        named = list(compress((*features, "always"), known))
        return Choice(self._labels[best], totals[best] - totals[second], tuple([named[i] for i in told]))

    def _reading(self, label: int, features: Sequence[str], total: float) -> Reading:
        name = self._labels[label].value
        return reading(name, ((f"{name}|{feature}", 1.0) for feature in (*features, "always")), total)


def _least(values: list[float]) -> list[int]:
    """Return where the three least of more values stand, the least first; of equal ones the first."""
    found = []
    rest = list(values)
    for _ in range(_TOLD):
        at = rest.index(min(rest))
        rest[at] = inf
        found.append(at)
    return found


def measures(models: Models) -> Decision[Measure]:
    """Return the decision on the measure."""
    return Decision("measure", tuple(Measure), models=models)


def aspects(models: Models) -> Decision[Aspect]:
    """Return the decision on the aspect."""
    return Decision("aspect", tuple(Aspect), models=models)


def modalities(models: Models) -> Decision[Modality]:
    """Return the decision on the modality."""
    return Decision("modality", tuple(Modality), models=models)


def event_modalities(models: Models) -> Decision[Modality]:
    """Return the decision on the modality of an event."""
    return Decision("event_modality", tuple(Modality), models=models)
