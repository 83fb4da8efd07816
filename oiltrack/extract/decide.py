"""Chooses among the labels of a figure (measure, aspect, modality) by fitted weights of its features. It finds no features."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from oiltrack.extract.models import Ballot, Models, Reading, reading
from oiltrack.facts import Aspect, Measure, Modality

L = TypeVar("L", Measure, Aspect, Modality)


@dataclass(frozen=True, slots=True)
class Choice(Generic[L]):
    """The best label, its margin over the next one, and the features that spoke most for it."""

    label: L
    margin: float
    reasons: tuple[str, ...]


class Decision(Generic[L]):
    """A log-linear choice; ``name`` is the stem of its weights."""

    def __init__(self, name: str, labels: tuple[L, ...], models: Models) -> None:
        self._name, self._watch = name, models.watch
        self._labels: tuple[L, ...] = labels
        fitted = models.weights(name)
        self._weights: dict[str, tuple[float, ...]] = {}
        for feature in {key.split("|", 1)[1] for key in fitted}:
            self._weights[feature] = tuple(fitted.get(f"{label.value}|{feature}", 0.0) for label in labels)

    def choose(self, features: list[str], allowed: tuple[L, ...] | None = None) -> Choice[L]:
        """Return the label with the highest sum of weights among those allowed."""
        rows = [(feature, row) for feature in (*features, "always") if (row := self._weights.get(feature))]
        totals = [sum(row[i] for _, row in rows) for i in range(len(self._labels))]
        order = sorted(range(len(totals)), key=lambda i: -totals[i])
        if allowed:
            order = [i for i in order if self._labels[i] in allowed] or order
        if self._watch:
            self._watch(Ballot(self._name, None, tuple(self._reading(i, features, totals[i]) for i in order)))
        best = order[0]
        second = order[1] if len(order) > 1 else best
        told = sorted(rows, key=lambda pair: pair[1][second] - pair[1][best])[:3]
        return Choice(
            self._labels[best], totals[best] - totals[second], tuple(feature for feature, _ in told)
        )

    def _reading(self, label: int, features: list[str], total: float) -> Reading:
        name = self._labels[label].value
        return reading(name, ((f"{name}|{feature}", 1.0) for feature in (*features, "always")), total)


def measures(models: Models) -> Decision[Measure]:
    """Return the decision on the measure."""
    return Decision("measure", tuple(Measure), models)


def aspects(models: Models) -> Decision[Aspect]:
    """Return the decision on the aspect."""
    return Decision("aspect", tuple(Aspect), models)


def modalities(models: Models) -> Decision[Modality]:
    """Return the decision on the modality."""
    return Decision("modality", tuple(Modality), models)


def event_modalities(models: Models) -> Decision[Modality]:
    """Return the decision on the modality of an event."""
    return Decision("event_modality", tuple(Modality), models)
