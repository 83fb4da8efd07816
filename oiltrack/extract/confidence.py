"""Turns the margins of a fact's decisions into the probability that the fact is right; it decides nothing."""

import math
from collections.abc import Iterable, Mapping

from oiltrack.extract.models import Ballot, Models, Reading

_FLOOR, _CEILING = 0.01, 0.99
_WIDEST = 30.0


class Confidence:
    """A logistic curve over margins, fitted on facts that their models had not seen."""

    def __init__(self, models: Models) -> None:
        self._weights = models.weights("confidence")
        self._watch = models.watch

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
        features = describe(kind, margins, traits)
        total = sum(self._weights.get(name, 0.0) * value for name, value in features.items())
        if self._watch:
            self._watch(Ballot("confidence", subject, (Reading(kind, features, total),)))
        return round(min(max(1 / (1 + math.exp(-total)), _FLOOR), _CEILING), 3)


def describe(kind: str, margins: Mapping[str, float], traits: Iterable[str] = ()) -> dict[str, float]:
    """Return what a confidence rests on: the log probability of each margin, each trait, a constant.

    A decision with margin m is right with probability 1 / (1 + e^-m) if its model is honest. The logs add up
    to that of all being right at once; the fitted weights correct the honesty.
    """
    features = {f"{kind}, always": 1.0}
    features |= {f"{kind}, {name}": _log_probability(margin) for name, margin in margins.items()}
    features |= {f"{kind}, {trait}": 1.0 for trait in traits}
    return features


def _log_probability(margin: float) -> float:
    return -math.log1p(math.exp(-min(max(margin, -_WIDEST), _WIDEST)))
