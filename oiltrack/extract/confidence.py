"""Turns the margins of a fact's decisions into the probability that the fact is right; it decides nothing."""

import math
from collections.abc import Iterable, Mapping

from oiltrack.extract.models import Ballot, Models, Reading

_FLOOR, _CEILING = 0.01, 0.99
_WIDE = 4.0
_WIDEST = 30.0


class Confidence:
    """A logistic curve over margins, fitted on facts that their models had not seen."""

    def __init__(self, models: Models) -> None:
        self._weights = models.weights("confidence")
        self._watch = models.watch
        self._by_kind: dict[str, dict[str, float]] = {"figure": {}, "event": {}}
        for name, weight in self._weights.items():
            kind, _, feature = name.partition(", ")
            self._by_kind[kind][feature] = weight

    def of_figure(
        self, margins: Mapping[str, float], traits: Iterable[str] = (), *, subject: object | None = None
    ) -> float:
        """Return the probability that an observation is right, date included.

        Args:
            margins: decision (``entities``, ``measure``, ``aspect``, ``modality``, ``when``) -> how far its
                best reading lies before the best one that says something else.
            traits: names of what else makes a figure surer or less sure (``unit bare``).
            subject: the quantity, for whoever watches.
        """
        return self._weigh("figure", margins, traits, subject)

    def of_event(
        self, margins: Mapping[str, float], traits: Iterable[str] = (), *, subject: object | None = None
    ) -> float:
        """Return the probability that an event is right; ``subject`` is its trigger, the rest as above."""
        return self._weigh("event", margins, traits, subject)

    def _weigh(
        self, kind: str, margins: Mapping[str, float], traits: Iterable[str], subject: object | None
    ) -> float:
        if self._watch:
            features = describe(kind, margins, traits)
            chance = probability(self._weights, features)
            self._watch(Ballot("confidence", subject, (Reading(kind, features, chance),)))
            return chance
        weight = self._by_kind[kind].get
        total = weight("always", 0.0)
        for name, margin in margins.items():
            if margin < _WIDE:
                total += weight(name, 0.0) * (margin - _WIDE)
        for trait in traits:
            total += weight(trait, 0.0)
        return _chance(total)


def probability(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Return the probability that features stand for, by fitted weights; never quite 0 or 1."""
    return _chance(sum(weights.get(name, 0.0) * value for name, value in features.items()))


def _chance(total: float) -> float:
    held = min(max(total, -_WIDEST), _WIDEST)
    return round(min(max(1 / (1 + math.exp(-held)), _FLOOR), _CEILING), 3)


def describe(kind: str, margins: Mapping[str, float], traits: Iterable[str] = ()) -> dict[str, float]:
    """Return what a confidence rests on: what each margin lacks to be wide, each trait, a constant.

    Past ``_WIDE`` a wider margin makes no fact surer: what is wrong then, no feature foretells.
    """
    features = {f"{kind}, always": 1.0}
    features |= {f"{kind}, {name}": min(margin, _WIDE) - _WIDE for name, margin in margins.items()}
    features |= {f"{kind}, {trait}": 1.0 for trait in traits}
    return features
