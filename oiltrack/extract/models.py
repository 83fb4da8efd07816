"""Holds the fitted weights of every decision, and shows each one to whoever watches. It decides nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from oiltrack.extract import weights
from oiltrack.extract.network import Network

NAMES = (
    "entities",
    "measure",
    "aspect",
    "modality",
    "when",
    "arguments",
    "event_modality",
    "event_when",
    "confidence",
)

NETWORKS = frozenset({"when", "event_when"})
"""Those that are networks; all others are linear."""

Fitted = Mapping[str, float] | Network
"""What was fitted for one decision: feature -> weight, or a network."""

SURE = 10.0
"""The margin of a decision with one reading only."""

Answer = str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a figure or event: what it says, the features for and against, its score."""

    answer: Answer
    features: Mapping[str, float]
    score: float


@dataclass(frozen=True, slots=True)
class Ballot:
    """A decision as it was taken.

    Attributes:
        model: whose weights decided, one of ``NAMES``.
        subject: the ``Quantity`` or ``Moment`` decided on; None: that of the ballot before.
        readings: all that were weighed, the best first.
    """

    model: str
    subject: object | None
    readings: tuple[Reading, ...]


def reading(answer: Answer, features: Iterable[tuple[str, float]], score: float) -> Reading:
    """Return a reading; a feature named twice counts twice."""
    summed: dict[str, float] = {}
    for name, value in features:
        summed[name] = summed.get(name, 0.0) + value
    return Reading(answer, summed, score)


Watch = Callable[[Ballot], None]


@dataclass(frozen=True, slots=True)
class Models:
    """What was fitted, by the name of the model; a model that is missing weighs nothing.

    ``watch``, where given, is called with each decision (training, explanations).
    """

    fitted: Mapping[str, Fitted] = field(default_factory=dict)
    watch: Watch | None = None

    @classmethod
    def load(cls, watch: Watch | None = None) -> "Models":
        """Return the weights that ship with oiltrack."""
        linear = {name: weights.load(name) for name in NAMES if name not in NETWORKS}
        return cls({**linear, **{name: weights.load_network(name) for name in sorted(NETWORKS)}}, watch)

    def weights(self, name: str) -> Mapping[str, float]:
        """Return feature -> weight of a linear model.

        Raises:
            TypeError: a network was fitted for it.
        """
        fitted = self.fitted.get(name, {})
        if isinstance(fitted, Network):
            raise TypeError(f"{name} is a network, no weights")
        return fitted

    def network(self, name: str) -> Network:
        """Return the network of a model that is one.

        Raises:
            TypeError: weights were fitted for it.
        """
        fitted = self.fitted.get(name, Network.empty())
        if not isinstance(fitted, Network):
            raise TypeError(f"{name} has weights, it is no network")
        return fitted


def shares(fitted: Fitted, features: Mapping[str, float]) -> dict[str, float]:
    """Return what each feature of a reading adds to its score."""
    if isinstance(fitted, Network):
        return fitted.shares(features)
    return {name: fitted.get(name, 0.0) * value for name, value in features.items()}
