"""Holds the fitted weights of every decision, and shows each one to whoever watches. It decides nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from oiltrack.extract import weights

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

SURE = 10.0
"""The margin of a decision with one reading only."""

Answer = str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a figure or event: what it says, the features for and against, their weighted sum."""

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
    """Feature -> weight by the name of the model; a model that is missing weighs nothing.

    ``watch``, where given, is called with each decision (training, explanations).
    """

    fitted: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    watch: Watch | None = None

    @classmethod
    def load(cls, watch: Watch | None = None) -> "Models":
        """Return the weights that ship with oiltrack."""
        return cls({name: weights.load(name) for name in NAMES}, watch)

    def weights(self, name: str) -> Mapping[str, float]:
        """Return feature -> weight of one model."""
        return self.fitted.get(name, {})
